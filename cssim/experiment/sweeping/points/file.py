"""A sweep declared in a file: which scenario, at which points, how often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from cssim.arguments import file_name
from cssim.errors import Problem, RefusedError, ScenarioError, show_value
from cssim.experiment.sweeping.points.declared import (
    DECLARATIONS,
    overrides_in,
    points_in,
    whole_number_in,
)
from cssim.experiment.sweeping.points.points import Point
from cssim.experiment.sweeping.points.refusal import SweepError, problems_at, unknown_key
from cssim.experiment.sweeping.points.resolving import each_resolved
from cssim.scenario import Scenario, load
from cssim.scenario.base import Finding
from cssim.scenario.reading import file_refused
from cssim.scenario.reading.files import read_toml

__all__ = ["SweepPlan", "load_sweep"]

_KEYS: Final = ("scenario", "replications", "set", *DECLARATIONS)
_NOT_OF_A_SWEEP: Final = {"teams", "shifts", "demand", "chat", "warm_up", "extends"}
_USUAL_REPLICATIONS: Final = 20
_MOST_REPLICATIONS: Final = 1_000_000
_A_FILE: Final = 'the name of a rulebook file, looked for from this file, such as "../19.toml"'
_TWICE: Final = RefusedError("a path that the points change as well", "each path in one place")


@dataclass(frozen=True, slots=True)
class SweepPlan:
    """What a sweep file asks for; nothing has been played.

    Attributes:
        scenario: the scenario, with the changes that hold at every point.
        points: what is changed at each point, by dotted path.
        n: replications of each point.
        path: the file.
    """

    scenario: Scenario
    points: tuple[Point, ...]
    n: int
    path: Path

    @property
    def cells(self) -> int:
        """How many runs that is: one a point and replication."""
        return len(self.points) * self.n

    @property
    def paths(self) -> tuple[str, ...]:
        """The dotted paths that some point changes, in the order of the file."""
        return tuple(dict.fromkeys(path for point in self.points for path in point))

    def __repr__(self) -> str:
        return f"<{len(self.points):,} points × {self.n:,} replications of {self.scenario!r}>"


def load_sweep(path: str | Path) -> SweepPlan:
    """Return what a sweep file (TOML) declares, each of its points checked.

    Args:
        path: the file. Its keys: `scenario`, a rulebook file; `replications`, 20 if left out;
            `[set]`, changes that hold at every point; and exactly one of `[grid]`, `[[points]]`
            and `[sample]`.

    Raises:
        SweepError: everything that is wrong with the file, the scenario or any point, at once.

    Examples:
        >>> plan = load_sweep("scenarios/sweeps/19-seats.toml")
        >>> plan
        <12 points × 20 replications of <Scenario 'Common form: ...', ...>>
        >>> plan.points[0]
        {'shifts.day.seats': 1, 'shifts.evening.seats': 1}
    """
    file_name(path, "path")
    file = Path(path)
    tables = _tables(file)
    findings: list[Finding] = [
        ((key,), unknown_key(key, _KEYS)) for key in tables if key not in _KEYS
    ]
    with_n = {"replications": _USUAL_REPLICATIONS, **tables}
    n = whole_number_in(with_n, "replications", findings, least=1, most=_MOST_REPLICATIONS)
    points = points_in(tables, findings)
    own: list[Finding] = []
    changes = overrides_in(tables.get("set", {}), own)
    own += [((path,), _TWICE) for path in changes if any(path in point for point in points or ())]
    findings += [(("set", *place), refused) for place, refused in own]
    problems: list[Problem] = []
    scenario = _scenario(tables, file, findings, problems)
    if scenario is not None and changes:
        scenario = _changed(scenario, changes, file, problems)
    ending = ""
    if scenario is not None and points is not None:
        ending = _check(scenario, points, file, problems)
    problems = problems_at(str(file), findings) + problems
    if problems or scenario is None or points is None or n is None:
        raise SweepError(problems, ending)
    return SweepPlan(scenario, tuple(points), n, file)


def _tables(file: Path) -> Mapping[str, Any]:
    """Return the tables of a file that may be one of a sweep; raises SweepError."""
    refused = file_refused(file, file.name)
    if refused is not None:
        raise SweepError(problems_at(str(file), [((), refused)]))
    tables = read_toml(file)
    if isinstance(tables, Problem):
        raise SweepError([tables])
    if "scenario" not in tables and _NOT_OF_A_SWEEP & {*tables}:
        found = "a rulebook, a shop or a study"
        hint = "a sweep is declared in a file of its own, which names its rulebook"
        refused = RefusedError(found, f"a file with the keys {', '.join(_KEYS)}", hint)
        raise SweepError(problems_at(str(file), [((), refused)]))
    return tables


def _scenario(
    tables: Mapping[str, Any], file: Path, findings: list[Finding], problems: list[Problem]
) -> Scenario | None:
    named = tables.get("scenario")
    if not isinstance(named, str) or not named:
        found = show_value(named) if "scenario" in tables else "nothing; the key is missing"
        findings.append((("scenario",), RefusedError(found, _A_FILE)))
        return None
    target = file.parent / named
    refused = file_refused(target, named)
    if refused is not None:
        findings.append((("scenario",), refused))
        return None
    try:
        return load(target)
    except ScenarioError as error:
        problems += error.problems
        return None


def _changed(
    scenario: Scenario, changes: Mapping[str, Any], file: Path, problems: list[Problem]
) -> Scenario | None:
    """Return the scenario with what [set] changes; None, with problems, if it cannot be."""
    try:
        return scenario.replace(changes)
    except ScenarioError as error:
        problems += [_told_of_set(problem, changes, file) for problem in error.problems]
        return None


def _told_of_set(problem: Problem, changes: Mapping[str, Any], file: Path) -> Problem:
    """Return a problem of the changed scenario at its key in [set], if it stands there."""
    if problem.path in changes:
        return replace(problem, file=str(file), path=f'set."{problem.path}"')
    return replace(problem, file=f"{file}: with [set]")


def _check(scenario: Scenario, points: Sequence[Point], file: Path, problems: list[Problem]) -> str:
    """Note the problems of all points; return what is to be said of those that are not shown."""
    try:
        for _ in each_resolved(scenario, points):
            pass
    except SweepError as error:
        problems += [replace(problem, file=f"{file}: {problem.file}") for problem in error.problems]
        return error.ending
    return ""
