"""Targets: bounds that the expectation of a measure is to keep, and what may be said about one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from cssim.arguments import instance
from cssim.errors import CssimError, did_you_mean
from cssim.experiment.statistics import Interval
from cssim.results import KPIS, Kpi

Way = Literal["at_least", "at_most"]

_ROUNDING = 1e-12


class Standing(Enum):
    """What is known about a point and its targets."""

    MEETS = "meets"
    FAILS = "fails"
    NOT_YET_KNOWN = "not yet known"


@dataclass(frozen=True)
class Target:
    """A bound for the expectation of a KPI.

    Attributes:
        kpi: the KPI.
        way: whether the bound is the least or the most that will do.
        bound: in the unit of the KPI; a mean that equals it meets the target.
    """

    kpi: Kpi
    way: Way
    bound: float

    def __str__(self) -> str:
        return f"{self.kpi.key} {'≥' if self.way == 'at_least' else '≤'} {self.bound:g}"

    def is_met_at(self, value: float) -> bool:
        """Return whether a mean of this value meets the target, rounding apart."""
        if math.isclose(value, self.bound, rel_tol=_ROUNDING):
            return True
        return value >= self.bound if self.way == "at_least" else value <= self.bound

    def standing_of(self, interval: Interval) -> Standing:
        """Return what an interval says: one that holds values on both sides says nothing."""
        ends = {self.is_met_at(interval.low), self.is_met_at(interval.high)}
        if len(ends) == 2:
            return Standing.NOT_YET_KNOWN
        return Standing.MEETS if ends.pop() else Standing.FAILS


def targets_of(
    at_least: Mapping[str, float] | None, at_most: Mapping[str, float] | None
) -> tuple[Target, ...]:
    """Return the targets asked for, one or more.

    Raises:
        CssimError: there is none, a KPI is unknown, or a bound is no number it could reach.
    """
    ways: tuple[tuple[Way, Mapping[str, float] | None], ...]
    ways = (("at_least", at_least), ("at_most", at_most))
    found = []
    for way, bounds in ways:
        if bounds is not None:
            instance(bounds, Mapping, way, 'such as {"first_response_60": 0.85}')
            found += [_target(key, way, bound) for key, bound in bounds.items()]
    if not found:
        raise CssimError(
            'no target is given; name one, such as at_least={"first_response_60": 0.85}'
        )
    return tuple(found)


def kpi_called(key: object) -> Kpi:
    """Return the KPI of a key.

    Raises:
        CssimError: there is none.
    """
    for kpi in KPIS:
        if kpi.key == key:
            return kpi
    keys = [kpi.key for kpi in KPIS]
    hint = did_you_mean(str(key), keys) or f"there are: {', '.join(keys)}"
    raise CssimError(f"no KPI is called {key!r:.80}; {hint}")


def _target(key: str, way: Way, bound: object) -> Target:
    kpi = kpi_called(key)
    is_number = isinstance(bound, int | float) and not isinstance(bound, bool)
    if not is_number or not math.isfinite(bound):  # type: ignore[arg-type]
        raise CssimError(f"{way} of {key} is {bound!r:.80}; it must be a number, in {kpi.unit}")
    number = float(bound)  # type: ignore[arg-type]
    if kpi.unit == "share" and not 0 <= number <= 1:
        raise CssimError(f"{way} of {key} is {bound}; a share lies between 0 and 1: 85 % is 0.85")
    return Target(kpi, way, number)
