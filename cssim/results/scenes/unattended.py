"""When nobody sits at the desk although a shift is open."""

from __future__ import annotations

import numpy as np

from cssim.results.kpis import opening, within_window
from cssim.results.run import Run
from cssim.results.tables import Column, at_chats, merged

_Stretches = tuple[Column, Column]


def opening_hours(run: Run, begin: int, end: int) -> _Stretches:
    """Return begins and ends of the opening hours in a window, as the KPI counts them, µs."""
    return within_window(opening.opening_hours(run.scenario), (begin, end))


def unattended(run: Run, begin: int, end: int) -> _Stretches:
    """Return begins and ends of opening hours with nobody at the desk, as the KPI counts them, µs.

    Args:
        run: a replication.
        begin: begin of the window, µs.
        end: its end.
    """
    presence = run.tables.columns.presence
    there = at_chats(presence)
    at_desk = merged(presence["begin"][there], presence["end"][there])
    return without(*opening_hours(run, begin, end), *at_desk)


def without(begin: Column, end: Column, gone: Column, back: Column) -> _Stretches:
    """Return what is left of merged intervals when other merged intervals are cut out.

    Examples:
        >>> one = (np.array([0, 20]), np.array([10, 30]))
        >>> [side.tolist() for side in without(*one, np.array([2, 8]), np.array([4, 22]))]
        [[0, 4, 22], [2, 8, 30]]
    """
    edges = np.unique(np.concatenate((begin, end, gone, back)))
    first, last = edges[:-1], edges[1:]
    kept = _covered(first, begin, end) & ~_covered(first, gone, back)
    return merged(first[kept], last[kept])


def _covered(at: Column, begin: Column, end: Column) -> Column:
    covered: Column = np.searchsorted(begin, at, side="right") > np.searchsorted(
        end, at, side="right"
    )
    return covered
