"""Results: what a run that was played says.

`run` plays and holds; `tables` and `kpis` are what it holds, `conservation` checks the tables;
`scenes` and `story` look at some hours of a run and at one shopper.
"""

from cssim.results.conservation import ConservationError
from cssim.results.kpis import KPIS, Kpi, platform_rate
from cssim.results.profile import Profile
from cssim.results.run import Run, run
from cssim.results.story import Story, find_shopper
from cssim.results.tables import Tables
from cssim.results.version import MODEL_VERSION

__all__ = [
    "KPIS",
    "MODEL_VERSION",
    "ConservationError",
    "Kpi",
    "Profile",
    "Run",
    "Story",
    "Tables",
    "find_shopper",
    "platform_rate",
    "run",
]
