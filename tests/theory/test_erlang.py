"""Erlang B and C against published figures, identities and their errors."""

import math

import pytest

from cssim.theory import (
    OverloadError,
    erlang_b,
    erlang_c,
    erlang_c_mean_queue,
    erlang_c_mean_wait,
    erlang_c_wait_exceeds,
)

TABLE = [
    (5, 4, 0.199067, 0.554113),
    (10, 8, 0.121661, 0.409180),
    (12, 8.4, 0.063317, 0.183889),
    (20, 16, 0.064411, 0.256078),
    (50, 45, 0.054104, 0.363864),
    (100, 90, 0.026957, 0.216940),
]


@pytest.mark.parametrize(("servers", "load", "blocked", "waiting"), TABLE)
def test_table_of_blocking_and_waiting(servers, load, blocked, waiting):
    assert erlang_b(servers, load) == pytest.approx(blocked, abs=5e-7)
    assert erlang_c(servers, load) == pytest.approx(waiting, abs=5e-7)


def test_mean_wait_of_herzog():
    """A. Herzog, Callcenter Simulator, ErlangCTest."""
    assert 60 * erlang_c_mean_wait(3.5, 3.0, servers=13) == pytest.approx(26.557, abs=5e-4)


def test_textbook_example_of_mandelbaum_and_zeltyn():
    """48 calls a minute of one minute, 50 agents who all stay on the line."""
    assert 60 * erlang_c_mean_wait(48.0, 1.0, servers=50) == pytest.approx(20.83, abs=0.005)
    assert erlang_c_mean_queue(48.0, 1.0, servers=50) == pytest.approx(16.67, abs=0.005)


@pytest.mark.parametrize(
    ("beta", "probabilities"),
    [
        (0.5, {4: 0.5541, 10: 0.4494, 100: 0.5157}),
        (1.0, {4: 0.2848, 10: 0.1741, 100: 0.2370}),
        (1.5, {4: 0.1351, 10: 0.1020, 100: 0.0954}),
    ],
)
def test_exact_waiting_at_square_root_staffing(beta, probabilities):
    for load, expected in probabilities.items():
        servers = math.ceil(load + beta * math.sqrt(load))
        assert erlang_c(servers, load) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(("servers", "load"), [(1, 0.5), (5, 4.0), (12, 8.4), (100, 99.0)])
def test_recursions_equal_the_sums_they_stand_for(servers, load):
    term = [math.exp(k * math.log(load) - math.lgamma(k + 1)) for k in range(servers + 1)]
    assert erlang_b(servers, load) == pytest.approx(term[-1] / sum(term), rel=1e-11)
    waiting = term[-1] * servers / (servers - load)
    assert erlang_c(servers, load) == pytest.approx(waiting / (sum(term[:-1]) + waiting), rel=1e-11)


def test_single_server_closed_forms():
    assert erlang_c(1, 0.8) == pytest.approx(0.8)
    assert erlang_c_mean_wait(0.8, 1.0, 1) == pytest.approx(4.0)
    assert erlang_c_mean_queue(0.8, 1.0, 1) == pytest.approx(3.2)
    assert erlang_c_wait_exceeds(0.8, 1.0, 1, t=5.0) == pytest.approx(0.8 * math.exp(-1.0))


def test_tail_of_the_wait_begins_at_erlang_c_and_integrates_to_the_mean():
    assert erlang_c_wait_exceeds(4.0, 1.0, 5, t=0.0) == pytest.approx(erlang_c(5, 4.0))
    step = 0.001
    area = sum(step * erlang_c_wait_exceeds(4.0, 1.0, 5, (i + 0.5) * step) for i in range(40_000))
    assert area == pytest.approx(erlang_c_mean_wait(4.0, 1.0, 5), rel=1e-6)


def test_large_systems_neither_overflow_nor_vanish():
    assert erlang_b(100_000, 100_000.0) == pytest.approx(math.sqrt(2 / math.pi / 1e5), rel=1e-2)
    assert erlang_b(0, 3.0) == 1.0
    assert erlang_b(5, 0.0) == 0.0


@pytest.mark.parametrize("load", [3.0, 3.2, 1000.0])
def test_overload_is_said_in_words(load):
    with pytest.raises(OverloadError, match=r"grows without end.*no steady state.*Add servers"):
        erlang_c(3, load)
    with pytest.raises(OverloadError, match=r"3 servers"):
        erlang_c_mean_wait(load, 1.0, 3)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: erlang_b(-1, 1.0), "servers is -1; .* at least 0"),
        (lambda: erlang_b(2.5, 1.0), "servers is 2.5; .* whole number"),
        (lambda: erlang_b(2, -1.0), "load is -1.0"),
        (lambda: erlang_c(0, 0.5), "servers is 0; .* at least 1"),
        (lambda: erlang_c(2, math.nan), "load is nan"),
        (lambda: erlang_c_mean_wait(0.0, 1.0, 1), "arrival_rate is 0.0"),
        (lambda: erlang_c_mean_wait(1.0, -1.0, 1), "mean_service is -1.0"),
        (lambda: erlang_c_wait_exceeds(1.0, 0.5, 1, t=-0.1), "t is -0.1"),
        (lambda: erlang_c_mean_queue(math.inf, 0.5, 1), "arrival_rate is inf"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
