"""One server, any service distribution: the Pollaczek-Khinchine mean wait."""

from cssim.theory.arguments import OverloadError, require_not_negative, require_positive

__all__ = ["mg1_mean_wait"]


def mg1_mean_wait(arrival_rate: float, mean_service: float, service_cv: float) -> float:
    """Return the mean wait of M/G/1, first come first served.

    `service_cv` is standard deviation ÷ mean of the service time (0 constant, 1 exponential).
    One unit of time throughout. Raises OverloadError when arrival_rate × mean_service >= 1,
    ValueError for impossible arguments. Source: Pollaczek (1930), Khinchine (1932).

    >>> mg1_mean_wait(arrival_rate=0.5, mean_service=1.0, service_cv=0.0)
    0.5
    """
    require_positive("arrival_rate", arrival_rate)
    require_positive("mean_service", mean_service)
    require_not_negative("service_cv", service_cv)
    load = arrival_rate * mean_service
    if load >= 1.0:
        raise OverloadError.of(load, 1)
    return load * mean_service * (1.0 + service_cv**2) / (2.0 * (1.0 - load))
