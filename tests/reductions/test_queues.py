"""The desk fed with columns against the textbook queues.

With one slot an agent and contacts of one turn that say goodbye and leave openly, the desk *is* a
queue with as many servers as agents, first come first served: M/M/n (Erlang C), M/M/n+M (Erlang A),
M/G/1 (Pollaczek-Khinchine), M/D/n and M/H2/n. Rows of Erlang A: the textbook example of Mandelbaum
and Zeltyn (50 agents), a small line with short patience (12 agents), and more work than agents.
"""

from dataclasses import dataclass

import numpy as np
import pytest
from reductions.agreement import assert_agrees
from reductions.luck import Queue

from cssim.fate import NEVER, Contacts
from cssim.model import Desk, DeskNumbers, Duty, DutyPlan, Outcome
from cssim.theory import (
    erlang_a,
    erlang_c,
    erlang_c_mean_wait,
    erlang_c_wait_exceeds,
    mdn_mean_wait,
    mg1_mean_wait,
    mh2n_mean_wait,
)

WORK = 100_000_000
"""Mean work in µs, long enough for rounding not to matter; time is counted in mean works."""

REPLICATIONS = 40


def answer_all(agents, at, work, patience):
    desk = Desk(DeskNumbers(concurrent_chats=1, auto_close=None))
    desk.duty(DutyPlan.of([(0, person, Duty.START, 1.0) for person in range(agents)]))
    desk.contacts(Contacts.plain(at, work, patience))
    desk.run_until(NEVER)
    return desk.records.contacts[0]


@dataclass(frozen=True)
class Played:
    """Per replication: waits in mean works, who was served, and the luck of the draw."""

    waits: list[np.ndarray]
    served: list[np.ndarray]
    luck: list[list[float]]

    def assert_agrees(self, values, exact, tightness=0.03):
        assert_agrees(values, exact, luck=self.luck, tightness=tightness)


def play(queue, draw_work, shoppers, *, seed, mean_patience=None):
    """Play replications of a queue whose mean work is 1, and drop the first tenth of each."""
    counted = slice(shoppers // 10, None)
    played = Played([], [], [])
    for source in np.random.SeedSequence(seed).spawn(REPLICATIONS):
        rng = np.random.default_rng(source)
        gap, work = rng.exponential(queue.mean_gap, shoppers), draw_work(rng, shoppers)
        patience = mean_patience and in_micros(rng.exponential(mean_patience, shoppers))
        at = np.cumsum(gap)
        record = answer_all(queue.agents, in_micros(at), in_micros(work), patience)
        served = record.outcome == Outcome.ANSWERED
        assert mean_patience or served.all()
        over = np.where(served, record.begin, record.contacts.at + record.contacts.patience)
        played.waits.append((over - record.contacts.at)[counted] / WORK)
        played.served.append(served[counted])
        luck = [gap.mean() / queue.mean_gap - 1, *queue.luck(at, work, counted)]
        played.luck.append(luck)
    return played


def in_micros(times):
    return np.rint(WORK * times).astype(np.int64)


def exponential(rng, size):
    return rng.exponential(1.0, size)


def constant(rng, size):
    return np.ones(size)


def lognormal(rng, size):
    variance = np.log1p(LOGNORMAL_CV**2)
    return rng.lognormal(-variance / 2, np.sqrt(variance), size)


def two_exponentials(rng, size):
    return np.where(
        rng.random(size) < 2 / 3, rng.exponential(0.5, size), rng.exponential(2.0, size)
    )


LOGNORMAL_CV = 1.2


@pytest.mark.slow
def test_erlang_c():
    load, agents = 1.8, 3
    played = play(Queue(agents, 1 / load, 1.0), exponential, 6_000, seed=11)
    played.assert_agrees([np.mean(w > 0) for w in played.waits], erlang_c(agents, load))
    played.assert_agrees([w.mean() for w in played.waits], erlang_c_mean_wait(load, 1.0, agents))
    beyond = erlang_c_wait_exceeds(load, 1.0, agents, 0.5)
    played.assert_agrees([np.mean(w > 0.5) for w in played.waits], beyond)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("agents", "load", "mean_patience", "within", "shoppers", "seed"),
    [
        (50, 48.0, 2.0, 1 / 3, 14_000, 21),
        (12, 8.4, 0.5, 1 / 6, 14_000, 22),
        (5, 8.0, 2.0, 1.0, 4_000, 23),
    ],
    ids=["50 agents", "12 agents", "load 1.6"],
)
def test_erlang_a(agents, load, mean_patience, within, shoppers, seed):
    queue = Queue(agents, 1 / load, 1.0)
    played = play(queue, exponential, shoppers, seed=seed, mean_patience=mean_patience)
    exact = erlang_a(load, 1.0, agents, mean_patience, within)
    played.assert_agrees([np.mean(w > 0) for w in played.waits], exact.p_wait)
    played.assert_agrees([w.mean() for w in played.waits], exact.mean_wait, tightness=0.035)
    played.assert_agrees([1 - s.mean() for s in played.served], exact.p_abandon, tightness=0.035)
    for name, values in service_levels(played, within).items():
        played.assert_agrees(values, getattr(exact.service_levels, name))


def service_levels(played, within):
    """Return four of the five service levels; the virtual one nobody can see."""
    both = list(zip(played.waits, played.served, strict=True))
    soon = [s & (w <= within) for w, s in both]
    counted = [s | (w > within) for w, s in both]
    return {
        "offered": [ok.mean() for ok in soon],
        "answered": [ok.sum() / s.sum() for ok, s in zip(soon, played.served, strict=True)],
        "excluding_short_abandonment": [
            ok.sum() / base.sum() for ok, base in zip(soon, counted, strict=True)
        ],
        "waited_within": [np.mean(w <= within) for w in played.waits],
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("agents", "load", "draw_work", "work_cv", "exact", "shoppers", "seed"),
    [
        (1, 0.5, lognormal, LOGNORMAL_CV, mg1_mean_wait(0.5, 1.0, LOGNORMAL_CV), 4_000, 31),
        (5, 3.5, constant, 0.0, mdn_mean_wait(3.5, 1.0, 5), 4_000, 32),
        (3, 1.8, two_exponentials, 2**0.5, mh2n_mean_wait(1.8, 0.5, 2.0, 2 / 3, 3), 6_000, 33),
    ],
    ids=["M/G/1 lognormal", "M/D/5", "M/H2/3"],
)
def test_mean_wait_of_other_work(agents, load, draw_work, work_cv, exact, shoppers, seed):
    queue = Queue(agents, 1 / load, 1.0, work_cv)
    played = play(queue, draw_work, shoppers, seed=seed)
    played.assert_agrees([w.mean() for w in played.waits], exact)
