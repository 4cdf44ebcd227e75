"""From points to scenarios, each checked before any is played."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from cssim.arguments import instance
from cssim.errors import Problem, ScenarioError
from cssim.experiment.sweeping.points.points import Point
from cssim.experiment.sweeping.points.refusal import SweepError
from cssim.experiment.sweeping.points.written import as_written
from cssim.scenario import Scenario

__all__ = ["each_resolved", "resolved"]

_MOST_SHOWN: Final = 10
_MOST_BAD: Final = 50
_OVERRIDES: Final = "overrides"


def resolved(scenario: Scenario, points: Sequence[Point]) -> tuple[Scenario, ...]:
    """Return the scenarios of all points, in their order.

    Raises:
        SweepError: values or paths that the scenario cannot take, and points that give the same
            scenario; the problems of all points at once, each with the first point that has it.
    """
    return tuple(each_resolved(scenario, points))


def each_resolved(scenario: Scenario, points: Sequence[Point]) -> Iterator[Scenario]:
    """Yield the scenario of each point, holding none of them; a sweep of 10,000 fills 700 MB.

    What is wrong is told when all points have been looked at, so nothing is sure before the end.

    Raises:
        SweepError: as :func:`resolved` does, after the last scenario.
    """
    instance(scenario, Scenario, "scenario", "from cssim.load(path)")
    troubles = _Troubles(points)
    first_with: dict[str, int] = {}
    for i, point in enumerate(points):
        try:
            found = scenario.replace(point)
        except ScenarioError as error:
            troubles.note(i, error)
            if troubles.bad == _MOST_BAD:
                break
            continue
        first = first_with.setdefault(found.fingerprint, i)
        if first != i:
            troubles.twice.append((first, i))
        yield found
    troubles.tell()


@dataclass
class _Troubles:
    """What is wrong with some points: each problem with the points that have it."""

    points: Sequence[Point]
    bad: int = 0
    having: dict[Problem, list[int]] = field(default_factory=dict)
    twice: list[tuple[int, int]] = field(default_factory=list)

    def note(self, i: int, error: ScenarioError) -> None:
        self.bad += 1
        for problem in error.problems:
            self.having.setdefault(problem, []).append(i)

    def tell(self) -> None:
        """Raise all problems, bounded; return if there are none."""
        problems = [self._with_point(problem, at) for problem, at in self.having.items()]
        problems += [self._same(*pair) for pair in self.twice]
        if not problems:
            return
        left = len(problems) - _MOST_SHOWN
        endings = [f"{left} more such problems are not shown."] if left > 0 else []
        last = max((i for at in self.having.values() for i in at), default=0)
        if self.bad == _MOST_BAD and last + 1 < len(self.points):
            endings.append(f"Points after points[{last}] have not been looked at.")
        raise SweepError(problems[:_MOST_SHOWN], " ".join(endings))

    def _with_point(self, problem: Problem, at: list[int]) -> Problem:
        more = f" and {len(at) - 1} more" if len(at) > 1 else ""
        file = "" if problem.file == _OVERRIDES else f": {problem.file}"
        return replace(problem, file=f"{self._named(at[0])}{more}{file}")

    def _same(self, first: int, second: int) -> Problem:
        where = f"{self._named(first)} and {self._named(second)}"
        return Problem(where, "", "two points that give the same scenario", "each scenario once")

    def _named(self, i: int) -> str:
        shown = as_written(self.points[i]) or "nothing changed"
        return f"points[{i}] ({shown if len(shown) <= 200 else shown[:199] + '…'})"
