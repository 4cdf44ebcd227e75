"""Playing what a store lacks, and keeping each cell as soon as it is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cssim.experiment.sweeping.cells import CellJob, CellResult, play_cell
from cssim.experiment.sweeping.store import Rebuilt, Store, StoredPoint
from cssim.experiment.work import Bar, Died, Workers, pack
from cssim.results import KPIS

__all__ = ["is_own", "jobs_of", "outcome", "play"]


def play(
    store: Store,
    points: Sequence[StoredPoint],
    n: int | None,
    measures: tuple[str, ...],
    workers: Workers,
    *,
    progress: bool,
) -> None:
    """Play the cells that these points lack of the first `n`, and keep each at once.

    Without `n` it is for each point what was asked for.

    What is interrupted or killed leaves every cell that was kept. Cells that failed are not played
    again.

    Raises:
        CssimError: a cell cannot be kept, or differs from what is in the store.
    """
    wanted = [(point, point.replications if n is None else n) for point in points]
    total = sum(count for _, count in wanted)
    missing = sum(
        len(store.cells.state(point.scenario, count, measures).missing) for point, count in wanted
    )
    cells = ((p, store.cells.state(p.scenario, count, measures).missing) for p, count in wanted)
    jobs = jobs_of(store, cells, measures)
    with (
        workers,
        Bar(total, "sweep", show=progress, stored=total - missing, unit="cell") as bar,
    ):
        for job, found in workers.each(play_cell, jobs, missing):
            result = outcome(job, found)
            store.cells.put(job.scenario, job.replication, result)
            bar.advance(failed=bool(result.reason or result.failed))


def jobs_of(
    store: Store, cells: Iterable[tuple[StoredPoint, Sequence[int]]], measures: Iterable[str]
) -> Iterator[CellJob]:
    """Yield the cells of points, those of one scenario together, so that workers unpack it once."""
    own = tuple(filter(is_own, measures))
    rebuilt = Rebuilt(store)
    for point, replications in cells:
        if replications:
            packed = pack(rebuilt.scenario(point))
            for replication in replications:
                yield CellJob(packed, replication, own, point.scenario)


def is_own(measure: str) -> bool:
    """Return whether a measure is one of the user's, by its name; KPIs have keys without colon."""
    return ":" in measure


def outcome(job: CellJob, found: CellResult | Died) -> CellResult:
    """Return what came of a cell, also if its worker died of it.

    With the run fails every measure that was to be taken of it.
    """
    result = CellResult(reason=found.reason) if isinstance(found, Died) else found
    if result.reason is None:
        return result
    return CellResult(result.reason, failed=dict.fromkeys(_wanted(job), result.reason))


def _wanted(job: CellJob) -> tuple[str, ...]:
    return (*(kpi.key for kpi in KPIS), *job.measures)
