"""Who is to sit where and when, before anybody is late or unfit."""

from __future__ import annotations

from dataclasses import dataclass

from cssim.model.roster.by_day import ByDay
from cssim.model.roster.seating import Today, employees, seats_taken, stretches_of
from cssim.scenario import Rulebook, Scenario, holidays_before


@dataclass(frozen=True)
class Stint:
    """An unbroken stretch of a person's shift.

    Attributes:
        person: number of the person in the pool.
        shift: name of the shift.
        day: service day to which it belongs.
        begin: planned begin, µs.
        end: planned end, µs.
        seat: which seat of the shift, from 0.
        part: which stretch of the shift, from 0.
    """

    person: int
    shift: str
    day: int
    begin: int
    end: int
    seat: int = 0
    part: int = 0


class Roster:
    """The stints of each service day of a scenario, by the rulebook of that day.

    Args:
        scenario: teams, shifts, public holidays and amendments.
        rest_start: where in its cycle the roster of rest days begins, from 0 to 1.
    """

    def __init__(self, scenario: Scenario, rest_start: float = 0.5) -> None:
        self._scenario = scenario
        self._rest_start = rest_start
        self._busy: dict[int, int] = {}
        self.by_day: ByDay[list[Stint]] = ByDay(self._stints)

    def _stints(self, day: int) -> list[Stint]:
        """Return the stints of the day, by person and time; it is the day after the last asked."""
        rulebook = self._scenario.rulebook_on(day)
        seats = seats_taken(rulebook, self.today(day), self._busy)
        stints = [
            Stint(person, seat.shift, day, begin, end, seat.number, part)
            for person, seat in sorted(seats.items())
            for part, (begin, end) in enumerate(stretches_of(rulebook.shifts[seat.shift], day))
        ]
        self._busy = {stint.person: stint.end for stint in stints}
        return stints

    def today(self, day: int) -> Today:
        """Return what the roster must know of a service day."""
        study, shop = self._scenario.study, self._scenario.shop
        date = study.date_of(day)
        before = holidays_before(shop.holidays.values(), date) if shop.is_holiday(date) else None
        return Today(day, date, study.start, before, self._rest_start)


def pool_size(scenario: Scenario) -> int:
    """Return how many people of the pool must be known."""
    rulebooks = (scenario.rulebook, *scenario.amendments.values())
    staff = [e.person for book in rulebooks for team in employees(book).values() for e in team]
    return 1 + max(staff)


def team_of(rulebook: Rulebook, person: int) -> str:
    """Return the name of a person's team."""
    names = list(rulebook.teams)
    return names[person % len(names)]


def stretches(rulebook: Rulebook, shift: str, day: int) -> list[tuple[int, int]]:
    """Return begin and end of the blocks of a shift on a service day, adjacent blocks joined, µs.

    A block before 04:00 belongs to the night that ends the service day, and takes the morning
    blocks of its shift with it: a night with a meal break is one night.
    """
    return stretches_of(rulebook.shifts[shift], day)
