"""The KPIs that every run reports, in the order in which they are shown."""

from cssim.results.kpi import Kpi
from cssim.results.kpis.leaving import LEAVING
from cssim.results.kpis.response import RESPONSE
from cssim.results.kpis.staff import STAFF

KPIS: tuple[Kpi, ...] = (*RESPONSE, *LEAVING, *STAFF)

__all__ = ["KPIS"]
