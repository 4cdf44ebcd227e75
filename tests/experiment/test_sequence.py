"""Intervals that may be watched: against the bet they come from, solved by numbers."""

import math

import numpy as np
import pytest
from scipy import optimize

from cssim.experiment.statistics import mean_interval
from cssim.experiment.statistics.interval import student_t
from cssim.experiment.statistics.sequence import PRECISION, watched_t

LEVELS = [0.5, 0.95, 1 - 0.05 / 8, 1 - 0.05 / 27, 0.99999]


def log_fortune(t: float, n: int) -> float:
    """Return the logarithm of what betting against a mean t standard errors away has made."""
    r, kept = t * t / (n - 1), PRECISION / (PRECISION + n)
    return 0.5 * (math.log(kept) + n * (math.log1p(r) - math.log1p(kept * r)))


@pytest.mark.parametrize("confidence", LEVELS)
@pytest.mark.parametrize("n", [30, 50, 400, 100_000])
def test_at_the_end_of_the_interval_the_fortune_is_what_the_error_allows(
    n: int, confidence: float
) -> None:
    wanted = -math.log(1 - confidence)
    solved = optimize.brentq(lambda x: log_fortune(x, n) - wanted, 0, 1e4)
    assert watched_t(n, confidence) == pytest.approx(solved, rel=1e-6)


@pytest.mark.parametrize("confidence", LEVELS)
def test_an_end_is_infinite_exactly_while_no_fortune_is_large_enough(confidence: float) -> None:
    for n in range(2, 60):
        most = log_fortune(1e9, n)
        assert math.isinf(watched_t(n, confidence)) == (most < -math.log(1 - confidence))


def test_the_fortune_begins_with_the_stake() -> None:
    """Two values: the bet is fair, its mean over Student's t with one degree of freedom is 1."""
    from scipy import integrate, stats

    for n in (2, 3, 12):
        made, _ = integrate.quad(
            lambda t, n=n: math.exp(log_fortune(t, n)) * stats.t.pdf(t, n - 1), -np.inf, np.inf
        )
        assert made == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("confidence", LEVELS)
def test_watching_is_never_free(confidence: float) -> None:
    assert all(
        watched_t(n, confidence) > student_t(n, confidence) for n in (2, 5, 10, 20, 100, 10_000)
    )


def test_more_confidence_reaches_farther() -> None:
    for n in (30, 1_000):
        reaches = [watched_t(n, confidence) for confidence in LEVELS]
        assert reaches == sorted(reaches)


def test_many_replications_grow_the_reach_slowly_and_narrow_the_interval() -> None:
    """For large n: reach² → log(n / PRECISION) + 2 log(1 / α)."""
    n = 10**12
    assert watched_t(n, 0.95) ** 2 == pytest.approx(math.log(n / PRECISION) + 2 * math.log(20))
    assert watched_t(n, 0.95) / math.sqrt(n) < watched_t(n // 10, 0.95) / math.sqrt(n // 10)


def test_no_confidence_is_so_high_that_it_breaks() -> None:
    assert watched_t(20, 1.0) == math.inf
    assert watched_t(20, math.nextafter(1.0, 0)) == math.inf
    assert math.isfinite(watched_t(1_000, math.nextafter(1.0, 0)))


def test_the_interval_reaches_as_many_standard_errors() -> None:
    values = np.array([1.0, -1.0] * 15) + 4
    found = mean_interval(values, 0.95, watched=True)
    assert found is not None
    error = values.std(ddof=1) / math.sqrt(30)
    assert found.mean == 4
    assert found.high - 4 == pytest.approx(watched_t(30, 0.95) * error)
    assert 4 - found.low == pytest.approx(watched_t(30, 0.95) * error)


@pytest.mark.parametrize("values", [[1.0, 3.0], [2.0, 2.0], [0.0] * 6])
def test_too_few_values_exclude_nothing_even_if_they_do_not_vary(values: list[float]) -> None:
    found = mean_interval(np.array(values), 0.95, watched=True)
    assert found is not None
    assert (found.low, found.high) == (-math.inf, math.inf)
    assert found.mean == np.mean(values)


def test_values_that_never_vary_have_an_interval_of_no_length_in_the_end() -> None:
    found = mean_interval(np.full(20, 2.5), 0.95, watched=True)
    assert found is not None
    assert (found.low, found.mean, found.high) == (2.5, 2.5, 2.5)


@pytest.mark.parametrize("watched", [False, True])
@pytest.mark.parametrize("values", [[], [1.0], [1.0, np.nan, 2.0], [np.nan, np.nan]])
def test_one_value_or_one_that_is_undefined_gives_no_interval(
    values: list[float], watched: bool
) -> None:
    assert mean_interval(np.array(values), 0.95, watched=watched) is None
