"""The desk at the level of single messages: the line, slots, agents and their work."""

from cssim.model.desk.desk import Desk
from cssim.model.desk.duty import ANYONE, Cause, Change, Duty, DutyPlan
from cssim.model.desk.jobs import TEAM, team_owner
from cssim.model.desk.numbers import ANY_COLLEAGUE, DeskNumbers
from cssim.model.desk.records import (
    NOT_YET,
    Closing,
    ContactRecord,
    DeskRecords,
    Outcome,
    Passing,
    Presence,
)
from cssim.model.desk.wrap_up import RECORDS, TICKETS

__all__ = [
    "ANYONE",
    "ANY_COLLEAGUE",
    "NOT_YET",
    "RECORDS",
    "TEAM",
    "TICKETS",
    "Cause",
    "Change",
    "Closing",
    "ContactRecord",
    "Desk",
    "DeskNumbers",
    "DeskRecords",
    "Duty",
    "DutyPlan",
    "Outcome",
    "Passing",
    "Presence",
    "team_owner",
]
