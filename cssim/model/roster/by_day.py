"""Something for each service day, made from what the days before left behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class ByDay(Generic[T]):
    """Values by service day, each made once, in the order of days and not before it is asked for.

    Examples:
        >>> squares = ByDay(lambda day: day * day)
        >>> squares[3]
        9
    """

    def __init__(self, make: Callable[[int], T]) -> None:
        self._make = make
        self._made: list[T] = []

    def __getitem__(self, day: int) -> T:
        """Return the value of a service day, from 0."""
        while len(self._made) <= day:
            self._made.append(self._make(len(self._made)))
        return self._made[day]

    def around(self, day: int) -> list[T]:
        """Return the values of the day before, the day itself and the day after."""
        return [self[other] for other in range(max(day - 1, 0), day + 2)]
