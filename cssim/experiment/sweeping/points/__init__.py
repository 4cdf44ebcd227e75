"""Which points a sweep plays: grids, lists and samples, declared in Python or in a file."""

from cssim.experiment.sweeping.points.file import SweepPlan, load_sweep
from cssim.experiment.sweeping.points.points import Point, grid, points_of
from cssim.experiment.sweeping.points.ranges import Range
from cssim.experiment.sweeping.points.refusal import SweepError
from cssim.experiment.sweeping.points.resolving import each_resolved, resolved
from cssim.experiment.sweeping.points.samples import latin_hypercube, sobol

__all__ = [
    "Point",
    "Range",
    "SweepError",
    "SweepPlan",
    "each_resolved",
    "grid",
    "latin_hypercube",
    "load_sweep",
    "points_of",
    "resolved",
    "sobol",
]
