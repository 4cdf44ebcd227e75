"""A night's backlog: thousands wait, many give up, and the rest are answered in the morning.

SimPy's own priority queue is quadratic in such a line; the desk's lines and piles must not be.
"""

from __future__ import annotations

import gc
from dataclasses import replace
from time import process_time

import numpy as np

from benchmarks.reference_work import run_to
from cssim.fate import Contacts
from cssim.model import Desk, DeskNumbers, Duty, DutyPlan, Outcome
from cssim.units import HOUR, MINUTE, SECOND

NIGHT = 8 * HOUR


def line_seconds(waiting: int) -> float:
    """Time a line whose only agent is away all night; about half give up before they are served."""
    contacts = _night(waiting, patience=True)
    return _seconds(contacts, [(0, Duty.START), (1, Duty.AWAY), (NIGHT, Duty.BACK)])


def offline_seconds(waiting: int) -> float:
    """Time a backlog of offline messages, written while nobody is on duty."""
    contacts = replace(_night(waiting, patience=False), leaves_message=np.ones(waiting, dtype=bool))
    return _seconds(contacts, [(NIGHT, Duty.START)])


def _night(waiting: int, *, patience: bool) -> Contacts:
    draw = np.random.default_rng(waiting)
    at = np.sort(draw.integers(MINUTE, NIGHT, waiting))
    work = np.full(waiting, SECOND)
    return Contacts.plain(at, work, draw.integers(0, 2 * NIGHT, waiting) if patience else None)


def _seconds(contacts: Contacts, changes: list[tuple[int, Duty]]) -> float:
    desk = Desk(DeskNumbers(concurrent_chats=1, auto_close=None))
    desk.duty(DutyPlan.of([(at, 0, what, 1.0) for at, what in changes]))
    desk.contacts(contacts)
    gc.collect()
    start = process_time()
    run_to(desk, NIGHT + len(contacts) * SECOND + MINUTE)
    took = process_time() - start
    outcome = desk.records.contacts[0].outcome
    settled = (Outcome.ANSWERED, Outcome.LEFT_OPENLY, Outcome.OFFLINE)
    if not np.isin(outcome, settled).all():
        raise RuntimeError("the night's backlog was not worked off")
    return took
