"""The KPIs that every run reports, in the order in which they are shown."""

from cssim.results.kpi import Kpi
from cssim.results.kpis.hours import HOURS
from cssim.results.kpis.leaving import LEAVING
from cssim.results.kpis.passing import PASSING
from cssim.results.kpis.platform import PLATFORM, platform_rate
from cssim.results.kpis.response import RESPONSE
from cssim.results.kpis.rules import RULES
from cssim.results.kpis.staff import STAFF

KPIS: tuple[Kpi, ...] = (*RESPONSE, *PLATFORM, *RULES, *LEAVING, *PASSING, *STAFF, *HOURS)

__all__ = ["KPIS", "platform_rate"]
