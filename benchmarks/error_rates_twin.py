"""cssim's intervals and verdicts for many sets of replications at once, after every replication.

It does the arithmetic of `mean_interval` and `judge` on whole arrays, with running sums; `gap`
tells how far it is from them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from cssim.experiment.statistics import FEWEST_DIFFERENCES, Verdict, judge
from cssim.experiment.statistics.sequence import PRECISION
from cssim.results import Kpi
from cssim.scenario import Title

Array = NDArray[np.float64]
EXAGGERATED_FIXED = 2.0
EXAGGERATED_WATCHED = 1.5
ENOUGH = 5.0
_WORDS = Title(en="Difference", zh="差值")
_SLIGHTEST = 1e-300
ANYTHING = Kpi("anything", _WORDS, _WORDS, "s", "higher", _SLIGHTEST, lambda _: 0.0)
"""A KPI of which the slightest difference matters: every interval without 0 is a verdict."""


@dataclass(frozen=True)
class Looks:
    """What is known after each replication, each array of shape (sets, n, KPIs)."""

    low: Array
    high: Array
    differing: NDArray[np.int64]

    def claims(self, effect: float = 0.0) -> NDArray[np.bool_]:
        """Where a verdict says that there is a difference, if the values were larger by this."""
        one_sided = (self.low > -effect) | (self.high < -effect)
        return one_sided & (self.differing >= FEWEST_DIFFERENCES)

    def none_matters(self, matters: float, effect: float = 0.0) -> NDArray[np.bool_]:
        """Where a verdict says that no difference matters, if the values were larger by this."""
        within = (self.low + effect >= -matters) & (self.high + effect <= matters)
        return within & (self.differing >= FEWEST_DIFFERENCES)

    @property
    def holds(self) -> NDArray[np.bool_]:
        """Where the interval holds 0, the truth, or no interval is given."""
        n = np.arange(1, self.low.shape[1] + 1)[None, :, None]
        given = self.differing >= np.minimum(n, FEWEST_DIFFERENCES)
        inside: NDArray[np.bool_] = (self.low <= 0) & (self.high >= 0)
        return inside | ~given


def looks_at(values: Array, confidence: float, *, watched: bool) -> Looks:
    """Return the intervals after each replication; those after the first are infinite.

    Args:
        values: differences, shape (sets, n, KPIs).
        confidence: of each interval by itself.
        watched: as in `mean_interval`.
    """
    n = np.arange(1, values.shape[1] + 1, dtype=float)[None, :, None]
    mean, variance, skew = _moments(values, n)
    error = np.sqrt(variance / np.maximum(n - 1, 1))
    below, above = _reaches(_watched_t(n, confidence), EXAGGERATED_WATCHED * skew, n)
    if not watched:
        stretch = np.maximum(1, ENOUGH * np.abs(skew) / np.sqrt(n))
        once = _reaches(_student_t(n, confidence), EXAGGERATED_FIXED * skew, n)
        below, above = np.minimum(below, stretch * once[0]), np.minimum(above, stretch * once[1])
    finite = np.isfinite(below)
    below, above = np.where(finite, below, 0), np.where(finite, above, 0)
    return Looks(
        np.where(finite, mean - below * error, -np.inf),
        np.where(finite, mean + above * error, np.inf),
        np.cumsum(values != 0, axis=1),
    )


def gap(values: Array, confidence: float, *, watched: bool) -> float:
    """Return the largest distance to `judge` in the ends of intervals, in spreads of the values.

    Args:
        values: differences of one KPI, shape (n,), n at least 2.
        confidence: of the interval.
        watched: as in `mean_interval`.

    Raises:
        RuntimeError: a verdict, or an end being finite, is not the same.
    """
    looks = looks_at(values[None, :, None], confidence, watched=watched)
    zeros, largest = np.zeros_like(values), 0.0
    for n in range(2, len(values) + 1):
        found = judge(ANYTHING, zeros[:n], values[:n], confidence, same=False, watched=watched)
        claims = found.verdict in (Verdict.BETTER, Verdict.WORSE)
        ours = float(looks.low[0, n - 1, 0]), float(looks.high[0, n - 1, 0])
        if claims != bool(looks.claims()[0, n - 1, 0]):
            raise RuntimeError(f"the verdict after {n} replications is not the same")
        if found.difference is None:
            if bool((looks.low[0, n - 1, 0] > 0) | (looks.high[0, n - 1, 0] < 0)) > bool(
                looks.holds[0, n - 1, 0]
            ):
                raise RuntimeError(f"after {n} replications only one gives an interval")
            continue
        for mine, theirs in zip(ours, (found.difference.low, found.difference.high), strict=True):
            if math.isinf(mine) != math.isinf(theirs):
                raise RuntimeError(f"after {n} replications only one interval has an end")
            if not math.isinf(mine):
                largest = max(largest, abs(mine - theirs) / float(values.std()))
    return largest


def _moments(values: Array, n: Array) -> tuple[Array, Array, Array]:
    squares = values * values
    mean, square = np.cumsum(values, axis=1) / n, np.cumsum(squares, axis=1) / n
    cube = np.cumsum(squares * values, axis=1) / n
    variance = np.maximum(square - mean * mean, 0)
    variance[variance < 1e-12 * square] = 0
    third = cube - 3 * mean * square + 2 * mean**3
    skew = np.divide(third, variance**1.5, out=np.zeros_like(third), where=variance > 0)
    return mean, variance, skew


def _student_t(n: Array, confidence: float) -> Array:
    return np.where(n > 1, stdtrit(np.maximum(n - 1, 1), (1 + confidence) / 2), np.inf)


def _watched_t(n: Array, confidence: float) -> Array:
    grown = np.expm1((np.log1p(n / PRECISION) - 2 * math.log(1 - confidence)) / n)
    room = (n - PRECISION * grown) / (PRECISION + n)
    square = np.divide((n - 1) * grown, room, out=np.full_like(n, np.inf), where=room > 0)
    return np.sqrt(square)


def _reaches(reach: Array, skew: Array, n: Array) -> tuple[Array, Array]:
    known = np.where(np.isfinite(reach), reach, 0)
    below = np.maximum(known, _before_hall(known, skew, n))
    above = np.maximum(known, -_before_hall(-known, skew, n))
    return np.where(np.isfinite(reach), below, np.inf), np.where(np.isfinite(reach), above, np.inf)


def _before_hall(transformed: Array, skew: Array, n: Array) -> Array:
    a = skew / (3 * np.sqrt(n))
    some = np.abs(a) >= 1e-9
    a = np.where(some, a, 1.0)
    return np.where(some, (np.cbrt(1 + 3 * a * (transformed - a / 2)) - 1) / a, transformed)
