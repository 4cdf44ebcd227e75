"""Inverse CDFs: means as the scenario says, monotone, and comonotone when a mean changes."""

import numpy as np
import pytest
from scipy import stats

from cssim.fate.inverse import gamma_quantile, poisson_quantile, quantile
from cssim.scenario import (
    Constant,
    Empirical,
    Exponential,
    Gamma,
    Geometric,
    Lognormal,
    Mixture,
)

# Midpoints of 2^20 equal steps: integrates the quantile function over (0, 1).
MIDPOINTS = (np.arange(2**20) + 0.5) / 2**20

DISTRIBUTIONS = {
    "exponential": Exponential(mean=60.0),
    "lognormal": Lognormal(mean=25.0, cv=0.8),
    "lognormal, wide": Lognormal(mean=25.0, cv=2.0),
    "gamma": Gamma(mean=2.0, cv=0.3),
    "gamma, wide": Gamma(mean=2.0, cv=1.8),
    "constant": Constant(mean=3.0),
    "constant zero": Constant(mean=0.0),
    "geometric": Geometric(mean=4.0),
    "geometric of one": Geometric(mean=1.0),
    "geometric, long": Geometric(mean=300.0),
    "empirical": Empirical(values=(5.0, 1.0, 3.0)),
    "empirical, weighted": Empirical(values=(5.0, 1.0, 3.0), weights=(1.0, 0.0, 4.0)),
    "mixture": Mixture(atom=0.0, weight=0.25, rest=Exponential(mean=8.0)),
    "mixture, all atom": Mixture(atom=7.0, weight=1.0, rest=Exponential(mean=8.0)),
    "mixture, no atom": Mixture(atom=7.0, weight=0.0, rest=Exponential(mean=8.0)),
    "mixture, atom above": Mixture(atom=100.0, weight=0.25, rest=Constant(mean=8.0)),
}
every = pytest.mark.parametrize("distribution", DISTRIBUTIONS.values(), ids=DISTRIBUTIONS.keys())


@every
def test_mean_is_the_average_of_the_scenario(distribution):
    # The midpoint rule misses a little of a long tail: 0.2 % covers the widest of them.
    assert quantile(distribution, MIDPOINTS).mean() == pytest.approx(distribution.average, rel=2e-3)


@every
def test_finite_and_of_the_same_shape(distribution):
    drawn = quantile(distribution, np.array([[0.0, 0.5], [2.0**-53, 1 - 2.0**-53]]))
    assert drawn.shape == (2, 2)
    assert np.isfinite(drawn).all()
    assert (drawn >= 0).all()


@every
def test_none_drawn_is_none_returned(distribution):
    assert quantile(distribution, np.empty(0)).shape == (0,)


@pytest.mark.parametrize("name", [name for name in DISTRIBUTIONS if name != "mixture, atom above"])
def test_monotone(name):
    assert (np.diff(quantile(DISTRIBUTIONS[name], MIDPOINTS[::64])) >= 0).all()


@pytest.mark.parametrize(
    ("distribution", "published"),
    [
        (Exponential(mean=60.0), stats.expon(scale=60.0)),
        (Gamma(mean=2.0, cv=0.5), stats.gamma(4.0, scale=0.5)),
        (Geometric(mean=4.0), stats.geom(0.25)),
        (
            Lognormal(mean=25.0, cv=0.8),
            stats.lognorm(np.sqrt(np.log(1.64)), scale=25.0 / np.sqrt(1.64)),
        ),
    ],
    ids=["exponential", "gamma", "geometric", "lognormal"],
)
def test_agrees_with_scipy(distribution, published):
    asked = MIDPOINTS[::1024]
    assert quantile(distribution, asked) == pytest.approx(published.ppf(asked), rel=1e-9)


@pytest.mark.parametrize("kind", [Exponential, Gamma, Lognormal])
def test_another_mean_moves_every_draw_by_the_same_factor(kind):
    cv = {} if kind is Exponential else {"cv": 0.7}
    one, other = kind(mean=20.0, **cv), kind(mean=30.0, **cv)
    moved = quantile(other, MIDPOINTS[::64]) / quantile(one, MIDPOINTS[::64])
    assert moved == pytest.approx(1.5, rel=1e-12)


def test_geometric_with_another_mean_reshuffles_nobody():
    one, other = Geometric(mean=4.0), Geometric(mean=5.0)
    assert (quantile(other, MIDPOINTS) >= quantile(one, MIDPOINTS)).all()


def test_empirical_takes_each_value_in_its_share():
    # Sorted by value: 1 with weight 0 never, 3 below 0.8, 5 from 0.8 on.
    drawn = quantile(DISTRIBUTIONS["empirical, weighted"], np.array([0.0, 0.79, 0.8, 0.99]))
    assert drawn.tolist() == [3.0, 3.0, 5.0, 5.0]


def test_mixture_has_its_atom_with_its_weight_and_the_rest_unchanged():
    # Below 0.25 the atom; 0.25 + 0.75 v is the v-quantile of the rest.
    mixture, rest = DISTRIBUTIONS["mixture"], Exponential(mean=8.0)
    inside = np.array([0.0, 0.5, 0.9])
    drawn = quantile(mixture, np.concatenate(([0.0, 0.2499], 0.25 + 0.75 * inside)))
    assert drawn[:2].tolist() == [0.0, 0.0]
    assert drawn[2:] == pytest.approx(quantile(rest, inside), rel=1e-12)


def test_something_else_is_refused_by_name():
    with pytest.raises(TypeError, match="no inverse CDF is known for int"):
        quantile(3, MIDPOINTS[:4])


@pytest.mark.parametrize("mean", [1e-9, 1e-3, 0.7, 3.0, 41.5, 400.0, 41_666.0, 1e6])
def test_poisson_is_the_smallest_count_whose_cdf_reaches_the_uniform(mean):
    asked = np.concatenate((MIDPOINTS[::256], [2.0**-53, 1 - 1e-12]))
    drawn = poisson_quantile(np.full(asked.shape, mean), asked)
    assert (stats.poisson.cdf(drawn, mean) >= asked).all()
    assert (stats.poisson.cdf(drawn - 1, mean) < asked).all()


def test_poisson_of_nothing_is_nothing():
    assert poisson_quantile(np.zeros(3), np.array([0.0, 0.5, 1 - 2.0**-53])).tolist() == [0, 0, 0]


def test_poisson_with_more_expected_is_never_fewer():
    uniforms = MIDPOINTS[::1024]
    counts = [poisson_quantile(np.full(uniforms.shape, m), uniforms) for m in (3.0, 3.01, 4.0)]
    assert (counts[0] <= counts[1]).all()
    assert (counts[1] <= counts[2]).all()


@pytest.mark.parametrize("shape", [0.5, 1.0, 20.0, 1e6])
def test_gamma_of_mean_one(shape):
    drawn = gamma_quantile(shape, MIDPOINTS)
    assert drawn.mean() == pytest.approx(1.0, rel=1e-3)
    assert drawn.var() == pytest.approx(1 / shape, rel=1e-2)
