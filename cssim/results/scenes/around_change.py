"""The minutes around a shift change, as means over the days that count."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cssim.model import NOT_YET, Presence
from cssim.results.run import Run
from cssim.results.scenes.levels import mean_levels
from cssim.results.scenes.waits import IN_LINE, until, waits_of
from cssim.results.tables import Column, frozen
from cssim.units import DAY, MINUTE

REACH = 60
"""Minutes before and after."""
POOLED = 5
"""Minutes over which shoppers are counted together; fewer are too few for a share."""

_MINUTES = 2 * REACH
_Stretches = tuple[Column, Column]


@dataclass(frozen=True)
class AroundChange:
    """One replication around a clock time; levels are exact means within each minute.

    Attributes:
        at: the clock time, µs since midnight of the service day.
        within: limit of the first response, µs.
        answered: of all who write, the share answered within the limit, whether or not somebody is
            on duty; by five minutes, NaN where nobody ever writes, shape (24,).
        at_desk: people at the desk, shape (120,).
        staying: people whose planned shift is over and who have not left, shape (120,).
        in_line: shoppers in line, shape (120,).
        waiting: messages that wait with an agent, shape (120,).
        outgoing: open chats of those whose shift ends at that time, shape (120,).
    """

    at: int
    within: int
    answered: Column
    at_desk: Column
    staying: Column
    in_line: Column
    waiting: Column
    outgoing: Column


def around_change(run: Run, at: int, within: int) -> AroundChange:
    """Measure a replication around a clock time of each day that counts.

    Args:
        run: a replication.
        at: clock time, µs since midnight of the service day.
        within: limit of the first response, µs.
    """
    study, presence = run.scenario.study, run.tables.columns.presence
    centres = at + DAY * np.arange(study.warm_up, study.warm_up + study.days)
    starts = centres - REACH * MINUTE
    waits = waits_of(run)
    line, there = waits.slot == IN_LINE, presence["presence"] == Presence.AT_DESK
    stretches: dict[str, _Stretches] = {
        "at_desk": (presence["begin"][there], presence["end"][there]),
        "staying": _staying(run),
        "in_line": (waits.begin[line], waits.end[line]),
        "waiting": (waits.begin[~line], waits.end[~line]),
        "outgoing": _outgoing(run, centres),
    }
    levels = {
        name: mean_levels(*stretch, starts, _MINUTES, MINUTE).mean(axis=0)
        for name, stretch in stretches.items()
    }
    shares = {"answered": _answered(run, starts, within)}
    return AroundChange(at, within, **frozen(shares | levels))


def _answered(run: Run, starts: Column, within: int) -> Column:
    """Return the share answered in time, by five minutes of the first message."""
    chats = run.tables.columns.chats
    arrived, first = chats["arrived"], chats["first_response"]
    window = np.maximum(np.searchsorted(starts, arrived, side="right") - 1, 0)
    place = (arrived - starts[window]) // (POOLED * MINUTE)
    bins = _MINUTES // POOLED
    here = (place >= 0) & (place < bins)
    in_time = here & (first != NOT_YET) & (first <= within)
    wrote = np.bincount(place[here], minlength=bins)
    answered = np.bincount(place[in_time], minlength=bins)
    share: Column = np.where(wrote > 0, answered / np.maximum(wrote, 1), np.nan)
    return share


def _staying(run: Run) -> _Stretches:
    shifts = run.tables.columns.shifts
    stays = (shifts["came"] != NOT_YET) & (shifts["left"] > shifts["planned_end"])
    return shifts["planned_end"][stays], shifts["left"][stays]


def _outgoing(run: Run, centres: Column) -> _Stretches:
    """Return when those whose shift ends at one of these times had a chat open, in that shift."""
    shifts, slots = run.tables.columns.shifts, run.tables.columns.slots
    closed = until(slots["closed"], run)
    begins, ends = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for row in np.flatnonzero(np.isin(shifts["planned_end"], centres)).tolist():
        came, left = shifts["came"][row], shifts["left"][row]
        own = slots["person"] == shifts["person"][row]
        own &= (slots["opened"] < left) & (closed > came) & (came != NOT_YET)
        begins.append(np.maximum(slots["opened"][own], came))
        ends.append(np.minimum(closed[own], left))
    return np.concatenate(begins), np.concatenate(ends)
