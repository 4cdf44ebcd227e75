"""Lengths of time on sets of intervals, against counting one unit at a time."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cssim.results.tables import clipped_length, common_length, merged

SPAN = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda p: (p[0], p[0] + p[1]))
SPANS = st.lists(SPAN, max_size=8)
FAR = 3660 * 86_400_000_000
"""The longest study, µs: lengths there must still be whole."""

Spans = list[tuple[int, int]]


def columns(spans: Spans, shift: int = 0) -> tuple[np.ndarray, np.ndarray]:
    table = np.array(spans, dtype=np.int64).reshape(-1, 2) + shift
    return table[:, 0], table[:, 1]


def units(spans: Spans) -> set[int]:
    """The units of time that are covered."""
    return {unit for begin, end in spans for unit in range(begin, end)}


@given(SPANS)
def test_merged_covers_the_same_units(spans):
    begin, end = merged(*columns(spans))
    assert units(list(zip(begin.tolist(), end.tolist(), strict=True))) == units(spans)


@given(SPANS)
def test_merged_intervals_lie_apart_and_in_order(spans):
    begin, end = merged(*columns(spans))
    assert np.all(begin < end)
    assert np.all(begin[1:] > end[:-1])


@given(SPANS)
def test_order_of_rows_is_irrelevant(spans):
    for one, other in zip(merged(*columns(spans)), merged(*columns(spans[::-1])), strict=True):
        assert np.array_equal(one, other)


@given(SPANS, SPAN)
def test_clipped_length_counts_overlaps_each_time(spans, window):
    inside = units([window])
    expected = sum(len(units([span]) & inside) for span in spans)
    assert clipped_length(*columns(spans), window) == expected


@given(SPANS, SPANS)
def test_common_length_is_what_both_cover(one, other):
    expected = len(units(one) & units(other))
    assert common_length(merged(*columns(one)), merged(*columns(other))) == expected


@given(SPANS, SPANS)
def test_common_length_is_exact_at_the_end_of_the_longest_study(one, other):
    expected = len(units(one) & units(other))
    late = common_length(merged(*columns(one, FAR)), merged(*columns(other, FAR)))
    assert late == expected
