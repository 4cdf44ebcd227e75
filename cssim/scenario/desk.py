"""Rules of the desk: how many chats at once, and what is done first."""

from typing import Annotated, Final

from pydantic import AfterValidator, Field

from cssim.errors import RefusedError, did_you_mean
from cssim.scenario.base import Duration, Frozen, OrNone

__all__ = ["WORK_CLASSES", "DeskRules"]

WORK_CLASSES: Final = (
    "first replies",
    "replies",
    "offline messages",
    "open items",
    "after-sales cases",
    "order checks",
    "reminders",
    "review repair",
    "reports",
    "idle work",
)
"""The classes of work at the desk, in their default order of priority."""

_NEVER_INTERRUPTED: Final = ("first replies", "replies", "offline messages")


def _classes(names: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse unknown and repeated classes of work."""
    for i, name in enumerate(names):
        if name not in WORK_CLASSES:
            allowed = f"classes of work: {', '.join(WORK_CLASSES)}"
            raise RefusedError(
                f"the unknown class '{name}'", allowed, did_you_mean(name, WORK_CLASSES)
            )
        if name in names[:i]:
            raise RefusedError(f"'{name}' for the second time", "each class of work once")
    return names


def _completed(named: tuple[str, ...]) -> tuple[str, ...]:
    """Return the classes named, then the others in their default order."""
    return named + tuple(name for name in WORK_CLASSES if name not in named)


def _may_pause(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name in _NEVER_INTERRUPTED:
            raise RefusedError(f"'{name}'", "classes of work other than replies to shoppers")
    return names


Classes = Annotated[tuple[str, ...], Field(strict=False), AfterValidator(_classes)]


class DeskRules(Frozen):
    """How many chats an agent holds, when a silent chat is closed, what is done first.

    A file may name only the first few classes in `priority`; the model holds all.
    `interruptible` work pauses for a message. `auto_close` None is never.

    >>> DeskRules(concurrent_chats=4, priority=["offline messages"]).priority[:2]
    ('offline messages', 'first replies')
    """

    concurrent_chats: int = Field(ge=1, le=100, description="the number of chats, 1 to 100")
    auto_close: Annotated[Annotated[Duration, Field(gt=0)] | None, OrNone] = None
    priority: Annotated[Classes, AfterValidator(_completed)] = WORK_CLASSES
    interruptible: Annotated[Classes, AfterValidator(_may_pause)] = ()
