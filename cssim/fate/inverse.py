"""From uniforms to values, by inverse CDF.

A distribution whose mean changes moves every shopper a little and reshuffles nobody: that is what
makes two shops, or two values of one assumption, comparable shopper by shopper. SciPy is imported
where it is used: it would take a third of the time of `import cssim`.
"""

from __future__ import annotations

import math
from functools import singledispatch

import numpy as np
from numpy.typing import NDArray

from cssim.fate.contacts import NEVER, Integers
from cssim.fate.streams import Uniforms
from cssim.scenario import (
    Constant,
    DurationDistribution,
    Empirical,
    Exponential,
    Gamma,
    Geometric,
    Lognormal,
    Mixture,
)

Values = NDArray[np.float64]


def micros(values: Values) -> Integers:
    """Round to whole µs; a value past any run's end becomes NEVER."""
    return np.rint(np.minimum(values, float(NEVER))).astype(np.int64)


def duration_at(distribution: DurationDistribution, uniform: float) -> int:
    """Return the one duration at a uniform, in whole µs.

    Examples:
        >>> duration_at(Constant(dist="constant", mean=60.0), 0.5)
        60
    """
    return int(micros(quantile(distribution, np.array([uniform])))[0])


@singledispatch
def quantile(distribution: object, uniforms: Uniforms) -> Values:
    """Return the value below which a share `uniforms` of the distribution lies, same shape.

    Args:
        distribution: one of the distributions a scenario file can name.
        uniforms: numbers in [0, 1).

    Examples:
        >>> quantile(Exponential(dist="exponential", mean=60.0), np.array([0.5])).round(2)
        array([41.59])
    """
    name = type(distribution).__name__
    raise TypeError(f"no inverse CDF is known for {name} ({len(uniforms)} values asked for)")


@quantile.register
def _(distribution: Constant, uniforms: Uniforms) -> Values:
    return np.full(uniforms.shape, distribution.mean)


@quantile.register
def _(distribution: Exponential, uniforms: Uniforms) -> Values:
    return -distribution.mean * np.log1p(-uniforms)


@quantile.register
def _(distribution: Lognormal, uniforms: Uniforms) -> Values:
    from scipy.special import ndtri

    variance = math.log1p(distribution.cv**2)
    centre = math.log(distribution.mean) - variance / 2
    values: Values = np.exp(centre + math.sqrt(variance) * ndtri(uniforms))
    return values


@quantile.register
def _(distribution: Gamma, uniforms: Uniforms) -> Values:
    shape = distribution.cv**-2.0
    return gamma_quantile(shape, uniforms) * distribution.mean


@quantile.register
def _(distribution: Geometric, uniforms: Uniforms) -> Values:
    if distribution.mean == 1:
        return np.ones(uniforms.shape)
    trials: Values = 1 + np.floor(np.log1p(-uniforms) / math.log1p(-1 / distribution.mean))
    return trials


@quantile.register
def _(distribution: Empirical, uniforms: Uniforms) -> Values:
    values = np.asarray(distribution.values, dtype=np.float64)
    weights = np.asarray(distribution.weights or np.ones(len(values)), dtype=np.float64)
    order = np.argsort(values, kind="stable")
    cumulated = np.cumsum(weights[order])
    place = np.searchsorted(cumulated, uniforms * cumulated[-1], side="right")
    picked: Values = values[order][np.minimum(place, len(values) - 1)]
    return picked


@quantile.register
def _(distribution: Mixture, uniforms: Uniforms) -> Values:
    weight, atom, rest = distribution.weight, distribution.atom, distribution.rest
    below = (1 - weight) * _share_below(atom, rest)
    is_above = uniforms >= below + weight
    at_rest = np.where(is_above, uniforms - weight, np.minimum(uniforms, below))
    values = quantile(rest, np.minimum(at_rest / max(1 - weight, 2.0**-53), 1 - 2.0**-53))
    values[(uniforms >= below) & ~is_above] = atom
    return values


def _share_below(value: float, distribution: object) -> float:
    """Return the share of a distribution that lies below a value, by bisection."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        is_below = quantile(distribution, np.array([min(middle, 1 - 2.0**-53)]))[0] < value
        low, high = (middle, high) if is_below else (low, middle)
    return low


def gamma_quantile(shape: float, uniforms: Uniforms) -> Values:
    """Return quantiles of a gamma distribution of the given shape and mean 1."""
    from scipy.special import gammaincinv

    return np.asarray(gammaincinv(shape, uniforms), dtype=np.float64) / shape


def poisson_quantile(mean: Values, uniforms: Uniforms) -> NDArray[np.int64]:
    """Return the smallest counts whose Poisson CDF reaches the uniforms.

    Examples:
        >>> poisson_quantile(np.array([0.0, 3.0, 3.0]), np.array([0.9, 0.04, 0.9]))
        array([0, 0, 5])
    """
    from scipy.special import pdtr, pdtrik

    positive = np.where(mean > 0, mean, 1.0)
    above = np.ceil(pdtrik(np.maximum(uniforms, 2.0**-60), positive))
    below = np.maximum(above - 1, 0)
    counts = np.where(pdtr(below, positive) >= uniforms, below, above)
    is_none = (mean <= 0) | (uniforms <= np.exp(-positive))
    whole: NDArray[np.int64] = np.where(is_none, 0, counts).astype(np.int64)
    return whole
