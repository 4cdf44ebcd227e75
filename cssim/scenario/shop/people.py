"""The people the shop can hire: their pace, what slows them, and their bad days."""

from typing import Annotated

from pydantic import AfterValidator, Field

from cssim.errors import RefusedError
from cssim.scenario.base import Frozen, OrNone, Probability, Shares
from cssim.scenario.shop.quantities import DurationDistribution, FactorDistribution

__all__ = ["Lapse", "Lateness", "People", "Unfit"]


def _factors(factors: tuple[float, ...]) -> tuple[float, ...]:
    if min(factors) <= 0:
        raise RefusedError(f"the number {min(factors):g}", "factors above 0")
    return factors


Steps = Annotated[Shares, Field(min_length=1), AfterValidator(_factors)]


class Lateness(Frozen):
    """The probability of coming late to a stretch of work, and by how much."""

    chance: Probability = Field(description="a probability, 0 to 1")
    by: DurationDistribution = Field(description="a distribution of delays")


class Lapse(Frozen):
    """The probability, on a day of work, of a time away from the desk, and its length."""

    chance: Probability = Field(description="a probability, 0 to 1")
    length: DurationDistribution = Field(description="a distribution of lengths")


class Unfit(Frozen):
    """The probability of coming unfit for work, and the time until a stand-in is there."""

    chance: Probability = Field(description="a probability, 0 to 1")
    stand_in: DurationDistribution = Field(description="a distribution of times")


class People(Frozen):
    """The people the shop can hire: their pace, what slows them, and their bad days.

    `load` holds the factor on composing time with 1, 2, 3… open chats, `pressure`
    with 0, 1, 2… messages waiting; the last value holds beyond. What is None never happens.
    """

    pace: FactorDistribution = Field(description="a distribution of factors on composing time")
    load: Steps = (1.0,)
    pressure: Steps = (1.0,)
    lateness: Annotated[Lateness | None, OrNone] = None
    stepping_away: Annotated[Lapse | None, OrNone] = None
    signing_out: Annotated[Lapse | None, OrNone] = None
    unfit: Annotated[Unfit | None, OrNone] = None
