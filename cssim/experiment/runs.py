"""Replications one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from cssim.arguments import instance, whole_number
from cssim.experiment.work.progress import counted
from cssim.results import Run, run
from cssim.scenario import Scenario


def runs(scenario: Scenario, *, n: int, progress: bool = True) -> Iterator[Run]:
    """Play replications 0 to n - 1 of a scenario, each only when it is asked for.

    Who looks at one run after the other and keeps none needs memory for one.

    Args:
        scenario: from `cssim.load`.
        n: replications, 1 or more.
        progress: show one bar in terminals and notebooks.

    Raises:
        CssimError: the scenario is none, or `n` is out of range.

    Examples:
        >>> import cssim as cs
        >>> short = cs.load("scenarios/19-common-form.toml").replace({"study.days": 1})
        >>> [one.replication for one in cs.runs(short, n=2)]
        [0, 1]
    """
    instance(scenario, Scenario, "scenario", "from cssim.load(path)")
    n = whole_number(n, "n", 1)
    return (
        run(scenario, replication=replication)
        for replication in counted(n, scenario.title.en, show=progress)
    )
