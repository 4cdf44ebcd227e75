"""The store of a sweep: one SQLite file with what was asked for and every cell that was played."""

from cssim.experiment.sweeping.store.opening import in_memory, reading, writing
from cssim.experiment.sweeping.store.rebuilt import Rebuilt
from cssim.experiment.sweeping.store.requests import Asked, StoredPoint
from cssim.experiment.sweeping.store.store import Store

__all__ = [
    "Asked",
    "Rebuilt",
    "Store",
    "StoredPoint",
    "in_memory",
    "reading",
    "writing",
]
