"""The shop around the desk: what acts at the rulebook's clock times.

People and shifts are SimPy processes here; the desk has a calendar of its own. The two take turns:
the desk runs to the next clock time of the shop, then the shop acts, and at one instant the shop
acts first.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from simpy import Environment, Event

from cssim.fate import People, Shoppers, begin_of, draw_people, draw_shoppers
from cssim.model.desk import Desk
from cssim.model.duty import Duty, DutyPlan
from cssim.model.meetings import Attendance, attendances
from cssim.model.numbers import DeskNumbers
from cssim.model.records import DeskRecords
from cssim.model.roster import Stint, pool_size, stints_of
from cssim.scenario import Scenario

Change = tuple[int, int, Duty]
"""When, who, what."""


@dataclass(frozen=True)
class Played:
    """What one replication of a scenario left behind.

    Attributes:
        scenario: what was played.
        replication: which set of shoppers and people.
        shoppers: who came.
        people: who worked.
        stints: who was to sit where and when.
        meetings: who attended which meeting.
        records: what the desk wrote down.
        end: when the run ended, µs.
    """

    scenario: Scenario
    replication: int
    shoppers: Shoppers
    people: People
    stints: tuple[Stint, ...]
    meetings: tuple[Attendance, ...]
    records: DeskRecords
    end: int


class Shop:
    """One replication of a scenario while it is played."""

    def __init__(self, scenario: Scenario, replication: int) -> None:
        self._scenario = scenario
        self._replication = replication
        rulebook, shop, study = scenario.rulebook, scenario.shop, scenario.study
        self._end = begin_of(study.total_days)
        self._shoppers = draw_shoppers(shop, study, replication)
        self._people = draw_people(shop.people, study, replication, pool_size(rulebook))
        self._stints: list[Stint] = []
        self._meetings: list[Attendance] = []
        self._env = Environment(begin_of(0))
        self._desk = Desk(DeskNumbers.of(rulebook, shop), begin_of(0))
        self._desk.contacts(self._shoppers.contacts)
        self._env.process(self._plan_days())

    def play(self) -> Played:
        """Play to the end of the study."""
        reached = begin_of(0)
        while reached < self._end:
            while self._env.peek() == reached:
                self._env.step()
            reached = self._desk.run_until(int(min(self._env.peek(), self._end)))
        return Played(
            self._scenario,
            self._replication,
            self._shoppers,
            self._people,
            tuple(self._stints),
            tuple(self._meetings),
            self._desk.records,
            self._end,
        )

    def _plan_days(self) -> Generator[Event, None, None]:
        """As each service day begins, tell the desk who comes, goes and meets."""
        rulebook, study = self._scenario.rulebook, self._scenario.study
        yesterday: list[Stint] = []
        for day in range(study.total_days):
            busy = {stint.person: stint.end for stint in yesterday}
            stints = stints_of(rulebook, study, day, busy, self._people.rest_start)
            # A night shift of yesterday may reach into today's meetings.
            meetings = attendances(rulebook, study, day, stints)
            changes = [*_shift_changes(stints), *_absences([*yesterday, *stints], meetings)]
            self._desk.duty(self._paced(changes))
            self._stints += stints
            self._meetings += meetings
            yesterday = stints
            yield self._env.timeout(begin_of(day + 1) - begin_of(day))

    def _paced(self, changes: list[Change]) -> DutyPlan:
        pace = self._people.pace
        return DutyPlan.of([(at, who, what, float(pace[who])) for at, who, what in changes])


def _shift_changes(stints: list[Stint]) -> Iterator[Change]:
    for stint in stints:
        yield stint.begin, stint.person, Duty.START
        yield stint.end, stint.person, Duty.FINISH


def _absences(stints: list[Stint], meetings: list[Attendance]) -> Iterator[Change]:
    for stint in stints:
        for meeting in meetings:
            if part := meeting.away_from(stint):
                yield part[0], stint.person, Duty.AWAY
                yield part[1], stint.person, Duty.BACK
