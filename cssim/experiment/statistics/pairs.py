"""Two scenarios on the same shoppers: what differs, how often at most, what pairing saved."""

from __future__ import annotations

import numpy as np

from cssim.experiment.statistics.interval import Values

_ROUNDING = 1e-14
"""Differences below this share of the values are rounding."""


def paired_differences(first: Values, second: Values) -> Values:
    """Return second less first, 0 where they differ by rounding only.

    Args:
        first: values under the first scenario, one a replication, shape (n,).
        second: under the second scenario, shape (n,).

    Examples:
        >>> paired_differences(np.array([0.3, 1.0]), np.array([0.1 + 0.2, 3.0]))
        array([0., 2.])
    """
    differences: Values = second - first
    small = np.abs(differences) <= _ROUNDING * np.maximum(np.abs(first), np.abs(second))
    return np.where(small, 0.0, differences)


def saved_by_pairing(first: Values, second: Values) -> float | None:
    """Return the share of the variance of a difference that is saved by the same shoppers.

    Args:
        first: values under the first scenario, one a replication, shape (n,).
        second: under the second scenario, on the same shoppers, shape (n,).

    Returns:
        1 if the difference never varies, 0 if pairing is of no use, below 0 if it does harm. None
        for fewer than two replications, for a NaN, and if neither side varies.

    Examples:
        >>> first = np.array([10.0, 20.0, 30.0])
        >>> saved_by_pairing(first, first + 5)
        1.0
        >>> saved_by_pairing(first, -first)
        -1.0
    """
    if len(first) < 2:
        return None
    apart = float(first.var() + second.var())
    if not apart > 0:
        return None
    return 1 - float(paired_differences(first, second).var()) / apart


def may_still_differ(n: int, confidence: float) -> float:
    """Return the largest share of replications that may differ although none of `n` did.

    It is 1 - α^(1/n) for confidence 1 - α, about 3 / n for 95 % ("rule of three"), and holds also
    for somebody who looks after every replication: the looks agree until the first difference.

    Args:
        n: replications that were all the same, 1 or more.
        confidence: between 0 and 1.

    Examples:
        >>> round(may_still_differ(20, 0.95), 3), round(may_still_differ(300, 0.95), 3)
        (0.139, 0.01)
    """
    return float(1 - (1 - confidence) ** (1 / n))
