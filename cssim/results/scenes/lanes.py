"""Bars side by side: each in the first lane that is free."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush


def lanes_of(spans: Sequence[tuple[int, int]]) -> list[int]:
    """Return a lane for each span of time, so that spans of one lane do not overlap.

    Who begins first chooses first, and takes the lowest lane that is free; no more lanes are used
    than spans run at one time.

    Args:
        spans: begins and ends, in any order.

    Examples:
        >>> lanes_of([(0, 10), (2, 4), (4, 8), (3, 5)])
        [0, 1, 1, 2]
    """
    lanes = [0] * len(spans)
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    used = 0
    for row in sorted(range(len(spans)), key=lambda row: (spans[row], row)):
        begin, end = spans[row]
        while busy and busy[0][0] <= begin:
            heappush(free, heappop(busy)[1])
        if free:
            lanes[row] = heappop(free)
        else:
            lanes[row], used = used, used + 1
        heappush(busy, (end, lanes[row]))
    return lanes
