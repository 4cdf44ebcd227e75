"""Experiments: replications and paired comparisons, with verdicts."""

from cssim.experiment.comparing import Comparison, compare
from cssim.experiment.replications import Replications, replicate
from cssim.experiment.runs import runs
from cssim.experiment.statistics import Doubt, Finding, Interval, Verdict

__all__ = [
    "Comparison",
    "Doubt",
    "Finding",
    "Interval",
    "Replications",
    "Verdict",
    "compare",
    "replicate",
    "runs",
]
