"""Runs whose tables are written by hand, in seconds from 09:00 of the first day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from experiment.small import TODAY

import cssim as cs
from cssim.model import NOT_YET, Cause, Closing, Outcome, Passing, Presence
from cssim.results.tables import Columns
from cssim.results.tables.columns import Kind
from cssim.results.tables.fields import FIELDS
from cssim.units import HOUR, SECOND

NINE = 9 * HOUR
EARLY, LATE = 0, 1
"""The person of each shift."""

SCENARIO = TODAY.replace(
    {
        "study.days": 1,
        "shop.demand.per_day": 1,
        "shifts.day.blocks": ["09:00-09:10"],
        "shifts.evening.blocks": ["09:10-09:20"],
        "teams.presale.people": 2,
        "teams.presale.rest": "none",
        "shifts.day.seats": 1,
        "shifts.evening.seats": 1,
    }
)
_PLAYED = cs.run(SCENARIO)

Row = dict[str, Any]


def at(second: float) -> int:
    """µs of a second after 09:00."""
    return NINE + round(second * SECOND)


def since(micros: int) -> float:
    """Seconds after 09:00."""
    return (micros - NINE) / SECOND


def tiny(scenario: cs.Scenario = SCENARIO, **tables: Iterable[Row]) -> cs.Run:
    """A run with these rows; times are seconds from 09:00, columns left out hold nothing."""
    assert set(tables) <= set(FIELDS)
    columns = {name: _columns(name, list(tables.get(name, ()))) for name in FIELDS}
    whole = cs.Tables(Columns(**columns), scenario.study.start)
    return replace(_PLAYED, scenario=scenario, tables=whole)


def _columns(table: str, rows: list[Row]) -> dict[str, np.ndarray]:
    made = {}
    for name, field in FIELDS[table].items():
        timed = field.kind is not Kind.PLAIN
        values = [row.get(name) for row in rows]
        if field.kind is Kind.INSTANT:
            values = [None if v is None else at(v) for v in values]
        elif field.kind is Kind.SPAN:
            values = [None if v is None else round(v * SECOND) for v in values]
        values = [(NOT_YET if timed else 0) if v is None else v for v in values]
        text = any(isinstance(v, str) for v in values)
        made[name] = np.array(values, dtype=object if text else np.int64)
    for name in ("offline", "to_nobody", "counted", "attended"):
        if name in made:
            made[name] = made[name].astype(bool)
    return made


def chat(contact: int, arrived: float, outcome: Outcome = Outcome.ANSWERED, **more: Any) -> Row:
    return {"contact": contact, "arrived": arrived, "outcome": outcome, **more}


def turn(contact: int, message: float, *, agent: int = -1, **more: Any) -> Row:
    return {"contact": contact, "turn": 1, "message": message, "agent": agent, **more}


def slot(contact: int, person: int, opened: float, closed: float | None, **more: Any) -> Row:
    row = {"contact": contact, "person": person, "opened": opened, "closed": closed}
    return {**row, "why": Closing.GOODBYE, **more}


def there(
    person: int,
    begin: float,
    end: float,
    presence: Presence = Presence.AT_DESK,
    cause: Cause = Cause.NONE,
) -> Row:
    row = {"person": person, "begin": begin, "end": end, "presence": presence, "cause": cause}
    return {**row, "serves": 1}


def stint(person: int, shift: str, begin: float, end: float, left: float | None = None) -> Row:
    row = {"person": person, "shift": shift, "planned_begin": begin, "planned_end": end}
    return {**row, "came": begin, "left": end if left is None else left}


def handed_over(contact: int, second: float, giver: int, taker: int) -> Row:
    row = {"contact": contact, "at": second, "from_person": giver, "to_person": taker}
    return {**row, "why": Passing.HAND_OVER}


BOTH = (there(EARLY, 0, 600), there(LATE, 600, 1200))
STINTS = (stint(EARLY, "day", 0, 600), stint(LATE, "evening", 600, 1200))


def a_day() -> cs.Run:
    """One early person, one late; seven shoppers, a task, a meal, a hand-over.

    0  written 10-40 with 0, open 10-100
    1  written 40-70 with 0, its message waits 20-40, open 20-200
    2  in line 30-60, gives up there
    3  waits with 0 from 120, has gone silently at 130, written to nobody 150-160
    4  written 560-590 with 0, handed over at 600, waits there 610-620, written 620-640
    5  in line from 580 until the desk is left alone, loses the last who was there at 1200
    6  comes at 1300, nobody is there, leaves a message
    """
    return tiny(
        chats=[
            chat(0, 10, first_response=30, replies=1),
            chat(1, 20, first_response=50, replies=1),
            chat(2, 30, Outcome.LEFT_OPENLY, left=60),
            chat(3, 120, Outcome.LEFT_SILENTLY, left=130),
            chat(4, 560, first_response=30, replies=2, turns=2),
            chat(5, 580, Outcome.LOST),
            chat(6, 1300, Outcome.OFFLINE, message_left=1300),
        ],
        turns=[
            turn(0, 10, agent=0, begin=10, sent=40),
            turn(1, 20, agent=0, begin=40, sent=70),
            turn(2, 30),
            turn(3, 120, agent=0, begin=150, sent=160, to_nobody=True),
            turn(4, 560, agent=0, begin=560, sent=590),
            {**turn(4, 610, agent=1, begin=620, sent=640), "turn": 2},
            turn(5, 580),
            turn(6, 1300, offline=True),
        ],
        slots=[
            slot(0, EARLY, 10, 100),
            slot(1, EARLY, 20, 200),
            slot(3, EARLY, 120, 280),
            slot(4, EARLY, 560, 600, why=Closing.PASSED_ON),
            slot(4, LATE, 600, 700),
        ],
        passes=[handed_over(4, 600, EARLY, LATE)],
        tasks=[{"person": EARLY, "due": 50, "begin": 50, "done": 110, "amount": 20}],
        presence=[
            there(EARLY, 0, 300),
            there(EARLY, 300, 400, Presence.AWAY, Cause.MEAL),
            there(EARLY, 400, 600),
            there(LATE, 600, 1200),
        ],
        shifts=STINTS,
    )
