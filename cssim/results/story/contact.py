"""One contact: its rows in the tables, and the making of its events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cssim.model import NOT_YET, Outcome
from cssim.results.story.books import Books, Row, rows
from cssim.results.story.events import Event, EventKind, Moment, Work
from cssim.scenario.base import FrozenDict

NO_NUMBERS: Mapping[str, int] = FrozenDict()


@dataclass(frozen=True)
class Contact:
    """The rows of one contact.

    Attributes:
        books: the tables.
        chat: its row in the table of chats.
        turns: its rows in the table of turns.
        slots: its rows in the table of slots, by time.
    """

    books: Books
    chat: Row
    turns: list[Row]
    slots: list[Row]

    @classmethod
    def of(cls, books: Books, number: int) -> Contact:
        """Look a contact up."""
        columns = books.columns
        return cls(
            books,
            books.chat(number),
            rows(columns.turns, columns.turns["contact"] == number),
            rows(columns.slots, columns.slots["contact"] == number),
        )

    @property
    def number(self) -> int:
        """Number of the contact."""
        return int(self.chat["contact"])

    @property
    def outcome(self) -> Outcome:
        """How it ended."""
        return Outcome(self.chat["outcome"])

    @property
    def last_message(self) -> int:
        """When the last message was written, µs."""
        return int(self.turns[-1]["message"])

    def turn_at(self, at: int) -> int:
        """Return the turn the chat is at."""
        return sum(row["message"] <= at for row in self.turns)

    def until_next(self, turn: Row) -> int:
        """Return when the message after this one was written, or the end of the run, µs."""
        later = self.turns[turn["turn"] :]
        return int(later[0]["message"]) if later else self.books.end + 1

    def event(
        self,
        at: int,
        kind: EventKind,
        *persons: int,
        numbers: Mapping[str, int] = NO_NUMBERS,
        desk: Moment | None = None,
        work: tuple[Work, ...] = (),
    ) -> Event:
        """Make an event of this contact, with persons by their numbers in the pool."""
        named = tuple(self.books.person(person, at) for person in persons)
        turn = self.turn_at(at)
        return Event(at, kind, self.number, turn, named, FrozenDict(numbers), desk, work)

    def open_chats(self, person: int, at: int) -> int:
        """Return how many slots of a person are taken, this chat's included."""
        slots = self.books.columns.slots
        closed = slots["closed"]
        lasting = (slots["opened"] <= at) & ((closed > at) | (closed == NOT_YET))
        mine = slots["contact"] == self.number
        return int(np.sum((slots["person"] == person) & (lasting & ~mine))) + 1
