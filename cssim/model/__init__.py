"""The model: a desk at the level of single messages, and the shop around it."""

from cssim.model.desk import Desk
from cssim.model.duty import ANYONE, Duty, DutyPlan
from cssim.model.jobs import TEAM
from cssim.model.meetings import time_outside_shift
from cssim.model.numbers import DeskNumbers
from cssim.model.records import NOT_YET, Closing, ContactRecord, DeskRecords, Outcome, Presence
from cssim.model.roster import Stint, rests, seat, stints_of, stretches, team_of
from cssim.model.shop import Played, Shop

__all__ = [
    "ANYONE",
    "NOT_YET",
    "TEAM",
    "Closing",
    "ContactRecord",
    "Desk",
    "DeskNumbers",
    "DeskRecords",
    "Duty",
    "DutyPlan",
    "Outcome",
    "Played",
    "Presence",
    "Shop",
    "Stint",
    "rests",
    "seat",
    "stints_of",
    "stretches",
    "team_of",
    "time_outside_shift",
]
