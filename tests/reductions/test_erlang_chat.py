"""Agents with several slots against Erlang Chat: who waits for a slot, how long, who gives up.

Shoppers of one turn take a slot at the least busy agent or stand in line, and wait in the inbox of
their agent as they would in line: with exponential patience of mean P, until composing starts. An
agent with k chats composes one reply (rate 1/S) while the shoppers of the k − 1 others may leave
(rate 1/P each), so the agent loses chats at rate 1/S + (k − 1)/P. Erlang Chat with the handling
time k ÷ (1/S + (k − 1)/P) at k chats has that rate too and the same routing, so it is the same
Markov chain. Without patience the handling time is k·S.
"""

import math
from dataclasses import dataclass

import numpy as np
import pytest
from reductions.agreement import assert_agrees
from reductions.luck import Queue

from cssim.fate import NEVER, Contacts
from cssim.model import Desk, DeskNumbers, Duty, DutyPlan
from cssim.theory import erlang_chat
from cssim.units import MINUTE

WORK = MINUTE
REPLICATIONS, SHOPPERS = 40, 15_000
COUNTED = slice(SHOPPERS // 10, None)


def handling_times(work, patience, slots):
    return [k / (1 / work + (k - 1) / patience) for k in range(1, slots + 1)]


@dataclass(frozen=True)
class ChatDesk:
    """A desk whose agents have several slots; times in mean works."""

    agents: int
    slots: int
    load: float
    patience: float

    @property
    def exact(self):
        times = handling_times(1.0, self.patience, self.slots)
        return erlang_chat(self.load, times, self.agents, mean_patience=self.patience)


def draw_shoppers(rng, chat_desk):
    """Return contacts, and the luck of the draw."""
    queue = Queue(chat_desk.agents, 1 / chat_desk.load, 1.0)
    gap, work = rng.exponential(queue.mean_gap, SHOPPERS), rng.exponential(1.0, SHOPPERS)
    bears = None
    if math.isfinite(chat_desk.patience):
        bears = in_micros(rng.exponential(chat_desk.patience, SHOPPERS))
    at = np.cumsum(gap)
    luck = [gap.mean() / queue.mean_gap - 1, *queue.luck(at, work, COUNTED)]
    return Contacts.plain(in_micros(at), in_micros(work), bears), luck


def in_micros(times):
    return np.rint(times * WORK).astype(np.int64)


def opening_times(contacts, chat_desk):
    """Return when each took a slot, NEVER for who left the line."""
    desk = Desk(DeskNumbers(concurrent_chats=chat_desk.slots, auto_close=None))
    desk.duty(DutyPlan.of([(0, person, Duty.START, 1.0) for person in range(chat_desk.agents)]))
    desk.contacts(contacts)
    desk.run_until(NEVER)
    log = desk.records.opened.columns()
    opened = np.full(len(contacts), NEVER)
    opened[log["contact"]] = log["at"]
    return opened


@pytest.mark.slow
@pytest.mark.parametrize(
    ("chat_desk", "seed"),
    [
        (ChatDesk(agents=1, slots=3, load=0.72, patience=math.inf), 51),
        (ChatDesk(agents=3, slots=2, load=2.4, patience=math.inf), 52),
        (ChatDesk(agents=2, slots=3, load=2.6, patience=3.0), 53),
    ],
    ids=["one agent", "three agents", "more work than agents"],
)
def test_waiting_for_a_slot(chat_desk, seed):
    full, wait, gone, luck = [], [], [], []
    for source in np.random.SeedSequence(seed).spawn(REPLICATIONS):
        contacts, dice = draw_shoppers(np.random.default_rng(source), chat_desk)
        opened = opening_times(contacts, chat_desk)
        in_line = (np.minimum(opened, contacts.at + contacts.patience) - contacts.at)[COUNTED]
        full.append(np.mean(in_line > 0))
        wait.append(in_line.mean() / WORK)
        gone.append(np.mean(opened[COUNTED] == NEVER))
        luck.append(dice)
    exact = chat_desk.exact
    assert_agrees(full, exact.p_wait, luck=luck)
    assert_agrees(wait, exact.mean_wait, luck=luck)
    if exact.p_abandon:
        assert_agrees(gone, exact.p_abandon, luck=luck, tightness=0.05)
    else:
        assert not any(gone)
