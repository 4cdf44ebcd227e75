"""One agent with K endless chats against the machine-repair queue (Palm 1947).

Every chat alternates between a shopper who thinks and a message that awaits the agent, who composes
one reply at a time: thinking is a machine that runs, composing is its repair. The desk with K slots
and K contacts of endlessly many turns is that queue, whose mean reply time follows from how often
the agent is idle. Order of work matters not to the mean, nor does the distribution of thinking.
"""

import numpy as np
import pytest
from reductions.agreement import assert_agrees

from cssim.fate import NEVER, Contacts
from cssim.model import Desk, DeskNumbers, Duty, DutyPlan, Outcome
from cssim.theory import machine_repair
from cssim.units import SECOND

REPLICATIONS = 30
REPLIES = 3_000
"""Replies looked at in one replication, in expectation."""

FORGOTTEN = 0.1
"""Share of the time played that is left out at the beginning, when all chats write at once."""


def endless_chats(chats, turns, draw_think, compose, rng):
    total = chats * turns
    no = np.zeros(chats, dtype=bool)
    think = np.rint(draw_think(rng, total)).astype(np.int64)
    think[::turns] = 0
    return Contacts(
        number=np.arange(chats),
        at=np.zeros(chats, dtype=np.int64),
        offset=np.arange(chats + 1) * turns,
        leaves_silently=no,
        says_goodbye=~no,
        leaves_message=no,
        think=think,
        work=np.rint(rng.exponential(compose, total)).astype(np.int64),
        patience=np.full(total, NEVER),
    )


def answer(contacts, chats, until):
    desk = Desk(DeskNumbers(concurrent_chats=chats, auto_close=None))
    desk.duty(DutyPlan.of([(0, 0, Duty.START, 1.0)]))
    desk.contacts(contacts)
    desk.run_until(until)
    record = desk.records.contacts[0]
    assert (record.outcome == Outcome.OPEN).all()
    return record


def play(compose, mean_think, draw_think, chats, seed):
    """Return per replication: mean reply time, replies per mean turn alone, luck."""
    exact = machine_repair(compose, mean_think, chats)
    until = round(REPLIES / exact.throughput / (1 - FORGOTTEN))
    turns = round(2 * until * exact.throughput / chats) + 100
    latency, pace, luck = [], [], []
    for source in np.random.SeedSequence(seed).spawn(REPLICATIONS):
        contacts = endless_chats(chats, turns, draw_think, compose, np.random.default_rng(source))
        record = answer(contacts, chats, until)
        seen = record.sent > FORGOTTEN * until
        latency.append((record.sent - record.message)[seen].mean())
        pace.append(seen.sum() * (compose + mean_think) / (until * (1 - FORGOTTEN)))
        luck.append(luck_of(contacts, turns, until, exact.throughput / chats))
    return np.array(latency), np.array(pace), np.array(luck)


def luck_of(contacts, turns, until, replies_a_chat):
    """Return by how much the work and the thinking that are in use differ from their means.

    Only so many turns as are surely played are looked at, the same number of each chat.
    """
    used = np.arange(len(contacts.work)) % turns
    used = (used > 0) & (used < 0.8 * until * replies_a_chat)
    return contacts.work[used].mean(), contacts.think[used].mean()


def exponential(mean):
    return lambda rng, size: rng.exponential(mean, size)


def constant(mean):
    return lambda rng, size: np.full(size, mean)


TABLE = [
    *((20, 40, chats) for chats in (2, 3, 4, 5, 6, 8, 10)),
    *((15, 60, chats) for chats in (2, 3, 5, 8, 10)),
    *((30, 30, chats) for chats in (2, 3, 6, 10)),
]


@pytest.mark.slow
@pytest.mark.parametrize(("compose", "think", "chats"), TABLE)
def test_reply_time(compose, think, chats):
    check(compose * SECOND, think * SECOND, exponential(think * SECOND), chats, seed=41)


@pytest.mark.slow
def test_only_the_mean_of_thinking_matters():
    check(15 * SECOND, 60 * SECOND, constant(60 * SECOND), chats=6, seed=42)


def check(compose, think, draw_think, chats, seed):
    latency, pace, luck = play(compose, think, draw_think, chats, seed)
    exact = machine_repair(compose, think, chats)
    off = luck - [compose, think]
    assert_agrees(latency, exact.response_time, luck=off)
    assert_agrees(pace, exact.gain, luck=off)


def test_one_chat_never_waits():
    rng = np.random.default_rng(43)
    contacts = endless_chats(1, 500, exponential(40 * SECOND), 20 * SECOND, rng)
    record = answer(contacts, 1, until=3600 * SECOND)
    replied = record.sent >= 0
    assert replied.sum() > 30
    assert np.array_equal((record.sent - record.message)[replied], contacts.work[replied])
