"""Checks of arguments shared by all formulas, and the one error they share."""

import math

__all__ = ["OverloadError", "require_count", "require_not_negative", "require_positive"]


class OverloadError(ValueError):
    """More work arrives than the servers can do, so the line grows without end.

    Such a system has no steady state, hence no probability and no mean to return.

    >>> from cssim.theory import erlang_c
    >>> erlang_c(servers=2, load=3.0)
    Traceback (most recent call last):
        ...
    cssim.theory.arguments.OverloadError: 3 erlangs of work arrive but 2 servers ...
    """

    @classmethod
    def of(cls, load: float, servers: int) -> "OverloadError":
        """Return the error for `load` erlangs offered to `servers` servers.

        >>> print(OverloadError.of(1.0, 1))
        1 erlangs of work arrive but 1 servers can only do less than 1: the line grows without
        end and has no steady state. Add servers, shorten the service, or use a model in which
        customers leave, such as erlang_a.
        """
        return cls(
            f"{load:g} erlangs of work arrive but {servers} servers can only do less than "
            f"{servers}: the line grows without end and has no steady state. Add servers, shorten "
            "the service, or use a model in which customers leave, such as erlang_a."
        )


def require_positive(name: str, value: float) -> None:
    """Raise ValueError unless `value` is a finite number above 0.

    >>> require_positive("mean_service", 0.0)
    Traceback (most recent call last):
        ...
    ValueError: mean_service is 0.0; it must be a finite number above 0.
    """
    if not (math.isfinite(value) and value > 0):
        raise ValueError(f"{name} is {value!r}; it must be a finite number above 0.")


def require_not_negative(name: str, value: float) -> None:
    """Raise ValueError unless `value` is a finite number of at least 0.

    >>> require_not_negative("within", -1.0)
    Traceback (most recent call last):
        ...
    ValueError: within is -1.0; it must be a finite number of at least 0.
    """
    if not (math.isfinite(value) and value >= 0):
        raise ValueError(f"{name} is {value!r}; it must be a finite number of at least 0.")


def require_count(name: str, value: int, *, least: int = 1) -> None:
    """Raise ValueError unless `value` is a whole number of at least `least`.

    >>> require_count("servers", 0)
    Traceback (most recent call last):
        ...
    ValueError: servers is 0; it must be a whole number of at least 1.
    """
    if not (math.isfinite(value) and value == int(value) and value >= least):
        raise ValueError(f"{name} is {value!r}; it must be a whole number of at least {least}.")
