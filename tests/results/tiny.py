"""Days worked out by hand: a desk played directly, in seconds from 09:00."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from desk.worlds import submit

from cssim.fate import Contacts, People, Shoppers
from cssim.model import Absence, Arrival, Change, Desk, DeskNumbers, DutyPlan, Played, Stint
from cssim.scenario import Scenario
from cssim.units import SECOND

NINE = 9 * 3600
FOUR = 28 * 3600


def played_by_hand(
    scenario: Scenario,
    contacts: Contacts,
    duty: Iterable[list[Change]],
    arrivals: Sequence[Arrival],
    absences: Sequence[Absence],
    *,
    after: dict[int, int] | None = None,
    tasks: Sequence[object] = (),
) -> Played:
    """Play these contacts and changes of presence to the end of the service day.

    `after` says which contact a reserved one follows.
    """
    desk = Desk(DeskNumbers.of(scenario.rulebook, scenario.shop))
    desk.contacts(contacts)
    desk.duty(DutyPlan.of([row for rows in duty for row in rows]))
    submit(desk, tasks)
    while desk.run_until(FOUR * SECOND) < FOUR * SECOND:
        pass
    follows = np.full(len(contacts), -1)
    for number, before in (after or {}).items():
        follows[number] = before
    shopper = np.where(follows < 0, np.arange(len(contacts)), follows)
    whole, none = np.zeros(len(contacts), dtype=np.int64), np.zeros(len(contacts), dtype=np.uint64)
    return Played(
        scenario=scenario,
        replication=0,
        shoppers=Shoppers(whole, whole, whole, none, shopper, follows, contacts),
        people=People(np.ones(2), rest_start=0.0),
        arrivals=tuple(arrivals),
        absences=tuple(absences),
        incidents=(),
        task_names=tuple("tasks.by_hand" for _ in tasks),
        records=desk.records,
        end=FOUR * SECOND,
    )


def stint(person: int, shift: str, begin: int, end: int, early: int = 0) -> Arrival:
    """A person who comes so many seconds before a stint, and takes the desk at once."""
    planned = Stint(person, shift, 0, (NINE + begin) * SECOND, (NINE + end) * SECOND)
    came = planned.begin - early * SECOND
    return Arrival(planned, came, came, came)


def table(frame, *columns: str) -> list[tuple[object, ...]]:
    """Rows of some columns; instants as seconds from 09:00, missing values as None."""
    return list(zip(*(_shown(frame[name]) for name in columns), strict=True))


def _shown(column) -> list[object]:
    missing = column.isna()
    if column.dtype.kind == "M":
        column = (column - np.datetime64("2026-03-02T09:00")).dt.total_seconds()
    pairs = zip(column.tolist(), missing.tolist(), strict=True)
    return [None if absent else value for value, absent in pairs]
