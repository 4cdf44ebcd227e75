"""Replications 0, 1, 2 … of some scenarios, wherever they are played."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cssim.errors import CssimError
from cssim.experiment.asked import HowMany
from cssim.experiment.work import Bar, Died, Workers, in_order, pack, unpack
from cssim.results import Run, run
from cssim.scenario import Scenario

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Job:
    """One replication of some scenarios, as it travels to a worker.

    Attributes:
        packed: the scenarios.
        replication: which set of shoppers and people.
    """

    packed: tuple[bytes, ...]
    replication: int

    def runs(self) -> Iterator[Run]:
        """Play one scenario after the other, each when it is asked for."""
        return (run(unpack(packed), replication=self.replication) for packed in self.packed)


def play_series(
    do: Callable[[Job], R],
    scenarios: Sequence[Scenario],
    many: HowMany,
    enough: Callable[[Sequence[R]], bool],
    workers: Workers,
    bar: Bar,
) -> list[R]:
    """Play replications 0, 1, 2 … of some scenarios.

    Args:
        do: plays a replication and returns what is kept of it.
        scenarios: all are played in each replication.
        many: how many replications.
        enough: is an answer there? Asked after each replication, if the number is not fixed. As
            replications are looked at in their order, it does not depend on who plays them.
        workers: where they are played.
        bar: advanced by one for each.

    Raises:
        CssimError: a worker died.
    """
    packed = tuple(map(pack, scenarios))
    jobs = (Job(packed, replication) for replication in range(many.most))
    kept: list[R] = []
    found = workers.each(do, jobs, many.most)
    for job, result in in_order(found, lambda job: job.replication):
        kept.append(alive(result, f"replication {job.replication}"))
        bar.advance()
        if many.watched and enough(kept):
            break
    return kept


def alive(result: R | Died, what: str) -> R:
    """Return the result of a job.

    Raises:
        CssimError: who did it died over it.
    """
    if isinstance(result, Died):
        raise CssimError(f"{what} was not played: {result.reason}")
    return result
