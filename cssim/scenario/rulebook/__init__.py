"""The rulebook: what the manager chooses. One module for each kind of rule."""

from cssim.scenario.rulebook.crosschecks import OFF_DESK, Tables, cross_findings
from cssim.scenario.rulebook.days import (
    DayOfMonth,
    DayRule,
    EveryDay,
    EveryDays,
    LastBefore,
    OnWeekdays,
    parse_days,
)
from cssim.scenario.rulebook.desk import MESSAGES, WORK_CLASSES, DeskRules
from cssim.scenario.rulebook.handover import HandoverRules
from cssim.scenario.rulebook.offdesk import OffDesk
from cssim.scenario.rulebook.presence import PresenceRules
from cssim.scenario.rulebook.replies import COLLEAGUE, HelpRules, ResponseRule
from cssim.scenario.rulebook.rest import DaysAMonth, NoRest, OnOff, Rest
from cssim.scenario.rulebook.rotation import NoRotation, Rotation, Weekly
from cssim.scenario.rulebook.rulebook import Pay, Rulebook
from cssim.scenario.rulebook.staffing import DAY_BEGINS, Block, Shift, Team
from cssim.scenario.rulebook.tasks import TaskRule

__all__ = [
    "COLLEAGUE",
    "DAY_BEGINS",
    "MESSAGES",
    "OFF_DESK",
    "WORK_CLASSES",
    "Block",
    "DayOfMonth",
    "DayRule",
    "DaysAMonth",
    "DeskRules",
    "EveryDay",
    "EveryDays",
    "HandoverRules",
    "HelpRules",
    "LastBefore",
    "NoRest",
    "NoRotation",
    "OffDesk",
    "OnOff",
    "OnWeekdays",
    "Pay",
    "PresenceRules",
    "ResponseRule",
    "Rest",
    "Rotation",
    "Rulebook",
    "Shift",
    "Tables",
    "TaskRule",
    "Team",
    "Weekly",
    "cross_findings",
    "parse_days",
]
