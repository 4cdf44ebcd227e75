"""What an agent can have in hand: a shopper's message or a task."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cssim.model.desk.agent import NOBODY, Agent
from cssim.model.desk.records import LiveColumns
from cssim.scenario import WORK_CLASSES

if TYPE_CHECKING:
    from cssim.model.desk.moments import Happening
    from cssim.model.desk.pile import Entry, Pile

FIRST_REPLY = WORK_CLASSES.index("first replies")
REPLY = WORK_CLASSES.index("replies")
OFFLINE_MESSAGE = WORK_CLASSES.index("offline messages")
CASE = WORK_CLASSES.index("after-sales cases")
RECORD = WORK_CLASSES.index("records")

TEAM = -1
"""Owner of a task that anybody of the first team may do."""


def team_owner(team: int) -> int:
    """Return the owner of a task that anybody of a team may do.

    Examples:
        >>> team_owner(0) == TEAM
        True
    """
    return TEAM - team


class Chat:
    """A contact while it lives: one message at a time, and perhaps a slot at an agent.

    Attributes:
        columns: the columns it was submitted in.
        row: its row in them.
        number: the contact's number in its run.
        topic: what it is about.
        turn: the turn it is at, counted through the turn columns.
        end: one past its last turn.
        kind: work class of its message.
        since: when that message was written.
        waiting: does the message wait for composing to begin?
        gone: did the shopper leave silently while it waited?
        extra: standard time that the next reply takes besides its own, µs.
        untold: how many turns had been answered when its context was last lost, 0 if never.
        help: standard time of the help that its agent will need, µs; 0 for none.
        agent: who has, or last had, the chat.
        has_slot: does it hold one of the agent's slots?
        entry: where it stands in an inbox or backlog, if it does.
        leaving: the happening that ends a shopper's patience.
        story: what it does next when woken.
    """

    __slots__ = (
        "agent", "columns", "end", "entry", "extra", "gone", "has_slot", "help", "kind", "leaving",
        "number", "row", "since", "story", "topic", "turn", "untold", "waiting",
    )  # fmt: skip

    story: Iterator[None]

    def __init__(self, columns: LiveColumns, row: int) -> None:
        self.columns = columns
        self.row = row
        self.number: int = columns.number[row]
        self.topic: int = columns.topic[row]
        self.turn: int = columns.offset[row]
        self.end: int = columns.offset[row + 1] - columns.spare
        self.kind = FIRST_REPLY
        self.since = 0
        self.waiting = False
        self.gone = False
        self.extra = 0
        self.untold = 0
        self.help: int = columns.help[row]
        self.agent: Agent = NOBODY
        self.has_slot = False
        self.entry: Entry | None = None
        self.leaving: Happening | None = None

    def wake(self, _: object = None) -> None:
        """Go on with the story; a finished one stays silent."""
        next(self.story, None)

    @property
    def answered(self) -> int:
        """How many turns have been answered."""
        first: int = self.columns.offset[self.row]
        return self.turn - first

    @property
    def needs_help(self) -> bool:
        """Is this the turn at which its agent needs help?"""
        return bool(self.help) and self.answered == self.columns.help_turn[self.row]

    @property
    def is_with_helper(self) -> bool:
        """Does its message wait for a colleague who was to take it over, being able to answer?"""
        needed = self.columns.help[self.row] > 0 and not self.help
        return needed and self.answered == self.columns.help_turn[self.row]


class Task:
    """Work that is not a shopper's message.

    Attributes:
        number: the task's number in its run.
        kind: its work class.
        owner: the person whose task it is, or the owner that stands for a team.
        due: when it enters its pile, µs; it is late by how much later it is done.
        amount: standard time still to be worked, µs.
        pile: the inbox or backlog it belongs to.
        begun: when work on it first began.
        entry: where it stands on its pile, if it does.
    """

    __slots__ = ("amount", "begun", "due", "entry", "kind", "number", "owner", "pile")

    def __init__(
        self, number: int, kind: int, owner: int, due: int, amount: int, pile: Pile
    ) -> None:
        self.number = number
        self.kind = kind
        self.owner = owner
        self.due = due
        self.amount = amount
        self.pile = pile
        self.begun = -1
        self.entry: Entry | None = None
