"""Who sits where on which day: people, rest and seats, before anybody is late or ill."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from cssim.fate import instant
from cssim.scenario import Block, DaysAMonth, NoRest, OnOff, Rest, Rulebook, Study, Team


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


def rests(rest: Rest, place: int, people: int, day: date) -> bool:
    """Tell whether a person rests on a date.

    Rest days are spread evenly over the team: two people share one only when there is no other
    way. "Three days a month" lie about ten days apart, so never two in one week.

    Args:
        rest: the rest rule.
        place: the person's place in the team, from 0.
        people: how many people the team has.
        day: the date.

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
            return (day.toordinal() - place * cycle // people) % cycle < off
        case DaysAMonth(days=days):
            length = monthrange(day.year, day.month)[1]
            turns = days * people
            taken = ((2 * (k * people + place) + 1) * length // (2 * turns) for k in range(days))
            return day.day - 1 in taken


def seat(rulebook: Rulebook, day: date) -> dict[int, str]:
    """Return the shift of each person who works on a date.

    The first people of a team have seats of their own, in the order of the file; whoever is left
    over fills the seats of those who rest, as far as they go. A seat may stay empty.

    Examples:
        A team of five on four seats: the fifth covers for the one who rests.
    """
    seated: dict[int, str] = {}
    first = 0
    for name, team in rulebook.teams.items():
        seats = [
            shift_name
            for shift_name, shift in rulebook.shifts.items()
            if shift.team == name
            for _ in range(shift.seats)
        ]
        for place, shift_name in _seat_team(team, seats, day).items():
            seated[first + place] = shift_name
        first += team.people
    return seated


def stints_of(rulebook: Rulebook, study: Study, day: int) -> list[Stint]:
    """Return the stints of a service day, adjacent blocks joined.

    A block that is written to begin before 04:00 belongs to the night that ends the service day.
    """
    planned = []
    for person, name in sorted(seat(rulebook, study.date_of(day)).items()):
        for begin, end in _joined(rulebook.shifts[name].blocks):
            starts = instant(day, begin)
            planned.append(Stint(person, name, day, starts, starts + end - begin))
    return planned


def pool_size(rulebook: Rulebook) -> int:
    """Return how many people of the pool the rulebook employs."""
    return sum(team.people for team in rulebook.teams.values())


def team_of(rulebook: Rulebook, person: int) -> str:
    """Return the name of a person's team."""
    for name, team in rulebook.teams.items():
        if person < team.people:
            return name
        person -= team.people
    raise IndexError("the rulebook employs fewer people")


def _seat_team(team: Team, seats: list[str], day: date) -> dict[int, str]:
    working = [p for p in range(team.people) if not rests(team.rest, p, team.people, day)]
    own = {place: seats[place] for place in working if place < len(seats)}
    spare = [place for place in working if place >= len(seats)]
    empty = [shift for place, shift in enumerate(seats) if place not in own]
    return own | dict(zip(spare, empty, strict=False))


def _joined(blocks: tuple[Block, ...]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for block in sorted(blocks, key=lambda b: b.start):
        if joined and joined[-1][1] == block.start:
            joined[-1] = (joined[-1][0], block.end)
        else:
            joined.append((block.start, block.end))
    return joined
