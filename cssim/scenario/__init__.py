"""Scenarios: what a file says, checked and frozen."""

from cssim.scenario.base import Title
from cssim.scenario.desk import WORK_CLASSES, DeskRules
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
from cssim.scenario.load import is_shop_file, load, load_shop, scenario_files
from cssim.scenario.notes import Grade, Note
from cssim.scenario.quantities import CountDistribution, DurationDistribution, FactorDistribution
from cssim.scenario.rest import DaysAMonth, NoRest, OnOff, Rest
from cssim.scenario.rulebook import Block, Meeting, Pay, Rulebook, Shift, Team
from cssim.scenario.scenario import Scenario
from cssim.scenario.shop import (
    Campaign,
    ChatHabits,
    Demand,
    Months,
    Patience,
    People,
    Shop,
    Weekdays,
)
from cssim.scenario.study import Study

__all__ = [
    "WORK_CLASSES",
    "Block",
    "Campaign",
    "ChatHabits",
    "Constant",
    "CountDistribution",
    "DaysAMonth",
    "Demand",
    "DeskRules",
    "Distribution",
    "DurationDistribution",
    "Empirical",
    "Exponential",
    "FactorDistribution",
    "Gamma",
    "Geometric",
    "Grade",
    "Lognormal",
    "Meeting",
    "Mixture",
    "Months",
    "NoRest",
    "Note",
    "OnOff",
    "Patience",
    "Pay",
    "People",
    "Rest",
    "Rulebook",
    "Scenario",
    "Shift",
    "Shop",
    "Study",
    "Team",
    "Title",
    "Weekdays",
    "is_shop_file",
    "load",
    "load_shop",
    "scenario_files",
]
