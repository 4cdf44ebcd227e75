"""Several servers with constant service times (M/D/n)."""

import math

import numpy as np

from cssim.theory.arguments import OverloadError, require_count, require_positive

__all__ = ["mdn_mean_wait"]

RELATIVE_ERROR = 1e-13
CHUNK = 4096


def mdn_mean_wait(arrival_rate: float, service: float, servers: int) -> float:
    """Return the exact mean wait of M/D/n, first come first served.

    One unit of time throughout. Customers n apart share a server, so each server sees Erlang-n
    gaps, and Spitzer's identity gives the wait as a sum over k of E[(k·service − gap of k·n
    arrivals)⁺] / k, summed here to a relative error of 1e-13. Raises OverloadError when there is
    more work than servers, ValueError for impossible arguments. Source: Crommelin (1932), 'Delay
    probability formulae when the holding times are constant'; Spitzer (1956).

    >>> round(mdn_mean_wait(arrival_rate=4.0, service=1.0, servers=5), 6)
    0.28906
    """
    from scipy.special import gammainc

    require_positive("arrival_rate", arrival_rate)
    require_positive("service", service)
    require_count("servers", servers)
    load = arrival_rate * service
    if load >= servers:
        raise OverloadError.of(load, servers)
    busy = load / servers
    decay = math.exp(servers * (math.log(busy) + 1.0 - busy))
    total = 0.0
    first = 1
    while True:
        k = np.arange(first, first + CHUNK, dtype=np.float64)
        overshoot = gammainc(k * servers, k * load)
        overshoot -= gammainc(k * servers + 1.0, k * load) / busy
        total += float(overshoot.sum())
        # Chernoff: each term is at most `decay` times the one before.
        remainder = float(overshoot[-1]) * decay / (1.0 - decay)
        if remainder <= RELATIVE_ERROR * total:
            return total * service
        first += CHUNK
