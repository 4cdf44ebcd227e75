"""From paired differences to a verdict that says no more than it knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from cssim.experiment.statistics.interval import Interval, Values, mean_interval
from cssim.experiment.statistics.pairs import paired_differences, saved_by_pairing
from cssim.experiment.statistics.skewness import is_lopsided, skewness
from cssim.results import Kpi

FEWEST_DIFFERENCES = 10
"""With fewer replications that differ at all, no interval is to be trusted."""


class Verdict(Enum):
    """What a comparison can say about one KPI.

    HIGHER and LOWER stand for BETTER and WORSE where neither direction is good in itself.
    """

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    NO_DIFFERENCE = "no difference that matters"
    NOT_YET_KNOWN = "not yet known"
    IDENTICAL = "identical"


class Doubt(Enum):
    """Why something is not yet known."""

    UNDEFINED = "undefined in some replications"
    NONE_SEEN = "no difference seen in any replication"
    TOO_FEW = "too few replications differ"
    SKEWED = "too lopsided for so few replications"
    WIDE = "the interval still holds both a difference that matters and none"


@dataclass(frozen=True)
class Finding:
    """What was found about one KPI: second scenario less first, on the same shoppers.

    Attributes:
        kpi: the KPI.
        first: its mean under the first scenario; NaN if undefined in any replication.
        second: its mean under the second.
        difference: simultaneous interval of the mean difference; None if the KPI is undefined in
            some replications, if there is only one, or if in most nothing differs and in fewer than
            ten something does: the size of what is rare is not seen in so few.
        verdict: about the second scenario as against the first.
        doubt: why it is not yet known, or None.
        saved: share of the variance of the difference that playing both on the same shoppers has
            saved, as against other shoppers for each; below 0 if it has cost some; None if
            undefined.
    """

    kpi: Kpi
    first: float
    second: float
    difference: Interval | None
    verdict: Verdict
    doubt: Doubt | None = None
    saved: float | None = None


def judge(
    kpi: Kpi, first: Values, second: Values, confidence: float, *, same: bool, watched: bool = False
) -> Finding:
    """Judge one KPI on paired replications.

    Args:
        kpi: the KPI.
        first: its values under the first scenario, one a replication, shape (n,).
        second: under the second scenario, on the same shoppers, shape (n,).
        confidence: coverage of the interval of this KPI; the caller has shared out the error.
        same: the logs of both scenarios are equal in every replication. A KPI may differ all the
            same, for example because one rulebook pays the overtime.
        watched: somebody judges after every replication and may stop; see `mean_interval`.
    """
    same = same and np.array_equal(first, second, equal_nan=True)
    differences = paired_differences(first, second)
    interval = mean_interval(differences, confidence, watched=watched)
    verdict, doubt = _verdict(kpi, differences, interval, same=same)
    if doubt in (Doubt.NONE_SEEN, Doubt.TOO_FEW) and not differences.all():
        interval = None
    means = float(first.mean()), float(second.mean())
    return Finding(kpi, *means, interval, verdict, doubt, saved_by_pairing(first, second))


def _verdict(
    kpi: Kpi, differences: Values, interval: Interval | None, *, same: bool
) -> tuple[Verdict, Doubt | None]:
    if same:
        return Verdict.IDENTICAL, None
    if np.isnan(differences).any():
        return Verdict.NOT_YET_KNOWN, Doubt.UNDEFINED
    if not differences.any():
        return Verdict.NOT_YET_KNOWN, Doubt.NONE_SEEN
    if interval is None or np.count_nonzero(differences) < FEWEST_DIFFERENCES:
        return Verdict.NOT_YET_KNOWN, Doubt.TOO_FEW
    if -kpi.matters <= interval.low and interval.high <= kpi.matters:
        return Verdict.NO_DIFFERENCE, None
    if interval.low <= 0 <= interval.high:
        lopsided = is_lopsided(skewness(differences), len(differences))
        return Verdict.NOT_YET_KNOWN, Doubt.SKEWED if lopsided else Doubt.WIDE
    is_up = interval.low > 0
    if kpi.good == "neither":
        return (Verdict.HIGHER if is_up else Verdict.LOWER), None
    is_good = is_up == (kpi.good == "higher")
    return (Verdict.BETTER if is_good else Verdict.WORSE), None
