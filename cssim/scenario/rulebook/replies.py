"""Rules on replies: how soon the first one, and what an agent does who cannot answer alone."""

from typing import Annotated, Literal

from pydantic import Field

from cssim.scenario.base import Duration, Frozen, OrNone
from cssim.scenario.rulebook.offdesk import ShiftNames
from cssim.scenario.rulebook.staffing import Blocks

__all__ = ["COLLEAGUE", "HelpRules", "ResponseRule"]

COLLEAGUE = "colleague"
"""Stands for any colleague at the desk where help may come from."""


class ResponseRule(Frozen):
    """The first reply comes `within` this time, in the blocks of these shifts (None is all).

    `hours` narrows that to a part of the day.
    """

    within: Annotated[Duration, Field(gt=0)] = Field(description='a duration such as "30 s"')
    shifts: Annotated[ShiftNames | None, OrNone] = None
    hours: Annotated[Blocks | None, OrNone] = None


class HelpRules(Frozen):
    """Who helps an agent who cannot answer alone, a colleague or a team, and how.

    `consult` keeps both busy until the question is answered; `pass_on` moves the chat.
    """

    from_: str = Field(alias="from", description='"colleague" or the name of a team')
    how: Literal["consult", "pass_on"]
