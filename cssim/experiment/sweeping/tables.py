"""What a sweep has found, as tidy tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cssim.experiment.statistics import Interval, Values, level_interval, mean_interval
from cssim.experiment.sweeping.points import Point
from cssim.experiment.sweeping.store import Store, StoredPoint
from cssim.results import KPIS

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SHORT", "cells_table", "failed_table", "means_table"]

SHORT = 12
"""Letters of a fingerprint that name a scenario in tables."""

_KPIS = {kpi.key: kpi for kpi in KPIS}


def cells_table(
    store: Store, points: Sequence[tuple[Point, StoredPoint]], n: int, measures: Sequence[str]
) -> pd.DataFrame:
    """Return one row a point and replication that is done."""
    import pandas as pd

    paths = _paths(points)
    left: dict[str, list[object]] = {name: [] for name in [*paths, "scenario", "replication"]}
    right = []
    for point, stored in points:
        found = store.cells.values(stored.scenario, n, measures)
        count = len(found.replications)
        for path in paths:
            left[path] += [point[path]] * count
        left["scenario"] += [stored.fingerprint[:SHORT]] * count
        left["replication"] += found.replications.tolist()
        right.append(found.values)
    values = np.concatenate(right) if right else np.empty((0, len(measures)))
    numbers = pd.DataFrame(values, columns=pd.Index(measures))
    return pd.concat([pd.DataFrame(left), numbers], axis=1)


def means_table(
    store: Store,
    points: Sequence[tuple[Point, StoredPoint]],
    n: int,
    measures: Sequence[str],
    confidence: float,
) -> pd.DataFrame:
    """Return one row a point and measure, with the interval of its mean."""
    import pandas as pd

    paths = _paths(points)
    rows = []
    for point, stored in points:
        found = store.cells.values(stored.scenario, n, measures)
        varied = [point[path] for path in paths]
        for name, column in zip(measures, found.values.T, strict=True):
            told = _mean_and_ends(name, column, confidence)
            unit = _KPIS[name].unit if name in _KPIS else ""
            rows.append((*varied, name, len(column), *told, unit))
    return pd.DataFrame(rows, columns=[*paths, "key", "n", "mean", "low", "high", "unit"])


def _mean_and_ends(measure: str, values: Values, confidence: float) -> tuple[float, float, float]:
    """Return the mean and the ends of its interval; NaN for what there is not."""
    with np.errstate(invalid="ignore", over="ignore"):  # A user's measure may have any value.
        mean = float(values.mean()) if len(values) else float("nan")
        interval = _interval(measure, values, confidence) if np.isfinite(mean) else None
    return (mean, interval.low, interval.high) if interval else (mean, float("nan"), float("nan"))


def _interval(measure: str, values: Values, confidence: float) -> Interval | None:
    if measure in _KPIS:
        return level_interval(_KPIS[measure], values, confidence, watched=False)
    return mean_interval(values, confidence, watched=False)


def failed_table(
    store: Store, points: Sequence[tuple[Point, StoredPoint]], n: int, measures: Sequence[str]
) -> pd.DataFrame:
    """Return one row a failed cell, with what went wrong."""
    import pandas as pd

    rows = [
        (stored.fingerprint[:SHORT], replication, reason)
        for _, stored in points
        for replication, reason in store.cells.reasons(stored.scenario, n, measures)
    ]
    return pd.DataFrame(rows, columns=["scenario", "replication", "reason"])


def _paths(points: Sequence[tuple[Point, StoredPoint]]) -> list[str]:
    return list(points[0][0]) if points else []
