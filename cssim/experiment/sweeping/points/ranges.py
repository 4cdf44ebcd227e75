"""Ranges that the points of a sample are drawn from: whole numbers, numbers, durations."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral, Real
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from cssim.errors import CssimError, RefusedError, show_value
from cssim.experiment.sweeping.points.written import plain
from cssim.units import SECOND, parse_duration, show_duration

__all__ = ["Range", "Scale", "scale_between", "scale_of"]

_LARGEST: Final = 10**15
_MILLISECOND: Final = SECOND // 1000
_A_RANGE: Final = 'a low and a high bound, such as [1, 3], [0.2, 0.8] or ["30 s", "2 min"]'


@dataclass(frozen=True, slots=True)
class Range:
    """The values from `low` to `high`, both among them.

    Two whole numbers stand for all whole numbers between them, each as likely as any other; two
    numbers of which one has a decimal point for all numbers; two durations ("30 s", "2 min") for
    durations in whole milliseconds. With `log` the logarithm is spread evenly instead, so that
    1 to 10 gets as many points as 10 to 100.

    A pair `(low, high)` says the same as `Range(low, high)`.

    Raises:
        CssimError: bounds that are no such pair, the lower one not first, a logarithm of 0 or less.

    Examples:
        >>> Range("30 s", "5 min", log=True)
        Range(low='30 s', high='5 min', log=True)
        >>> Range(3, 1)
        Traceback (most recent call last):
        ...
        cssim.errors.CssimError: Range: found 3 to 1; allowed: a low bound below the high one
    """

    low: float | str
    high: float | str
    log: bool = False

    def __post_init__(self) -> None:
        try:
            scale_between(self.low, self.high, log=self.log)
        except RefusedError as refused:
            raise CssimError(f"Range: {refused}") from None


@dataclass(frozen=True, slots=True)
class Scale:
    """A range as numbers: all of them, or the whole ones from `first` to `last`.

    Whole numbers count microseconds by `step` where they stand for durations.
    """

    kind: Literal["number", "whole", "duration"]
    first: float
    last: float
    log: bool
    step: int = 1

    @property
    def size(self) -> float:
        """How many different values there are; infinite if they are not counted."""
        return float("inf") if self.kind == "number" else self.last - self.first + 1

    def at(self, shares: NDArray[np.float64]) -> list[object]:
        """Return the values below which these shares of the range lie, as a file writes them.

        Args:
            shares: numbers from 0 to 1, of shape (points,).
        """
        beyond = self.last if self.kind == "number" else self.last + 1
        if self.log:
            reached = self.first * (beyond / self.first) ** shares
        else:
            reached = self.first + shares * (beyond - self.first)
        within = np.clip(reached, self.first, self.last)
        if self.kind == "number":
            return [self._rounded(value) for value in within.tolist()]
        levels = [int(level) for level in np.floor(within)]
        if self.kind == "whole":
            return [*levels]
        return [show_duration(level * self.step) for level in levels]

    def _rounded(self, value: float) -> float:
        """Return the value with 9 digits: what differs between machines lies beyond them."""
        return min(max(float(f"{value:.9g}"), self.first), self.last)


def scale_of(written: object) -> Scale:
    """Return the scale of a range or of a pair of bounds; raises RefusedError."""
    if isinstance(written, Range):
        return scale_between(written.low, written.high, log=written.log)
    if not isinstance(written, list | tuple):
        raise RefusedError(show_value(written), _A_RANGE)
    if len(written) != 2:
        raise RefusedError(show_value(written), _A_RANGE, "a list of values is for a grid")
    return scale_between(*written, log=False)


def scale_between(low: object, high: object, *, log: object) -> Scale:
    """Return the scale between two bounds; raises RefusedError."""
    if not isinstance(log, bool):
        raise RefusedError(f"log = {show_value(log)}", "log = true or log = false")
    if isinstance(low, str) and isinstance(high, str):
        return _durations(low, high, log=log)
    first, last = _number(low), _number(high)
    if first is None or last is None:
        raise RefusedError(_shown(low, high), "two numbers, or two durations")
    if not (abs(first) <= _LARGEST and abs(last) <= _LARGEST):
        raise RefusedError(_shown(low, high), "finite numbers, at most 10^15")
    _check_order(first, last, _shown(low, high), log=log)
    whole = isinstance(first, int) and isinstance(last, int)
    return Scale("whole" if whole else "number", first, last, log)


def _durations(low: str, high: str, *, log: bool) -> Scale:
    first, last = parse_duration(low), parse_duration(high)
    _check_order(first, last, _shown(low, high), log=log)
    step = 1 if first % _MILLISECOND or last % _MILLISECOND else _MILLISECOND
    return Scale("duration", first // step, last // step, log, step)


def _check_order(first: float, last: float, shown: str, *, log: bool) -> None:
    if first >= last:
        hint = "a single value needs no range" if first == last else ""
        raise RefusedError(shown, "a low bound below the high one", hint)
    if log and first <= 0:
        raise RefusedError(shown, "bounds above 0 for a logarithmic range")


def _number(written: object) -> int | float | None:
    """Return a bound as a plain number; None if it is none."""
    if isinstance(written, bool):
        return None
    if isinstance(written, Integral):
        return int(written)
    return float(written) if isinstance(written, Real) else None


def _shown(low: object, high: object) -> str:
    return " to ".join(show_value(plain(bound)) for bound in (low, high))
