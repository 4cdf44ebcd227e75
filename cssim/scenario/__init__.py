"""Scenarios: what a file says, checked and frozen."""

from cssim.scenario.base import Title
from cssim.scenario.chat import ChatContext, ChatHabits, HelpNeeds, Patience, Returns
from cssim.scenario.crosschecks import OFF_DESK
from cssim.scenario.days import (
    DayOfMonth,
    DayRule,
    EveryDay,
    EveryDays,
    LastBefore,
    OnWeekdays,
    parse_days,
)
from cssim.scenario.desk import MESSAGES, WORK_CLASSES, DeskRules
from cssim.scenario.diff import Difference, Said, differences
from cssim.scenario.distributions import (
    Constant,
    Distribution,
    Empirical,
    Exponential,
    Gamma,
    Geometric,
    Lognormal,
    Mixture,
)
from cssim.scenario.handover import HandoverRules
from cssim.scenario.holidays import Holiday, holidays_before
from cssim.scenario.load import is_shop_file, load, load_shop, scenario_files
from cssim.scenario.notes import Grade, Note
from cssim.scenario.offdesk import OffDesk
from cssim.scenario.people import Lapse, Lateness, People, Unfit
from cssim.scenario.presence import PresenceRules
from cssim.scenario.quantities import CountDistribution, DurationDistribution, FactorDistribution
from cssim.scenario.replies import COLLEAGUE, HelpRules, ResponseRule
from cssim.scenario.rest import DaysAMonth, NoRest, OnOff, Rest
from cssim.scenario.rotation import NoRotation, Rotation, Weekly
from cssim.scenario.rulebook import Pay, Rulebook
from cssim.scenario.scenario import Scenario
from cssim.scenario.schema import json_schema
from cssim.scenario.shop import Campaign, Demand, Months, Shop, Weekdays
from cssim.scenario.staffing import DAY_BEGINS, Block, Shift, Team
from cssim.scenario.study import Study
from cssim.scenario.tasks import TaskRule
from cssim.scenario.troubles import Trouble, Troubles

__all__ = [
    "COLLEAGUE",
    "DAY_BEGINS",
    "MESSAGES",
    "OFF_DESK",
    "WORK_CLASSES",
    "Block",
    "Campaign",
    "ChatContext",
    "ChatHabits",
    "Constant",
    "CountDistribution",
    "DayOfMonth",
    "DayRule",
    "DaysAMonth",
    "Demand",
    "DeskRules",
    "Difference",
    "Distribution",
    "DurationDistribution",
    "Empirical",
    "EveryDay",
    "EveryDays",
    "Exponential",
    "FactorDistribution",
    "Gamma",
    "Geometric",
    "Grade",
    "HandoverRules",
    "HelpNeeds",
    "HelpRules",
    "Holiday",
    "Lapse",
    "LastBefore",
    "Lateness",
    "Lognormal",
    "Mixture",
    "Months",
    "NoRest",
    "NoRotation",
    "Note",
    "OffDesk",
    "OnOff",
    "OnWeekdays",
    "Patience",
    "Pay",
    "People",
    "PresenceRules",
    "ResponseRule",
    "Rest",
    "Returns",
    "Rotation",
    "Rulebook",
    "Said",
    "Scenario",
    "Shift",
    "Shop",
    "Study",
    "TaskRule",
    "Team",
    "Title",
    "Trouble",
    "Troubles",
    "Unfit",
    "Weekdays",
    "Weekly",
    "differences",
    "holidays_before",
    "is_shop_file",
    "json_schema",
    "load",
    "load_shop",
    "parse_days",
    "scenario_files",
]
