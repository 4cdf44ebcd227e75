"""The shop: what the manager does not choose. Demand, shoppers, people, troubles, holidays."""

from cssim.scenario.shop.chat import ChatContext, ChatHabits, HelpNeeds, Patience, Returns
from cssim.scenario.shop.distributions import (
    Constant,
    Distribution,
    Empirical,
    Exponential,
    Gamma,
    Geometric,
    Lognormal,
    Mixture,
)
from cssim.scenario.shop.holidays import Holiday, holidays_before
from cssim.scenario.shop.people import Lapse, Lateness, People, Unfit
from cssim.scenario.shop.quantities import (
    CountDistribution,
    DurationDistribution,
    FactorDistribution,
)
from cssim.scenario.shop.shop import Campaign, Demand, Months, Shop, Weekdays
from cssim.scenario.shop.troubles import Trouble, Troubles

__all__ = [
    "Campaign",
    "ChatContext",
    "ChatHabits",
    "Constant",
    "CountDistribution",
    "Demand",
    "Distribution",
    "DurationDistribution",
    "Empirical",
    "Exponential",
    "FactorDistribution",
    "Gamma",
    "Geometric",
    "HelpNeeds",
    "Holiday",
    "Lapse",
    "Lateness",
    "Lognormal",
    "Mixture",
    "Months",
    "Patience",
    "People",
    "Returns",
    "Shop",
    "Trouble",
    "Troubles",
    "Unfit",
    "Weekdays",
    "holidays_before",
]
