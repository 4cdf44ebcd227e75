"""Lengths of time on sets of intervals."""

from __future__ import annotations

import numpy as np

from cssim.results.columns import Column


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


def common_length(one: tuple[Column, Column], other: tuple[Column, Column]) -> int:
    """Return the length of time covered by both of two sets of merged intervals.

    Examples:
        >>> common_length((np.array([0]), np.array([10])), (np.array([3, 8]), np.array([5, 12])))
        4
    """
    if not len(one[0]) or not len(other[0]):
        return 0
    corners = np.column_stack(other).ravel()
    lengths = np.column_stack([np.zeros(len(other[0]), dtype=np.int64), other[1] - other[0]])
    covered = np.cumsum(lengths.ravel())
    return int(
        np.rint((np.interp(one[1], corners, covered) - np.interp(one[0], corners, covered)).sum())
    )
