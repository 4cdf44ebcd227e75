"""What replications tell about an expectation: intervals, and verdicts on differences."""

from cssim.experiment.statistics.interval import Interval, Values, mean_interval, t_interval
from cssim.experiment.statistics.level import level_interval
from cssim.experiment.statistics.pairs import may_still_differ, saved_by_pairing
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
    "judge",
    "level_interval",
    "may_still_differ",
    "mean_interval",
    "saved_by_pairing",
    "t_interval",
]
