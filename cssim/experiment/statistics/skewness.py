"""Skewness: how lopsided values are, and how it moves the ends of an interval.

Student's t assumes that the mean and the spread of a sample have nothing to do with each other. In
lopsided values they go together, and the interval ends too early on the side of the long tail.

P. Hall (1992), On the removal of skewness by transformation, Journal of the Royal Statistical
Society B 54, 221-228.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

_ROUNDING = 1e-9
"""Deviations below this share of the largest value are rounding, which has no shape."""
_ENOUGH = 5.0
"""Roots of replications for each unit of skewness; more of them make a mean nearly normal."""


def skewness(values: NDArray[np.float64]) -> float:
    """Return the skewness of values: third central moment over the spread to the third power.

    Args:
        values: two or more, none of them NaN, shape (n,).

    Returns:
        0 for values that do not vary. Of n values it is never beyond √n on either side.

    Examples:
        >>> skewness(np.array([1.0, 2.0, 3.0]))
        0.0
        >>> round(skewness(np.array([0.0, 0.0, 0.0, 1.0])), 3)
        1.155
    """
    deviations = values - values.mean()
    largest = float(np.abs(deviations).max())
    if largest <= _ROUNDING * float(np.abs(values).max()):
        return 0.0
    deviations /= largest
    squares = deviations * deviations
    return float((squares * deviations).mean() / squares.mean() ** 1.5)


def before_hall(transformed: float, skew: float, n: int) -> float:
    """Return the t statistic that Hall's transformation turns into a given value.

    For skewness γ and a = γ / (3√n) the transformation is t + a t² + a² t³ / 3 + a / 2. It rises
    everywhere, so this inverse is unique, and it rises too.

    Args:
        transformed: value of the transformed statistic, which is about that of symmetric values.
        skew: skewness of the values.
        n: how many values there are.

    Examples:
        >>> before_hall(2.0, 0.0, 20)
        2.0
        >>> round(before_hall(2.0, 1.0, 20), 3), round(before_hall(-2.0, 1.0, 20), 3)
        (1.73, -2.461)
    """
    a = skew / (3 * math.sqrt(n))
    if abs(a) < _ROUNDING or math.isinf(transformed):
        return transformed
    return float((np.cbrt(1 + 3 * a * (transformed - a / 2)) - 1) / a)


def stretch(skew: float, n: int) -> float:
    """Return by how much more than usual an interval must reach, so lopsided are its values.

    Examples:
        >>> stretch(1.0, 25), stretch(2.0, 25)
        (1.0, 2.0)
    """
    return max(1.0, _ENOUGH * abs(skew) / math.sqrt(n))


def is_lopsided(skew: float, n: int) -> bool:
    """Tell whether `n` values are too few for their skewness: fewer than 25 times its square.

    The rule is that of W. G. Cochran (1977), Sampling Techniques, 3rd edition, section 2.15.

    Examples:
        >>> is_lopsided(1.0, 25), is_lopsided(1.0, 24)
        (False, True)
    """
    return stretch(skew, n) > 1
