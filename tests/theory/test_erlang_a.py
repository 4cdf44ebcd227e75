"""Erlang A against published figures, its limits, and an independent computation."""

import math

import numpy as np
import pytest

from cssim.theory import (
    OverloadError,
    delay_probability,
    erlang_a,
    erlang_b,
    erlang_c,
    erlang_c_mean_wait,
    erlang_c_wait_exceeds,
)

TEXTBOOK = (48.0, 1.0, 50, 2.0, 20 / 60)
SMALL = (4.2, 2.0, 12, 1.0, 20 / 60)
HERZOG = (3.5, 3.0, 13, 5.0, 20 / 60)
RARE = (40 / 60, 5.0, 6, 3.0, 1.0)


def in_seconds(minutes):
    return 60 * minutes


@pytest.mark.parametrize(
    ("case", "p_wait", "p_abandon", "mean_wait", "occupancy"),
    [
        (TEXTBOOK, 0.4678, 0.0309, 3.71, 0.930),
        (SMALL, 0.1274, 0.0297, 60 * 0.0297, 0.679),
        (HERZOG, 0.2813, 0.0330, 9.91, 0.781),
    ],
    ids=["Mandelbaum & Zeltyn", "12 agents", "A. Herzog, Callcenter Simulator tests"],
)
def test_table_of_performance(case, p_wait, p_abandon, mean_wait, occupancy):
    result = erlang_a(*case)
    assert result.p_wait == pytest.approx(p_wait, abs=5e-5)
    assert result.p_abandon == pytest.approx(p_abandon, abs=5e-5)
    assert in_seconds(result.mean_wait) == pytest.approx(mean_wait, abs=0.005)
    assert result.occupancy == pytest.approx(occupancy, abs=5e-4)


@pytest.mark.parametrize(
    ("case", "offered", "virtual", "answered", "excluding_short"),
    [
        (TEXTBOOK, 0.9430, 0.9679, 0.9731, 0.9720),
        (SMALL, 0.9453, 0.9562, 0.9742, 0.9679),
        (HERZOG, 0.8163, 0.8194, 0.8442, 0.8285),
    ],
)
def test_table_of_service_levels(case, offered, virtual, answered, excluding_short):
    levels = erlang_a(*case).service_levels
    assert levels.offered == pytest.approx(offered, abs=5e-5)
    assert levels.virtual == pytest.approx(virtual, abs=5e-5)
    assert levels.answered == pytest.approx(answered, abs=5e-5)
    assert levels.excluding_short_abandonment == pytest.approx(excluding_short, abs=5e-5)


def test_forty_calls_an_hour():
    result = erlang_a(*RARE)
    assert result.p_abandon == pytest.approx(0.033, abs=5e-4)
    assert result.occupancy == pytest.approx(0.537, abs=5e-4)
    assert result.service_levels.offered == pytest.approx(0.940, abs=5e-4)


def test_nine_agents_of_herzog():
    assert in_seconds(erlang_a(3.5, 3.0, 9, 5.0).mean_wait) == pytest.approx(56.62, abs=0.005)


@pytest.mark.parametrize("case", [TEXTBOOK, SMALL, HERZOG, RARE, (8.0, 1.0, 5, 2.0, 1.0)])
def test_service_levels_by_brute_force(case):
    """Sum over the state met, integrate over the wait: none of the closed forms in between."""
    arrival_rate, mean_service, servers, mean_patience, within = case
    leave = 1 / mean_patience
    weight = [1.0]
    for present in range(1, 400):
        death = min(present, servers) / mean_service + max(present - servers, 0) * leave
        weight.append(weight[-1] * arrival_rate / death)
    p = np.array(weight) / sum(weight)
    steps = 1500
    width = within / steps
    # density[k]: rate at which a customer with k still ahead of him reaches the front, over time
    stage = p[servers : servers + 150].copy()
    rates = servers / mean_service + leave * np.arange(stage.size)
    p_front_patient = p_front = 0.0
    for step in range(steps):
        middle = stage + width / 2 * flow(stage, rates)
        reached = width * rates[0] * middle[0]
        p_front += reached
        p_front_patient += reached * math.exp(-leave * (step + 0.5) * width)
        stage += width * flow(middle, rates)
    at_once = p[:servers].sum()
    levels = erlang_a(*case).service_levels
    assert levels.virtual == pytest.approx(at_once + p_front, abs=2e-5)
    assert levels.offered == pytest.approx(at_once + p_front_patient, abs=2e-5)
    still_waiting = math.exp(-leave * within) * stage.sum()
    assert levels.waited_within == pytest.approx(1 - still_waiting, abs=2e-5)


def flow(stage, rates):
    out = rates * stage
    return np.append(out[1:], 0.0) - out


def test_service_levels_stand_in_the_order_they_must():
    levels = erlang_a(*HERZOG).service_levels
    assert levels.offered < levels.virtual < levels.excluding_short_abandonment
    assert levels.excluding_short_abandonment < levels.waited_within
    assert levels.waited_within < levels.answered


def test_service_levels_at_the_ends_of_time():
    result = erlang_a(*HERZOG[:4], within=0.0)
    assert result.service_levels.offered == pytest.approx(1 - result.p_wait)
    assert result.service_levels.virtual == pytest.approx(1 - result.p_wait)
    for_ever = erlang_a(*HERZOG[:4], within=1e4)
    assert for_ever.service_levels.offered == pytest.approx(1 - for_ever.p_abandon)
    assert for_ever.service_levels.answered == pytest.approx(1.0)
    assert for_ever.service_levels.excluding_short_abandonment == pytest.approx(1.0)


@pytest.mark.parametrize("patience", [math.inf, 1e8])
def test_without_abandonment_it_is_erlang_c(patience):
    result = erlang_a(4.0, 1.0, 5, patience, within=0.5)
    assert result.p_wait == pytest.approx(erlang_c(5, 4.0), rel=1e-6)
    assert result.mean_wait == pytest.approx(erlang_c_mean_wait(4.0, 1.0, 5), rel=1e-6)
    assert result.p_abandon == pytest.approx(0.0, abs=1e-7)
    tail = erlang_c_wait_exceeds(4.0, 1.0, 5, t=0.5)
    assert result.service_levels.offered == pytest.approx(1 - tail, rel=1e-6)
    assert result.service_levels.waited_within == pytest.approx(1 - tail, rel=1e-6)


def test_without_patience_it_is_erlang_b():
    result = erlang_a(4.0, 1.0, 5, mean_patience=1e-9)
    assert result.p_abandon == pytest.approx(erlang_b(5, 4.0), rel=1e-6)
    assert result.p_wait == pytest.approx(erlang_b(5, 4.0), rel=1e-6)
    assert result.mean_wait == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(("load", "servers"), [(1.0, 1), (8.0, 5), (90.0, 100)])
def test_patience_like_service_makes_the_number_present_poisson(load, servers):
    result = erlang_a(load, 1.0, servers, mean_patience=1.0)
    assert result.p_wait == pytest.approx(float(delay_probability(load, servers)), rel=1e-10)


def test_who_is_not_served_has_left():
    result = erlang_a(8.0, 1.0, 5, mean_patience=2.0)
    assert result.occupancy * 5 == pytest.approx(8.0 * (1 - result.p_abandon))
    assert result.mean_queue == pytest.approx(8.0 * result.mean_wait)
    assert result.p_abandon == pytest.approx(result.mean_wait / 2.0)


def test_overload_with_long_patience_loses_just_the_excess():
    result = erlang_a(1000.0, 1.0, 100, mean_patience=500.0, within=1.0)
    assert result.p_abandon == pytest.approx(0.9, rel=1e-9)
    assert result.p_wait == pytest.approx(1.0)
    assert result.service_levels.offered == pytest.approx(0.0, abs=1e-12)


def test_overload_without_abandonment_is_said_in_words():
    with pytest.raises(OverloadError, match=r"nobody leaves.*grows without end"):
        erlang_a(5.0, 1.0, 5, math.inf)


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ((0.0, 1.0, 5, 1.0), "arrival_rate is 0.0"),
        ((1.0, 0.0, 5, 1.0), "mean_service is 0.0"),
        ((1.0, 1.0, 0, 1.0), "servers is 0"),
        ((1.0, 1.0, 5, 0.0), "mean_patience is 0.0"),
        ((1.0, 1.0, 5, math.nan), "mean_patience is nan"),
        ((1.0, 1.0, 5, 1.0, -1.0), "within is -1.0"),
        ((1e9, 1.0, 5, 1e9), "one unit of time"),
    ],
)
def test_impossible_arguments(case, message):
    with pytest.raises(ValueError, match=message):
        erlang_a(*case)
