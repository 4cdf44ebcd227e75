"""The model: a desk at the level of single messages, and the shop around it.

`roster` says who is to sit where, `presence` who is really there; `desk` works; `shop` joins them.
"""

from cssim.model.desk import (
    ANY_COLLEAGUE,
    ANYONE,
    NOT_YET,
    TEAM,
    Cause,
    Change,
    Closing,
    ContactRecord,
    Desk,
    DeskNumbers,
    DeskRecords,
    Duty,
    DutyPlan,
    Outcome,
    Passing,
    Presence,
    team_owner,
)
from cssim.model.presence import Absence, Arrival, Breach, Incident, time_outside_shift
from cssim.model.roster import Roster, Stint, rests, stretches, team_of
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
