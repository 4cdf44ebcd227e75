"""Time off the desk by plan: meetings, meals, training, cleaning."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from cssim.errors import RefusedError
from cssim.scenario.base import Clock, Duration, Frozen
from cssim.scenario.rulebook.days import DayRuleField
from cssim.units import HOUR, show_duration

__all__ = ["OffDesk", "ShiftNames", "Within12Hours"]


def _within_12_hours(length: int) -> int:
    if not 0 < length <= 12 * HOUR:
        raise RefusedError(f'"{show_duration(length)}"', "a duration above 0, at most 12 h")
    return length


Within12Hours = Annotated[
    Duration,
    AfterValidator(_within_12_hours),
    Field(description='a duration such as "1 h"'),
]
"""The length of something that is over before the next shift."""

ShiftNames = Annotated[
    tuple[str, ...],
    Field(strict=False, min_length=1, description="a list of names of shifts"),
]
"""Names of shifts, at least one."""


class OffDesk(Frozen):
    """What takes the people of these shifts from the desk on some days.

    `who`: all of them, all but one who stays (by turns over the days), one (by turns), or each
    for the same length, one after the other.
    """

    on: DayRuleField = Field(
        description='days such as "every day", "monday and friday" or "day 25"'
    )
    at: Clock = Field(description='a clock time such as "08:30"')
    length: Within12Hours
    shifts: ShiftNames
    who: Literal["all", "all but one", "one", "one by one"] = "all"
