"""Tasks: work at the desk that is not for a shopper and falls due at a clock time."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from cssim.errors import RefusedError, did_you_mean
from cssim.scenario.base import Clock, Frozen
from cssim.scenario.rulebook.days import DayRuleField
from cssim.scenario.rulebook.desk import MESSAGES, WORK_CLASSES
from cssim.scenario.rulebook.offdesk import ShiftNames, Within12Hours

__all__ = ["TaskRule"]

_NOT_MESSAGES = tuple(name for name in WORK_CLASSES if name not in MESSAGES)


def _a_class_of_tasks(name: str) -> str:
    if name not in _NOT_MESSAGES:
        unknown = "" if name in MESSAGES else "the unknown class "
        allowed = f"one of: {', '.join(_NOT_MESSAGES)}"
        raise RefusedError(f"{unknown}'{name}'", allowed, did_you_mean(name, _NOT_MESSAGES))
    return name


class TaskRule(Frozen):
    """A task that enters the inbox at a clock time of some days.

    `who`: each person on duty in these shifts that service day, one of them (by turns over the
    days), or the team, whose backlog the task joins.
    """

    work: Annotated[
        str, AfterValidator(_a_class_of_tasks), WithJsonSchema({"enum": [*_NOT_MESSAGES]})
    ] = Field(description="a class of work other than replies to shoppers, such as 'reports'")
    on: DayRuleField = Field(
        description='days such as "every day", "monday and friday" or "day 25"'
    )
    at: Clock = Field(description='a clock time such as "17:00"')
    amount: Within12Hours
    shifts: ShiftNames
    who: Literal["each", "one", "team"] = Field(description="one of: each, one, team")
