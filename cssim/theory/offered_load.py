"""Demand that changes over the day: the mean number present with no limit on servers.

With Poisson arrivals at rate λ(t) and exponential service of mean S, the number N(t) in an
infinite-server system is Poisson with mean m(t), m′ = λ − m/S. If customers' patience is
exponential with the same mean S, a system with *any* staffing has the same N(t), since each
customer present, served or waiting, goes at rate 1/S; then P(delay at t) = P(N(t) >= staff).
Source: Eick, Massey & Whitt (1993), 'The physics of the Mt/G/∞ queue'; Feldman, Mandelbaum,
Massey & Whitt (2008), 'Staffing of time-varying queues to achieve time-stable performance'.
"""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cssim.theory.arguments import require_not_negative, require_positive

__all__ = ["delay_probability", "offered_load", "offered_load_sinusoidal", "periodic_start"]


def offered_load(
    times: ArrayLike,
    edges: ArrayLike,
    rates: ArrayLike,
    mean_service: float,
    *,
    start: float = 0.0,
) -> NDArray[np.float64]:
    """Return m(t), exact, for an arrival rate that is constant between edges.

    `edges` has shape (k + 1,), rising; `rates` has shape (k,), arrivals per unit of time between
    edges i and i + 1; after the last edge nobody arrives. `start` is m at edges[0]. `times` may
    have any shape, in any order, none before edges[0]; the result has the shape of `times`. Raises
    ValueError for shapes or values that break this. Source: Eick, Massey & Whitt (1993).

    >>> offered_load([0.0, 1.0, 2.0], edges=[0, 1], rates=[10], mean_service=1.0).round(4)
    array([0.    , 6.3212, 2.3254])
    """
    require_positive("mean_service", mean_service)
    require_not_negative("start", start)
    edge, rate = _steps(edges, rates)
    when = np.asarray(times, dtype=np.float64)
    if not np.all(when >= edge[0]):
        raise ValueError(f"times must be numbers of at least edges[0] = {edge[0]:g}.")
    level = np.append(rate, 0.0) * mean_service
    at_edge = np.empty(edge.size)
    at_edge[0] = start
    for i, width in enumerate(np.diff(edge)):
        at_edge[i + 1] = level[i] + (at_edge[i] - level[i]) * math.exp(-width / mean_service)
    piece = np.searchsorted(edge, when, side="right") - 1
    decay = np.exp(-(when - edge[piece]) / mean_service)
    return np.asarray(level[piece] + (at_edge[piece] - level[piece]) * decay)


def periodic_start(edges: ArrayLike, rates: ArrayLike, mean_service: float) -> float:
    """Return m(edges[0]) when the same rates come round for ever with period edges[-1] − edges[0].

    Arguments and errors as in `offered_load`. A demand that never changes gives rate × service:

    >>> round(periodic_start(edges=[0, 12, 24], rates=[3, 3], mean_service=2.0), 9)
    6.0
    """
    edge, _ = _steps(edges, rates)
    end_from_empty = float(offered_load(edge[-1], edges, rates, mean_service))
    return end_from_empty / -math.expm1(-(edge[-1] - edge[0]) / mean_service)


def offered_load_sinusoidal(
    times: ArrayLike, mean_rate: float, amplitude: float, frequency: float, mean_service: float
) -> NDArray[np.float64]:
    """Return m(t) for arrivals at rate mean_rate + amplitude·sin(frequency·t) since for ever.

    `frequency` is in radians per unit of time (2π/24 for a day counted in hours). The result has
    the shape of `times`. Raises ValueError unless mean_rate >= amplitude >= 0 and the others are
    above 0. Source: Eick, Massey & Whitt (1993), 'Mt/G/∞ queues with sinusoidal arrival rates'.

    >>> float(offered_load_sinusoidal(0.0, 100.0, 20.0, frequency=1.0, mean_service=1.0))
    90.0
    """
    require_positive("mean_rate", mean_rate)
    require_not_negative("amplitude", amplitude)
    require_positive("frequency", frequency)
    require_positive("mean_service", mean_service)
    if amplitude > mean_rate:
        raise ValueError(f"amplitude {amplitude:g} over mean_rate {mean_rate:g}: a rate below 0.")
    angle = frequency * np.asarray(times, dtype=np.float64)
    lag = frequency * mean_service
    swing = amplitude * mean_service / (1.0 + lag**2) * (np.sin(angle) - lag * np.cos(angle))
    return np.asarray(mean_rate * mean_service + swing)


def delay_probability(mean_present: ArrayLike, staff: ArrayLike) -> NDArray[np.float64]:
    """Return P(N >= staff) for N Poisson with mean `mean_present`.

    With equal service and patience rates this is the exact chance that an arrival must wait.
    Arrays are broadcast together. Raises ValueError for a mean below 0 or a staff that is negative
    or not whole. Source: Feldman, Mandelbaum, Massey & Whitt (2008).

    >>> delay_probability([4.85483, 8.327], staff=6).round(4)
    array([0.3586, 0.8369])
    """
    from scipy.special import gammainc

    mean, count = np.broadcast_arrays(
        np.asarray(mean_present, dtype=np.float64), np.asarray(staff, dtype=np.float64)
    )
    if not (np.all(np.isfinite(mean)) and np.all(mean >= 0)):
        raise ValueError("mean_present must hold finite numbers of at least 0.")
    if not (np.all(count >= 0) and np.all(count == np.floor(count))):
        raise ValueError("staff must hold whole numbers of at least 0.")
    return np.asarray(np.where(count == 0, 1.0, gammainc(np.maximum(count, 1.0), mean)))


def _steps(edges: ArrayLike, rates: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    edge = np.asarray(edges, dtype=np.float64)
    rate = np.asarray(rates, dtype=np.float64)
    if edge.ndim != 1 or rate.ndim != 1 or rate.size == 0 or edge.size != rate.size + 1:
        raise ValueError(
            f"edges has shape {edge.shape} and rates {rate.shape}; "
            "k rates (k >= 1) lie between k + 1 edges."
        )
    if not (np.all(np.isfinite(edge)) and np.all(np.diff(edge) > 0)):
        raise ValueError("edges must be finite and rise from each to the next.")
    if not (np.all(np.isfinite(rate)) and np.all(rate >= 0)):
        raise ValueError("rates must be finite numbers of at least 0.")
    return edge, rate
