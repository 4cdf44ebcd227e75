"""Intervals for means of replications."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Interval:
    """An interval for an expectation.

    Attributes:
        mean: mean over the replications.
        low: lower end.
        high: upper end.
        confidence: of this interval alone.
    """

    mean: float
    low: float
    high: float
    confidence: float

    @property
    def half_width(self) -> float:
        """Half the length of the interval."""
        return (self.high - self.low) / 2


def t_interval(values: Values, confidence: float) -> Interval:
    """Return Student's t interval for the expectation of a replication's value.

    Args:
        values: one value a replication, at least two, none of them NaN, shape (n,).
        confidence: wanted coverage, between 0 and 1.

    Examples:
        >>> found = t_interval(np.array([1.0, 2.0, 3.0]), 0.95)
        >>> round(found.low, 3), round(found.high, 3)
        (-0.484, 4.484)
    """
    from scipy.special import stdtrit

    n = len(values)
    mean = float(values.mean())
    spread = float(values.std(ddof=1)) / math.sqrt(n)
    half = float(stdtrit(n - 1, (1 + confidence) / 2)) * spread
    return Interval(mean, mean - half, mean + half, confidence)


def interval_or_none(values: Values, confidence: float) -> Interval | None:
    """Return a t interval, or None for one replication or a KPI undefined in any of them."""
    if len(values) < 2 or np.isnan(values).any():
        return None
    return t_interval(values, confidence)
