"""Demand and staff that change: the number present is Poisson, whatever the staff (Feldman 2008).

With exponential work and exponential patience of the same mean, everybody present, in line or being
answered, goes at one rate, so the number present is that of a desk with an agent for everybody:
Poisson with the offered load m(t) (Eick, Massey & Whitt 1993). Staff who go home are no exception,
for a reply in hand is finished at the same rate. An arrival must wait if at least as many are
present as there is staff. Where the staff has just fallen, replies beyond it are still in hand;
this changes nothing, for no agent is free for the arrival.
"""

from dataclasses import dataclass

import numpy as np
import pytest
from reductions.agreement import assert_agrees

from cssim.fate import Contacts
from cssim.model import ANYONE, Desk, DeskNumbers, Duty, DutyPlan, Outcome
from cssim.theory import delay_probability, offered_load, periodic_start
from cssim.units import MINUTE

SERVICE = 10 * MINUTE
PIECE = 10 * MINUTE
"""Demand and staff are constant for a piece, and come round after as many as there are rates."""

RATES = np.array([2.0, 2.0, 4.0, 8.0, 8.0, 6.0, 6.0, 3.0, 3.0, 2.0])
"""Arrivals in a mean service."""

CYCLE = len(RATES) * PIECE
CHANGING = np.array([3, 2, 2, 6, 9, 7, 5, 5, 2, 3])
CONSTANT = np.full(len(RATES), 5)

REPLICATIONS, CYCLES, FORGOTTEN = 40, 125, 2

RARE = 0.2
"""Below this, the share delayed is too rare to be tested piece by piece."""


def head_count(staff):
    plan = [(0, ANYONE, Duty.START, 1.0)] * int(staff[0])
    for piece in range(1, (CYCLES + FORGOTTEN) * len(staff)):
        change = int(staff[piece % len(staff)] - staff[(piece - 1) % len(staff)])
        what = Duty.START if change > 0 else Duty.FINISH
        plan += [(piece * PIECE, ANYONE, what, 1.0)] * abs(change)
    return DutyPlan.of(plan)


def draw_shoppers(rng):
    counts = rng.poisson(np.tile(RATES, CYCLES + FORGOTTEN))
    piece = np.repeat(np.arange(len(counts)), counts)
    at = np.sort(piece * PIECE + rng.integers(PIECE, size=len(piece)))
    work, patience = np.rint(rng.exponential(SERVICE, (2, len(at)))).astype(np.int64)
    return Contacts.plain(at, work, patience)


def answer(contacts, staff):
    """Return when each began to be answered or left, and when each was gone."""
    desk = Desk(DeskNumbers(concurrent_chats=1, auto_close=None))
    desk.duty(head_count(staff))
    desk.contacts(contacts)
    end = (CYCLES + FORGOTTEN) * CYCLE + 100 * SERVICE
    while desk.run_until(end) < end:
        pass
    record = desk.records.contacts[0]
    left = record.outcome == Outcome.LEFT_OPENLY
    assert (left | (record.outcome == Outcome.ANSWERED)).all()
    leaving = contacts.at + contacts.patience
    return np.where(left, leaving, record.begin), np.where(left, leaving, record.sent)


def present(at, gone, times):
    return np.searchsorted(at, times, side="right") - np.searchsorted(
        np.sort(gone), times, side="right"
    )


def exact_load(times):
    """Return m at times since the beginning of a cycle, µs."""
    edges = np.arange(len(RATES) + 1) * PIECE
    rates = RATES / SERVICE
    start = periodic_start(edges, rates, SERVICE)
    return offered_load(times, edges, rates, SERVICE, start=start)


def exact_delayed(staff, steps=500):
    """Return the expected share of the arrivals of each piece who must wait."""
    times = (np.arange(len(RATES) * steps) + 0.5) * PIECE / steps
    delay = delay_probability(exact_load(times), np.repeat(staff, steps))
    return delay.reshape(len(RATES), steps).mean(axis=1)


LOOKS = np.arange(1, 2 * len(RATES) + 1) * PIECE // 2
"""When the number present is looked at: amid each piece and at its end, since the cycle began."""


@dataclass(frozen=True)
class Replication:
    """What is looked at in one replication, at the desk and with an agent for everybody.

    `present` has shape (cycles, looks), `delayed` is the share of expected arrivals in each piece.
    """

    present: np.ndarray
    delayed: np.ndarray
    unlimited_present: np.ndarray
    unlimited_delayed: np.ndarray


def play(staff, seed):
    starts = np.arange(FORGOTTEN, FORGOTTEN + CYCLES) * CYCLE
    times = starts[:, None] + LOOKS
    for source in np.random.SeedSequence(seed).spawn(REPLICATIONS):
        contacts = draw_shoppers(np.random.default_rng(source))
        at, unlimited_gone = contacts.at, contacts.at + contacts.work
        over, gone = answer(contacts, staff)
        others = np.arange(len(at)) - np.searchsorted(np.sort(unlimited_gone), at, side="right")
        yield Replication(
            present(at, gone, times),
            share_by_piece(at, over > at),
            present(at, unlimited_gone, times),
            share_by_piece(at, others >= staff[at // PIECE % len(staff)]),
        )


def share_by_piece(at, marked):
    marked = marked & (at >= FORGOTTEN * CYCLE)
    return np.bincount(at[marked] // PIECE % len(RATES), minlength=len(RATES)) / RATES / CYCLES


@pytest.mark.slow
@pytest.mark.parametrize(
    ("staff", "seed"), [(CONSTANT, 71), (CHANGING, 72)], ids=["constant staff", "changing staff"]
)
def test_number_present_and_delays(staff, seed):
    found = list(play(staff, seed))
    check_present(found)
    check_delayed(found, exact_delayed(staff))


def check_present(found):
    load = exact_load(LOOKS)
    number = np.array([replication.present for replication in found])
    luck = np.array([replication.unlimited_present.mean(axis=0) - load for replication in found])
    for look, mean in enumerate(load):
        assert_agrees(number[:, :, look].mean(axis=1), mean, luck=luck[:, [look]])
    dispersion = ((number - load) ** 2 / load).mean(axis=(1, 2))
    assert_agrees(dispersion, 1.0, tightness=0.035)


def check_delayed(found, exact):
    delayed = np.array([replication.delayed for replication in found])
    luck = np.array([replication.unlimited_delayed - exact for replication in found])
    weights = RATES / RATES.sum()
    assert_agrees(delayed @ weights, exact @ weights, luck=luck @ weights[:, None])
    for piece in np.flatnonzero(exact > RARE):
        assert_agrees(delayed[:, piece], exact[piece], luck=luck[:, [piece]], tightness=0.06)
