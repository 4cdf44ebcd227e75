"""The study: which days are simulated, and with which seed."""

from datetime import date, timedelta
from typing import Self

from pydantic import Field, field_validator, model_validator

from cssim.errors import RefusedError
from cssim.scenario.base import Frozen

__all__ = ["Study"]

_LONGEST = 3660


class Study(Frozen):
    """Start date, warm-up, days that count, cool-down (all in service days), seed.

    >>> study = Study(start=date(2026, 3, 1), warm_up=7, days=30, cool_down=14, seed=1)
    >>> study.total_days, study.date_of(0).isoformat()
    (51, '2026-03-01')
    """

    start: date = Field(description="a date such as 2026-03-01")
    warm_up: int = Field(ge=0, le=_LONGEST, description="whole days, 0 or more")
    days: int = Field(ge=1, le=_LONGEST, description="whole days, 1 or more")
    cool_down: int = Field(ge=0, le=_LONGEST, description="whole days, 0 or more")
    seed: int = Field(ge=0, lt=2**63, description="a whole number, 0 or more")

    @field_validator("start")
    @classmethod
    def _in_our_time(cls, start: date) -> date:
        if not 1970 <= start.year <= 2200:
            raise RefusedError(str(start), "a date from 1970-01-01 to 2200-12-31")
        return start

    @model_validator(mode="after")
    def _not_too_long(self) -> Self:
        if self.total_days > _LONGEST:
            raise RefusedError(f"{self.total_days} days in all", f"at most {_LONGEST} days in all")
        return self

    @property
    def total_days(self) -> int:
        """Number of service days from the start of the warm-up to the end of the cool-down."""
        return self.warm_up + self.days + self.cool_down

    def date_of(self, day: int) -> date:
        """Return the date of service day `day` (0 is the first of the warm-up)."""
        return self.start + timedelta(days=day)
