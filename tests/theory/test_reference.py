"""The reference simulator against a hand-computed example and against exact theory."""

from dataclasses import dataclass

import numpy as np
import pytest
from reference import first_come_first_served
from scipy.special import stdtrit

from cssim.theory import (
    erlang_a,
    erlang_c,
    erlang_c_mean_wait,
    erlang_c_wait_exceeds,
    mdn_mean_wait,
    mg1_mean_wait,
    mh2n_mean_wait,
)

SERVICE = 100_000_000  # mean service in µs, long enough for rounding not to matter
CONFIDENCE = 0.999
REPLICATIONS, CUSTOMERS, WARM_UP = 50, 24_000, 1_000


def test_six_customers_by_hand():
    # Two servers. 0 and 1 begin at once; 2 must wait and leaves at 12 + 5 = 17; 3 waits for the
    # completion at 20 and begins exactly at 14 + 6 = 20, which counts; 4 has no patience, but the
    # server freed at 30 makes waiting needless; 5 comes at that instant too and must leave at once.
    begin, departure = first_come_first_served(
        servers=2,
        arrival=[0, 10, 12, 14, 30, 30],
        service=[20, 50, 9, 10, 7, 7],
        patience=[0, 0, 5, 6, 0, 0],
    )
    assert begin.tolist() == [0, 10, -1, 20, 30, -1]
    assert departure.tolist() == [20, 60, 17, 30, 37, 30]


def test_without_patience_the_same_six_all_get_served_in_order():
    begin, departure = first_come_first_served(
        2, np.array([0, 10, 12, 14, 30, 30]), np.array([20, 50, 9, 10, 7, 7])
    )
    assert begin.tolist() == [0, 10, 20, 29, 39, 46]
    assert departure.tolist() == [20, 60, 29, 39, 46, 53]


def test_one_customer_may_be_patient_for_ever_among_others_who_are_not():
    begin, departure = first_come_first_served(1, [0, 1, 2], [100, 1, 1], [None, None, 50])
    assert begin.tolist() == [0, 100, -1]
    assert departure.tolist() == [100, 101, 52]


def test_order_of_the_columns_does_not_matter_but_ties_go_by_number():
    begin, _ = first_come_first_served(1, [5, 0, 5], [10, 3, 10])
    assert begin.tolist() == [5, 0, 15]


def test_completion_then_arrival_then_leaving_at_one_instant():
    # At 10 the server is freed, 2 arrives, and 1 would leave: 1 is served, 2 waits.
    begin, _ = first_come_first_served(1, [0, 4, 10], [10, 10, 10], [0, 6, 99])
    assert begin.tolist() == [0, 10, 20]


@dataclass(frozen=True)
class Replications:
    """Per replication: waits in mean services, who was served, and how the dice fell."""

    waits: list[np.ndarray]
    served: list[np.ndarray]
    luck: np.ndarray

    def assert_agrees(self, values, exact, *, tightness=0.02):
        """The exact value lies in a t-interval whose half-width is below `tightness` × exact.

        The mean gap and mean service of a replication, whose expectations are known, serve as
        control variates: the estimate is the regression's value where both are as expected.
        """
        columns = np.column_stack([np.ones(len(self.luck)), self.luck])
        spread = np.linalg.inv(columns.T @ columns)
        weights = spread @ columns.T @ np.asarray(values)
        residual = values - columns @ weights
        freedom = len(columns) - columns.shape[1]
        error = np.sqrt(residual @ residual / freedom * spread[0, 0])
        half_width = stdtrit(freedom, (1 + CONFIDENCE) / 2) * error
        assert half_width < tightness * exact
        assert weights[0] == pytest.approx(exact, abs=half_width)


def simulate(servers, load, draw_service, *, seed, mean_patience=None):
    """Run replications; time is counted in mean services, so `draw_service` has mean 1."""
    waits, served, luck = [], [], []
    for source in np.random.SeedSequence(seed).spawn(REPLICATIONS):
        rng = np.random.default_rng(source)
        gap, service = rng.exponential(1 / load, CUSTOMERS), draw_service(rng, CUSTOMERS)
        arrival = in_microseconds(np.cumsum(gap))
        patience = None
        if mean_patience is not None:
            patience = in_microseconds(rng.exponential(mean_patience, CUSTOMERS))
        begin, departure = first_come_first_served(
            servers, arrival, in_microseconds(service), patience
        )
        wait = np.where(begin >= 0, begin, departure) - arrival
        waits.append(wait[WARM_UP:] / SERVICE)
        served.append(begin[WARM_UP:] >= 0)
        luck.append([gap.mean() * load - 1, service.mean() - 1])
    varying = np.ptp(luck, axis=0) > 0
    return Replications(waits, served, np.asarray(luck)[:, varying])


def in_microseconds(times):
    return np.rint(SERVICE * times).astype(np.int64)


def exponential(rng, size):
    return rng.exponential(1.0, size)


def gamma(rng, size):
    return rng.gamma(4.0, 0.25, size)


def constant(rng, size):
    return np.ones(size)


def two_exponentials(rng, size):
    return np.where(
        rng.random(size) < 2 / 3, rng.exponential(0.5, size), rng.exponential(2.0, size)
    )


@pytest.mark.slow
@pytest.mark.parametrize(("servers", "load", "seed"), [(1, 0.3, 11), (3, 1.8, 12), (2, 1.0, 13)])
def test_erlang_c(servers, load, seed):
    runs = simulate(servers, load, exponential, seed=seed)
    mean_wait = erlang_c_mean_wait(load, 1.0, servers)
    beyond = erlang_c_wait_exceeds(load, 1.0, servers, 0.5)
    runs.assert_agrees([np.mean(w > 0) for w in runs.waits], erlang_c(servers, load))
    runs.assert_agrees([w.mean() for w in runs.waits], mean_wait, tightness=0.03)
    runs.assert_agrees([np.mean(w > 0.5) for w in runs.waits], beyond, tightness=0.03)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("servers", "load", "mean_patience", "within", "seed"),
    [(13, 10.5, 5 / 3, 1 / 9, 21), (50, 48.0, 2.0, 1 / 3, 22), (5, 8.0, 2.0, 1.0, 23)],
    ids=["13 agents", "50 agents", "load 1.6"],
)
def test_erlang_a(servers, load, mean_patience, within, seed):
    runs = simulate(servers, load, exponential, seed=seed, mean_patience=mean_patience)
    exact = erlang_a(load, 1.0, servers, mean_patience, within)
    runs.assert_agrees([np.mean(w > 0) for w in runs.waits], exact.p_wait)
    runs.assert_agrees([w.mean() for w in runs.waits], exact.mean_wait, tightness=0.035)
    runs.assert_agrees([1 - s.mean() for s in runs.served], exact.p_abandon, tightness=0.035)

    levels = exact.service_levels
    both = list(zip(runs.waits, runs.served, strict=True))
    soon = [s & (w <= within) for w, s in both]
    left_late = [~s & (w > within) for w, s in both]
    counted = [s | late for s, late in zip(runs.served, left_late, strict=True)]
    runs.assert_agrees([ok.mean() for ok in soon], levels.offered, tightness=0.015)
    runs.assert_agrees(
        [np.mean(w <= within) for w in runs.waits], levels.waited_within, tightness=0.015
    )
    answered = [ok.sum() / s.sum() for ok, s in zip(soon, runs.served, strict=True)]
    runs.assert_agrees(answered, levels.answered, tightness=0.015)
    without_short = [ok.sum() / base.sum() for ok, base in zip(soon, counted, strict=True)]
    runs.assert_agrees(without_short, levels.excluding_short_abandonment, tightness=0.015)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("servers", "load", "draw_service", "exact", "seed"),
    [
        (1, 0.6, gamma, mg1_mean_wait(0.6, 1.0, service_cv=0.5), 31),
        (1, 0.4, two_exponentials, mg1_mean_wait(0.4, 1.0, service_cv=2**0.5), 32),
        (5, 3.5, constant, mdn_mean_wait(3.5, 1.0, 5), 34),
        (3, 1.8, two_exponentials, mh2n_mean_wait(1.8, 0.5, 2.0, 2 / 3, 3), 35),
    ],
    ids=["M/G/1 gamma", "M/G/1 two exponentials", "M/D/5", "M/H2/3"],
)
def test_mean_wait_of_other_services(servers, load, draw_service, exact, seed):
    runs = simulate(servers, load, draw_service, seed=seed)
    runs.assert_agrees([w.mean() for w in runs.waits], exact, tightness=0.03)
