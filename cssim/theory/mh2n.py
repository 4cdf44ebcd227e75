"""Several servers, service a mixture of two exponentials (M/H2/n)."""

import numpy as np

from cssim.theory.arguments import (
    OverloadError,
    require_count,
    require_not_negative,
    require_positive,
)
from cssim.theory.levels import Matrix, first_passage_down, level_weights

__all__ = ["mh2n_mean_wait"]


def mh2n_mean_wait(
    arrival_rate: float,
    mean_short: float,
    mean_long: float,
    share_short: float,
    servers: int,
) -> float:
    """Return the exact mean wait of M/H2/n, first come first served.

    A service is exponential with mean `mean_short` with probability `share_short`, else with mean
    `mean_long` (the names order nothing: either may be the longer). One unit of time throughout.
    The Markov chain in (customers present, how many of those in service are 'short') is solved
    with matrix-geometric tails. Raises OverloadError when there is more work than servers,
    ValueError for impossible arguments. Source: Neuts (1981), 'Matrix-geometric solutions'.

    With one server it is Pollaczek-Khinchine:

    >>> round(mh2n_mean_wait(0.5, mean_short=0.5, mean_long=2.0, share_short=0.75, servers=1), 6)
    1.055556
    """
    require_positive("arrival_rate", arrival_rate)
    require_positive("mean_short", mean_short)
    require_positive("mean_long", mean_long)
    require_not_negative("share_short", share_short)
    require_count("servers", servers)
    if share_short > 1.0:
        raise ValueError(f"share_short is {share_short!r}; it must lie between 0 and 1.")
    load = arrival_rate * (share_short * mean_short + (1.0 - share_short) * mean_long)
    if load >= servers:
        raise OverloadError.of(load, servers)

    up = [_arrivals(arrival_rate, share_short, busy) for busy in range(servers)]
    down = [_departures(mean_short, mean_long, busy + 1) for busy in range(servers)]
    # With a line, the next customer enters at once and brings a kind of service of his own.
    line_down = down[-1] @ _arrivals(1.0, share_short, servers - 1)
    line_up = arrival_rate * np.eye(servers + 1)
    stay = np.zeros_like(line_up)
    line_return = arrival_rate * first_passage_down(line_up, stay, line_down)
    weights = level_weights(up, down, top_return=line_return)

    leaving = (line_up + line_down).sum(axis=1)
    ratio = np.linalg.solve((np.diag(leaving) - line_return).T, line_up.T).T
    tail = np.linalg.inv(np.eye(servers + 1) - ratio)
    present = sum(float(level.sum()) for level in weights[:-1])
    present += float((weights[-1] @ tail).sum())
    waiting = float((weights[-1] @ ratio @ tail @ tail).sum())
    return waiting / present / arrival_rate


def _arrivals(arrival_rate: float, share_short: float, busy: int) -> Matrix:
    """Return rates from `busy` to `busy` + 1 servers; a state is the number of short services."""
    rates = np.zeros((busy + 1, busy + 2))
    for short in range(busy + 1):
        rates[short, short + 1] = arrival_rate * share_short
        rates[short, short] = arrival_rate * (1.0 - share_short)
    return rates


def _departures(mean_short: float, mean_long: float, busy: int) -> Matrix:
    """Return rates from `busy` to `busy` − 1 servers."""
    rates = np.zeros((busy + 1, busy))
    for short in range(busy + 1):
        if short > 0:
            rates[short, short - 1] = short / mean_short
        if short < busy:
            rates[short, short] = (busy - short) / mean_long
    return rates
