"""Intervals for means of replications."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cssim.experiment.statistics.sequence import watched_t
from cssim.experiment.statistics.skewness import before_hall, skewness, stretch

Values = NDArray[np.float64]
_EXAGGERATED_FIXED = 2.0
_EXAGGERATED_WATCHED = 1.5


@dataclass(frozen=True)
class Interval:
    """An interval for an expectation; the mean need not be in its middle.

    Attributes:
        mean: mean over the replications.
        low: lower end; −infinity if nothing is known yet.
        high: upper end; infinity if nothing is known yet.
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
    n = len(values)
    mean = float(values.mean())
    half = student_t(n, confidence) * (float(values.std(ddof=1)) / math.sqrt(n))
    return Interval(mean, mean - half, mean + half, confidence)


def student_t(n: int, confidence: float) -> float:
    """Return how many standard errors Student's t interval of `n` values reaches.

    Examples:
        >>> round(student_t(20, 0.95), 3)
        2.093
    """
    from scipy.special import stdtrit

    return float(stdtrit(n - 1, (1 + confidence) / 2))


def mean_interval(values: Values, confidence: float, *, watched: bool) -> Interval | None:
    """Return the interval for an expectation, wider on the side on which the values have a tail.

    It is the smallest interval that holds both the plain one and the one that Hall's transformation
    gives. So it is never shorter than the plain one. The skewness of a small sample is less than
    that of what it is drawn from; hence it is exaggerated, by factors found by simulation (see
    docs/error-rates.md). For a fixed number of replications it is also stretched if they are few
    for their skewness, but it is never longer than the one that may be watched.

    Args:
        values: one value a replication, shape (n,).
        confidence: wanted coverage, between 0 and 1.
        watched: False if the number of replications was fixed beforehand (Student's t); True if
            somebody looks after every replication and may stop: then the coverage is that of all
            looks together, and the ends are infinite as long as there are too few replications.

    Returns:
        None for fewer than two values, or if one of them is NaN.

    Examples:
        >>> found = mean_interval(np.array([1.0, 2.0, 3.0]), 0.95, watched=False)
        >>> round(found.low, 3), round(found.high, 3)
        (-0.484, 4.484)
        >>> mean_interval(np.array([1.0, 2.0, 3.0]), 0.95, watched=True).high
        inf
    """
    n = len(values)
    if n < 2 or np.isnan(values).any():
        return None
    mean, skew = float(values.mean()), skewness(values)
    error = float(values.std(ddof=1)) / math.sqrt(n)
    below, above = _reaches(watched_t(n, confidence), _EXAGGERATED_WATCHED * skew, n)
    if not watched:
        once = _reaches(student_t(n, confidence), _EXAGGERATED_FIXED * skew, n)
        stretched = stretch(skew, n)
        below, above = min(below, stretched * once[0]), min(above, stretched * once[1])
    if math.isinf(below):
        return Interval(mean, -math.inf, math.inf, confidence)
    return Interval(mean, mean - below * error, mean + above * error, confidence)


def _reaches(reach: float, skew: float, n: int) -> tuple[float, float]:
    """Return how many standard errors an interval reaches below and above the mean."""
    return max(reach, before_hall(reach, skew, n)), max(reach, -before_hall(-reach, skew, n))
