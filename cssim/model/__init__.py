"""The model: a desk at the level of single messages, and the shop around it."""

from cssim.model.arrivals import Arrival
from cssim.model.desk import Desk
from cssim.model.duty import ANYONE, Cause, Change, Duty, DutyPlan
from cssim.model.incidents import Breach, Incident
from cssim.model.jobs import TEAM, team_owner
from cssim.model.numbers import ANY_COLLEAGUE, DeskNumbers
from cssim.model.offdesk import Absence, time_outside_shift
from cssim.model.records import (
    NOT_YET,
    Closing,
    ContactRecord,
    DeskRecords,
    Outcome,
    Passing,
    Presence,
)
from cssim.model.resting import rests
from cssim.model.roster import Roster, Stint, stretches, team_of
from cssim.model.shop import Played, Shop

__all__ = [
    "ANYONE",
    "ANY_COLLEAGUE",
    "NOT_YET",
    "TEAM",
    "Absence",
    "Arrival",
    "Breach",
    "Cause",
    "Change",
    "Closing",
    "ContactRecord",
    "Desk",
    "DeskNumbers",
    "DeskRecords",
    "Duty",
    "DutyPlan",
    "Incident",
    "Outcome",
    "Passing",
    "Played",
    "Presence",
    "Roster",
    "Shop",
    "Stint",
    "rests",
    "stretches",
    "team_of",
    "team_owner",
    "time_outside_shift",
]
