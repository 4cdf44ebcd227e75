"""One replication, played: tables and KPIs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isnan
from types import MappingProxyType
from typing import TYPE_CHECKING

from cssim.arguments import instance, whole_number
from cssim.errors import CssimError
from cssim.model import Shop
from cssim.results.breakdown import off_desk_by_cause, work_by_class
from cssim.results.caps import caps_of, check_caps
from cssim.results.conservation import check_conservation
from cssim.results.kpis import KPIS, Cohort, Kpi, cohort_of
from cssim.results.profile import Profile, profile_of
from cssim.results.tables import Tables, columns_of
from cssim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

_REPLICATIONS = 2**32


@dataclass(frozen=True, repr=False)
class Run:
    """One replication of a scenario: one set of shoppers, so no more than an example.

    Attributes:
        scenario: what was played.
        replication: which set of shoppers and people; the same number is the same set under every
            rulebook of the same shop and study.
        tables: what happened.
        kpis: value of each KPI by key; NaN where it is undefined.
        profile: the day by the hour.
        caps: for each cap how often it bound, and out of how many cases: "repeated turns" that were
            reserved too few, "returns" that `shop.chat.returns.most` left out.
    """

    scenario: Scenario
    replication: int
    tables: Tables
    kpis: Mapping[str, float]
    profile: Profile
    caps: Mapping[str, tuple[int, int]]
    _cohort: Cohort = field(compare=False)

    def __repr__(self) -> str:
        return f"<Run of {self.scenario.title.en!r}, replication {self.replication}>"

    def summary(self) -> pd.DataFrame:
        """Return the KPIs with name, value and unit, one row each; docs/kpis.md defines them."""
        import pandas as pd

        rows = [(k.key, k.name.en, self.kpis[k.key], k.unit) for k in KPIS]
        names = ["key", "kpi", "value", "unit"]
        return pd.DataFrame(rows, columns=names).set_index("key")

    @property
    def absent(self) -> tuple[Kpi, ...]:
        """The KPIs that are 0 or undefined here: of things that did not occur."""
        return tuple(kpi for kpi in KPIS if not self.kpis[kpi.key] or isnan(self.kpis[kpi.key]))

    def measure(self, kpi: Kpi) -> float:
        """Return the value of any KPI on this run, also of one that `KPIS` does not hold.

        Args:
            kpi: from `cssim.KPIS`, or declared by `cssim.platform_rate`.

        Raises:
            CssimError: it is no KPI.

        Examples:
            >>> import cssim as cs
            >>> short = cs.load("scenarios/19-common-form.toml").replace({"study.days": 1})
            >>> round_the_clock = cs.platform_rate("platform_day", hours="00:00-24:00")
            >>> 0 < cs.run(short).measure(round_the_clock) < 1
            True
        """
        instance(kpi, Kpi, "kpi", "from cssim.KPIS or cssim.platform_rate(…)")
        return kpi.formula(self._cohort)

    def by_class(self) -> pd.DataFrame:
        """Return what each class of work asked of people, one row a class.

        Replies are work, tasks of the rulebook, and colleagues' questions.

        Returns:
            Data frame by class of work, over the days that count: `given` (what fell due, a day),
            `done` (what was finished, a day), `wait_median` and `wait_p90` (from message or due
            time to taking it up, s; NaN for none) and `hours` (a week).
        """
        return work_by_class(self._cohort)

    def off_desk(self) -> pd.DataFrame:
        """Return why people were off the desk, one row a cause.

        Returns:
            Data frame by cause, in hours a week of all people together: `planned` (by the rulebook,
            in or outside shifts) and `away` (really away or signed out, during shifts).
        """
        return off_desk_by_cause(self._cohort)


def run(scenario: Scenario, *, replication: int = 0) -> Run:
    """Play one replication of a scenario.

    Args:
        scenario: from `cssim.load`.
        replication: which set of shoppers and people, from 0.

    Raises:
        CssimError: the scenario is none, or the replication no whole number from 0, or more turns
            would be repeated than are reserved.

    Examples:
        >>> import cssim as cs
        >>> example = cs.run(cs.load("scenarios/theory/erlang-c.toml"))
        >>> bool(example.tables.chats["outcome"].eq("answered").mean() > 0.99)
        True
    """
    instance(scenario, Scenario, "scenario", "from cssim.load(path)")
    replication = whole_number(replication, "replication", 0)
    if replication >= _REPLICATIONS:
        raise CssimError(f"replication is {replication}; there are {_REPLICATIONS}, from 0")
    played = Shop(scenario, replication).play()
    columns = columns_of(played)
    check_conservation(played, columns)
    caps = caps_of(played, columns)
    check_caps(caps)
    cohort = cohort_of(played, columns)
    kpis = {kpi.key: kpi.formula(cohort) for kpi in KPIS}
    return Run(
        scenario,
        replication,
        Tables(columns, scenario.study.start),
        MappingProxyType(kpis),
        profile_of(cohort),
        caps,
        cohort,
    )
