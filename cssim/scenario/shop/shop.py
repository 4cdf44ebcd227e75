"""The shop: what the manager does not choose. Demand, shoppers' habits, people."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema, field_validator

from cssim.errors import RefusedError
from cssim.scenario.base import (
    Factor,
    Frozen,
    FrozenDict,
    Named,
    OrNone,
    Shares,
    Title,
)
from cssim.scenario.shop.chat import ChatHabits
from cssim.scenario.shop.dates import Dates, refuse_overlaps
from cssim.scenario.shop.holidays import Holiday
from cssim.scenario.shop.people import People
from cssim.scenario.shop.troubles import Troubles

__all__ = ["Campaign", "Demand", "Months", "Shop", "Weekdays"]


def _day_shape(hourly: tuple[float, ...]) -> tuple[float, ...]:
    if len(hourly) != 24:
        raise RefusedError(
            f"{len(hourly)} numbers", "24 numbers, one for each clock hour from 0 to 23"
        )
    if min(hourly) < 0:
        raise RefusedError(f"the number {min(hourly):g}", "24 numbers of 0 or more")
    if not any(hourly):
        raise RefusedError("24 zeros", "24 numbers, not all 0")
    return hourly


Hourly = Annotated[
    Shares,
    AfterValidator(_day_shape),
    WithJsonSchema(
        {"type": "array", "items": {"type": "number", "minimum": 0}, "minItems": 24, "maxItems": 24}
    ),
    Field(description="24 numbers, one for each clock hour from 0 to 23"),
]


class Weekdays(Frozen):
    """A factor on demand for each weekday.

    >>> Weekdays(saturday=1.2).on(date(2026, 1, 3))
    1.2
    """

    monday: Factor = 1.0
    tuesday: Factor = 1.0
    wednesday: Factor = 1.0
    thursday: Factor = 1.0
    friday: Factor = 1.0
    saturday: Factor = 1.0
    sunday: Factor = 1.0

    def on(self, day: date) -> float:
        """Return the factor of the weekday of `day`."""
        factors: tuple[float, ...] = tuple(dict(self).values())
        return factors[day.weekday()]


class Months(Frozen):
    """A factor on demand for each month.

    >>> Months(november=1.4).on(date(2026, 11, 3))
    1.4
    """

    january: Factor = 1.0
    february: Factor = 1.0
    march: Factor = 1.0
    april: Factor = 1.0
    may: Factor = 1.0
    june: Factor = 1.0
    july: Factor = 1.0
    august: Factor = 1.0
    september: Factor = 1.0
    october: Factor = 1.0
    november: Factor = 1.0
    december: Factor = 1.0

    def on(self, day: date) -> float:
        """Return the factor of the month of `day`."""
        factors: tuple[float, ...] = tuple(dict(self).values())
        return factors[day.month - 1]


class Campaign(Dates):
    """Days of higher or lower demand, `first` to `last`, both included.

    `hourly` replaces the shape of the day while the campaign lasts; None keeps it.

    >>> day = date(2026, 11, 11)
    >>> Campaign(first=day, last=day, factor=8.0).covers(day)
    True
    """

    first: date = Field(description="the first day, such as 2026-11-01")
    last: date = Field(description="the last day, such as 2026-11-11")
    factor: Factor = Field(description="a factor above 0 on the demand of these days")
    hourly: Annotated[Hourly | None, OrNone] = None


class Demand(Frozen):
    """How many shoppers come, and when.

    `per_day` is the mean number of enquiries in a service day before factors;
    `hourly` is only a shape. `busyness_shape` is the shape of the Gamma factor
    (mean 1) of each day; None means plain Poisson days.
    """

    per_day: float = Field(gt=0, le=1_000_000, description="the mean enquiries of a service day")
    hourly: Hourly
    weekday: Weekdays = Weekdays()
    season: Months = Months()
    campaigns: Named[Campaign] = FrozenDict()
    busyness_shape: Annotated[Annotated[float, Field(gt=0, le=1e9)] | None, OrNone] = None

    @field_validator("campaigns")
    @classmethod
    def _one_at_a_time(cls, campaigns: dict[str, Campaign]) -> dict[str, Campaign]:
        refuse_overlaps(campaigns, "campaigns")
        return campaigns

    def campaign_on(self, day: date) -> Campaign | None:
        """Return the campaign of `day`, None on a day without one."""
        return next((c for c in self.campaigns.values() if c.covers(day)), None)

    def expected_on(self, day: date) -> float:
        """Return the mean number of enquiries of the service day `day`, all factors in.

        >>> demand = Demand(per_day=100, hourly=(1,) * 24, weekday=Weekdays(monday=1.5))
        >>> demand.expected_on(date(2026, 1, 5))
        150.0
        """
        campaign = self.campaign_on(day)
        factor = campaign.factor if campaign is not None else 1.0
        return self.per_day * self.weekday.on(day) * self.season.on(day) * factor

    def expected_in(self, start: date, days: int) -> float:
        """Return the mean number of enquiries of `days` service days from `start` on."""
        return sum(self.expected_on(start + timedelta(days=n)) for n in range(days))


class Shop(Frozen):
    """Everything a rulebook is played on. No trouble and no holidays if these are left out."""

    title: Title = Field(description='a title in both languages, { en = "…", zh = "…" }')
    demand: Demand = Field(description="a table")
    chat: ChatHabits = Field(description="a table")
    people: People = Field(description="a table")
    trouble: Annotated[Troubles | None, OrNone] = None
    holidays: Named[Holiday] = FrozenDict()
    sources: Named[str] = FrozenDict()

    @field_validator("holidays")
    @classmethod
    def _one_holiday_at_a_time(cls, holidays: dict[str, Holiday]) -> dict[str, Holiday]:
        refuse_overlaps(holidays, "holidays")
        return holidays

    def is_holiday(self, day: date) -> bool:
        """Return whether `day` is a public holiday."""
        return any(holiday.covers(day) for holiday in self.holidays.values())
