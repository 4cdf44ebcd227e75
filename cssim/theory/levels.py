"""Steady state of a Markov chain whose level changes by at most one per jump.

Blocks are solved from the top level down and multiplied out from the bottom up, each level scaled
apart, so that neither thousands of servers nor tiny probabilities overflow.
Source: Latouche & Ramaswami (1999), 'Introduction to matrix analytic methods', chapters 8 and 12.
"""

import math
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["Matrix", "first_passage_down", "level_weights"]

Matrix: TypeAlias = NDArray[np.floating[Any]]


def level_weights(
    up: Sequence[Matrix], down: Sequence[Matrix], top_return: Matrix | None = None
) -> list[Matrix]:
    """Return the steady state, one vector for each level 0..L, scaled so the likeliest level is 1.

    `up[m]` holds the rates from level m to m + 1 (m = 0..L−1), `down[m]` those from level m + 1 to
    m; level 0 has one state. `top_return` holds the rates at which level L returns to itself
    through levels above that are not listed. Raises numpy's LinAlgError for a chain that cannot
    come down.

    >>> birth, death = np.array([[3.0]]), np.array([[2.0]])
    >>> [float(level[0]) for level in level_weights([birth], [death])]
    [0.66..., 1.0]
    """
    back = np.zeros((down[-1].shape[0],) * 2) if top_return is None else top_return
    factors: list[Matrix] = []
    for rise, fall in zip(reversed(up), reversed(down), strict=True):
        # What rises from a level comes back to it, so the rows of `back` sum to the rise rates.
        leaving = fall.sum(axis=1) + back.sum(axis=1)
        factor: Matrix = np.linalg.solve((np.diag(leaving) - back).T, rise.T).T
        factors.append(factor)
        back = factor @ fall
    shares, log_mass = [np.ones(1)], [0.0]
    for factor in reversed(factors):
        level = shares[-1] @ factor
        mass = float(level.sum())
        shares.append(level / mass)
        log_mass.append(log_mass[-1] + math.log(mass))
    likeliest = max(log_mass)
    return [
        share * math.exp(mass - likeliest) for share, mass in zip(shares, log_mass, strict=True)
    ]


def first_passage_down(up: Matrix, stay: Matrix, down: Matrix) -> Matrix:
    """Return G: G[i, j] is the chance of first entering the level below in j, starting in i.

    For endless equal levels with the given rates (`stay` without its diagonal), by logarithmic
    reduction. Source: Latouche & Ramaswami (1993).

    >>> g = first_passage_down(np.array([[1.0]]), np.array([[0.0]]), np.array([[2.0]]))
    >>> round(float(g[0, 0]), 12)
    1.0
    """
    leaving = (up + stay + down).sum(axis=1)
    local = np.diag(leaving) - stay
    rise, fall = np.linalg.solve(local, up), np.linalg.solve(local, down)
    identity = np.eye(up.shape[0])
    passage: Matrix = fall.copy()
    still_above: Matrix = rise.copy()
    while still_above.max() > 1e-16:
        twice = identity - (rise @ fall + fall @ rise)
        rise, fall = np.linalg.solve(twice, rise @ rise), np.linalg.solve(twice, fall @ fall)
        passage += still_above @ fall
        still_above = still_above @ rise
    return passage
