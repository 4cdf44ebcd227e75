"""A KPI is a declared object: what it counts is part of it, not of the code that prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cssim.results.kpis.cohort import Cohort
from cssim.scenario import Title

Good = Literal["higher", "lower", "neither"]
Unit = Literal["share", "s", "h", "min/day", "1/day", "h/week", "chats", "chats/h"]


@dataclass(frozen=True)
class Kpi:
    """One measure of a run.

    Attributes:
        key: short name for code and files.
        name: name for people, in both languages.
        definition: what is counted, over what, in both languages.
        unit: unit of the value.
        good: which way is better, or neither.
        matters: a difference smaller than this does not matter in practice, in the unit; a guess
            that the analyst should replace.
        formula: from the part of a run that counts to a value; NaN where it is undefined.
    """

    key: str
    name: Title
    definition: Title
    unit: Unit
    good: Good
    matters: float
    formula: Callable[[Cohort], float]


def ratio(part: float, whole: float) -> float:
    """Divide, or return NaN where there is nothing to divide by."""
    return float(part) / float(whole) if whole else float("nan")
