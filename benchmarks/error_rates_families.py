"""Paired differences of eight KPIs whose expectation is exactly 0, of many shapes."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from benchmarks.error_rates_real import PAIRS, read_real

Array = NDArray[np.float64]
Shape = tuple[int, int, int]
Draw = Callable[[np.random.Generator, Shape], Array]
"""Returns values of shape (sets, replications, KPIs)."""
KPIS = 8
_LOGNORMAL_MEAN = math.exp(0.5)
_LOGNORMAL_SPREAD = math.sqrt((math.e - 1) * math.e)


def _normal(random: np.random.Generator, shape: Shape) -> Array:
    return random.standard_normal(shape)


def _correlated(random: np.random.Generator, shape: Shape) -> Array:
    common = random.standard_normal((*shape[:2], 1))
    return math.sqrt(0.64) * common + math.sqrt(0.36) * random.standard_normal(shape)


def _heavy(random: np.random.Generator, shape: Shape) -> Array:
    return random.standard_t(3, shape) / math.sqrt(3)


def _exponential(random: np.random.Generator, shape: Shape) -> Array:
    return random.exponential(size=shape) - 1


def _correlated_exponential(random: np.random.Generator, shape: Shape) -> Array:
    from scipy.special import log_ndtr

    return -log_ndtr(_correlated(random, shape)) - 1


def _lognormal(random: np.random.Generator, shape: Shape) -> Array:
    return (random.lognormal(size=shape) - _LOGNORMAL_MEAN) / _LOGNORMAL_SPREAD


def _rare(random: np.random.Generator, shape: Shape) -> Array:
    return (random.poisson(0.2, shape) - random.poisson(0.2, shape)).astype(float)


def _very_rare(random: np.random.Generator, shape: Shape) -> Array:
    return (random.poisson(0.03, shape) - random.poisson(0.03, shape)).astype(float)


def _rare_and_skewed(often: float, size: int) -> Draw:
    """Return many small events on one side against a few large ones on the other."""

    def draw(random: np.random.Generator, shape: Shape) -> Array:
        large = size * random.poisson(often / size, shape)
        return (random.poisson(often, shape) - large).astype(float)

    return draw


def _jumps(share: float, size: float) -> Draw:
    """Return normal differences with a jump, such as a day without anybody at the desk, now and
    then.
    """

    def draw(random: np.random.Generator, shape: Shape) -> Array:
        jumps = np.where(random.random(shape) < share, size, 0.0)
        return random.standard_normal(shape) + share * size - jumps

    return draw


def _real(name: str) -> Draw:
    """Return whole replications of stored runs, drawn with replacement, each KPI centred."""

    def draw(random: np.random.Generator, shape: Shape) -> Array:
        stored = read_real(name)
        centred = (stored - stored.mean(axis=0)) / stored.std(axis=0)
        picked: Array = centred[random.integers(0, len(centred), shape[:2])]
        return picked[:, :, : shape[2]]

    return draw


REAL: dict[str, Draw] = {f"real runs, {name}": _real(name) for name in PAIRS}
SYNTHETIC: dict[str, Draw] = {
    "normal": _normal,
    "normal, correlated 0.64": _correlated,
    "heavy tails (t with 3 degrees)": _heavy,
    "exponential": _exponential,
    "exponential, correlated": _correlated_exponential,
    "lognormal (skewness 6)": _lognormal,
    "rare: 0.2 on either side": _rare,
    "rare: 0.03 on either side": _very_rare,
    "rare and skewed: 0.2 against 2 × 0.1": _rare_and_skewed(0.2, 2),
}
BEYOND: dict[str, Draw] = {
    "rare and skewed: 0.3 against 3 × 0.1": _rare_and_skewed(0.3, 3),
    "a jump of 5 spreads in 10 %": _jumps(0.10, 5.0),
    "a jump of 10 spreads in 5 %": _jumps(0.05, 10.0),
    "a jump of 50 spreads in 1 %": _jumps(0.01, 50.0),
}
"""What no method can see before it has happened often enough."""
