"""Results: tables, conservation, KPIs."""

from cssim.results.conservation import ConservationError
from cssim.results.kpi import Kpi
from cssim.results.kpis import KPIS, platform_rate
from cssim.results.profile import Profile
from cssim.results.run import Run, run
from cssim.results.story import Story, find_shopper
from cssim.results.tables import Tables

__all__ = [
    "KPIS",
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
