"""The reference work: a month of shoppers, and the two desks that play it.

1,000 shoppers a day from 08:00 to 24:00, four turns each on average, two shifts of eight hours,
four slots an agent. What the idiomatic desk does not know is present on ours and stays idle: an
auto-close time longer than anybody thinks, flat curves, classes of work that never come.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from benchmarks.idiomatic import IdiomaticDesk
from cssim.fate import Contacts, begin_of, draw_shoppers
from cssim.model import Desk, DeskNumbers, Duty, DutyPlan
from cssim.scenario import (
    ChatHabits,
    Constant,
    Demand,
    Exponential,
    Geometric,
    Patience,
    People,
    Shop,
    Study,
)
from cssim.scenario.base import Title
from cssim.units import DAY, HOUR, MINUTE, SECOND

SLOTS = 4
OPENS, RELIEF, CLOSES = 8 * HOUR, 16 * HOUR, 24 * HOUR
AGENTS_AT_LOAD_1, AGENTS_AT_LOAD_2 = 4, 2

SHOP = Shop(
    title=Title(en="Reference work", zh="基准工作量"),
    demand=Demand(per_day=1000.0, hourly=(0.0,) * 8 + (1.0,) * 16),
    chat=ChatHabits(
        turns=Geometric(mean=4.0),
        think=Exponential(mean=40.0 * SECOND),
        work=Exponential(mean=63.0 * SECOND),
        patience=Patience(
            first=Exponential(mean=2.0 * MINUTE), later=Exponential(mean=10.0 * MINUTE)
        ),
        leaves_silently=0.0,
        says_goodbye=1.0,
        leaves_message=0.0,
    ),
    people=People(pace=Constant(mean=1.0)),
)

NUMBERS = DeskNumbers(
    concurrent_chats=SLOTS,
    auto_close=1 * HOUR,
    interruptible=("idle work",),
    load=(1.0,) * SLOTS,
    pressure=(1.0,) * SLOTS,
)


@dataclass(frozen=True)
class Answers:
    """What a desk says became of everybody: who left, and who replied when.

    Attributes:
        outcome: an `Outcome` for each contact, shape (n,).
        begin: when composing began, µs, shape (turns,).
        sent: when the reply was sent, µs, shape (turns,).
        person: who replied, shape (turns,).
    """

    outcome: NDArray[np.int64]
    begin: NDArray[np.int64]
    sent: NDArray[np.int64]
    person: NDArray[np.int64]

    def differences(self, other: Answers) -> dict[str, int]:
        """Return how many entries of each column differ, without the columns that agree."""
        counts = {
            name: int(np.count_nonzero(column != getattr(other, name)))
            for name, column in vars(self).items()
        }
        return {name: count for name, count in counts.items() if count}


def draw_work(days: int, seed: int = 1) -> Contacts:
    """Draw the shoppers of so many days."""
    study = Study(start=date(2026, 3, 2), warm_up=0, days=days, cool_down=0, seed=seed)
    return draw_shoppers(SHOP, study, 0).contacts


def offered_load(contacts: Contacts, days: int, agents: int) -> float:
    """Return the composing brought by shoppers over the time of the agents on duty."""
    return float(contacts.work.sum()) / (agents * days * (CLOSES - OPENS))


def play_on_desk(contacts: Contacts, days: int, agents: int) -> Desk:
    """Play the work on the desk of cssim."""
    rows = []
    for day in range(days):
        for shift, (begin, end) in enumerate(((OPENS, RELIEF), (RELIEF, CLOSES))):
            for person in range(shift * agents, (shift + 1) * agents):
                rows.append((day * DAY + begin, person, Duty.START, 1.0))
                rows.append((day * DAY + end, person, Duty.FINISH, 1.0))
    desk = Desk(NUMBERS)
    desk.duty(DutyPlan.of(rows))
    desk.contacts(contacts)
    run_to(desk, begin_of(days))
    return desk


def play_idiomatically(contacts: Contacts, days: int, agents: int) -> IdiomaticDesk:
    """Play the work on the idiomatic desk."""
    early, late, nobody = range(agents), range(agents, 2 * agents), range(0)
    changes = [
        (day * DAY + at, people)
        for day in range(days)
        for at, people in ((OPENS, early), (RELIEF, late), (CLOSES, nobody))
    ]
    desk = IdiomaticDesk(contacts, SLOTS, 2 * agents)
    desk.run(changes, until=begin_of(days))
    return desk


def run_to(desk: Desk, end: int) -> None:
    """Advance a desk to a time, however often it returns early."""
    while desk.run_until(end) < end:
        pass


def answers_of(played: Desk | IdiomaticDesk) -> Answers:
    """Return the answers of either desk."""
    record = played.records.contacts[0] if isinstance(played, Desk) else played
    columns = (record.outcome, record.begin, record.sent, record.person)
    return Answers(*(np.asarray(column, dtype=np.int64) for column in columns))
