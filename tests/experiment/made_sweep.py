"""A sweep whose values are written by hand instead of played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from experiment.small import TODAY

from cssim.experiment.sweeping.sweep import Sweep
from cssim.experiment.sweeping.tables import SHORT
from cssim.scenario import Scenario

Column = Sequence[float]


class MadeSweep(Sweep):
    """Points with values by key; every replication is done, but for the scenarios that failed."""

    def __init__(
        self,
        points: Sequence[Mapping[str, Any]],
        values: Sequence[Mapping[str, Column]],
        failed: Sequence[int] = (),
    ) -> None:
        columns = tuple({k: np.array(v, dtype=float) for k, v in one.items()} for one in values)
        made = {
            "paths": tuple(dict.fromkeys(path for point in points for path in point)),
            "points": tuple(points),
            "n": max(len(v) for one in columns for v in one.values()) if columns else 0,
            "measures": tuple(values[0]) if values else (),
            "_columns": columns,
            "_failed": tuple(failed),
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        return tuple(TODAY.replace({"study.seed": place}) for place in range(len(self.points)))

    @property
    def fingerprints(self) -> tuple[str, ...]:
        return tuple(scenario.fingerprint for scenario in self.scenarios)

    def scenario(self, point: int) -> Scenario:
        return self.scenarios[point]

    def values(self, point: int, key: str) -> np.ndarray:
        return self._columns[point][key]

    def each_values(self, keys: Sequence[str]) -> Iterator[dict[str, np.ndarray]]:
        return ({key: column[key] for key in keys} for column in self._columns)

    def failed(self) -> pd.DataFrame:
        names = [self.scenarios[place].fingerprint[:SHORT] for place in self._failed]
        rows = [(name, 0, "a reason") for name in names]
        return pd.DataFrame(rows, columns=["scenario", "replication", "reason"])


def spread(mean: float, half: float, n: int = 20) -> list[float]:
    """Return `n` (even) values, half of them a bit below the mean and half above."""
    return [mean - half, mean + half] * (n // 2)


def costed(points: Sequence[Mapping[str, Any]], rows: Sequence[tuple[Column, Column]]) -> MadeSweep:
    """Return points with values of service and paid hours."""
    columns = [{"first_response_60": service, "paid_hours": cost} for service, cost in rows]
    return MadeSweep(points, columns)
