"""One cell: one replication of one scenario, played and measured."""

from __future__ import annotations

import math
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cssim.errors import CssimError
from cssim.experiment.work import named, unpack
from cssim.results import Run, run

__all__ = ["CellJob", "CellResult", "play_cell"]

_INSTALLED = "site-packages"
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{4,}\b")
_LONGEST = 500
"""Letters of a message that are kept."""


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
            values[name] = _measured(named(name), _untouched(played))
        except (Exception, SystemExit) as error:
            failed[name] = _reason(error)
    return CellResult(values=values, failed=failed)


def _untouched(played: Run) -> Run:
    """Return the run with data frames of its own, so that no measure sees what another changed."""
    return replace(played, tables=replace(played.tables))


def _measured(measure: Callable[[Run], Any], played: Run) -> float:
    found = measure(played)
    try:
        if isinstance(found, str | bytes):
            raise TypeError
        return _stored(float(found))
    except (TypeError, ValueError, OverflowError):
        raise CssimError(f"it returned {found!r:.80}; a measure returns a number") from None


def _stored(value: float) -> float:
    """Return a value as a store gives it back: SQLite has one zero."""
    return value + 0.0


def _reason(error: BaseException) -> str:
    said = _said(error)
    if isinstance(error, CssimError):
        return said
    what = type(error).__name__
    message = f"{what}: {said}" if said else what
    frames = traceback.extract_tb(error.__traceback__)
    if frames:
        last = _nearest_own(frames)
        message += f" (in {last.name}, {Path(last.filename).name}, line {last.lineno})"
    return message


def _said(error: BaseException) -> str:
    """Return the message of an error on one line, as a text that any file can hold."""
    try:
        message = str(error)
    except Exception:
        return ""
    line = " ".join(_ADDRESS.sub("0x…", message).replace("\0", "␀").split())
    kept = line.encode(errors="backslashreplace").decode()
    return kept if len(kept) <= _LONGEST else kept[: _LONGEST - 1] + "…"


def _nearest_own(frames: Sequence[traceback.FrameSummary]) -> traceback.FrameSummary:
    """Return the innermost line that is in no installed package; the innermost if all are."""
    own = [frame for frame in frames if _INSTALLED not in Path(frame.filename).parts]
    return own[-1] if own else frames[-1]


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
