"""What the desk writes down while it runs.

Columns stand beside the contact columns, row for row and turn for turn; what has no row of its own
(slots, presence, departures) goes to append-only logs. Nothing is computed here: results are.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cssim.fate import Contacts

NOT_YET = -1
"""Stands in a column of times or persons for what has not happened."""


class Outcome(IntEnum):
    """How a contact ended, or where it stands when the run ends."""

    EXPECTED = 0
    OPEN = 1
    ANSWERED = 2
    LEFT_OPENLY = 3
    LEFT_SILENTLY = 4
    OFFLINE = 5
    LOST = 6


class Presence(IntEnum):
    """Where a person is, as the desk sees it."""

    OFF = 0
    AT_DESK = 1
    AWAY = 2
    FINISHING = 3
    SIGNED_OUT = 4


class Closing(IntEnum):
    """Why a slot was freed."""

    GOODBYE = 0
    AUTO_CLOSE = 1
    SHOPPER_LEFT = 2
    PASSED_ON = 3
    SHIFT_END = 4


class Passing(IntEnum):
    """Why a chat went to a colleague."""

    HAND_OVER = 0
    TRANSFER = 1
    HELP = 2


@dataclass(frozen=True)
class ContactRecord:
    """What became of one submission of contacts; columns as long as theirs.

    Attributes:
        contacts: the contacts it is about.
        outcome: an `Outcome`, shape (n,).
        message: when the shopper wrote, µs, shape (turns,).
        begin: when composing began, µs, shape (turns,).
        sent: when the reply was sent, µs, shape (turns,).
        person: who replied, shape (turns,).
        more: turns that were repeated, less those that a ticket saved, shape (n,).
    """

    contacts: Contacts
    outcome: NDArray[np.int64]
    message: NDArray[np.int64]
    begin: NDArray[np.int64]
    sent: NDArray[np.int64]
    person: NDArray[np.int64]
    more: NDArray[np.int64]

    @classmethod
    def blank(cls, contacts: Contacts) -> ContactRecord:
        """Make the record of contacts that have not arrived."""
        turns = int(contacts.offset[-1])
        message, begin, sent, person = (np.full(turns, NOT_YET) for _ in range(4))
        expected = np.full(len(contacts), int(Outcome.EXPECTED))
        more = np.zeros(len(contacts), dtype=np.int64)
        return cls(contacts, expected, message, begin, sent, person, more)


class Log:
    """Rows of integers that are only ever added to.

    Examples:
        >>> log = Log("at", "person")
        >>> log.add((5, 1))
        >>> log.columns()["person"]
        array([1])
    """

    def __init__(self, *names: str) -> None:
        self.names = names
        self._cells = array("q")
        self.add = self._cells.extend
        """Append one row; as many integers as there are names."""

    def columns(self) -> dict[str, NDArray[np.int64]]:
        """Return the log so far as columns."""
        rows = np.array(self._cells, dtype=np.int64).reshape(-1, len(self.names))
        return {name: rows[:, i] for i, name in enumerate(self.names)}


@dataclass
class DeskRecords:
    """Everything a desk wrote down.

    Attributes:
        contacts: one record for each submission of contacts.
        opened: a slot was taken: at, contact, person.
        closed: a slot was freed: at, contact, person, why (`Closing`).
        passed: a chat went to a colleague: at, contact, turn, person, colleague, why (`Passing`),
            repeated (turns the shopper has to repeat).
        presence: a person's `Presence` changed: at, person, presence, cause (`Cause`), serves
            (the topics the person answers, as the bits of a number).
        given: a task fell due: task, kind, person (or the owner of a team's), due, amount.
        tasks: a task was done: task, kind, person, due, begin, done.
        worked: a stretch of work on a task was over, done or laid aside: task, person, begin, end.
        helped: a question was answered: contact, person, colleague, asked, begin, done.
        left: a person left for the day: at, person.
        turns_not_repeated: how many turns were not repeated, because no more are reserved.
        returns_not_made: how many shoppers did not come back, because no more rows are reserved.
    """

    contacts: list[ContactRecord] = field(default_factory=list)
    opened: Log = field(default_factory=lambda: Log("at", "contact", "person"))
    closed: Log = field(default_factory=lambda: Log("at", "contact", "person", "why"))
    passed: Log = field(
        default_factory=lambda: Log(
            "at", "contact", "turn", "person", "colleague", "why", "repeated"
        )
    )
    presence: Log = field(
        default_factory=lambda: Log("at", "person", "presence", "cause", "serves")
    )
    given: Log = field(default_factory=lambda: Log("task", "kind", "person", "due", "amount"))
    tasks: Log = field(
        default_factory=lambda: Log("task", "kind", "person", "due", "begin", "done")
    )
    worked: Log = field(default_factory=lambda: Log("task", "person", "begin", "end"))
    helped: Log = field(
        default_factory=lambda: Log("contact", "person", "colleague", "asked", "begin", "done")
    )
    left: Log = field(default_factory=lambda: Log("at", "person"))
    turns_not_repeated: int = 0
    returns_not_made: int = 0


class LiveColumns:
    """Contact columns and their record as memoryviews: plain integers, without lists of them.

    A list of Python integers takes three times the memory at the same speed.
    """

    __slots__ = (
        "asks_for_data", "at", "begin", "follows", "help", "help_turn", "leaves_message",
        "leaves_silently", "message", "more", "number", "offset", "outcome", "patience", "person",
        "says_goodbye", "sent", "spare", "think", "topic", "work",
    )  # fmt: skip

    def __init__(self, record: ContactRecord) -> None:
        contacts = record.contacts
        none = np.zeros(len(contacts), dtype=np.int8)
        self.number = contacts.number.data
        self.at = contacts.at.data
        self.offset = contacts.offset.data
        self.leaves_silently = contacts.leaves_silently.data
        self.says_goodbye = contacts.says_goodbye.data
        self.leaves_message = contacts.leaves_message.data
        self.topic = _or(contacts.topic, none).data
        self.help = _or(contacts.help, none).data
        self.help_turn = _or(contacts.help_turn, none).data
        self.asks_for_data = _or(contacts.asks_for_data, none).data
        self.follows = _or(contacts.follows, none).data
        self.spare = contacts.spare
        self.think = contacts.think.data
        self.work = contacts.work.data
        self.patience = contacts.patience.data
        self.outcome = record.outcome.data
        self.message = record.message.data
        self.begin = record.begin.data
        self.sent = record.sent.data
        self.person = record.person.data
        self.more = record.more.data


def _or(column: NDArray[Any] | None, none: NDArray[Any]) -> NDArray[Any]:
    return none if column is None else column
