"""Experiments: replications and paired comparisons, with verdicts."""

from cssim.experiment.comparison import Comparison, compare
from cssim.experiment.replications import Replications, replicate
from cssim.experiment.runs import runs
from cssim.experiment.statistics import Interval
from cssim.experiment.verdict import Doubt, Finding, Verdict

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
