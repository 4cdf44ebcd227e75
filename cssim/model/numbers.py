"""The numbers of rulebook and shop that the desk works by."""

from __future__ import annotations

from dataclasses import dataclass

from cssim.scenario import WORK_CLASSES, Rulebook, Shop


@dataclass(frozen=True)
class DeskNumbers:
    """What the desk needs to know of the rules, and of what crowding does to people.

    Attributes:
        concurrent_chats: slots of each agent.
        auto_close: silence after which a slot is freed, µs; None for never.
        priority: work classes, the one to be done first at the front.
        interruptible: work classes that pause for a message and resume.
        load: factor on composing with 1, 2, 3 … open chats; the last holds beyond.
        pressure: factor on composing with 0, 1, 2 … messages waiting; the last holds beyond.

    Examples:
        >>> DeskNumbers(concurrent_chats=3, auto_close=None).rank("replies")
        1
    """

    concurrent_chats: int
    auto_close: int | None
    priority: tuple[str, ...] = WORK_CLASSES
    interruptible: tuple[str, ...] = ()
    load: tuple[float, ...] = (1.0,)
    pressure: tuple[float, ...] = (1.0,)

    @classmethod
    def of(cls, rulebook: Rulebook, shop: Shop) -> DeskNumbers:
        """Gather the desk's numbers from a rulebook and the shop it is played on."""
        rules = rulebook.desk
        return cls(
            rules.concurrent_chats,
            rules.auto_close,
            rules.priority,
            rules.interruptible,
            shop.people.load,
            shop.people.pressure,
        )

    def rank(self, work_class: str) -> int:
        """Return the place of a work class in the order of work, 0 being first."""
        return self.priority.index(work_class)
