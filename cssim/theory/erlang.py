"""Erlang B and Erlang C: Poisson arrivals, exponential service, nobody leaves the line.

Source: A. K. Erlang (1917), 'Solution of some problems in the theory of probabilities of
significance in automatic telephone exchanges'; the recursion in the number of servers is the
usual stable one and never forms a factorial.
"""

import math

from cssim.theory.arguments import (
    OverloadError,
    require_count,
    require_not_negative,
    require_positive,
)

__all__ = [
    "erlang_b",
    "erlang_c",
    "erlang_c_mean_queue",
    "erlang_c_mean_wait",
    "erlang_c_wait_exceeds",
]


def erlang_b(servers: int, load: float) -> float:
    """Return the share of customers lost when there is no waiting room (M/G/s/s).

    `load` is arrival rate × mean service, in erlangs. The share holds for any service
    distribution. Raises ValueError for a negative load or a number of servers that is negative
    or not whole. Source: Erlang (1917).

    >>> round(erlang_b(servers=5, load=4.0), 6)
    0.199067
    """
    require_count("servers", servers, least=0)
    require_not_negative("load", load)
    blocked = 1.0
    for count in range(1, int(servers) + 1):
        blocked = load * blocked / (count + load * blocked)
    return blocked


def erlang_c(servers: int, load: float) -> float:
    """Return the share of customers who must wait when nobody leaves (M/M/s).

    `load` is arrival rate × mean service, in erlangs. Raises OverloadError when load >= servers,
    ValueError for a negative load or fewer than one server. Source: Erlang (1917).

    >>> round(erlang_c(servers=5, load=4.0), 6)
    0.554113
    """
    require_count("servers", servers)
    require_not_negative("load", load)
    if load >= servers:
        raise OverloadError.of(load, servers)
    blocked = erlang_b(servers, load)
    return servers * blocked / (servers - load * (1.0 - blocked))


def erlang_c_mean_wait(arrival_rate: float, mean_service: float, servers: int) -> float:
    """Return the mean wait of all customers of M/M/s, those who need not wait included.

    One unit of time throughout: customers per unit, service and result in units. Raises
    OverloadError when there is more work than servers, ValueError for arguments not above 0.
    Source: Erlang (1917).

    >>> wait_minutes = erlang_c_mean_wait(arrival_rate=3.5, mean_service=3.0, servers=13)
    >>> round(60 * wait_minutes, 2)
    26.56
    """
    require_positive("arrival_rate", arrival_rate)
    require_positive("mean_service", mean_service)
    load = arrival_rate * mean_service
    return erlang_c(servers, load) * mean_service / (servers - load)


def erlang_c_wait_exceeds(
    arrival_rate: float, mean_service: float, servers: int, t: float
) -> float:
    """Return P(wait > t) in M/M/s, t >= 0 in the unit of time of `mean_service`.

    Raises OverloadError when there is more work than servers, ValueError for a negative `t` or
    other arguments not above 0. Source: Erlang (1917).

    >>> round(erlang_c_wait_exceeds(arrival_rate=4.0, mean_service=1.0, servers=5, t=1.0), 6)
    0.203847
    """
    require_positive("arrival_rate", arrival_rate)
    require_positive("mean_service", mean_service)
    require_not_negative("t", t)
    load = arrival_rate * mean_service
    return erlang_c(servers, load) * math.exp(-(servers - load) * t / mean_service)


def erlang_c_mean_queue(arrival_rate: float, mean_service: float, servers: int) -> float:
    """Return the mean number of customers in the line of M/M/s (Little's law on the mean wait).

    Raises OverloadError when there is more work than servers, ValueError for arguments not
    above 0. Source: Erlang (1917), Little (1961).

    >>> round(erlang_c_mean_queue(arrival_rate=48.0, mean_service=1.0, servers=50), 2)
    16.67
    """
    return arrival_rate * erlang_c_mean_wait(arrival_rate, mean_service, servers)
