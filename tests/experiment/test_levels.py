"""Intervals of levels end where values can go no further."""

import numpy as np
import pytest

import cssim as cs
from cssim.experiment.statistics import level_interval, mean_interval

SHARE = next(kpi for kpi in cs.KPIS if kpi.unit == "share")
HOURS = next(kpi for kpi in cs.KPIS if kpi.unit == "h/week")


def test_a_share_lies_between_none_and_all() -> None:
    found = level_interval(SHARE, np.array([0.4, 1.0]), 0.95, watched=False)
    assert found is not None
    assert (found.low, found.mean, found.high) == (0.0, 0.7, 1.0)


def test_hours_have_no_upper_end() -> None:
    values = np.array([1.0, 30.0])
    plain = mean_interval(values, 0.95, watched=False)
    found = level_interval(HOURS, values, 0.95, watched=False)
    assert plain is not None
    assert found is not None
    assert plain.low < 0
    assert (found.low, found.high) == (0.0, plain.high)


def test_inside_the_possible_nothing_is_cut() -> None:
    values = np.array([0.5, 0.52, 0.48, 0.51])
    assert level_interval(SHARE, values, 0.95, watched=False) == mean_interval(
        values, 0.95, watched=False
    )


def test_too_few_replications_that_are_watched_tell_nothing() -> None:
    found = level_interval(SHARE, np.array([0.5, 0.6]), 0.95, watched=True)
    assert found is not None
    assert (found.low, found.high) == (0.0, 1.0)


@pytest.mark.parametrize("values", [[0.5], [0.5, float("nan")], []])
def test_what_has_no_interval(values: list[float]) -> None:
    assert level_interval(SHARE, np.array(values), 0.95, watched=False) is None
