"""Error rates on real and synthetic differences: a smaller version of benchmarks/error_rates.py."""

import numpy as np
import pytest
from scipy import stats

from benchmarks.error_rates import (
    CONFIDENCE,
    EACH,
    check_twin,
    fixed_holds,
    fixed_n,
    watched_errors,
    watching_ratios,
)
from benchmarks.error_rates_families import BEYOND, KPIS, REAL, SYNTHETIC
from benchmarks.error_rates_real import KEYS, PAIRS, WEEKS, read_real
from cssim.experiment.statistics import mean_interval, t_interval

SETS = 1_000
LEAST = stats.binom.ppf(1e-3, SETS, CONFIDENCE) / SETS
MOST_WRONG = 1 - CONFIDENCE
WITHIN_REACH = REAL | SYNTHETIC

pytestmark = pytest.mark.slow


def test_the_twin_agrees_with_cssim_after_every_replication() -> None:
    assert check_twin() < 1e-6


@pytest.mark.parametrize("name", WITHIN_REACH)
def test_watched_after_every_replication_false_verdicts_stay_rare(name: str) -> None:
    wrong, *holds = watched_errors(WITHIN_REACH[name], SETS)
    assert wrong <= MOST_WRONG
    assert min(holds) >= CONFIDENCE


@pytest.mark.parametrize("name", WITHIN_REACH)
@pytest.mark.parametrize("n", [20, 50])
def test_the_intervals_of_a_fixed_number_hold_together(name: str, n: int) -> None:
    ours, _ = fixed_holds(WITHIN_REACH[name], SETS, n)
    assert ours >= LEAST


def test_students_intervals_would_not_hold() -> None:
    _, students = fixed_holds(SYNTHETIC["exponential"], SETS, 20)
    assert students < 0.85


def test_what_has_not_been_seen_is_beyond_any_method() -> None:
    """The docs say so; whoever mends it should hear of it."""
    wrong, *_ = watched_errors(BEYOND["a jump of 10 spreads in 5 %"], 200)
    assert wrong > 0.2


@pytest.mark.parametrize("effect", [0.3, 0.8, 2.0])
@pytest.mark.parametrize("name", [*REAL, "normal"])
def test_watching_takes_at_most_twice_the_replications(name: str, effect: float) -> None:
    ratio, _ = watching_ratios(WITHIN_REACH[name], effect, 300)
    assert ratio <= 2


def test_the_planned_number_has_the_power_it_is_planned_for() -> None:
    n = fixed_n(0.5)
    random = np.random.default_rng(3)
    found = [t_interval(random.normal(0.5, 1, n), EACH) for _ in range(SETS)]
    seen = sum(interval.low > 0 for interval in found)
    assert stats.binom.ppf(1e-3, SETS, 0.9) <= seen <= stats.binom.ppf(1 - 1e-3, SETS, 0.93)


@pytest.mark.parametrize("pair", PAIRS)
def test_the_stored_runs_are_whole(pair: str) -> None:
    stored = read_real(pair)
    assert stored.shape == (WEEKS, len(KEYS)) == (WEEKS, KPIS)
    assert np.isfinite(stored).all()
    assert mean_interval(stored[:, 0], CONFIDENCE, watched=False) is not None
