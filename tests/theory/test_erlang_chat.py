"""Erlang Chat against its table, its two identities, and a chain built another way."""

import math
from itertools import product

import numpy as np
import pytest

from cssim.theory import OverloadError, erlang_a, erlang_b, erlang_chat

SLOWING = [6.0, 8.0, 9.6]
LEAST, MOST = "least busy first", "most busy first"

TABLE = [
    (1, 0.2, LEAST, 0.229143, 0.526455, 0.105291, 1.448529, 0.756058, 0.810847),
    (3, 0.8, LEAST, 0.257741, 0.380539, 0.076108, 6.337901, 0.948179, 0.822151),
    (3, 0.8, MOST, 0.277606, 0.409870, 0.081974, 6.591218, 0.880817, 0.808443),
]


@pytest.mark.parametrize(
    ("agents", "rate", "routing", "p_wait", "wait", "p_abandon", "active", "busy", "offered"), TABLE
)
def test_table(agents, rate, routing, p_wait, wait, p_abandon, active, busy, offered):
    result = erlang_chat(rate, SLOWING, agents, 5.0, within=1.0, routing=routing)
    assert result.p_wait == pytest.approx(p_wait, abs=5e-7)
    assert result.mean_wait == pytest.approx(wait, abs=6e-7)
    assert result.p_abandon == pytest.approx(p_abandon, abs=5e-7)
    assert result.mean_active == pytest.approx(active, abs=5e-7)
    assert result.p_agent_busy == pytest.approx(busy, abs=5e-7)
    assert result.service_levels.offered == pytest.approx(offered, abs=5e-7)


@pytest.mark.parametrize(
    ("slots", "p_abandon", "offered", "mean_chat"),
    [
        (1, 0.395, 0.375, 6.00),
        (2, 0.147, 0.739, 7.39),
        (3, 0.046, 0.917, 8.25),
        (4, 0.011, 0.980, 8.64),
    ],
)
def test_sweep_of_concurrency(slots, p_abandon, offered, mean_chat):
    times = [6.0 * (1 + 0.3 * k) for k in range(slots)]
    result = erlang_chat(1.0, times, agents=4, mean_patience=3.0, within=1.0)
    assert result.p_abandon == pytest.approx(p_abandon, abs=5e-4)
    assert result.service_levels.offered == pytest.approx(offered, abs=5e-4)
    assert result.mean_chat == pytest.approx(mean_chat, abs=5e-3)


@pytest.mark.parametrize("routing", [LEAST, MOST])
def test_chats_that_do_not_slow_each_other_are_erlang_a(routing):
    chat = erlang_chat(1.2, [6.0] * 3, agents=3, mean_patience=5.0, within=1.0, routing=routing)
    voice = erlang_a(1.2, 6.0, 9, mean_patience=5.0, within=1.0)
    assert chat.p_wait == pytest.approx(0.287499, abs=5e-7)
    assert chat.p_abandon == pytest.approx(0.063724, abs=5e-7)
    for field in ("p_wait", "p_abandon", "mean_wait", "mean_queue"):
        assert getattr(chat, field) == pytest.approx(getattr(voice, field))
    for field in ("offered", "answered", "virtual", "excluding_short_abandonment", "waited_within"):
        level = getattr(chat.service_levels, field)
        assert level == pytest.approx(getattr(voice.service_levels, field))
    assert chat.mean_active == pytest.approx(9 * voice.occupancy)
    assert chat.mean_chat == pytest.approx(6.0)


def test_chats_that_share_one_agent_are_a_single_server():
    chat = erlang_chat(0.72, [1.0, 2.0, 3.0], agents=1, mean_patience=math.inf)
    assert chat.p_wait == pytest.approx(0.72**3)
    assert chat.p_wait == pytest.approx(0.373248, abs=5e-7)
    assert chat.mean_wait == pytest.approx(0.72**3 / (1 - 0.72))
    assert chat.p_agent_busy == pytest.approx(0.72)


def test_published_wait_of_the_shared_agent():
    """Handling time 6 minutes alone, 12 and 18 shared, at a load of 0.72."""
    chat = erlang_chat(0.12, [6.0, 12.0, 18.0], agents=1, mean_patience=math.inf)
    assert chat.mean_wait == pytest.approx(7.9982, abs=1e-4)


@pytest.mark.parametrize("routing", [LEAST, MOST])
def test_against_a_chain_of_named_agents(routing):
    """States are the chats of each named agent and the line, cut at 60."""
    rate, patience, slots, agents = 0.6, 4.0, 2, 3
    times = [5.0, 7.0]
    full = (slots,) * agents
    states = [(held, 0) for held in product(range(slots + 1), repeat=agents)]
    states += [(full, q) for q in range(1, 61)]
    number = {state: row for row, state in enumerate(states)}
    generator = np.zeros((len(states), len(states)))
    for (held, q), row in number.items():
        if held == full:
            target = (held, q + 1)
        else:
            pick = (min if routing == LEAST else max)(chats for chats in held if chats < slots)
            agent = held.index(pick)
            target = ((*held[:agent], pick + 1, *held[agent + 1 :]), 0)
        if target in number:
            generator[row, number[target]] += rate
        for agent, chats in enumerate(held):
            if chats:
                left = (*held[:agent], chats - 1, *held[agent + 1 :])
                after = (full, q - 1) if q else (left, 0)
                generator[row, number[after]] += chats / times[chats - 1]
        if q:
            generator[row, number[full, q - 1]] += q / patience
    generator -= np.diag(generator.sum(axis=1))
    generator[:, 0] = 1.0
    steady = np.linalg.solve(generator.T, np.eye(len(states))[0])

    result = erlang_chat(rate, times, agents, patience, routing=routing)
    assert result.mean_queue == pytest.approx(steady @ [q for _, q in states])
    assert result.p_wait == pytest.approx(steady @ [held == full for held, _ in states])
    assert result.mean_active == pytest.approx(steady @ [sum(held) for held, _ in states])
    busy = steady @ [sum(chats > 0 for chats in held) / agents for held, _ in states]
    assert result.p_agent_busy == pytest.approx(busy)


def test_thousands_of_agents_with_one_chat_do_not_overflow():
    chat = erlang_chat(1000.0, [1.0], agents=1000, mean_patience=1e-9)
    assert chat.p_wait == pytest.approx(erlang_b(1000, 1000.0), rel=1e-6)


def test_overload_is_said_in_words():
    with pytest.raises(OverloadError, match=r"nobody leaves.*grows without end"):
        erlang_chat(1.0, SLOWING, agents=2, mean_patience=math.inf)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: erlang_chat(0.0, SLOWING, 1, 5.0), "arrival_rate is 0.0"),
        (lambda: erlang_chat(1.0, [], 1, 5.0), "handling_times is empty"),
        (lambda: erlang_chat(1.0, [6.0, -1.0], 1, 5.0), "handling_times\\[1\\] is -1.0"),
        (lambda: erlang_chat(1.0, SLOWING, 0, 5.0), "agents is 0"),
        (lambda: erlang_chat(1.0, SLOWING, 1, 0.0), "mean_patience is 0.0"),
        (lambda: erlang_chat(1.0, SLOWING, 1, 5.0, within=-1.0), "within is -1.0"),
        (lambda: erlang_chat(1.0, SLOWING, 1, 5.0, routing="LBF"), "'least busy first' or"),
        (lambda: erlang_chat(1.0, [6.0] * 10, 20, 5.0), "30,045,015 states"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
