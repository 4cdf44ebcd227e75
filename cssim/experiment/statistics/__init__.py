"""What replications tell about an expectation: intervals, and verdicts on differences."""

from cssim.experiment.statistics.interval import Interval, Values, interval_or_none, t_interval
from cssim.experiment.statistics.verdict import (
    FEWEST_DIFFERENCES,
    Doubt,
    Finding,
    Verdict,
    judge,
)

__all__ = [
    "FEWEST_DIFFERENCES",
    "Doubt",
    "Finding",
    "Interval",
    "Values",
    "Verdict",
    "interval_or_none",
    "judge",
    "t_interval",
]
