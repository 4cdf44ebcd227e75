"""Which points of a sweep meet targets, which do not, and which is the cheapest that does."""

from cssim.experiment.sweeping.targets.judging import Judged
from cssim.experiment.sweeping.targets.meeting import TargetsMet, meets
from cssim.experiment.sweeping.targets.targets import Standing

__all__ = [
    "Judged",
    "Standing",
    "TargetsMet",
    "meets",
]
