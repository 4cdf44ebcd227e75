"""Who is really there: coming, leaving and time off the desk, day by day."""

from cssim.model.presence.arrivals import Arrival
from cssim.model.presence.errands import Errand
from cssim.model.presence.incidents import Breach, Incident
from cssim.model.presence.offdesk import Absence, time_outside_shift
from cssim.model.presence.plan import DayPlan, Planner

__all__ = [
    "Absence",
    "Arrival",
    "Breach",
    "DayPlan",
    "Errand",
    "Incident",
    "Planner",
    "time_outside_shift",
]
