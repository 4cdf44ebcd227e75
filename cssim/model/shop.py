"""The shop around the desk: what acts at the rulebook's clock times.

People and shifts are SimPy processes here; the desk has a calendar of its own. The two take turns:
the desk runs to the next clock time of the shop, then the shop acts, and at one instant the shop
acts first.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from simpy import Environment, Event

from cssim.fate import People, Shoppers, begin_of, draw_people, draw_shoppers
from cssim.model.desk import Desk, DeskNumbers, DeskRecords, DutyPlan
from cssim.model.presence import Absence, Arrival, Breach, DayPlan, Errand, Planner
from cssim.model.roster import Stint, pool_size
from cssim.scenario import Scenario


@dataclass(frozen=True)
class Played:
    """What one replication of a scenario left behind.

    Attributes:
        scenario: what was played.
        replication: which set of shoppers and people.
        shoppers: who came.
        people: who worked.
        arrivals: who was to sit where and when, and how that began.
        absences: who was off the desk by plan, in or outside their shifts.
        incidents: what rules counted, by time; late replies are not among them.
        task_names: path of the rule of each task that the rulebook sets, by number of the task.
        records: what the desk wrote down.
        end: when the run ended, µs.
    """

    scenario: Scenario
    replication: int
    shoppers: Shoppers
    people: People
    arrivals: tuple[Arrival, ...]
    absences: tuple[Absence, ...]
    incidents: tuple[Breach, ...]
    task_names: tuple[str, ...]
    records: DeskRecords
    end: int

    @property
    def stints(self) -> tuple[Stint, ...]:
        """Who was to sit where and when."""
        return tuple(arrival.stint for arrival in self.arrivals)


def spare_turns(scenario: Scenario) -> int:
    """Return how many turns to reserve for each contact, to be repeated if context is lost."""
    context = scenario.shop.chat.context
    books = (scenario.rulebook, *scenario.amendments.values())
    loses = any(
        shift.at_end == "hand_over" and not (book.handover and book.handover.chat_note)
        for book in books
        for shift in book.shifts.values()
    )
    return context.most * context.repeated_turns if context is not None and loses else 0


class Shop:
    """One replication of a scenario while it is played."""

    def __init__(self, scenario: Scenario, replication: int) -> None:
        self._scenario = scenario
        self._replication = replication
        shop, study = scenario.shop, scenario.study
        self._end = begin_of(study.total_days)
        self._shoppers = draw_shoppers(shop, study, replication, spare_turns(scenario))
        self._people = draw_people(shop.people, study, replication, pool_size(scenario))
        self._planner = Planner(scenario, replication, self._people)
        self._played: list[DayPlan] = []
        self._task_names: list[str] = []
        self._env = Environment(begin_of(0))
        self._desk = Desk(DeskNumbers.of(scenario.rulebook_on(0), shop), begin_of(0))
        self._desk.contacts(self._shoppers.contacts)
        self._env.process(self._days())

    def play(self) -> Played:
        """Play to the end of the study."""
        reached = begin_of(0)
        while reached < self._end:
            while self._env.peek() == reached:
                self._env.step()
            reached = self._desk.run_until(int(min(self._env.peek(), self._end)))
        incidents = sorted(breach for day in self._played for breach in day.breaches)
        return Played(
            self._scenario,
            self._replication,
            self._shoppers,
            self._people,
            tuple(arrival for day in self._played for arrival in day.arrivals),
            tuple(absence for day in self._played for absence in day.absences),
            tuple(breach for breach in incidents if breach.at < self._end),
            tuple(self._task_names),
            self._desk.records,
            self._end,
        )

    def _days(self) -> Generator[Event, None, None]:
        """As each service day begins, tell the desk its rules, who comes and goes, and tasks."""
        for day in range(self._scenario.study.total_days):
            self._amend(day)
            plan = self._planner.by_day[day]
            self._desk.duty(DutyPlan.of(plan.changes))
            self._give(plan.errands)
            self._played.append(plan)
            yield self._env.timeout(begin_of(day + 1) - begin_of(day))

    def _amend(self, day: int) -> None:
        """Put an amendment that begins today into force."""
        rulebook = self._scenario.rulebook_on(day)
        if day and rulebook is not self._scenario.rulebook_on(day - 1):
            self._desk.obey(DeskNumbers.of(rulebook, self._scenario.shop))

    def _give(self, errands: list[Errand]) -> None:
        """Give the tasks of a day to the desk, and keep their names by number."""
        self._desk.work(
            [errand.work for errand in errands],
            [errand.owner for errand in errands],
            np.array([errand.amount for errand in errands], dtype=np.int64),
            np.array([errand.due for errand in errands], dtype=np.int64),
        )
        self._task_names += [errand.rule for errand in errands]
