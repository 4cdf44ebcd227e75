"""Experiments: replications, comparisons with verdicts, choices and sweeps.

`statistics` says what replications tell, `work` where they are played; `comparing` and `sweeping`
are what is made of them.
"""

from cssim.experiment.comparing import (
    AgentChanges,
    Choice,
    Comparison,
    Comparisons,
    ShopperChanges,
    choose,
    compare,
    compare_each,
)
from cssim.experiment.replications import Replications, replicate
from cssim.experiment.runs import runs
from cssim.experiment.statistics import Doubt, Finding, Interval, Verdict
from cssim.experiment.sweeping import (
    Counts,
    Judged,
    Range,
    Replayed,
    Standing,
    Sweep,
    SweepError,
    SweepPlan,
    TargetsMet,
    grid,
    latin_hypercube,
    load_sweep,
    meets,
    open_sweep,
    rerun,
    resume,
    sobol,
    sweep,
)

__all__ = [
    "AgentChanges",
    "Choice",
    "Comparison",
    "Comparisons",
    "Counts",
    "Doubt",
    "Finding",
    "Interval",
    "Judged",
    "Range",
    "Replayed",
    "Replications",
    "ShopperChanges",
    "Standing",
    "Sweep",
    "SweepError",
    "SweepPlan",
    "TargetsMet",
    "Verdict",
    "choose",
    "compare",
    "compare_each",
    "grid",
    "latin_hypercube",
    "load_sweep",
    "meets",
    "open_sweep",
    "replicate",
    "rerun",
    "resume",
    "runs",
    "sobol",
    "sweep",
]
