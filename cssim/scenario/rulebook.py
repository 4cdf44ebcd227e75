"""The rulebook: what the manager chooses. Teams, shifts, desk rules, meetings, pay."""

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from cssim.errors import MismatchError, RefusedError, did_you_mean
from cssim.scenario.base import (
    Clock,
    Duration,
    Finding,
    Frozen,
    FrozenDict,
    Named,
    Title,
    refuse_all,
)
from cssim.scenario.desk import DeskRules
from cssim.scenario.rest import NoRest, RestField
from cssim.units import DAY, HOUR, parse_block, show_clock, show_duration

__all__ = ["Block", "Meeting", "Pay", "Rulebook", "Shift", "Team", "cross_findings"]


class Team(Frozen):
    """A team has people, and they rest.

    >>> Team(people=5, rest="6 on, 1 off").rest
    OnOff(on=6, off=1)
    """

    people: int = Field(ge=1, le=1000, description="the number of people, 1 to 1000")
    rest: RestField = NoRest()


class Block(Frozen):
    """A stretch of work, in microseconds since midnight of the shift's date.

    >>> str(Block(start=9 * HOUR, end=18 * HOUR))
    '09:00-18:00'
    """

    start: int = Field(ge=0, le=30 * HOUR)
    end: int = Field(ge=0, le=30 * HOUR)

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.end <= self.start:
            raise RefusedError(str(self), "a block that ends after it begins")
        return self

    def __str__(self) -> str:
        return f"{show_clock(self.start)}-{show_clock(self.end)}"


def _read_block(value: object) -> object:
    if isinstance(value, Block):
        return value
    start, end = parse_block(value)  # type: ignore[arg-type]
    return Block(start=start, end=end)


def _apart(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks in order of time; refuse those that claim one seat twice."""
    in_order = tuple(sorted(blocks, key=lambda block: block.start))
    for earlier, later in pairwise(in_order):
        if later.start < earlier.end:
            raise RefusedError(
                f"the overlapping blocks {earlier} and {later}", "blocks that do not overlap"
            )
    if in_order[-1].end - DAY > in_order[0].start:
        found = f"blocks from {show_clock(in_order[0].start)} to {show_clock(in_order[-1].end)}"
        raise RefusedError(
            f"{found}, which overlap with those of the next day", "blocks within 24 hours"
        )
    return in_order


Blocks = Annotated[
    tuple[Annotated[Block, BeforeValidator(_read_block)], ...],
    Field(min_length=1, strict=False, description='a list of blocks such as ["09:00-17:30"]'),
    AfterValidator(_apart),
]


def _within_a_day(length: int) -> int:
    if not 0 < length <= 12 * HOUR:
        raise RefusedError(f'"{show_duration(length)}"', "a duration above 0, at most 12 h")
    return length


class Shift(Frozen):
    """Seats that a team fills every day in these blocks.

    `at_end` says what happens to open chats when the shift ends; it has no default,
    because the answer changes every result.
    """

    team: str = Field(description="the name of a team")
    blocks: Blocks
    seats: int = Field(ge=0, le=1000, description="the number of seats, 0 or more")
    at_end: Literal["finish"]


class Meeting(Frozen):
    """A meeting once a week that takes the people of these shifts from the desk."""

    weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    at: Clock = Field(description='a clock time such as "08:30"')
    length: Annotated[Duration, AfterValidator(_within_a_day)] = Field(
        description='a duration such as "1 h"'
    )
    shifts: Annotated[tuple[str, ...], Field(strict=False, min_length=1)] = Field(
        description="a list of names of shifts"
    )


class Pay(Frozen):
    """What is paid. `overtime` says whether work after the shift's end is."""

    overtime: Literal["paid", "unpaid"]


class Rulebook(Frozen):
    """Every lever of the manager."""

    title: Title = Field(description='a title in both languages, { en = "…", zh = "…" }')
    teams: Named[Team] = Field(min_length=1, description="at least one table [teams.<name>]")
    shifts: Named[Shift] = Field(min_length=1, description="at least one table [shifts.<name>]")
    desk: DeskRules = Field(description="a table")
    meetings: Named[Meeting] = FrozenDict()
    pay: Pay = Field(description="a table")
    sources: Named[str] = FrozenDict()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        tables = (self.teams, self.shifts, self.meetings)
        refuse_all("rulebook", cross_findings(*tables, set(self.teams), set(self.shifts)))
        return self


def cross_findings(
    teams: Mapping[str, Team],
    shifts: Mapping[str, Shift],
    meetings: Mapping[str, Meeting],
    team_names: Collection[str],
    shift_names: Collection[str],
) -> Iterator[Finding]:
    """Yield what is wrong between the tables of a rulebook.

    The names may be more than the tables: those of tables that are broken themselves.
    """
    for name, shift in shifts.items():
        if shift.team not in team_names:
            found = f"the unknown team '{shift.team}'"
            yield ("shifts", name, "team"), _unknown(found, shift.team, team_names)
    for name, meeting in meetings.items():
        for i, shift_name in enumerate(meeting.shifts):
            if shift_name not in shift_names:
                found = f"the unknown shift '{shift_name}'"
                yield ("meetings", name, "shifts", i), _unknown(found, shift_name, shift_names)
            elif shift_name in meeting.shifts[:i]:
                found = f"'{shift_name}' for the second time"
                yield ("meetings", name, "shifts", i), RefusedError(found, "each shift once")
    yield from _seats_no_team_can_fill(teams, shifts)


def _seats_no_team_can_fill(
    teams: Mapping[str, Team], shifts: Mapping[str, Shift]
) -> Iterator[Finding]:
    for name, team in teams.items():
        own = {key: shift.seats for key, shift in shifts.items() if shift.team == name}
        if sum(own.values()) > team.people:
            shown = " + ".join(f"{seats} ({key})" for key, seats in own.items())
            found = f"{team.people} for {sum(own.values())} seats a day: {shown}"
            allowed = f"at least {sum(own.values())} people, or fewer seats"
            hint = "these are seats no team can fill, because a person works one shift a day"
            yield ("teams", name, "people"), MismatchError(found, allowed, hint)


def _unknown(found: str, name: str, names: Collection[str]) -> RefusedError:
    return RefusedError(found, f"one of: {', '.join(sorted(names))}", did_you_mean(name, names))
