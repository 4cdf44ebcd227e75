"""KPIs: what each counts, over which shoppers; `KPIS` has all, in the order they are shown."""

from cssim.results.kpis.cohort import Cohort, cohort_of
from cssim.results.kpis.hours import HOURS
from cssim.results.kpis.kpi import Kpi
from cssim.results.kpis.leaving import LEAVING
from cssim.results.kpis.opening import within_window
from cssim.results.kpis.passing import PASSING
from cssim.results.kpis.platform import PLATFORM, platform_rate
from cssim.results.kpis.response import RESPONSE
from cssim.results.kpis.rules import RULES
from cssim.results.kpis.staff import STAFF

KPIS: tuple[Kpi, ...] = (*RESPONSE, *PLATFORM, *RULES, *LEAVING, *PASSING, *STAFF, *HOURS)

__all__ = ["KPIS", "Cohort", "Kpi", "cohort_of", "platform_rate", "within_window"]
