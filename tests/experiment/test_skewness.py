"""Lopsided values: their skewness against SciPy, Hall's transformation, and what it does."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cssim.experiment.statistics import mean_interval, t_interval
from cssim.experiment.statistics.skewness import before_hall, is_lopsided, skewness, stretch

LOPSIDED = np.array([0.0, 1.0, 2.0, 1.5, 0.5, 1.0, 9.0, 0.2, 2.5, 1.1])
"""A tail above."""
EVEN = np.array([-3.0, -1.0, -0.5, 0.5, 1.0, 3.0])


@pytest.mark.parametrize("n", [2, 3, 10, 400])
def test_the_skewness_is_that_of_scipy(n: int) -> None:
    values = np.random.default_rng(n).gamma(2.0, 30.0, n)
    assert skewness(values) == pytest.approx(stats.skew(values), abs=1e-12)


def test_skewness_by_hand() -> None:
    """Mean 1; deviations -1 -1 -1 3; squares 12 / 4 = 3; cubes 24 / 4 = 6; 6 / 3^1.5."""
    assert skewness(np.array([0.0, 0.0, 0.0, 4.0])) == pytest.approx(6 / 3**1.5)


def test_skewness_turns_round_with_the_values_and_knows_no_unit() -> None:
    found = skewness(LOPSIDED)
    assert skewness(-LOPSIDED) == pytest.approx(-found)
    assert skewness(1e9 * LOPSIDED) == pytest.approx(found)
    assert skewness(1e-160 * LOPSIDED) == pytest.approx(found)


@pytest.mark.parametrize("value", [0.0, 0.1, 1e300, 5e-324])
@pytest.mark.parametrize("n", [2, 3, 10, 11])
def test_values_that_do_not_vary_are_not_lopsided(n: int, value: float) -> None:
    assert skewness(np.full(n, value)) == 0


def test_rounding_is_not_lopsided() -> None:
    assert skewness(np.array([0.3] * 9 + [0.1 + 0.2])) == 0


@given(
    y=st.floats(-50, 50), skew=st.floats(-20, 20), n=st.integers(2, 10_000), more=st.floats(1e-3, 9)
)
def test_hall_back_and_forth_and_always_rising(y: float, skew: float, n: int, more: float) -> None:
    t = before_hall(y, skew, n)
    a = skew / (3 * math.sqrt(n))
    assert t + a * t**2 + a**2 * t**3 / 3 + a / 2 == pytest.approx(y, abs=1e-5)
    assert before_hall(y + more, skew, n) > t


def test_without_skewness_nothing_is_transformed() -> None:
    assert before_hall(2.5, 0.0, 10) == 2.5
    assert before_hall(2.5, 1e-13, 10) == 2.5
    assert before_hall(math.inf, 3.0, 10) == math.inf


@pytest.mark.parametrize("watched", [False, True])
def test_the_side_of_the_tail_gets_more_room(watched: bool) -> None:
    found = mean_interval(np.tile(LOPSIDED, 4), 0.95, watched=watched)
    assert found is not None
    assert found.high - found.mean > 1.2 * (found.mean - found.low)


@pytest.mark.parametrize("watched", [False, True])
def test_turned_round_values_have_the_interval_turned_round(watched: bool) -> None:
    one = mean_interval(np.tile(LOPSIDED, 3), 0.9, watched=watched)
    other = mean_interval(-np.tile(LOPSIDED, 3), 0.9, watched=watched)
    assert one is not None
    assert other is not None
    assert (one.low, one.mean, one.high) == pytest.approx((-other.high, -other.mean, -other.low))


@pytest.mark.parametrize("n", [2, 3, 5, 20, 300])
def test_the_interval_is_never_shorter_than_students(n: int) -> None:
    random = np.random.default_rng(n)
    for values in (random.normal(size=n), random.exponential(size=n), random.poisson(0.1, n)):
        plain = t_interval(values.astype(float), 0.95)
        found = mean_interval(values.astype(float), 0.95, watched=False)
        assert found is not None
        assert found.low <= plain.low
        assert plain.high <= found.high


def test_even_values_have_students_interval() -> None:
    found = mean_interval(EVEN, 0.95, watched=False)
    plain = t_interval(EVEN, 0.95)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((plain.low, plain.high))


def test_twenty_five_times_the_square_is_enough() -> None:
    assert [is_lopsided(2.0, n) for n in (99, 100)] == [True, False]
    assert [is_lopsided(-2.0, n) for n in (99, 100)] == [True, False]
    assert stretch(-4.0, 100) == 2.0
    assert stretch(0.0, 2) == 1.0
