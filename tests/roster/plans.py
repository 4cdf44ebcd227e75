"""Plans of tiny rosters, with fates given by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from roster.rulebooks import clock, scenario

from cssim.fate import PersonDay, Troubles, draw_people
from cssim.model.desk import Cause, Duty
from cssim.model.presence import DayPlan, Planner, coming, plan
from cssim.model.roster import pool_size
from cssim.scenario import Rulebook
from cssim.units import DAY, MINUTE, show_clock

Fates = Mapping[tuple[int, int], Mapping[str, object]]
"""Parts of a fate by person and day."""


def planner(book: Rulebook, **shop: object) -> Planner:
    """The planner of a rulebook on a shop with these tables."""
    world = scenario(book, **shop)
    people = draw_people(world.shop.people, world.study, 0, pool_size(world))
    return Planner(world, 0, people)


def fated(
    monkeypatch: pytest.MonkeyPatch,
    book: Rulebook,
    fates: Fates | None = None,
    troubles: Troubles = Troubles(),  # noqa: B008
) -> Planner:
    """The planner of a rulebook, with these fates; everything else is on time and well."""

    def draw(_nature, _study, _replication, person, day, stretches):
        fate = {"late": (0,) * stretches} | dict((fates or {}).get((person, day), {}))
        return PersonDay(**fate)

    monkeypatch.setattr(coming, "draw_person_day", draw)
    monkeypatch.setattr(plan, "draw_troubles", lambda *_: troubles)
    return planner(book)


def late(minutes: int, *later: int) -> dict[str, object]:
    """A fate: late for the first stretch by so many minutes, and for the later ones."""
    return {"late": tuple(m * MINUTE for m in (minutes, *later))}


def times(*spans: tuple[str, str]) -> tuple[tuple[int, int], ...]:
    """Times of trouble on the first day, such as `times(("17:00", "18:10"))`."""
    return tuple((clock(begin), clock(end)) for begin, end in spans)


def told(day: DayPlan, person: int | None = None, midnight: int = 0) -> list[str]:
    """What the desk is told, by time: such as "09:00 0 start"."""
    rows = sorted(
        (c.at, c.what not in (Duty.BACK, Duty.START), c.person, c.what, c.cause)
        for c in day.changes
        if person is None or c.person == person
    )
    return [
        f"{show_clock(at - midnight * DAY)} {who} {what.name.lower().replace('_', ' ')}"
        + (f" {cause.name.lower().replace('_', ' ')}" if cause is not Cause.NONE else "")
        for at, _, who, what, cause in rows
    ]


def counted(day: DayPlan) -> list[tuple[str, int, str, int, str]]:
    """Incidents: clock time, person, kind, minutes, rule."""
    return [
        (show_clock(b.at), b.person, b.kind.name.lower(), b.amount // MINUTE, b.rule)
        for b in sorted(day.breaches)
    ]
