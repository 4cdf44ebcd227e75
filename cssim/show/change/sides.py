"""The sides of the picture of a shift change: runs measured, each let go once it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cssim.arguments import instance
from cssim.errors import CssimError
from cssim.experiment.comparing.pairing import check_comparable
from cssim.results import Run
from cssim.results.scenes import AroundChange, around_change, busiest_change
from cssim.scenario import Scenario
from cssim.units import SECOND

_YARDSTICK = 60 * SECOND


@dataclass(frozen=True)
class Side:
    """One scenario of the picture.

    Attributes:
        label: what it is called, "" if it is the only one.
        scenario: what was played.
        replications: their numbers.
        found: one measurement for each replication.
    """

    label: str
    scenario: Scenario
    replications: tuple[int, ...]
    found: tuple[AroundChange, ...]


def sides_of(
    runs: Run | Iterable[Run] | Mapping[str, Iterable[Run]], clock: int | None
) -> list[Side]:
    """Measure all replications at one time and against one limit.

    Args:
        runs: replications of one scenario, or of two by name.
        clock: time of the change, µs since midnight; None for the busiest one.
    """
    sides: list[Side] = []
    limit = None
    for label, several in _named(runs):
        side, clock, limit = _measure(label, several, clock, limit)
        sides.append(side)
    if len(sides) == 2:
        check_comparable(sides[0].scenario, sides[1].scenario)
        if sides[0].replications != sides[1].replications:
            raise CssimError(
                "both scenarios must come with the same replications, such as "
                "cs.runs(scenario, n=10) of each"
            )
    return sides


def _named(
    runs: Run | Iterable[Run] | Mapping[str, Iterable[Run]],
) -> list[tuple[str, Iterable[Run]]]:
    """Return the replications by name."""
    if isinstance(runs, Run):
        return [("", [runs])]
    if not isinstance(runs, Mapping):
        instance(runs, Iterable, "runs", "of runs from cssim.run(scenario)")
        return [("", runs)]
    if not 1 <= len(runs) <= 2:
        raise CssimError(f"plot_change draws one or two scenarios, and got {len(runs)}")
    named: list[tuple[str, Iterable[Run]]] = []
    for name, several in runs.items():
        if not isinstance(several, Run):
            instance(several, Iterable, f"what stands for {name!r}", "of runs, as from cssim.runs")
        named.append((str(name), [several] if isinstance(several, Run) else several))
    return named


def _measure(
    label: str, several: Iterable[Run], clock: int | None, limit: int | None
) -> tuple[Side, int, int]:
    """Measure the replications of a scenario, letting each go; return with what time and limit."""
    scenario: Scenario | None = None
    found: dict[int, AroundChange] = {}
    for run in several:
        instance(run, Run, "a run", "from cssim.run(scenario)")
        of = f" of {label!r}" if label else ""
        if scenario is not None and run.scenario != scenario:
            raise CssimError(
                f"the runs{of} are of different scenarios; give two scenarios names, as in "
                '{"today": …, "proposed": …}'
            )
        if run.replication in found:
            raise CssimError(f"replication {run.replication}{of} is given twice")
        scenario = run.scenario
        clock = busiest_change(scenario) if clock is None else clock
        rule = scenario.rulebook.response
        limit = limit or (rule.within if rule is not None else _YARDSTICK)
        found[run.replication] = around_change(run, clock, limit)
    if scenario is None or clock is None or limit is None:
        raise CssimError(f"no run was given{f' for {label!r}' if label else ''}")
    return Side(label, scenario, tuple(found), tuple(found.values())), clock, limit
