"""When does a simulation agree with a theorem? Inside a 99.9 % t interval that could have failed.

Quantities whose expectation is known, such as the mean work of the shoppers that were drawn, serve
as control variates: the estimate is the value of the regression where the luck is nil.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

CONFIDENCE = 0.999


@dataclass(frozen=True)
class Estimate:
    """An expectation as estimated from independent replications."""

    mean: float
    half_width: float


def estimate(values, luck=None):
    """Estimate an expectation from one value a replication, shape (n,).

    `luck`, of shape (n, k), holds quantities of each replication whose expectation is 0.
    """
    values = np.asarray(values, dtype=float)
    columns = np.ones((len(values), 1))
    if luck is not None:
        luck = np.asarray(luck, dtype=float)
        columns = np.hstack([columns, luck[:, np.ptp(luck, axis=0) > 0]])
    spread = np.linalg.inv(columns.T @ columns)
    weights = spread @ columns.T @ values
    residual = values - columns @ weights
    freedom = len(values) - columns.shape[1]
    error = np.sqrt(residual @ residual / freedom * spread[0, 0])
    return Estimate(float(weights[0]), float(stdtrit(freedom, (1 + CONFIDENCE) / 2) * error))


def assert_agrees(values, exact, *, luck=None, tightness=0.03, known_to=0.0):
    """The exact value lies in the interval, and the interval is narrow enough to leave it out.

    `tightness` is the largest half-width allowed, as a share of the exact value. `known_to` is the
    half-width, at the same confidence, of a target that is itself an estimate.
    """
    found = estimate(values, luck)
    assert found.half_width < tightness * exact
    assert abs(found.mean - exact) <= np.hypot(found.half_width, known_to)
