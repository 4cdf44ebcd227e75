"""Teams and shifts: who is there, when, and what ends a shift."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from cssim.errors import RefusedError
from cssim.scenario.base import Clock, Duration, Finding, Frozen, OrNone, refuse_all
from cssim.scenario.rulebook.rest import NoRest, RestField
from cssim.scenario.rulebook.rotation import NoRotation, RotationField
from cssim.units import BLOCK_PATTERN, DAY, HOUR, parse_block, show_clock

__all__ = ["DAY_BEGINS", "Block", "Shift", "Team"]

DAY_BEGINS: Final = 4 * HOUR
"""When a service day begins, µs after midnight."""

_NOON: Final = 12 * HOUR
_MISSING: Final = "nothing; the key is missing"
_A_CLOCK: Final = 'a clock time after the shift\'s end, such as "26:00"'


class Team(Frozen):
    """A team has people; they rest, may change places every week, and answer topics.

    `serves` names the topics whose chats the team answers: None is all, () is none.

    >>> Team(people=5, rest="6 on, 1 off").rest
    OnOff(on=6, off=1)
    """

    people: int = Field(ge=1, le=1000, description="the number of people, 1 to 1000")
    rest: RestField = NoRest()
    rotation: RotationField = NoRotation()
    serves: Annotated[Annotated[tuple[str, ...], Field(strict=False)] | None, OrNone] = None


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
    tuple[
        Annotated[
            Block,
            BeforeValidator(_read_block),
            WithJsonSchema({"title": "block", "type": "string", "pattern": BLOCK_PATTERN}),
        ],
        ...,
    ],
    Field(min_length=1, strict=False, description='a list of blocks such as ["09:00-17:30"]'),
    AfterValidator(_apart),
]

Seats = Annotated[int, Field(ge=0, le=1000, description="the number of seats, 0 or more")]


class Shift(Frozen):
    """Seats that a team fills every day in these blocks.

    `at_end` says what happens to open chats when the shift ends; it has no default, because the
    answer changes every result. `latest` bounds how long an end may be put off: by shoppers who
    still ask, by the shift that is waited for (`waits_for`) or by the bars of the handover. `early`
    is how long before the shift people are there, at the desk or aside. `holiday_seats` None is as
    many as on other days.
    """

    team: str = Field(description="the name of a team")
    blocks: Blocks
    seats: Seats
    holiday_seats: Annotated[Seats | None, OrNone] = None
    at_end: Literal["finish", "until_line_empty", "hand_over", "leave"]
    latest: Annotated[Clock | None, OrNone] = None
    waits_for: Annotated[str | None, OrNone] = None
    early: Annotated[Annotated[Duration, Field(gt=0, le=4 * HOUR)] | None, OrNone] = None
    early_at: Annotated[Literal["desk", "aside"] | None, OrNone] = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        refuse_all("shift", [*self._wrong_latest(), *self._wrong_early()])
        return self

    def seats_on(self, *, holiday: bool) -> int:
        """Return how many seats the shift has, on a public holiday or on another day."""
        return self.holiday_seats if holiday and self.holiday_seats is not None else self.seats

    @property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """Begin and end of the blocks, µs since midnight of the service day, adjacent ones joined.

        A block before 04:00 belongs to the night that ends the service day, and takes the morning
        blocks of its shift with it: a night with a meal break is one night.
        """
        placed = []
        for block in self.blocks:
            at_night = block.start < DAY_BEGINS or (self._is_night and block.start < _NOON)
            begin = block.start + (DAY if at_night else 0)
            placed.append((begin, begin + block.end - block.start))
        joined: list[tuple[int, int]] = []
        for begin, end in sorted(placed):
            if joined and joined[-1][1] == begin:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((begin, end))
        return tuple(joined)

    @property
    def last_end(self) -> int | None:
        """The time of `latest`, µs since midnight of the service day; None if there is none."""
        if self.latest is None:
            return None
        # A night that is written with clock times of the morning is left as it was written.
        next_day = self._is_night and self.latest <= self.stretches[-1][1]
        return self.latest + (DAY if next_day else 0)

    @property
    def _is_night(self) -> bool:
        return any(block.start < DAY_BEGINS for block in self.blocks)

    def _wrong_latest(self) -> Iterator[Finding]:
        end, latest = self.stretches[-1][1], self.last_end
        if latest is None:
            if self.at_end == "until_line_empty":
                hint = "until_line_empty needs a time at which it becomes finish"
                yield ("latest",), RefusedError(_MISSING, _A_CLOCK, hint)
        elif latest <= end:
            found = f'"{show_clock(latest)}", not after the end of the last block'
            hint = f"the last block ends at {show_clock(end)}"
            yield ("latest",), RefusedError(found, _A_CLOCK, hint)

    def _wrong_early(self) -> Iterator[Finding]:
        if self.early is not None and self.early_at is None:
            yield ("early_at",), RefusedError(_MISSING, "one of: desk, aside")
        if self.early is None and self.early_at is not None:
            found = f'"{self.early_at}", but no key early'
            allowed = 'early = "10 min" beside it, or no early_at'
            yield ("early_at",), RefusedError(found, allowed)
