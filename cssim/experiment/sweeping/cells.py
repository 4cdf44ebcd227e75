"""One cell: one replication of one scenario, played and measured."""

from __future__ import annotations

import math
import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cssim.errors import CssimError
from cssim.experiment.work import named, unpack
from cssim.results import Run, run

__all__ = ["CellJob", "CellResult", "play_cell"]

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{4,}\b")


@dataclass(frozen=True, slots=True)
class CellJob:
    """What a worker needs to play a cell.

    Attributes:
        packed: the scenario, from `pack`.
        replication: which set of shoppers and people.
        measures: the user's measures, as "module:function".
        scenario: number of the scenario in the store.
    """

    packed: bytes
    replication: int
    measures: tuple[str, ...] = ()
    scenario: int = 0


@dataclass(frozen=True, slots=True)
class CellResult:
    """What came of a cell.

    Attributes:
        reason: why the run failed; None if it did not.
        values: value of each measure by name; NaN where it is undefined.
        failed: why a measure of the user's failed, by name.
    """

    reason: str | None = None
    values: Mapping[str, float] = field(default_factory=dict)
    failed: Mapping[str, str] = field(default_factory=dict)


def play_cell(job: CellJob) -> CellResult:
    """Play a cell; whatever goes wrong becomes its reason.

    A reason holds nothing that differs between two ways of playing the cell.
    """
    try:
        played = run(unpack(job.packed), replication=job.replication)
    except Exception as error:
        return CellResult(reason=_reason(error))
    values = {key: _stored(value) for key, value in played.kpis.items()}
    failed = {}
    for name in job.measures:
        try:
            values[name] = _measured(named(name), name, played)
        except Exception as error:
            failed[name] = _reason(error)
    return CellResult(values=values, failed=failed)


def _measured(measure: Callable[[Run], Any], name: str, played: Run) -> float:
    found = measure(played)
    try:
        if isinstance(found, str | bytes):
            raise TypeError
        return _stored(float(found))
    except (TypeError, ValueError):
        raise CssimError(f"{name} returned {found!r:.80}; a measure returns a number") from None


def _stored(value: float) -> float:
    """Return a value as a store gives it back: SQLite has one zero."""
    return value + 0.0


def _reason(error: Exception) -> str:
    if isinstance(error, CssimError):
        return _ADDRESS.sub("0x…", str(error))
    what = type(error).__name__
    message = f"{what}: {error}" if str(error) else what
    frames = traceback.extract_tb(error.__traceback__)
    if frames:
        last = frames[-1]
        message += f" (in {last.name}, {Path(last.filename).name}, line {last.lineno})"
    return _ADDRESS.sub("0x…", message)


def same_value(one: float, other: float) -> bool:
    """Tell whether two values are the same to the bit; all NaN are one."""
    return one == other or (math.isnan(one) and math.isnan(other))


def different(before: CellResult, now: CellResult) -> str:
    """Return in which value two results of one cell differ, as a phrase; empty if in none.

    Measures that only one of them has do not count.
    """
    for name, value in before.values.items():
        if name in now.values and not same_value(value, now.values[name]):
            return f"{name} was {value!r} and is {now.values[name]!r} now"
    return ""
