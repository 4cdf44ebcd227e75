"""The waiting line behind a set of slots that are all taken.

While every slot is taken, the line of Erlang A, Erlang C and Erlang Chat is one birth-death
process: it grows at the arrival rate and shrinks at `drain_rate` plus one patience rate for each
customer waiting. What the slots do when some are free enters only through `p_full`, the share of
time all slots would be taken if there were no line.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cssim.theory.arguments import OverloadError, require_not_negative, require_positive

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Line", "ServiceLevels", "Waiting", "waiting_line"]

NEGLIGIBLE = 50.0
"""A state is dropped when its log-probability is this far below that of the likeliest state."""

LONGEST = 2**21


@dataclass(frozen=True, slots=True)
class ServiceLevels:
    """Five ways to say 'so many per cent within t'; they differ, so each has its name.

    All are probabilities. With V the wait of a customer who would never leave and T the patience:

    * `offered`: served within t ÷ all customers
    * `answered`: served within t ÷ served customers
    * `virtual`: P(V <= t)
    * `excluding_short_abandonment`: served within t ÷ (served + left after t)
    * `waited_within`: P(min(V, T) <= t), waiting over within t for whatever reason

    >>> from cssim.theory import erlang_a
    >>> levels = erlang_a(48.0, 1.0, 50, mean_patience=2.0, within=1 / 3).service_levels
    >>> round(levels.offered, 4), round(levels.answered, 4)
    (0.943, 0.9731)
    """

    offered: float
    answered: float
    virtual: float
    excluding_short_abandonment: float
    waited_within: float


@dataclass(frozen=True, slots=True)
class Waiting:
    """What customers meet: probabilities, the mean wait of all of them, the mean line.

    `mean_wait` counts those who left up to the moment they left, and those who did not wait as 0;
    it is in the unit of time of the arguments.

    >>> waiting_line(4.0, 5.0, math.inf, within=0.0).waiting(p_full=0.199067).mean_queue > 2
    True
    """

    p_wait: float
    p_abandon: float
    mean_wait: float
    mean_queue: float
    service_levels: ServiceLevels


@dataclass(frozen=True, slots=True)
class Line:
    """The line seen by an arrival who finds all slots taken; made by `waiting_line`.

    `p_empty` and `mean_waiting` describe who is in line already; `virtual_within` is P(V <= t),
    `served_within` is P(V <= t and V < T), `patient_beyond` is P(T > t).

    >>> round(waiting_line(4.0, 5.0, math.inf, within=0.0).p_empty, 6)
    0.2
    """

    arrival_rate: float
    leave_rate: float
    p_empty: float
    mean_waiting: float
    virtual_within: float
    served_within: float
    patient_beyond: float

    def waiting(self, p_full: float) -> Waiting:
        """Return what customers meet if all slots are taken `p_full` of the time without a line.

        >>> round(waiting_line(4.0, 5.0, math.inf, within=0.0).waiting(0.19906706).p_wait, 6)
        0.554113
        """
        p_wait = p_full / (p_full + (1.0 - p_full) * self.p_empty)
        mean_queue = p_wait * self.mean_waiting
        p_abandon = self.leave_rate * mean_queue / self.arrival_rate
        offered = 1.0 - p_wait + p_wait * self.served_within
        virtual = 1.0 - p_wait + p_wait * self.virtual_within
        waited_within = 1.0 - self.patient_beyond * (1.0 - virtual)
        left_within = waited_within - offered
        levels = ServiceLevels(
            offered=offered,
            answered=offered / (1.0 - p_abandon),
            virtual=virtual,
            excluding_short_abandonment=offered / (1.0 - left_within),
            waited_within=waited_within,
        )
        return Waiting(p_wait, p_abandon, mean_queue / self.arrival_rate, mean_queue, levels)


def waiting_line(
    arrival_rate: float, drain_rate: float, mean_patience: float, within: float
) -> Line:
    """Return the line behind full slots that finish at `drain_rate` in all.

    One unit of time throughout; `mean_patience` may be math.inf (nobody leaves). Raises
    OverloadError when nobody leaves and arrival_rate >= drain_rate, ValueError for other
    impossible arguments or a line that would hold millions.
    Source: Garnett, Mandelbaum & Reiman (2002), 'Designing a call center with impatient customers'.

    >>> line = waiting_line(48.0, 50.0, mean_patience=2.0, within=1 / 3)
    >>> round(line.mean_waiting, 3), round(line.served_within, 3)
    (6.344, 0.878)
    """
    require_positive("arrival_rate", arrival_rate)
    require_positive("drain_rate", drain_rate)
    require_not_negative("within", within)
    if mean_patience == math.inf:
        return _patient_line(arrival_rate, drain_rate, within)
    require_positive("mean_patience", mean_patience)
    return _impatient_line(arrival_rate, drain_rate, 1.0 / mean_patience, within)


def _patient_line(arrival_rate: float, drain_rate: float, within: float) -> Line:
    ratio = arrival_rate / drain_rate
    if ratio >= 1.0:
        raise OverloadError(
            f"{arrival_rate:g} customers arrive in the time in which {drain_rate:g} can be served, "
            "and nobody leaves: the line grows without end and has no steady state. Add servers, "
            "shorten the service, or give customers a finite patience."
        )
    served = -math.expm1(-(drain_rate - arrival_rate) * within)
    return Line(arrival_rate, 0.0, 1.0 - ratio, ratio / (1.0 - ratio), served, served, 1.0)


def _impatient_line(
    arrival_rate: float, drain_rate: float, leave_rate: float, within: float
) -> Line:
    from scipy.special import betainc

    p_ahead = _line_lengths(arrival_rate, drain_rate, leave_rate)
    ahead = np.arange(p_ahead.size)
    # Behind k others, V is a sum of exponentials with rates drain + i·leave, i = 0..k, so
    # exp(-leave·V) is Beta(drain/leave, k + 1) and no sum with alternating signs is needed.
    shape = drain_rate / leave_rate
    gone = -math.expm1(-leave_rate * within)
    virtual = betainc(ahead + 1.0, shape, gone)
    served = shape / (shape + ahead + 1.0) * betainc(ahead + 1.0, shape + 1.0, gone)
    return Line(
        arrival_rate=arrival_rate,
        leave_rate=leave_rate,
        p_empty=float(p_ahead[0]),
        mean_waiting=float(p_ahead @ ahead),
        virtual_within=float(p_ahead @ virtual),
        served_within=float(p_ahead @ served),
        patient_beyond=math.exp(-leave_rate * within),
    )


def _line_lengths(
    arrival_rate: float, drain_rate: float, leave_rate: float
) -> "NDArray[np.float64]":
    size = 256
    while size <= LONGEST:
        deaths = drain_rate + leave_rate * np.arange(1, size)
        log_ratio = math.log(arrival_rate) - np.log(deaths)
        log_weight = np.concatenate(([0.0], np.cumsum(log_ratio)))
        likeliest = float(log_weight.max())
        if log_ratio[-1] < 0 and log_weight[-1] < likeliest - NEGLIGIBLE:
            weight: NDArray[np.float64] = np.exp(log_weight - likeliest)
            weight /= weight.sum()
            return weight
        size *= 2
    raise ValueError(
        f"With {arrival_rate:g} arrivals to a drain of {drain_rate:g} and a mean patience of "
        f"{1.0 / leave_rate:g}, the line would hold over {LONGEST:,} customers. "
        "Check that all arguments are in one unit of time."
    )
