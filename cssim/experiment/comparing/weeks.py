"""What a week asks of each person of a run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from cssim.fate import begin_of
from cssim.model import NOT_YET, Presence
from cssim.model.roster.seating import employees
from cssim.results import Run
from cssim.results.tables import Column
from cssim.scenario import Scenario
from cssim.units import HOUR

_WEEK = 7


class AgentWeeks(NamedTuple):
    """The people of a rulebook in a replication.

    Attributes:
        people: their numbers in the pool, rising, shape (people,).
        teams: the team of each.
        shifts: names of the shifts.
        rostered: time rostered on each shift, µs, shape (people, shifts).
        values: of each measure, in the order of `MEASURES`; NaN for the occupancy of who was never
            at the desk; shape (people, measures).
    """

    people: Column
    teams: tuple[str, ...]
    shifts: tuple[str, ...]
    rostered: Column
    values: Column


def weeks_of(run: Run) -> AgentWeeks:
    """Sum up the days that count by person."""
    teams = _teams_of(run.scenario)
    people = np.array(sorted(teams), dtype=np.int64)
    names = tuple(teams[person] for person in people.tolist())
    sums = _Sums(run, max(teams) + 1)
    shifts, rostered = sums.rostered()
    values = np.column_stack([*sums.hours(), sums.chats(), sums.occupancy()])
    return AgentWeeks(people, names, shifts, rostered[people], values[people])


def _teams_of(scenario: Scenario) -> dict[int, str]:
    """Return the team of each person whom the rulebook has on some day that counts."""
    study = scenario.study
    days = range(study.warm_up, study.warm_up + study.days)
    books = {id(book): book for book in map(scenario.rulebook_on, days)}
    teams: dict[int, str] = {}
    for book in books.values():
        for team, staff in employees(book).items():
            teams |= {e.person: teams.get(e.person, team) for e in staff}
    return teams


class _Sums:
    """Sums by number of the person, over the days that count.

    Args:
        run: what was played.
        people: one more than the highest number wanted.
    """

    def __init__(self, run: Run, people: int) -> None:
        study = run.scenario.study
        self._columns = run.tables.columns
        self._people = people
        self._weeks = study.days / _WEEK
        self._window = begin_of(study.warm_up), begin_of(study.warm_up + study.days)
        self._end = begin_of(study.total_days)
        counted = self._columns.shifts["counted"]
        self._shifts = {name: column[counted] for name, column in self._columns.shifts.items()}

    def rostered(self) -> tuple[tuple[str, ...], Column]:
        """Return the names of the shifts, and the time rostered on each."""
        shifts = self._shifts
        names = tuple(sorted(set(shifts["shift"].tolist())))
        rostered = np.zeros((self._people, len(names)), dtype=np.int64)
        shift = np.array([names.index(name) for name in shifts["shift"].tolist()], dtype=np.int64)
        np.add.at(rostered, (shifts["person"], shift), shifts["planned"])
        return names, rostered

    def hours(self) -> Iterator[Column]:
        """Return hours a week: worked, paid and overtime."""
        shifts = self._shifts
        came = shifts["came"] != NOT_YET
        begin = np.maximum(shifts["came"], shifts["planned_begin"])
        worked = shifts["left"] - begin + shifts["early"] + shifts["meetings"]
        for time in (np.where(came, worked, 0), shifts["paid"], shifts["overtime"]):
            yield self._by_person(shifts["person"], time) / HOUR / self._weeks

    def chats(self) -> Column:
        """Return the contacts a week that each was the first to answer."""
        chats = self._columns.chats
        answered = chats["counted"] & (chats["replies"] > 0)
        by_person = np.bincount(chats["agent"][answered], minlength=self._people)
        return by_person[: self._people] / self._weeks

    def occupancy(self) -> Column:
        """Return the share of the time at the desk that each was busy."""
        presence, tasks = self._columns.presence, self._columns.tasks
        there = np.isin(presence["presence"], (Presence.AT_DESK, Presence.FINISHING))
        at_work = self._within(
            presence["person"][there], presence["begin"][there], presence["end"][there]
        )
        begun = (tasks["begin"] >= self._window[0]) & (tasks["begin"] < self._window[1])
        busy = self._writing() + self._by_person(tasks["person"][begun], tasks["worked"][begun])
        share: Column = np.full(self._people, np.nan)
        np.divide(busy, at_work, out=share, where=at_work > 0)
        return share

    def _writing(self) -> Column:
        turns, helped = self._columns.turns, self._columns.helped
        begun = turns["begin"] != NOT_YET
        sent = np.where(turns["sent"] == NOT_YET, self._end, turns["sent"])
        own = self._within(turns["agent"][begun], turns["begin"][begun], sent[begun])
        return own + self._within(helped["helper"], helped["begin"], helped["done"])

    def _within(self, person: Column, begin: Column, end: Column) -> Column:
        """Sum up what lies of some intervals in the days that count."""
        inside = np.minimum(end, self._window[1]) - np.maximum(begin, self._window[0])
        return self._by_person(person, np.maximum(inside, 0))

    def _by_person(self, person: Column, time: Column) -> Column:
        sums = np.bincount(person, weights=time, minlength=self._people)
        return sums[: self._people]
