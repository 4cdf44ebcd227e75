"""How many more replications would tell on which side of its target a mean lies."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from cssim.experiment.statistics import Values
from cssim.experiment.statistics.interval import student_t
from cssim.experiment.statistics.sequence import watched_t
from cssim.experiment.statistics.skewness import before_hall, skewness
from cssim.experiment.sweeping.targets.targets import Target

FEWEST = 10
"""With fewer replications nothing is said of a point."""
_LUCK = 0.84
"""Standard errors beyond the end of an interval that make it clear the target 4 times in 5."""
_MOST = 100_000
_ROUND = 10


def about_more(
    targets: Sequence[Target],
    values: Mapping[str, Values],
    each: Mapping[str, float],
    *,
    watched: bool,
) -> int | None:
    """Return about how many more replications would tell whether a point meets its targets.

    Rounded up to tens. If the mean and the spread are as seen so far, so many are enough 4 times in
    5. All targets have to be cleared to meet them, a single one to fail.

    Args:
        targets: what is to be met.
        values: by KPI, one a replication, each of shape (n,).
        each: by KPI, the confidence of its interval.
        watched: see `mean_interval`.

    Returns:
        None if that cannot be said: a mean is within a standard error of its target, and so may
        as well lie on the other side. With too few replications to know the spread it is how many
        more it takes before an interval has ends at all.
    """
    n = len(next(iter(values.values())))
    if n < FEWEST:
        return max(_first_end(confidence, watched=watched) for confidence in each.values()) - n
    wanted: list[float] = []
    enough = math.inf
    for target in targets:
        key = target.kpi.key
        wanted.append(_wanted(target, values[key], each[key], watched=watched))
        if not target.is_met_at(float(values[key].mean())):
            enough = min(enough, wanted[-1])
    enough = min(enough, max(wanted))
    return None if math.isinf(enough) else _ROUND * max(1, math.ceil((enough - n) / _ROUND))


def _first_end(confidence: float, *, watched: bool) -> int:
    """Return after how many replications an interval has ends for the first time."""
    n = FEWEST
    while watched and math.isinf(watched_t(n, confidence)):
        n += 1
    return n


def _wanted(target: Target, values: Values, confidence: float, *, watched: bool) -> float:
    """Return how many replications in all would clear one target; infinity if nobody can say."""
    mean, spread = float(values.mean()), float(values.std(ddof=1))
    gap = abs(mean - target.bound)
    if np.isnan(gap) or gap <= spread / math.sqrt(len(values)):
        return math.inf
    skew = skewness(values) if target.bound < mean else -skewness(values)
    critical = watched_t if watched else student_t

    def clears(n: int) -> bool:
        plain = critical(n, confidence)
        reach = max(plain, before_hall(plain, skew, n))
        return (reach + _LUCK) * spread <= gap * math.sqrt(n)

    least, most = FEWEST - 1, FEWEST
    while not clears(most):
        if most > _MOST:
            return math.inf
        least, most = most, 2 * most
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (least, middle) if clears(middle) else (middle, most)
    return most
