"""What the desk writes down while it runs.

Columns stand beside the contact columns, row for row and turn for turn; what has no row of its own
(slots, presence, departures) goes to append-only logs. Nothing is computed here: results are.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import IntEnum

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


class Closing(IntEnum):
    """Why a slot was freed."""

    GOODBYE = 0
    AUTO_CLOSE = 1
    SHOPPER_LEFT = 2


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
    """

    contacts: Contacts
    outcome: NDArray[np.int64]
    message: NDArray[np.int64]
    begin: NDArray[np.int64]
    sent: NDArray[np.int64]
    person: NDArray[np.int64]

    @classmethod
    def blank(cls, contacts: Contacts) -> ContactRecord:
        """Make the record of contacts that have not arrived."""
        turns = int(contacts.offset[-1])
        blank = [np.full(turns, NOT_YET) for _ in range(4)]
        return cls(contacts, np.full(len(contacts), int(Outcome.EXPECTED)), *blank)


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


@dataclass(frozen=True)
class DeskRecords:
    """Everything a desk wrote down.

    Attributes:
        contacts: one record for each submission of contacts.
        opened: a slot was taken: at, contact, person.
        closed: a slot was freed: at, contact, person, why (`Closing`).
        presence: a person's `Presence` changed: at, person, presence.
        tasks: a task was done: task, kind, person, due, begin, done.
        left: a person left for the day: at, person.
    """

    contacts: list[ContactRecord] = field(default_factory=list)
    opened: Log = field(default_factory=lambda: Log("at", "contact", "person"))
    closed: Log = field(default_factory=lambda: Log("at", "contact", "person", "why"))
    presence: Log = field(default_factory=lambda: Log("at", "person", "presence"))
    tasks: Log = field(
        default_factory=lambda: Log("task", "kind", "person", "due", "begin", "done")
    )
    left: Log = field(default_factory=lambda: Log("at", "person"))


class LiveColumns:
    """Contact columns and their record as memoryviews: plain integers, without lists of them.

    A list of Python integers takes three times the memory at the same speed.
    """

    __slots__ = (
        "at", "begin", "leaves_message", "leaves_silently", "message", "number", "offset",
        "outcome", "patience", "person", "says_goodbye", "sent", "think", "work",
    )  # fmt: skip

    def __init__(self, record: ContactRecord) -> None:
        contacts = record.contacts
        self.number = contacts.number.data
        self.at = contacts.at.data
        self.offset = contacts.offset.data
        self.leaves_silently = contacts.leaves_silently.data
        self.says_goodbye = contacts.says_goodbye.data
        self.leaves_message = contacts.leaves_message.data
        self.think = contacts.think.data
        self.work = contacts.work.data
        self.patience = contacts.patience.data
        self.outcome = record.outcome.data
        self.message = record.message.data
        self.begin = record.begin.data
        self.sent = record.sent.data
        self.person = record.person.data
