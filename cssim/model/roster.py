"""Who sits where on which day: people, rest and seats, before anybody is late or ill."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count, islice
from types import MappingProxyType

from cssim.fate import DAY_BEGINS, instant
from cssim.scenario import DaysAMonth, NoRest, OnOff, Rest, Rulebook, Study
from cssim.units import DAY, HOUR

_NOON = 12 * HOUR


@dataclass(frozen=True)
class Stint:
    """An unbroken stretch of a person's shift.

    Attributes:
        person: number of the person in the pool.
        shift: name of the shift.
        day: service day to which it belongs.
        begin: planned begin, µs.
        end: planned end, µs.
    """

    person: int
    shift: str
    day: int
    begin: int
    end: int


def rests(rest: Rest, place: int, people: int, day: date, start: float = 0.5) -> bool:
    """Tell whether a person rests on a date.

    Rest days are spread evenly over the team: two people share one only when there is no other
    way. "Three days a month" lie about ten days apart, so never two in one week.

    Args:
        rest: the rest rule.
        place: the person's place in the team, from 0.
        people: how many people the team has.
        day: the date.
        start: where in its cycle the roster begins, from 0 up to, not including, 1.

    Examples:
        >>> days = [date(2026, 3, d) for d in range(2, 9)]
        >>> [rests(OnOff(on=6, off=1), 0, 4, d) for d in days].count(True)
        1
    """
    match rest:
        case NoRest():
            return False
        case OnOff(on=on, off=off):
            cycle = on + off
            return (day.toordinal() - place * cycle // people - int(start * cycle)) % cycle < off
        case DaysAMonth(days=days):
            length = monthrange(day.year, day.month)[1]
            turns = days * people
            taken = (int((k * people + place + start) * length / turns) for k in range(days))
            return day.day - 1 in taken


@dataclass(frozen=True)
class Employee:
    """A person of a team.

    Attributes:
        person: number in the pool.
        place: place in the team, from 0, by which rest days are dealt out.
        shift: where the person has a seat of their own, or None.
    """

    person: int
    place: int
    shift: str | None


def employees(rulebook: Rulebook) -> list[Employee]:
    """Return who works in the shop, by team and number: some have a seat of their own.

    Seat k of the s-th of a team's S shifts belongs to number k x S + s, whatever the other shifts
    have; the spare take the lowest numbers left. So an added seat moves nobody. With several
    teams, numbers are dealt to them in turns, so one team's size does not move another's people.
    """
    found: list[Employee] = []
    teams = len(rulebook.teams)
    for t, (name, team) in enumerate(rulebook.teams.items()):
        shifts = [(key, s) for key, s in rulebook.shifts.items() if s.team == name]
        own = {
            k * len(shifts) + i: key for i, (key, s) in enumerate(shifts) for k in range(s.seats)
        }
        spare = islice((n for n in count() if n not in own), team.people - len(own))
        seats = sorted([*own.items(), *((n, None) for n in spare)])
        found += [Employee(n * teams + t, place, shift) for place, (n, shift) in enumerate(seats)]
    return found


def seat(
    rulebook: Rulebook,
    study: Study,
    day: int,
    busy: Mapping[int, int] = MappingProxyType({}),
    rest_start: float = 0.5,
) -> dict[int, str]:
    """Return the shift of each person who works on a service day.

    Who has a seat of their own takes it; the spare fill the seats of those who rest, as far as
    they go. A seat may stay empty.

    Args:
        rulebook: teams and shifts.
        study: which date the day has.
        day: the service day.
        busy: until when people still work on an earlier day's shift, µs; nobody begins before.
        rest_start: where in its cycle the roster of rest days begins, from 0 to 1.
    """
    seated: dict[int, str] = {}
    teams = list(rulebook.teams.items())
    staff = employees(rulebook)
    for t, (_, team) in enumerate(teams):
        own = [e for e in staff if e.person % len(teams) == t]
        date_ = study.date_of(day)
        there = [e for e in own if not rests(team.rest, e.place, team.people, date_, rest_start)]
        seated |= {e.person: e.shift for e in there if e.shift}
        empty = [e.shift for e in own if e.shift and e not in there]
        for spare in (e for e in there if not e.shift):
            free = (s for s in empty if _begin(rulebook, s, day) >= busy.get(spare.person, 0))
            if taken := next(free, None):
                seated[spare.person] = taken
                empty.remove(taken)
    return seated


def stints_of(
    rulebook: Rulebook,
    study: Study,
    day: int,
    busy: Mapping[int, int] = MappingProxyType({}),
    rest_start: float = 0.5,
) -> list[Stint]:
    """Return the stints of a service day, adjacent blocks joined; arguments as in `seat`.

    A block that is written to begin before 04:00 belongs to the night that ends the service day.
    """
    return [
        Stint(person, name, day, begin, end)
        for person, name in sorted(seat(rulebook, study, day, busy, rest_start).items())
        for begin, end in stretches(rulebook, name, day)
    ]


def pool_size(rulebook: Rulebook) -> int:
    """Return how many people of the pool must be known."""
    return 1 + max(employee.person for employee in employees(rulebook))


def team_of(rulebook: Rulebook, person: int) -> str:
    """Return the name of a person's team."""
    names = list(rulebook.teams)
    return names[person % len(names)]


def _begin(rulebook: Rulebook, shift: str, day: int) -> int:
    return stretches(rulebook, shift, day)[0][0]


def stretches(rulebook: Rulebook, shift: str, day: int) -> list[tuple[int, int]]:
    """Return begin and end of the blocks of a shift on a service day, adjacent blocks joined, µs.

    A block before 04:00 belongs to the night that ends the service day, and takes the morning
    blocks of its shift with it: a night with a meal break is one night.
    """
    blocks = rulebook.shifts[shift].blocks
    is_night = any(block.start < DAY_BEGINS for block in blocks)
    placed = []
    for block in blocks:
        begin = instant(day, block.start)
        if is_night and DAY_BEGINS <= block.start < _NOON:
            begin += DAY
        placed.append((begin, begin + block.end - block.start))
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(placed):
        if joined and joined[-1][1] == begin:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined
