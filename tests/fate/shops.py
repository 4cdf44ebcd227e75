"""A small shop and study for fates, and ways to change one thing of it."""

from __future__ import annotations

from datetime import date

from cssim.scenario import (
    ChatHabits,
    Demand,
    Exponential,
    Gamma,
    Geometric,
    Lognormal,
    Patience,
    People,
    Shop,
    Study,
)
from cssim.units import MINUTE, SECOND

EVEN = (1.0,) * 24

STUDY = Study(start=date(2026, 3, 2), warm_up=0, days=3, cool_down=0, seed=20260302)

HABITS = ChatHabits(
    turns=Geometric(mean=3.0),
    think=Exponential(mean=40.0 * SECOND),
    work=Lognormal(mean=25.0 * SECOND, cv=0.8),
    patience=Patience(first=Exponential(mean=2.0 * MINUTE), later=Exponential(mean=4.0 * MINUTE)),
    leaves_silently=0.4,
    says_goodbye=0.5,
    leaves_message=0.3,
)

DEMAND = Demand(per_day=480.0, hourly=EVEN, busyness_shape=20.0)

SHOP = Shop(
    title={"en": "small", "zh": "小店"},
    demand=DEMAND,
    chat=HABITS,
    people=People(pace=Gamma(mean=1.0, cv=0.2)),
)


def shop(demand: Demand = DEMAND, chat: ChatHabits = HABITS) -> Shop:
    """The shop with another demand or other habits."""
    return SHOP.model_copy(update={"demand": demand, "chat": chat})


def study(days: int = 3, seed: int = STUDY.seed) -> Study:
    """The study with another length or seed."""
    return STUDY.model_copy(update={"days": days, "seed": seed})
