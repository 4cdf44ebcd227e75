"""An agent: where they are, what they have open, what they write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cssim.model.desk.pile import Pile
from cssim.model.desk.records import Presence
from cssim.model.desk.team import Team

if TYPE_CHECKING:
    from cssim.model.desk.duty import Duty
    from cssim.model.desk.help import Question
    from cssim.model.desk.jobs import Chat, Task
    from cssim.model.desk.moments import Happening

# Looking a member up in its enumeration costs three times a module's own name.
_AT_DESK = Presence.AT_DESK
_AWAY = Presence.AWAY
_SIGNED_OUT = Presence.SIGNED_OUT

_NO_TEAM = Team(-1, frozenset())


class Agent:
    """A person of the desk, kept through the whole run.

    Attributes:
        number: the person's number in the pool; ties go to the lowest.
        pace: multiplies standard time of composing; 1 is standard.
        team: the team the present duty is done in.
        serves: topics the agent answers, as the bits of a number.
        presence: off, at the desk, away, signed out, or finishing after the shift.
        cause: why the agent is away.
        signs_out: signs out as soon as the reply in hand is sent.
        began: when the present duty began.
        end: how the duty ends, once it has come to its end; None before.
        chats: chats that hold one of the agent's slots, in the order in which they took it.
        open: how many they are.
        waiting: messages in the inbox.
        inbox: messages of the agent's own chats.
        tasks: the agent's own tasks; they wait over days off.
        piles: own tasks and the team's piles.
        idle: there, having looked and found nothing to do.
        job: what is being composed or worked on, or None.
        done: the happening at which the job in hand is done.
        begin: when the job in hand was begun.
        factor: what the standard time of the job in hand was multiplied by.
        asks: the question whose answer the agent waits for, or None.
    """

    __slots__ = (
        "asks", "began", "begin", "cause", "chats", "done", "end", "factor", "idle", "inbox",
        "job", "number", "open", "pace", "piles", "presence", "serves", "signs_out", "tasks",
        "team", "waiting",
    )  # fmt: skip

    def __init__(self, number: int) -> None:
        self.number = number
        self.pace = 1.0
        self.team = _NO_TEAM
        self.serves = 0
        self.presence = Presence.OFF
        self.cause = 0
        self.signs_out = False
        self.began = -1
        self.end: Duty | None = None
        self.chats: dict[Chat, None] = {}
        self.open = 0
        self.waiting = 0
        self.inbox = Pile()
        self.tasks = Pile()
        self.piles: tuple[Pile, ...] = (self.tasks,)
        self.idle = False
        self.job: Chat | Task | Question | None = None
        self.done: Happening | None = None
        self.begin = -1
        self.factor = 1.0
        self.asks: Question | None = None

    def join(self, team: Team) -> None:
        """Work for a team from now on."""
        self.team = team
        self.serves = team.serves
        self.piles = (self.tasks, *team.piles)

    @property
    def on_duty(self) -> bool:
        """At the desk or away; one who is finishing takes nothing new."""
        return self.presence is _AT_DESK or self.presence is _AWAY

    @property
    def is_held_up(self) -> bool:
        """Something in hand, or not at the desk: a message to this agent has to wait."""
        return self.job is not None or self.presence is _AWAY or self.presence is _SIGNED_OUT

    @property
    def on_shift(self) -> bool:
        """On duty or signed out: the shift has not ended."""
        return self.on_duty or self.presence is _SIGNED_OUT


NOBODY = Agent(-1)
"""Stands for the agent of a chat that has had none; never present."""
