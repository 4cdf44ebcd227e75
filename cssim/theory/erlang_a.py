"""Erlang A (M/M/s+M): Erlang C with customers who leave after an exponential patience."""

from dataclasses import dataclass

from cssim.theory.arguments import require_count, require_positive
from cssim.theory.erlang import erlang_b
from cssim.theory.line import Waiting, waiting_line

__all__ = ["ErlangA", "erlang_a"]


@dataclass(frozen=True, slots=True)
class ErlangA(Waiting):
    """Steady state of Erlang A: the fields of Waiting, and `occupancy` of the servers (0..1).

    >>> erlang_a(48.0, 1.0, 50, mean_patience=2.0).occupancy
    0.930...
    """

    occupancy: float


def erlang_a(
    arrival_rate: float,
    mean_service: float,
    servers: int,
    mean_patience: float,
    within: float = 0.0,
) -> ErlangA:
    """Return the exact steady state of M/M/s+M.

    One unit of time throughout: arrivals per unit; service, patience, `within` and the mean wait
    in units. A customer leaves only if he must wait. `within` is the t of the service levels.
    `mean_patience` may be math.inf, which gives Erlang C. Raises ValueError for arguments not
    above 0 (`within`: below 0), OverloadError when nobody leaves and there is too much work.
    Source: C. Palm (1946); Mandelbaum & Zeltyn, 'The Palm/Erlang-A queue'.

    The textbook example, 48 calls a minute of one minute each, 50 agents, 2 minutes' patience:

    >>> result = erlang_a(48.0, 1.0, 50, mean_patience=2.0, within=20 / 60)
    >>> round(result.p_abandon, 4), round(60 * result.mean_wait, 2)
    (0.0309, 3.71)
    """
    require_positive("arrival_rate", arrival_rate)
    require_positive("mean_service", mean_service)
    require_count("servers", servers)
    line = waiting_line(arrival_rate, servers / mean_service, mean_patience, within)
    load = arrival_rate * mean_service
    met = line.waiting(p_full=erlang_b(servers, load))
    return ErlangA(
        p_wait=met.p_wait,
        p_abandon=met.p_abandon,
        mean_wait=met.mean_wait,
        mean_queue=met.mean_queue,
        service_levels=met.service_levels,
        occupancy=load * (1.0 - met.p_abandon) / servers,
    )
