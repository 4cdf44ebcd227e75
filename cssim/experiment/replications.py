"""Many sets of shoppers under one rulebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from cssim.arguments import instance
from cssim.errors import CssimError
from cssim.experiment.asked import (
    MOST,
    HowMany,
    check_confidence,
    number_above_0,
    unknown_kpi,
)
from cssim.experiment.series import Job, play_series
from cssim.experiment.statistics import (
    FEWEST_DIFFERENCES,
    Interval,
    Values,
    level_interval,
    mean_interval,
)
from cssim.experiment.work import Bar, WorkersAsked, workers_of
from cssim.results import KPIS, Kpi, Profile, Run
from cssim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

Outline = tuple[Mapping[str, float], Profile]
"""What is kept of a replication: its KPIs and its day by the hour."""


def outline_of(found: Run) -> Outline:
    """Return what is kept of a run; its tables are let go, so memory stays flat."""
    return dict(found.kpis), found.profile


@dataclass(frozen=True, repr=False)
class Replications:
    """KPIs of a scenario over replications.

    The expectation of a replication's value is what is estimated; the interval is the uncertainty
    of that mean, not the spread of days.

    Attributes:
        scenario: what was played.
        n: how many replications.
        values: values of each KPI by key, one a replication, each of shape (n,).
        profiles: the day by the hour of each replication.
        confidence: of each interval by itself.
        watched: somebody looked after every replication and could stop; the intervals allow for it.
    """

    scenario: Scenario
    n: int
    values: Mapping[str, Values]
    profiles: tuple[Profile, ...]
    confidence: float
    watched: bool = False

    def __repr__(self) -> str:
        return f"<{self.n} replications of {self.scenario.title.en!r}>"

    @classmethod
    def of(
        cls,
        scenario: Scenario,
        outlines: Sequence[Outline],
        confidence: float,
        *,
        watched: bool = False,
    ) -> Replications:
        """Gather the outlines of replications 0, 1, 2 …"""
        values = {k.key: np.array([kpis[k.key] for kpis, _ in outlines]) for k in KPIS}
        for column in values.values():
            column.setflags(write=False)
        profiles = tuple(profile for _, profile in outlines)
        kept = MappingProxyType(values)
        return cls(scenario, len(outlines), kept, profiles, confidence, watched)

    @property
    def absent(self) -> tuple[Kpi, ...]:
        """The KPIs that are 0 or undefined in every replication: of things that did not occur."""
        return tuple(kpi for kpi in KPIS if not np.nan_to_num(self.values[kpi.key]).any())

    def interval(self, key: str) -> Interval | None:
        """Return the interval of one KPI; None if it is undefined in any replication.

        Raises:
            CssimError: there is no such KPI.
        """
        if key not in self.values:
            raise CssimError(unknown_kpi(str(key), list(self.values)))
        (kpi,) = (kpi for kpi in KPIS if kpi.key == key)
        return level_interval(kpi, self.values[key], self.confidence, watched=self.watched)

    def table(self) -> pd.DataFrame:
        """Return one row a KPI: mean, ends of its interval, unit."""
        import pandas as pd

        rows = []
        for kpi in KPIS:
            found = self.interval(kpi.key)
            ends = (found.mean, found.low, found.high) if found else (float("nan"),) * 3
            rows.append((kpi.key, kpi.name.en, *ends, kpi.unit))
        names = ["key", "kpi", "mean", "low", "high", "unit"]
        return pd.DataFrame(rows, columns=names).set_index("key")


def play_outline(job: Job) -> Outline:
    """Play one replication of one scenario, and let the tables go."""
    (only,) = job.runs()
    return outline_of(only)


def replicate(
    scenario: Scenario,
    *,
    n: int | None = None,
    until: Mapping[str, float] | None = None,
    most: int = MOST,
    confidence: float = 0.95,
    workers: WorkersAsked = None,
    progress: bool = True,
) -> Replications:
    """Play a scenario on many sets of shoppers.

    Args:
        scenario: from `cssim.load`.
        n: a fixed number of replications, 2 or more; 30 if `until` is not given either.
        until: instead of a number, stop as soon as these KPIs are known well enough: by key, half
            the length of the interval that is wanted, in the KPI's unit. The intervals hold
            although the length is watched. A KPI that is undefined in a replication will never
            have an interval, and is not waited for.
        most: with `until`, the replication after which waiting ends.
        confidence: of each KPI's interval, between 0 and 1.
        workers: None plays in as many processes as pay, a number in so many, a text on the Dask
            cluster of that address. The answer is the same to the bit.
        progress: show one bar in terminals and notebooks.

    Raises:
        CssimError: a number is out of range, or a KPI unknown.

    Examples:
        >>> import cssim as cs
        >>> short = cs.load("scenarios/19-common-form.toml").replace({"study.days": 1})
        >>> found = cs.replicate(short, n=3)
        >>> found.n, found.interval("occupancy").low < found.interval("occupancy").high
        (3, True)
        >>> cs.replicate(short, until={"occupancy": 0.05}).interval("occupancy").half_width < 0.05
        True
    """
    check_confidence(confidence)
    instance(scenario, Scenario, "scenario", "from cssim.load(path)")
    wanted = _wanted(until)
    many = HowMany.of(n, until is not None, most, usual=30)

    def enough(so_far: Sequence[Outline]) -> bool:
        return _is_known(so_far, wanted, confidence)

    with workers_of(workers) as place, Bar(many.most, scenario.title.en, show=progress) as bar:
        outlines = play_series(play_outline, [scenario], many, enough, place, bar)
    return Replications.of(scenario, outlines, confidence, watched=many.watched)


def _wanted(until: Mapping[str, float] | None) -> dict[str, float]:
    if until is None:
        return {}
    example = f"such as {{{KPIS[0].key!r}: 0.01}}"
    instance(until, Mapping, "until", example)
    if not until:
        raise CssimError(f"until names no KPI; give half the length wanted by key, {example}")
    known = [kpi.key for kpi in KPIS]
    for key in until:
        if key not in known:
            raise CssimError(unknown_kpi(str(key), known))
    return {key: number_above_0(half, f"until[{key!r}]") for key, half in until.items()}


def _is_known(outlines: Sequence[Outline], wanted: Mapping[str, float], confidence: float) -> bool:
    if len(outlines) < FEWEST_DIFFERENCES:
        return False
    for key, half in wanted.items():
        values = np.array([kpis[key] for kpis, _ in outlines])
        interval = mean_interval(values, confidence, watched=True)
        if interval is not None and interval.half_width > half:
            return False
    return True
