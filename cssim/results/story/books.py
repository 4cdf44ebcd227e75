"""The tables of a run, looked up row by row as stories need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from cssim.fate import DAY_BEGINS, begin_of
from cssim.model import NOT_YET, Presence
from cssim.results.story.events import Person
from cssim.results.tables import Column, Columns, merged
from cssim.scenario import Rulebook, Scenario
from cssim.units import DAY

Row = Mapping[str, Any]


class Place(NamedTuple):
    """What a person is on a day: member of a team, which answers topics."""

    team: str
    topics: frozenset[int]


@dataclass(frozen=True)
class Books:
    """The tables of a run and the scenario that was played.

    Attributes:
        columns: the tables.
        scenario: what was played.
    """

    columns: Columns
    scenario: Scenario

    @property
    def end(self) -> int:
        """When the run ended, µs."""
        return begin_of(self.scenario.study.total_days)

    def rulebook_at(self, at: int) -> Rulebook:
        """Return the rulebook in force at some moment."""
        return self.scenario.rulebook_on((at - DAY_BEGINS) // DAY)

    def chat(self, contact: int) -> Row:
        """Return the row of a contact."""
        (row,) = rows(self.columns.chats, self.columns.chats["contact"] == contact)
        return row

    def shopper_of(self, contact: int) -> int:
        """Return whose contact it is."""
        return int(self.chat(contact)["shopper"])

    def person(self, number: int, at: int) -> Person:
        """Return a person by team and number."""
        return Person(self.place(number, at).team, number)

    def place(self, number: int, at: int) -> Place:
        """Return what a person was on the shift at some moment, or nearest to it."""
        shifts = self.columns.shifts
        own = np.flatnonzero(shifts["person"] == number)
        begin, end = shifts["planned_begin"][own], shifts["planned_end"][own]
        distance = np.maximum(np.maximum(begin - at, at - end), 0)
        return self._places[int(own[np.argmin(distance)])]

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        """What each row of the table of shifts says of its person."""
        shifts, names = self.columns.shifts, list(self.scenario.shop.chat.topics)
        everything = frozenset(range(max(1, len(names))))
        places = []
        for team, day in zip(shifts["team"].tolist(), shifts["day"].tolist(), strict=True):
            serves = self.scenario.rulebook_on(day).teams[team].serves
            topics = everything if serves is None else frozenset(map(names.index, serves))
            places.append(Place(team, topics))
        return tuple(places)

    def attended(self, topic: int) -> tuple[Column, Column]:
        """Return begins and ends of the times in which somebody on duty answers a topic."""
        if topic not in self._attended:
            presence = self.columns.presence
            there = np.isin(presence["presence"], (Presence.AT_DESK, Presence.AWAY))
            place = zip(presence["person"].tolist(), presence["begin"].tolist(), strict=True)
            serves = np.array([topic in self.place(*one).topics for one in place], dtype=bool)
            mine = there & serves if len(there) else there
            self._attended[topic] = merged(presence["begin"][mine], presence["end"][mine])
        return self._attended[topic]

    @cached_property
    def _attended(self) -> dict[int, tuple[Column, Column]]:
        return {}

    def nobody_since(self, topic: int, at: int) -> int:
        """Return the last moment up to `at` at which nobody on duty answered a topic, µs.

        It is `at` itself if nobody does then, and -1 if somebody always did.
        """
        begin, end = self.attended(topic)
        place = int(np.searchsorted(begin, at, side="right")) - 1
        if place < 0 or at >= end[place]:
            return at
        return int(begin[place]) - 1

    def nobody_from(self, topic: int, at: int) -> int:
        """Return the first moment from `at` on at which nobody on duty answers a topic, µs."""
        begin, end = self.attended(topic)
        place = int(np.searchsorted(begin, at, side="right")) - 1
        return at if place < 0 or at >= end[place] else int(end[place])


def rows(table: Mapping[str, Column], where: Column) -> list[Row]:
    """Return some rows of a table as plain values, in their order."""
    chosen = np.flatnonzero(where)
    values = [column[chosen].tolist() for column in table.values()]
    return [dict(zip(table, row, strict=True)) for row in zip(*values, strict=True)]


def lasts(begin: Column, end: Column, at: int) -> Column:
    """Tell what has begun by `at` and not ended; what has no end yet lasts."""
    going_on: Column = (begin != NOT_YET) & (begin <= at) & ((end > at) | (end == NOT_YET))
    return going_on
