"""How many there are at a time: exact means over short stretches."""

from __future__ import annotations

import numpy as np

from cssim.results.tables import Column


def mean_levels(begin: Column, end: Column, starts: Column, bins: int, width: int) -> Column:
    """Return how many of some intervals run at a time, as means over each bin of each window.

    Args:
        begin: begins of the intervals, µs, shape (n,).
        end: their ends, not before, shape (n,).
        starts: begins of windows that do not overlap, in order, µs, shape (w,).
        bins: how many bins a window has.
        width: length of a bin, µs.

    Returns:
        Means of shape (w, bins).

    Examples:
        >>> mean_levels(np.array([5, 12]), np.array([15, 14]), np.array([0]), 2, 10)
        array([[0.5, 0.7]])
    """
    many = len(starts) * bins
    after_begin, after_end = (
        _time_after(_inside(at, starts, bins * width), many, width) for at in (begin, end)
    )
    levels: Column = ((after_begin - after_end) / width).reshape(len(starts), bins)
    return levels


def _inside(at: Column, starts: Column, length: int) -> Column:
    """Return times on an axis of the windows alone, one after the other."""
    window = np.searchsorted(starts, at, side="right") - 1
    since = np.minimum(at - starts[np.maximum(window, 0)], length)
    axis: Column = np.where(window < 0, 0, window * length + since)
    return axis


def _time_after(at: Column, many: int, width: int) -> Column:
    """Return for each bin how much of it lies after each time, added up over the times."""
    place, into = np.divmod(at, width)
    partly = np.bincount(place, weights=width - into, minlength=many + 1)[:many]
    wholly = np.cumsum(np.bincount(place, minlength=many + 1))[:many]
    time: Column = partly + width * np.append(0, wholly[:-1])
    return time
