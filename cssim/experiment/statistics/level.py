"""The interval of a KPI's level, which ends where its values can go no further."""

from __future__ import annotations

import math

from cssim.experiment.statistics.interval import Interval, Values, mean_interval
from cssim.results import Kpi


def level_interval(
    kpi: Kpi, values: Values, confidence: float, *, watched: bool
) -> Interval | None:
    """Return the interval for the expectation of a KPI.

    No KPI is below 0 and no share above 1, so an interval that reaches further is cut there; it
    covers no less.

    Args:
        kpi: the KPI.
        values: one value a replication, shape (n,).
        confidence: wanted coverage, between 0 and 1.
        watched: see `mean_interval`.

    Returns:
        None for fewer than two values, or if one of them is NaN.

    Examples:
        >>> import numpy as np
        >>> from cssim.results import KPIS
        >>> found = level_interval(KPIS[0], np.array([0.5, 0.9]), 0.95, watched=False)
        >>> found.low, found.high
        (0.0, 1.0)
    """
    found = mean_interval(values, confidence, watched=watched)
    if found is None:
        return None
    most = 1.0 if kpi.unit == "share" else math.inf
    return Interval(found.mean, max(found.low, 0.0), min(found.high, most), confidence)
