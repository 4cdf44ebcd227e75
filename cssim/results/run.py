"""One replication, played: tables and KPIs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from cssim.arguments import instance, whole_number
from cssim.errors import CssimError
from cssim.model import Shop
from cssim.results.cohort import cohort_of
from cssim.results.conservation import check_conservation
from cssim.results.kpis import KPIS
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
    """

    scenario: Scenario
    replication: int
    tables: Tables
    kpis: Mapping[str, float]
    profile: Profile

    def __repr__(self) -> str:
        return f"<Run of {self.scenario.title.en!r}, replication {self.replication}>"

    def summary(self) -> pd.DataFrame:
        """Return the KPIs with name, value and unit, one row each; docs/kpis.md defines them."""
        import pandas as pd

        rows = [(k.key, k.name.en, self.kpis[k.key], k.unit) for k in KPIS]
        names = ["key", "kpi", "value", "unit"]
        return pd.DataFrame(rows, columns=names).set_index("key")


def run(scenario: Scenario, *, replication: int = 0) -> Run:
    """Play one replication of a scenario.

    Args:
        scenario: from `cssim.load`.
        replication: which set of shoppers and people, from 0.

    Raises:
        CssimError: the scenario is none, or the replication no whole number from 0.

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
    cohort = cohort_of(played, columns)
    kpis = {kpi.key: kpi.formula(cohort) for kpi in KPIS}
    return Run(
        scenario,
        replication,
        Tables(columns, scenario.study.start),
        MappingProxyType(kpis),
        profile_of(cohort),
    )
