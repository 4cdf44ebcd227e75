"""Lengths of time on sets of intervals."""

from __future__ import annotations

import numpy as np

from cssim.results.tables.columns import Column


def merged(begin: Column, end: Column) -> tuple[Column, Column]:
    """Join intervals that overlap or touch; return begins and ends in order of time.

    Examples:
        >>> merged(np.array([5, 0, 2]), np.array([6, 3, 4]))
        (array([0, 5]), array([4, 6]))
    """
    order = np.argsort(begin, kind="stable")
    begin, end = begin[order], end[order]
    reach = np.maximum.accumulate(end) if len(end) else end
    opens = np.ones(len(begin), dtype=bool)
    opens[1:] = begin[1:] > reach[:-1]
    closes = np.append(opens[1:], True)[: len(opens)]
    return begin[opens], reach[closes]


def clipped_length(begin: Column, end: Column, window: tuple[int, int]) -> int:
    """Return the total length of intervals inside a window, overlaps counted each time.

    Examples:
        >>> clipped_length(np.array([0, 8]), np.array([4, 20]), (2, 10))
        4
    """
    inside = np.minimum(end, window[1]) - np.maximum(begin, window[0])
    return int(np.maximum(inside, 0).sum())


def inside(at: Column, intervals: tuple[Column, Column]) -> Column:
    """Tell which times lie in merged intervals, their beginnings included, their ends not.

    Examples:
        >>> inside(np.array([1, 3, 5]), (np.array([3]), np.array([5])))
        array([False,  True, False])
    """
    begin, end = intervals
    place = np.searchsorted(begin, at, side="right")
    until = np.concatenate((np.zeros(1, dtype=np.int64), end))
    covered: Column = (place > 0) & (at < until[place])
    return covered


def common_length(one: tuple[Column, Column], other: tuple[Column, Column]) -> int:
    """Return the length of time of some intervals that a set of merged intervals covers.

    Args:
        one: begins and ends; overlaps among them count each time.
        other: begins and ends of merged intervals.

    Examples:
        >>> common_length((np.array([0]), np.array([10])), (np.array([3, 8]), np.array([5, 12])))
        4
    """
    return int((_covered_before(one[1], other) - _covered_before(one[0], other)).sum())


def _covered_before(at: Column, intervals: tuple[Column, Column]) -> Column:
    """Return how much of merged intervals lies before each of the given times."""
    begin, end = intervals
    if not len(begin):
        return np.zeros(len(at), dtype=np.int64)
    before = np.concatenate(([0], np.cumsum(end - begin)))
    place = np.searchsorted(begin, at, side="right")
    last = np.maximum(place - 1, 0)
    partial = np.clip(at, begin[last], end[last]) - end[last]
    covered: Column = before[place] + np.where(place > 0, partial, 0)
    return covered
