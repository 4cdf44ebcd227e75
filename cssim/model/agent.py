"""An agent: where they are, what they have open, what they write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cssim.model.pile import Pile
from cssim.model.records import Presence

if TYPE_CHECKING:
    from cssim.model.jobs import Chat, Task
    from cssim.model.moments import Happening

# Looking a member up in its enumeration costs three times a module's own name.
_AT_DESK = Presence.AT_DESK
_AWAY = Presence.AWAY


class Agent:
    """A person of the desk, kept through the whole run.

    Attributes:
        number: the person's number in the pool; ties go to the lowest.
        pace: multiplies standard time of composing; 1 is standard.
        presence: off, at the desk, away, or finishing after the shift.
        began: when the present duty began.
        open: chats that hold one of the agent's slots.
        waiting: messages in the inbox.
        inbox: messages of the agent's own chats.
        tasks: the agent's own tasks; they wait over days off.
        idle: there, having looked and found nothing to do.
        job: what is being composed or worked on, or None.
        done: the happening at which the job in hand is done.
        begin: when the job in hand was begun.
        factor: what the standard time of the job in hand was multiplied by.
    """

    __slots__ = (
        "began", "begin", "done", "factor", "idle", "inbox", "job", "number", "open",
        "pace", "presence", "tasks", "waiting",
    )  # fmt: skip

    def __init__(self, number: int) -> None:
        self.number = number
        self.pace = 1.0
        self.presence = Presence.OFF
        self.began = -1
        self.open = 0
        self.waiting = 0
        self.inbox = Pile()
        self.tasks = Pile()
        self.idle = False
        self.job: Chat | Task | None = None
        self.done: Happening | None = None
        self.begin = -1
        self.factor = 1.0

    @property
    def on_duty(self) -> bool:
        """At the desk or away; one who is finishing takes nothing new."""
        return self.presence is _AT_DESK or self.presence is _AWAY


NOBODY = Agent(-1)
"""Stands for the agent of a chat that has had none; never present."""
