"""Taking turns: who has waited longest for something goes next."""

from __future__ import annotations

from collections.abc import Sequence


class Turns:
    """Who had their turn at what, and in which order.

    Examples:
        >>> turns = Turns()
        >>> [turns.next_of("cleaning", people) for people in ([0, 1, 2], [0, 2], [0, 1, 2])]
        [0, 2, 1]
    """

    def __init__(self) -> None:
        self._last: dict[tuple[str, int], int] = {}
        self._taken = 0

    def next_of(self, what: str, people: Sequence[int]) -> int:
        """Return whose turn it is, and count it as taken; ties go to the lowest number."""
        chosen = min(people, key=lambda person: (self._last.get((what, person), -1), person))
        self._last[what, chosen] = self._taken
        self._taken += 1
        return chosen
