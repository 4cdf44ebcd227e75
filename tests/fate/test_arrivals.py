"""Arrivals: Poisson counts per interval, Gamma busyness per day, uniform moments."""

import numpy as np
import pytest
from fate.shops import EVEN, shop, study
from scipy.stats import chi2, kstest, poisson

from cssim.fate import begin_of, draw_shoppers
from cssim.fate.shoppers import arrival_counts
from cssim.scenario import Demand
from cssim.units import HOUR

ALPHA = 1e-6
DAYS = 2_000
PLAIN = Demand(per_day=480.0, hourly=EVEN)
BUSY = Demand(per_day=480.0, hourly=EVEN, busyness_shape=20.0)


def counts_of(demand, replication=0, days=DAYS):
    return arrival_counts(demand, study(days=days), replication)


@pytest.mark.slow
def test_plain_days_are_poisson():
    counts = counts_of(PLAIN)
    assert counts.shape == (DAYS, 24)
    # Dispersion: sum of (count - mean)^2 / mean is chi-square, nearly, with as many degrees.
    dispersion = ((counts - 20.0) ** 2 / 20.0).sum()
    assert ALPHA < chi2.sf(dispersion, counts.size) < 1 - ALPHA


@pytest.mark.slow
def test_plain_counts_have_the_poisson_frequencies():
    # Cells 0-9, 10, 11, ... 31, 32 and more.
    counts = np.clip(counts_of(PLAIN).ravel(), 9, 32)
    found = np.bincount(counts, minlength=33)[9:]
    share = np.diff([0.0, *poisson.cdf(np.arange(9, 32), 20.0), 1.0])
    statistic = ((found - share * counts.size) ** 2 / (share * counts.size)).sum()
    assert ALPHA < chi2.sf(statistic, len(found) - 1) < 1 - ALPHA


@pytest.mark.slow
def test_plain_intervals_are_independent():
    counts = counts_of(PLAIN).astype(float)
    between_hours = np.corrcoef(counts, rowvar=False)[np.triu_indices(24, 1)]
    between_days = np.corrcoef(counts.ravel()[:-24], counts.ravel()[24:])[0, 1]
    # 276 pairs of hours: 5.5 standard deviations each.
    assert abs(between_hours).max() < 5.5 / np.sqrt(DAYS)
    assert abs(between_days) < 5 / np.sqrt(counts.size)


@pytest.mark.slow
def test_busy_days_have_the_variance_of_a_gamma_mixture():
    # Day total given busyness G is Poisson(480 G), Var G = 1/20:
    # variance / mean = 1 + 480/20 = 25. Standard error of the ratio: sqrt(2/2000) = 3 %.
    totals = counts_of(BUSY).sum(axis=1)
    assert totals.mean() == pytest.approx(480, rel=5 * np.sqrt(25 / 480 / DAYS))
    assert totals.var() / totals.mean() == pytest.approx(25, rel=0.16)


@pytest.mark.slow
def test_busyness_is_one_factor_for_all_hours_of_a_day():
    # Covariance of two hours: 20 x 20 / 20 = 20. Variance of one: 20 + 20 = 40.
    covariance = np.cov(counts_of(BUSY), rowvar=False)
    assert np.diag(covariance).mean() == pytest.approx(40, rel=0.1)
    assert covariance[np.triu_indices(24, 1)].mean() == pytest.approx(20, rel=0.2)


@pytest.mark.slow
def test_days_are_busy_independently_of_each_other():
    totals = counts_of(BUSY).sum(axis=1).astype(float)
    assert abs(np.corrcoef(totals[:-1], totals[1:])[0, 1]) < 5 / np.sqrt(DAYS)


def test_a_busier_shop_has_no_fewer_in_any_interval():
    more = Demand(per_day=500.0, hourly=EVEN, busyness_shape=20.0)
    assert (counts_of(more, days=50) >= counts_of(BUSY, days=50)).all()


def test_an_hour_without_demand_has_nobody():
    night = Demand(per_day=480.0, hourly=(0.0,) * 8 + (1.0,) * 16)
    counts = counts_of(night, days=20)
    assert counts[:, 20:].sum() == 0  # 00:00 to 04:00
    assert counts[:, :4].sum() == 0  # 04:00 to 08:00
    assert (counts[:, 4:20] > 0).all()


def test_as_many_shoppers_as_counted_each_in_their_own_hour():
    shoppers = draw_shoppers(shop(BUSY), study(), 0)
    found = np.zeros((3, 24), dtype=int)
    np.add.at(found, (shoppers.day, shoppers.interval), 1)
    assert np.array_equal(found, counts_of(BUSY, days=3))
    begin = np.array([begin_of(d) for d in shoppers.day]) + shoppers.interval * HOUR
    assert ((begin <= shoppers.contacts.at) & (shoppers.contacts.at < begin + HOUR)).all()


def test_in_order_of_arrival_and_numbered_so():
    shoppers = draw_shoppers(shop(BUSY), study(), 0)
    assert (np.diff(shoppers.contacts.at) >= 0).all()
    assert shoppers.contacts.number.tolist() == list(range(len(shoppers.contacts)))


@pytest.mark.slow
def test_moments_are_uniform_within_the_hour():
    moments = draw_shoppers(shop(PLAIN), study(days=100), 0).contacts.at % HOUR / HOUR
    assert len(moments) > 40_000
    assert kstest(moments, "uniform").pvalue > ALPHA


def test_nobody_at_all():
    nobody = draw_shoppers(shop(Demand(per_day=1e-9, hourly=EVEN)), study(), 0)
    assert len(nobody.contacts) == 0
    assert nobody.contacts.offset.tolist() == [0]
