"""Averages of distributions, computed by hand."""

import pytest

from cssim.scenario import (
    Constant,
    Distribution,
    Empirical,
    Exponential,
    Gamma,
    Geometric,
    Lognormal,
    Mixture,
)

BY_HAND: list[tuple[Distribution, float]] = [
    (Exponential(mean=3.0), 3.0),
    (Lognormal(mean=3.0, cv=2.0), 3.0),
    (Gamma(mean=3.0, cv=2.0), 3.0),
    (Constant(mean=0.0), 0.0),
    (Geometric(mean=1.0), 1.0),
    (Empirical(values=(1.0, 2.0, 6.0)), 3.0),
    (Empirical(values=(1.0, 2.0, 6.0), weights=(1.0, 0.0, 1.0)), 3.5),
    (Mixture(atom=1.0, weight=1.0, rest=Exponential(mean=9.0)), 1.0),
    (Mixture(atom=0.0, weight=0.5, rest=Constant(mean=9.0)), 4.5),
]


@pytest.mark.parametrize(("distribution", "average"), BY_HAND)
def test_average(distribution: Distribution, average: float) -> None:
    assert distribution.average == pytest.approx(average)
