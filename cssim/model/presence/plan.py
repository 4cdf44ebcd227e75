"""The plan of each service day: who comes and goes when, who is away, and what is counted of it.

All of it follows from roster and fates, so it is known before the day is played.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cssim.fate import AwayTime, People, PersonDay, draw_troubles
from cssim.model.desk import Cause, Change
from cssim.model.presence.arrivals import Arrival
from cssim.model.presence.changes import Attendance, changes_of
from cssim.model.presence.coming import Coming
from cssim.model.presence.errands import Errand, errands
from cssim.model.presence.incidents import Breach, breach_of_lapse, breach_of_lateness
from cssim.model.presence.offdesk import Absence, lapse, planned_absences
from cssim.model.presence.releases import released, relief_of
from cssim.model.roster import ByDay, Roster, Stint, Turns
from cssim.scenario import Rulebook, Scenario


@dataclass(frozen=True)
class DayPlan:
    """What is planned of one service day.

    Attributes:
        arrivals: how its stints begin, by person and time.
        absences: who is off the desk by plan.
        changes: of presence, for the desk.
        breaches: what rules count of it.
        errands: tasks that fall due.
    """

    arrivals: list[Arrival]
    absences: list[Absence]
    changes: list[Change]
    breaches: list[Breach]
    errands: list[Errand]


class Planner:
    """Plans the service days of one replication, each from the rulebook in force on it.

    Attributes:
        by_day: the plans.
    """

    def __init__(self, scenario: Scenario, replication: int, people: People) -> None:
        self.by_day: ByDay[DayPlan] = ByDay(self._plan)
        self._scenario = scenario
        self._people = people
        self._roster = Roster(scenario, people.rest_start)
        self._troubles = draw_troubles(scenario.shop.trouble, scenario.study, replication)
        self._turns = Turns()
        self._coming = Coming(scenario, replication, self._roster)
        self._absences: ByDay[list[Absence]] = ByDay(self._call_away)

    def _plan(self, day: int) -> DayPlan:
        rulebook = self._scenario.rulebook_on(day)
        arrivals = self._coming.by_day[day]
        attended: dict[int, list[Attendance]] = {}
        for arrival in arrivals:
            own = attended.setdefault(arrival.stint.person, [])
            own.append(self._attend(rulebook, arrival))
        off_desk = _by_person(a for absences in self._absences.around(day) for a in absences)
        changes: list[Change] = []
        breaches: list[Breach] = []
        for person, attendances in attended.items():
            planned, fate = off_desk.get(person, []), self._coming.fates[day][person]
            lapses = [*_lapses(fate, attendances, planned)]
            changes += self._changes(rulebook, attendances, [*planned, *lapses])
            for attendance in attendances:
                breaches += breach_of_lateness(attendance.arrival, rulebook.presence)
            breaches += breach_of_lapse(person, lapses, fate.found, rulebook.presence)
        tasks = errands(rulebook, self._roster.today(day), arrivals, self._turns)
        return DayPlan(arrivals, self._absences[day], changes, breaches, tasks)

    def _call_away(self, day: int) -> list[Absence]:
        return planned_absences(
            self._scenario.rulebook_on(day),
            self._roster.today(day),
            self._roster.by_day[day],
            self._absences[day - 1] if day else [],
            self._turns,
        )

    def _attend(self, rulebook: Rulebook, arrival: Arrival) -> Attendance:
        stint = arrival.stint
        shift = rulebook.shifts[stint.shift]
        relief = self._relief(rulebook, stint)
        end = released(arrival, shift, rulebook.handover, relief, self._troubles)
        next_begins = self._coming.next_begins(stint)
        if next_begins is not None:
            end = min(end, next_begins)
        return Attendance(arrival, end, next_begins)

    def _relief(self, rulebook: Rulebook, stint: Stint) -> Arrival | None:
        """Return how the stint begins that is waited for; None if nobody else has that seat."""
        shift = rulebook.shifts[stint.shift]
        if shift.waits_for is None:
            return None
        books = ((day, self._scenario.rulebook_on(day)) for day in (stint.day, stint.day + 1))
        coming = ((d, b.shifts[shift.waits_for]) for d, b in books if shift.waits_for in b.shifts)
        place = relief_of(shift, stint.day, coming)
        if place is None:
            return None
        day, part = place
        relief = self._coming.in_seat(day, shift.waits_for, stint.seat, part)
        return relief if relief is not None and relief.stint.person != stint.person else None

    def _changes(
        self, rulebook: Rulebook, attendances: list[Attendance], absences: list[Absence]
    ) -> Iterator[Change]:
        teams = list(rulebook.teams)
        for attendance in attendances:
            stint = attendance.arrival.stint
            shift, pace = rulebook.shifts[stint.shift], float(self._people.pace[stint.person])
            yield from changes_of(attendance, shift, absences, pace, teams.index(shift.team))


def _lapses(
    fate: PersonDay, attendances: list[Attendance], planned: list[Absence]
) -> Iterator[Absence]:
    """Yield when a person is away without a plan; what is planned comes first."""
    stints = [attendance.arrival.stint for attendance in attendances]
    there = [(a.arrival.begins, a.release) for a in attendances if not a.arrival.never]
    taken = [(absence.begin, absence.end) for absence in planned]
    for away, cause in _causes(fate):
        spans = lapse(away, stints, there, taken)
        taken += spans
        yield from (Absence(stints[0].person, stints[0].day, *span, cause) for span in spans)


def _causes(fate: PersonDay) -> Iterator[tuple[AwayTime, Cause]]:
    if fate.stepping_away is not None:
        yield fate.stepping_away, Cause.STEPPED_AWAY
    if fate.signing_out is not None:
        yield fate.signing_out, Cause.SIGNED_OUT


def _by_person(absences: Iterable[Absence]) -> dict[int, list[Absence]]:
    found: dict[int, list[Absence]] = {}
    for absence in absences:
        found.setdefault(absence.person, []).append(absence)
    return found
