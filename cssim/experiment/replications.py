"""Many sets of shoppers under one rulebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from cssim.arguments import instance, whole_number
from cssim.errors import CssimError
from cssim.experiment.statistics.interval import Interval, Values, interval_or_none
from cssim.experiment.work.progress import counted
from cssim.results import KPIS, Kpi, Profile, Run, run
from cssim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

Outline = tuple[Mapping[str, float], Profile]
"""What is kept of a replication: its KPIs and its day by the hour."""


def outline_of(found: Run) -> Outline:
    """Return what is kept of a run; its tables are let go, so memory stays flat."""
    return found.kpis, found.profile


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
    """

    scenario: Scenario
    n: int
    values: Mapping[str, Values]
    profiles: tuple[Profile, ...]
    confidence: float

    def __repr__(self) -> str:
        return f"<{self.n} replications of {self.scenario.title.en!r}>"

    @classmethod
    def of(cls, scenario: Scenario, outlines: Sequence[Outline], confidence: float) -> Replications:
        """Gather the outlines of replications 0, 1, 2 …"""
        values = {k.key: np.array([kpis[k.key] for kpis, _ in outlines]) for k in KPIS}
        for column in values.values():
            column.setflags(write=False)
        profiles = tuple(profile for _, profile in outlines)
        return cls(scenario, len(outlines), MappingProxyType(values), profiles, confidence)

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
            raise CssimError(f"no KPI is called {key!r}; there are: {', '.join(self.values)}")
        return interval_or_none(self.values[key], self.confidence)

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


def replicate(
    scenario: Scenario, *, n: int = 30, confidence: float = 0.95, progress: bool = True
) -> Replications:
    """Play a scenario on `n` sets of shoppers.

    Args:
        scenario: from `cssim.load`.
        n: replications, 2 or more.
        confidence: of each KPI's interval, between 0 and 1.
        progress: show one bar in terminals and notebooks.

    Raises:
        CssimError: `n` or `confidence` is out of range.

    Examples:
        >>> import cssim as cs
        >>> short = cs.load("scenarios/19-common-form.toml").replace({"study.days": 1})
        >>> found = cs.replicate(short, n=3)
        >>> found.n, found.interval("occupancy").low < found.interval("occupancy").high
        (3, True)
    """
    check_numbers(n, confidence)
    instance(scenario, Scenario, "scenario", "from cssim.load(path)")
    outlines = [
        outline_of(run(scenario, replication=replication))
        for replication in counted(n, scenario.title.en, show=progress)
    ]
    return Replications.of(scenario, outlines, confidence)


def check_numbers(n: int, confidence: float) -> None:
    """Check a number of replications and a confidence.

    Raises:
        CssimError: one is out of range.
    """
    whole_number(n, "n", 2, "one run is only an example (see cssim.run)")
    if not isinstance(confidence, float) or not 0.5 <= confidence < 1:
        raise CssimError(f"confidence is {confidence!r}; it must be at least 0.5 and below 1")
