"""Troubles of the shop as a whole: urgent events and restarts, which delay a handover."""

from typing import Annotated

from pydantic import Field

from cssim.scenario.base import Frozen, OrNone
from cssim.scenario.shop.quantities import DurationDistribution

__all__ = ["Trouble", "Troubles"]


class Trouble(Frozen):
    """How many come in a service day on average, at any time of it, and how long each lasts."""

    per_day: float = Field(ge=0, le=100, description="the mean number in a day, 0 to 100")
    lasts: DurationDistribution = Field(description="a distribution of lengths")


class Troubles(Frozen):
    """Urgent events and restarts of what the shop runs on; None never happens."""

    urgent: Annotated[Trouble | None, OrNone] = None
    restart: Annotated[Trouble | None, OrNone] = None
