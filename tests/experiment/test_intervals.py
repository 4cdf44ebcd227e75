"""Intervals of a mean against SciPy, and how often they hold."""

import numpy as np
import pytest
from scipy import stats

from cssim.experiment import Interval, Verdict
from cssim.experiment.statistics.interval import mean_interval, t_interval
from cssim.experiment.statistics.verdict import judge
from cssim.results import KPIS

SETS = 2_000
LEVEL = 0.95


@pytest.mark.parametrize("confidence", [0.5, 0.9, 0.95, 0.997, 0.99999])
@pytest.mark.parametrize("n", [2, 3, 10, 30, 400])
def test_the_interval_is_that_of_scipy(n: int, confidence: float) -> None:
    values = np.random.default_rng(n).gamma(2.0, 30.0, n)
    found = t_interval(values, confidence)
    low, high = stats.t.interval(confidence, n - 1, values.mean(), stats.sem(values))
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-9)
    assert found.mean == pytest.approx(values.mean())
    assert found.confidence == confidence
    assert found.half_width == pytest.approx((high - low) / 2)


def test_values_that_do_not_vary_have_an_interval_of_no_length() -> None:
    assert t_interval(np.full(10, 0.25), 0.95) == Interval(0.25, 0.25, 0.25, 0.95)


def test_an_interval_moves_and_grows_with_its_values() -> None:
    values = np.array([-3.0, -1.0, 4.0, 8.0])
    found, doubled = t_interval(values, 0.9), t_interval(2 * values + 100, 0.9)
    assert doubled.mean == pytest.approx(2 * found.mean + 100)
    assert doubled.half_width == pytest.approx(2 * found.half_width)


def test_two_values_give_an_interval() -> None:
    values = np.array([1.0, 2.0])
    assert mean_interval(values, 0.95, watched=False) == t_interval(values, 0.95)


def test_an_interval_of_skewed_values_is_no_longer_even() -> None:
    """Nine zeros and a ten: mean 1, standard error 1, skewness 8/3, critical value 2.262.

    Stretched by 5 · 8/3 / √10 = 4.216; Hall's a is 2 · 8/3 / (3 √10) = 0.5622:
    above (∛(1 - 3a(2.262 + a/2)) - 1) / -a = 4.424, below 2.262.
    """
    found = mean_interval(np.array([0.0] * 9 + [10.0]), 0.95, watched=False)
    assert found is not None
    assert found.mean == 1
    assert found.low == pytest.approx(1 - 4.21637 * 2.26216, abs=1e-3)
    assert found.high == pytest.approx(1 + 4.21637 * 4.42418, abs=1e-3)


@pytest.mark.parametrize("n", [2, 10, 15, 40, 300])
def test_a_fixed_number_never_has_a_longer_interval_than_who_watches(n: int) -> None:
    random = np.random.default_rng(n)
    for values in (random.normal(size=n), random.exponential(size=n), random.lognormal(size=n)):
        fixed = mean_interval(values, 0.99, watched=False)
        watched = mean_interval(values, 0.99, watched=True)
        assert fixed is not None
        assert watched is not None
        assert watched.low <= fixed.low <= fixed.mean <= fixed.high <= watched.high


def normal_pairs(n: int, differences: np.ndarray, shared: float) -> np.ndarray:
    """Return paired differences, shape (sets, n, KPIs), whose KPIs have a part in common."""
    random = np.random.default_rng(20260302)
    shape = (SETS, n, len(differences))
    common = random.standard_normal((SETS, n, 1))
    own = random.standard_normal(shape)
    noise: np.ndarray = differences + np.sqrt(shared) * common + np.sqrt(1 - shared) * own
    return noise


def findings_of(pairs: np.ndarray, confidence: float) -> tuple[np.ndarray, np.ndarray]:
    """Judge each set, and return ends of intervals (sets, KPIs, 2) and claims (sets, KPIs)."""
    n = pairs.shape[1]
    found = [
        [judge(kpi, np.zeros(n), one[:, i], confidence, same=False) for i, kpi in enumerate(KPIS)]
        for one in pairs
    ]
    ends = [[(f.difference.low, f.difference.high) for f in row if f.difference] for row in found]
    unclaimed = (Verdict.NOT_YET_KNOWN, Verdict.NO_DIFFERENCE)
    return np.array(ends), np.array([[f.verdict not in unclaimed for f in row] for row in found])


@pytest.mark.slow
@pytest.mark.parametrize("shared", [0.0, 0.6])
def test_all_intervals_hold_together_as_often_as_they_say(shared: float) -> None:
    truth = np.linspace(-2, 2, len(KPIS))
    ends, _ = findings_of(normal_pairs(12, truth, shared), 1 - (1 - LEVEL) / len(KPIS))
    hold = ((ends[:, :, 0] <= truth) & (truth <= ends[:, :, 1])).all(axis=1).sum()
    assert hold >= stats.binom.ppf(1e-4, SETS, LEVEL)
    assert hold < 0.995 * SETS


@pytest.mark.slow
def test_where_nothing_differs_a_claim_about_any_kpi_is_rare() -> None:
    pairs = normal_pairs(12, np.zeros(len(KPIS)), 0.3)
    _, shared_out = findings_of(pairs, 1 - (1 - LEVEL) / len(KPIS))
    _, each_by_itself = findings_of(pairs, LEVEL)
    assert shared_out.any(axis=1).sum() <= stats.binom.ppf(1 - 1e-4, SETS, 1 - LEVEL)
    assert each_by_itself.any(axis=1).mean() > 0.25
