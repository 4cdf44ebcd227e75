"""Who has which seat on a day: own seats, rotation, rest, holidays, and the spare."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import count, islice
from types import MappingProxyType
from typing import NamedTuple

from cssim.model.roster.resting import rests
from cssim.scenario import Rulebook, Shift, Team
from cssim.units import DAY

NOBODY_BUSY: Mapping[int, int] = MappingProxyType({})


class Seat(NamedTuple):
    """A seat of a shift.

    Attributes:
        shift: name of the shift.
        number: which of its seats, from 0.
    """

    shift: str
    number: int


@dataclass(frozen=True)
class Today:
    """What the roster must know of a service day.

    Attributes:
        day: the service day.
        date: its date.
        start: the study's first date, with which rotation begins.
        holiday: how many days of public holidays lie before it, None if it is no holiday.
        rest_start: where in its cycle the roster of rest days begins, from 0 to 1.
    """

    day: int
    date: datetime.date
    start: datetime.date
    holiday: int | None = None
    rest_start: float = 0.5


@dataclass(frozen=True)
class Employee:
    """A person of a team.

    Attributes:
        person: number in the pool.
        place: place in the team, from 0, by which rest days are dealt out.
        seat: the seat of one's own, None for who is spare; before rotation.
    """

    person: int
    place: int
    seat: Seat | None


def employees(rulebook: Rulebook) -> dict[str, list[Employee]]:
    """Return who works in the shop, by team, and there by number: some have a seat of their own.

    Seat k of the s-th of a team's S shifts belongs to number k x S + s, whatever the other shifts
    have; the spare take the lowest numbers left. So an added seat moves nobody. With several
    teams, numbers are dealt to them in turns, so one team's size does not move another's people.
    """
    found: dict[str, list[Employee]] = {}
    teams = len(rulebook.teams)
    for t, (name, team) in enumerate(rulebook.teams.items()):
        shifts = _shifts_of(rulebook, name)
        own = {
            k * len(shifts) + s: Seat(key, k)
            for s, (key, shift) in enumerate(shifts.items())
            for k in range(shift.seats)
        }
        spare = islice((n for n in count() if n not in own), team.people - len(own))
        seats = sorted([*own.items(), *((n, None) for n in spare)])
        found[name] = [Employee(n * teams + t, place, s) for place, (n, s) in enumerate(seats)]
    return found


def seats_taken(
    rulebook: Rulebook, today: Today, busy: Mapping[int, int] = NOBODY_BUSY
) -> dict[int, Seat]:
    """Return the seat of each person who works on a service day.

    Who has a seat of their own takes it; the spare fill the seats of those who rest, as far as
    they go. A seat may stay empty.

    Args:
        rulebook: teams and shifts.
        today: what day it is.
        busy: until when people still work on an earlier day's shift, µs; nobody begins before.
    """
    taken: dict[int, Seat] = {}
    for name, staff in employees(rulebook).items():
        team, shifts = rulebook.teams[name], _shifts_of(rulebook, name)
        there = {e.person for e in staff if _is_there(team, e, today)}
        free = _Free(shifts, today.day, busy)
        if today.holiday is not None and any(s.holiday_seats is not None for s in shifts.values()):
            taken |= _by_turns(staff, there, shifts, today.holiday, free)
        else:
            weeks = team.rotation.weeks(today.date, today.start)
            taken |= _own_seats(staff, there, weeks, free)
    return taken


@dataclass(frozen=True)
class _Free:
    """Tells who is free for which seat."""

    shifts: Mapping[str, Shift]
    day: int
    busy: Mapping[int, int]

    def can_take(self, person: int, seat: Seat) -> bool:
        begin, _ = stretches_of(self.shifts[seat.shift], self.day)[0]
        return begin >= self.busy.get(person, 0)


def stretches_of(shift: Shift, day: int) -> list[tuple[int, int]]:
    """Return begin and end of a shift's stretches of work on a service day, µs."""
    return [(day * DAY + begin, day * DAY + end) for begin, end in shift.stretches]


def _shifts_of(rulebook: Rulebook, team: str) -> dict[str, Shift]:
    return {name: shift for name, shift in rulebook.shifts.items() if shift.team == team}


def _is_there(team: Team, employee: Employee, today: Today) -> bool:
    return not rests(team.rest, employee.place, team.people, today.date, today.rest_start)


def _own_seats(staff: list[Employee], there: Set[int], weeks: int, free: _Free) -> dict[int, Seat]:
    """Seat people on their own seats, moved on by so many places, and then the spare.

    Rest days stay with the person: moved on, a week's rest could fall into the next one.
    """
    taken: dict[int, Seat] = {}
    empty: list[Seat] = []
    spare: list[int] = []
    for place, owner in enumerate(staff):
        holder = staff[place - weeks % len(staff)]
        if owner.seat is None:
            spare += [holder.person] if holder.person in there else []
        elif holder.person in there and free.can_take(holder.person, owner.seat):
            taken[holder.person] = owner.seat
        else:
            empty.append(owner.seat)
    for person in sorted(spare):
        seat = next((s for s in empty if free.can_take(person, s)), None)
        if seat is not None:
            taken[person] = seat
            empty.remove(seat)
    return taken


def _by_turns(
    staff: list[Employee], there: Set[int], shifts: Mapping[str, Shift], day: int, free: _Free
) -> dict[int, Seat]:
    """Deal the seats of a holiday, going on where the holiday before, the `day`-th, left off."""
    numbers = sorted(
        (k, s, name)
        for s, (name, shift) in enumerate(shifts.items())
        for k in range(shift.seats_on(holiday=True))
    )
    first = day * len(numbers) % len(staff)
    queue = [e for e in (*staff[first:], *staff[:first]) if e.person in there]
    taken: dict[int, Seat] = {}
    for k, _, name in numbers:
        seat = Seat(name, k)
        able = (e for e in queue if free.can_take(e.person, seat))
        if chosen := next(able, None):
            taken[chosen.person] = seat
            queue.remove(chosen)
    return taken
