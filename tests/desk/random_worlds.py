"""Random small worlds: several agents, shifts, slots, turns, ways of leaving, absences, tasks."""

from __future__ import annotations

from dataclasses import dataclass

from desk.worlds import (
    HORIZON,
    DutyRow,
    Shopper,
    Task,
    Turn,
    World,
    away,
    contacts_of,
    rules,
    run,
    shift,
    submit,
)
from hypothesis import strategies as st

from cssim.model import TEAM, Desk, DeskNumbers, DutyPlan

AUTO_CLOSE = 6

# Small whole seconds, so that ties are the rule and not the exception.
turns = st.builds(
    Turn,
    work=st.integers(1, 8),
    think=st.integers(0, 12),
    patience=st.none() | st.integers(0, 10),
)
shoppers = st.builds(
    Shopper,
    at=st.integers(0, 60),
    turns=st.lists(turns, min_size=1, max_size=3).map(tuple),
    silent=st.booleans(),
    goodbye=st.booleans(),
    message=st.booleans(),
)
tasks = st.builds(
    Task,
    kind=st.sampled_from(["open items", "reports", "idle work"]),
    owner=st.sampled_from([TEAM, 0, 1, 2]),
    amount=st.integers(1, 15),
    due=st.integers(0, 60),
)
curves = st.sampled_from([(1.0,), (1.0, 2.0), (1.0, 1.5, 3.0)])
numbers = st.builds(
    rules,
    slots=st.integers(1, 3),
    auto_close=st.just(AUTO_CLOSE),
    first=st.sampled_from([(), ("replies",), ("offline messages",), ("reports", "first replies")]),
    interruptible=st.sampled_from([(), ("idle work",), ("idle work", "reports")]),
    load=curves,
    pressure=curves,
)


@st.composite
def duties(draw):
    """For each of up to three persons a few shifts apart or touching, with absences within."""
    rows = []
    for person in range(draw(st.integers(1, 3))):
        cuts = draw(st.lists(st.integers(0, 70), min_size=2, max_size=6, unique=True).map(sorted))
        pace = draw(st.sampled_from([0.5, 1.0, 2.0]))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            rows += shift(person, start, end, pace)
            if draw(st.booleans()):
                leave, back = sorted(draw(st.tuples(*[st.integers(start, end)] * 2)))
                rows += away(person, leave, back) if leave < back else []
    return rows


@dataclass(frozen=True)
class Small:
    """A small world before it is played."""

    shoppers: list[Shopper]
    duty: list[DutyRow]
    tasks: list[Task]
    numbers: DeskNumbers


worlds = st.builds(
    Small,
    shoppers=st.lists(shoppers, max_size=10),
    duty=duties(),
    tasks=st.lists(tasks, max_size=4),
    numbers=numbers,
)


def played(small: Small, until: int = HORIZON) -> World:
    """Play it until it has come to rest, or until a given second."""
    desk = Desk(small.numbers)
    desk.contacts(contacts_of(small.shoppers))
    desk.duty(DutyPlan.of(small.duty))
    submit(desk, small.tasks)
    return run(desk, until)
