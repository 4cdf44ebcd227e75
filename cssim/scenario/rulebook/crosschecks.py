"""What is wrong between the tables of a rulebook, each of which is sound in itself."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from cssim.errors import MismatchError, RefusedError, did_you_mean
from cssim.scenario.base import Finding
from cssim.scenario.rulebook.desk import DeskRules
from cssim.scenario.rulebook.handover import HandoverRules
from cssim.scenario.rulebook.offdesk import OffDesk
from cssim.scenario.rulebook.replies import COLLEAGUE, HelpRules, ResponseRule
from cssim.scenario.rulebook.staffing import DAY_BEGINS, Shift, Team
from cssim.scenario.rulebook.tasks import TaskRule
from cssim.units import DAY, show_clock

__all__ = ["OFF_DESK", "Tables", "cross_findings"]

OFF_DESK = ("meetings", "meals", "training", "cleaning")
"""The tables of what takes people from the desk."""


@dataclass(frozen=True)
class Tables:
    """The tables of a rulebook; of one that is broken, those of its tables that are sound.

    The names may be more than the tables: those of tables that are broken themselves.
    """

    teams: Mapping[str, Team]
    shifts: Mapping[str, Shift]
    off_desk: Mapping[tuple[str, str], OffDesk]
    tasks: Mapping[str, TaskRule]
    desk: DeskRules | None
    handover: HandoverRules | None
    has_handover: bool
    help: HelpRules | None
    response: ResponseRule | None
    team_names: Collection[str]
    shift_names: Collection[str]

    @classmethod
    def sound(cls, raw: Mapping[str, Any]) -> "Tables":
        """Return the sound ones of the tables of a rulebook, as written or as models."""
        off_desk = {(key, n): t for key in OFF_DESK for n, t in _named(OffDesk, raw, key).items()}
        return cls(
            _named(Team, raw, "teams"),
            _named(Shift, raw, "shifts"),
            off_desk,
            _named(TaskRule, raw, "tasks"),
            _one(DeskRules, raw.get("desk")),
            _one(HandoverRules, raw.get("handover")),
            raw.get("handover") is not None,
            _one(HelpRules, raw.get("help")),
            _one(ResponseRule, raw.get("response")),
            _names(raw, "teams"),
            _names(raw, "shifts"),
        )


def cross_findings(tables: Tables) -> Iterator[Finding]:
    """Yield what is wrong between the tables of a rulebook.

    Nothing is said of names while no table of that kind is there at all.
    """
    if not tables.team_names or not tables.shift_names:
        return
    yield from _unknown_teams(tables)
    yield from _unknown_shifts(tables)
    yield from _unknown_reliefs(tables)
    yield from _seats_no_team_can_fill(tables)
    yield from _tasks_of_two_teams(tables)
    yield from _bars_without_relief(tables)
    yield from _latest_without_use(tables)


def _named(model: type[Any], raw: Mapping[str, Any], key: str) -> dict[str, Any]:
    tables = raw.get(key)
    sound = ((n, _one(model, t)) for n, t in tables.items()) if isinstance(tables, Mapping) else ()
    return {name: table for name, table in sound if table is not None}


def _one(model: type[BaseModel], table: object) -> Any:
    if isinstance(table, model):
        return table
    try:
        return model.model_validate(table)
    except ValidationError:
        return None


def _names(raw: Mapping[str, Any], key: str) -> list[str]:
    tables = raw.get(key)
    return list(tables) if isinstance(tables, Mapping) else []


def _unknown_teams(tables: Tables) -> Iterator[Finding]:
    for name, shift in tables.shifts.items():
        if shift.team not in tables.team_names:
            yield ("shifts", name, "team"), _unknown("team", shift.team, tables.team_names)
    team = tables.desk.ticket_team if tables.desk else None
    if team is not None and team not in tables.team_names:
        yield ("desk", "ticket_team"), _unknown("team", team, tables.team_names)
    helper = tables.help.from_ if tables.help else COLLEAGUE
    if helper != COLLEAGUE and helper not in tables.team_names:
        yield ("help", "from"), _unknown("team", helper, [COLLEAGUE, *tables.team_names])


def _unknown_shifts(tables: Tables) -> Iterator[Finding]:
    lists: dict[tuple[str, ...], tuple[str, ...]] = {
        **{place: off_desk.shifts for place, off_desk in tables.off_desk.items()},
        **{("tasks", name): task.shifts for name, task in tables.tasks.items()},
        ("response",): (tables.response.shifts or ()) if tables.response else (),
    }
    for place, shifts in lists.items():
        for i, shift in enumerate(shifts):
            if shift not in tables.shift_names:
                yield (*place, "shifts", i), _unknown("shift", shift, tables.shift_names)
            elif shift in shifts[:i]:
                found = f"'{shift}' for the second time"
                yield (*place, "shifts", i), RefusedError(found, "each shift once")


def _unknown_reliefs(tables: Tables) -> Iterator[Finding]:
    for name, shift in tables.shifts.items():
        place = ("shifts", name, "waits_for")
        if shift.waits_for is None:
            continue
        if shift.waits_for not in tables.shift_names:
            yield place, _unknown("shift", shift.waits_for, tables.shift_names)
        elif shift.waits_for == name:
            yield place, RefusedError(f"the shift '{name}' itself", "the name of another shift")
        elif shift.waits_for in tables.shifts:
            yield from _relief_is_over(name, shift, tables.shifts[shift.waits_for])


def _relief_is_over(name: str, shift: Shift, relief: Shift) -> Iterator[Finding]:
    """Refuse to wait for a shift that has gone home and comes again on the next service day."""
    end, over = shift.stretches[-1][1], relief.stretches[-1][1]
    if over <= end < DAY + DAY_BEGINS:
        found = f"'{shift.waits_for}', which is over at {show_clock(over)}"
        allowed = f"a shift that is still there at {show_clock(end)}, or comes later that day"
        yield ("shifts", name, "waits_for"), RefusedError(found, allowed)


def _seats_no_team_can_fill(tables: Tables) -> Iterator[Finding]:
    for name, team in tables.teams.items():
        own = {key: shift for key, shift in tables.shifts.items() if shift.team == name}
        seats = {key: shift.seats for key, shift in own.items()}
        given = {k: s.holiday_seats for k, s in own.items() if s.holiday_seats is not None}
        for day, wanted in (("day", seats), ("holiday", seats | given)):
            needed = sum(wanted.values())
            if needed > team.people:
                shown = " + ".join(f"{count} ({key})" for key, count in wanted.items())
                found = f"{team.people} for {needed} seats a {day}: {shown}"
                allowed = f"at least {needed} people, or fewer seats"
                hint = "these are seats no team can fill, because a person works one shift a day"
                yield ("teams", name, "people"), MismatchError(found, allowed, hint)
                break


def _tasks_of_two_teams(tables: Tables) -> Iterator[Finding]:
    for name, task in tables.tasks.items():
        teams = sorted({tables.shifts[s].team for s in task.shifts if s in tables.shifts})
        if task.who == "team" and len(teams) > 1:
            found = f"shifts of the teams {', '.join(teams)}"
            allowed = 'shifts of one team, or another who than "team"'
            yield ("tasks", name, "shifts"), RefusedError(found, allowed)


def _bars_without_relief(tables: Tables) -> Iterator[Finding]:
    bars = tables.handover.bars if tables.handover else ()
    about_relief = [bar for bar in bars if bar in ("not prepared", "unfit")]
    all_sound = len(tables.shifts) == len(tables.shift_names)
    if about_relief and all_sound and all(s.waits_for is None for s in tables.shifts.values()):
        found = f'"{about_relief[0]}", but no shift waits for another'
        allowed = 'waits_for = "…" in a shift, or no such bar'
        hint = "the bar is about the person who is waited for"
        yield ("handover", "bars"), MismatchError(found, allowed, hint)


def _latest_without_use(tables: Tables) -> Iterator[Finding]:
    """Refuse a bound on what nothing puts off; a broken handover may have any bar."""
    bars = tables.handover.bars if tables.handover else ()
    is_broken = tables.has_handover and tables.handover is None
    if is_broken or "urgent event" in bars or "restart" in bars:
        return
    for name, shift in tables.shifts.items():
        put_off = shift.at_end == "until_line_empty" or shift.waits_for is not None
        if shift.latest is not None and not put_off:
            allowed = 'no key latest, or with at_end = "until_line_empty" or waits_for'
            hint = 'the bars "urgent event" and "restart" of handover.bars put off an end as well'
            refused = MismatchError(f'"{show_clock(shift.latest)}"', allowed, hint)
            yield ("shifts", name, "latest"), refused


def _unknown(kind: str, name: str, names: Collection[str]) -> RefusedError:
    allowed = f"one of: {', '.join(sorted(names))}"
    return RefusedError(f"the unknown {kind} '{name}'", allowed, did_you_mean(name, names))
