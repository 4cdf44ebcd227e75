"""Anytime-valid critical values: intervals that may be looked at after every replication.

A fair bettor starts with a stake of 1 and bets, after each replication, that the mean is not the
one claimed. If the claim is true, the fortune exceeds 1 / α with probability α at most, however
long the game (Ville). A mean is in the interval as long as betting against it has not made
1 / α. The bet is a t-mixture: mean over spread is thought to be normal with variance 1 / PRECISION
about the claim; nothing is assumed about the spread.

T. L. Lai (1976), On confidence sequences, Annals of Statistics 4, 265-280; M. Lindon, D. W. Ham,
M. Tingley, I. Bojinov (2022), Anytime-valid linear models and regression adjusted causal inference
in randomized experiments, arXiv 2210.08589; H. Wang, A. Ramdas (2023), Anytime-valid t-tests and
confidence sequences for Gaussian means with unknown variance, arXiv 2310.03722.
"""

from __future__ import annotations

import math

PRECISION = 10.0
"""Tuned for effects seen after 20 to 200 replications; see docs/error-rates.md."""


def watched_t(n: int, confidence: float) -> float:
    """Return how many standard errors an interval reaches that is watched as replications come in.

    Args:
        n: replications so far, 2 or more.
        confidence: that the mean lies inside after each number of replications, all at once.

    Returns:
        Infinity while so few replications cannot exclude anything with this confidence.

    Examples:
        >>> watched_t(5, 0.95)
        inf
        >>> [round(watched_t(n, 0.95), 2) for n in (20, 100, 1_000)]
        [3.92, 3.1, 3.28]
    """
    error = 1 - confidence
    if error <= 0:
        return math.inf
    grown = math.expm1((math.log1p(n / PRECISION) - 2 * math.log(error)) / n)
    room = (n - PRECISION * grown) / (PRECISION + n)
    if room <= 0:
        return math.inf
    return math.sqrt((n - 1) * grown / room)
