"""What experiments are asked for: how many replications, how sure, which KPIs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Real
from typing import Self

from cssim.arguments import whole_number
from cssim.errors import CssimError, did_you_mean
from cssim.experiment.statistics import FEWEST_DIFFERENCES

MOST = 200
"""Replications after which waiting for an answer ends, unless another number is given."""


@dataclass(frozen=True)
class HowMany:
    """A number of replications.

    Attributes:
        most: as many are played, or at most as many.
        watched: an answer is looked for after every replication.
    """

    most: int
    watched: bool

    @classmethod
    def of(cls, n: int | None, waits: bool, most: int, *, usual: int) -> Self:  # noqa: FBT001
        """Check a number of replications.

        Args:
            n: a fixed number, 2 or more.
            waits: an answer is waited for instead.
            most: after how many replications waiting ends.
            usual: the fixed number if neither is asked for.

        Raises:
            CssimError: a number is out of range, or both are asked for.
        """
        if waits and n is not None:
            raise CssimError(
                "n and until are both given; n fixes the number of replications, until lets cssim "
                "stop when the answer is known (at most `most`)"
            )
        if waits:
            why = "verdicts take ten replications"
            return cls(whole_number(most, "most", FEWEST_DIFFERENCES, why), watched=True)
        if most != MOST:
            raise CssimError("most is given without until; for a fixed number give n")
        why = "one run is only an example (see cssim.run)"
        return cls(whole_number(usual if n is None else n, "n", 2, why), watched=False)


def check_confidence(confidence: float) -> None:
    """Check a confidence.

    Raises:
        CssimError: it is out of range.
    """
    if not isinstance(confidence, float) or not 0.5 <= confidence < 1:
        raise CssimError(f"confidence is {confidence!r}; it must be at least 0.5 and below 1")


def number_above_0(value: object, name: str) -> float:
    """Return `value` as a number above 0; NumPy's numbers count.

    Raises:
        CssimError: it is something else.

    Examples:
        >>> number_above_0(2, "most")
        2.0
    """
    number = float(value) if isinstance(value, Real) and not isinstance(value, bool) else math.nan
    if not 0 < number < math.inf:
        raise CssimError(f"{name} is {value!r}; it must be a number above 0")
    return number


def unknown_kpi(key: str, known: Sequence[str]) -> str:
    """Return the message that there is no KPI of this key."""
    hint = did_you_mean(key, known)
    return f"no KPI is called {key!r}{f' ({hint})' if hint else ''}; there are: {', '.join(known)}"
