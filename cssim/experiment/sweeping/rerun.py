"""Playing single cells again: those that failed, or one that is to be verified."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from typing import Literal

from cssim.errors import CssimError, did_you_mean
from cssim.experiment.sweeping.cells import CellJob, CellResult, different, play_cell
from cssim.experiment.sweeping.playing import jobs_of, outcome
from cssim.experiment.sweeping.store import Store, StoredPoint, writing
from cssim.experiment.sweeping.sweeps import everything_asked
from cssim.experiment.sweeping.tables import SHORT
from cssim.experiment.work import Bar, WorkersAsked, workers_of

__all__ = ["Replayed", "rerun"]

_NAME = re.compile(r"([0-9a-f]{1,64}):([0-9]{1,10})")
_MOST_SHOWN = 5
_FORM = "a cell is named by the first letters of its scenario and its replication, such as 3fa2c1:4"


@dataclass(frozen=True, slots=True)
class Replayed:
    """A cell that was played again.

    Attributes:
        cell: its name, "scenario:replication".
        outcome: "same" if it was done before and gave the same values to the bit, "done" if it had
            failed and is done now, "failed" if it failed again.
        reason: why it failed again; empty if it did not.
    """

    cell: str
    outcome: Literal["same", "done", "failed"]
    reason: str = ""


def rerun(
    store: str | PathLike[str],
    cell: str | None = None,
    *,
    workers: WorkersAsked = None,
    progress: bool = True,
) -> tuple[Replayed, ...]:
    """Play cells of a store again: all that failed, or one.

    What failed before is replaced by what comes of it now. A cell that was done is verified: it has
    to give the values that are stored, to the bit, and the store stays as it is.

    Args:
        store: the file.
        cell: a cell by the first letters of its scenario and its replication, such as "3fa2c1:4";
            None for all that failed.
        workers: how many processes, or the address of a Dask scheduler; None chooses.
        progress: show one bar in terminals and notebooks.

    Returns:
        The cells, in the order of scenarios and replications.

    Raises:
        CssimError: there is no such cell, or more than one; or a cell gives other values than those
            stored, with the first that differs.
    """
    place = workers_of(workers)
    with writing(store, new=False) as opened:
        measures = everything_asked(opened)
        points = opened.requests.points()
        chosen = _failed(opened, points, measures)
        if cell is not None:
            point, replication = _called(opened, points, cell)
            chosen = [(point, (replication,))]
        names = {(at.scenario, number): _name(at, number) for at, rs in chosen for number in rs}
        jobs = jobs_of(opened, chosen, measures)
        found = {}
        with place, Bar(len(names), "rerun", show=progress, unit="cell") as bar:
            for job, result in place.each(play_cell, jobs, len(names)):
                key = (job.scenario, job.replication)
                found[key] = _keep(opened, job, outcome(job, result), names[key])
                bar.advance(failed=found[key].outcome == "failed")
    return tuple(found[key] for key in names)


def _keep(store: Store, job: CellJob, now: CellResult, name: str) -> Replayed:
    """Compare what came of a cell with what is stored, and store it if that had failed."""
    before = store.cells.found(job.scenario, job.replication) or CellResult()
    problem = different(before, now)
    if problem:
        raise CssimError(f"cell {name} of {store.name} gave other values than before: {problem}")
    reason = now.reason or "; ".join(f"{name}: {why}" for name, why in now.failed.items())
    if before.values.keys() & now.failed.keys():
        raise CssimError(f"cell {name} of {store.name} was done, and fails now: {reason}")
    if before.reason is None and not before.failed:
        return Replayed(name, "same")
    store.cells.replace_failed(job.scenario, job.replication, now)
    return Replayed(name, "failed" if reason else "done", reason)


def _failed(
    store: Store, points: Sequence[StoredPoint], measures: Sequence[str]
) -> list[tuple[StoredPoint, tuple[int, ...]]]:
    return [
        (point, store.cells.state(point.scenario, point.replications, measures).failed)
        for point in points
    ]


def _called(store: Store, points: Sequence[StoredPoint], cell: object) -> tuple[StoredPoint, int]:
    """Return the cell of a name."""
    match = _NAME.fullmatch(cell.lower()) if isinstance(cell, str) else None
    if match is None:
        raise CssimError(f"cell is {cell!r:.80}; {_FORM}")
    beginning, number = match[1], int(match[2])
    found = [point for point in points if point.fingerprint.startswith(beginning)]
    if not found:
        names = [point.fingerprint[: max(len(beginning), 4)] for point in points]
        shown = [*map(_short, points[:_MOST_SHOWN]), *("…" for _ in points[_MOST_SHOWN:][:1])]
        hint = did_you_mean(beginning, names) or f"it has: {', '.join(shown)}"
        raise CssimError(f"{store.name} has no scenario that begins with {beginning}; {hint}")
    if len(found) > 1:
        raise CssimError(
            f"{len(found)} scenarios of {store.name} begin with {beginning}: "
            f"{', '.join(map(_short, found[:_MOST_SHOWN]))}; write more letters"
        )
    (point,) = found
    if store.cells.found(point.scenario, number) is None:
        raise CssimError(
            f"replication {number} of scenario {_short(point)} has not been played; "
            f"{point.replications} were asked for, from 0; resume plays what is missing"
        )
    return point, number


def _name(point: StoredPoint, replication: int) -> str:
    return f"{_short(point)}:{replication}"


def _short(point: StoredPoint) -> str:
    return point.fingerprint[:SHORT]
