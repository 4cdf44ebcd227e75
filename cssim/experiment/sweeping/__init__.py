"""Many scenarios, each many times, kept in a store that survives being stopped.

`points` says what is played, `store` keeps it, `targets` asks what it answers. Here is the sweep
itself: `sweeps` plays, `sweep` is what a user holds.
"""

from cssim.experiment.sweeping.points import (
    Range,
    SweepError,
    SweepPlan,
    grid,
    latin_hypercube,
    load_sweep,
    sobol,
)
from cssim.experiment.sweeping.rerun import Replayed, rerun
from cssim.experiment.sweeping.sweep import Counts, Sweep
from cssim.experiment.sweeping.sweeps import open_sweep, resume, sweep
from cssim.experiment.sweeping.targets import Judged, Standing, TargetsMet, meets

__all__ = [
    "Counts",
    "Judged",
    "Range",
    "Replayed",
    "Standing",
    "Sweep",
    "SweepError",
    "SweepPlan",
    "TargetsMet",
    "grid",
    "latin_hypercube",
    "load_sweep",
    "meets",
    "open_sweep",
    "rerun",
    "resume",
    "sobol",
    "sweep",
]
