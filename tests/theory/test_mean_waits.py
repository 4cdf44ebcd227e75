"""M/G/1, M/D/n and M/H2/n: against one another and against truncated chains built here."""

import math

import numpy as np
import pytest

from cssim.theory import (
    OverloadError,
    erlang_c_mean_wait,
    mdn_mean_wait,
    mg1_mean_wait,
    mh2n_mean_wait,
)

SHORT, LONG, SHARE = 0.5, 2.0, 2 / 3  # mean 1, squared coefficient of variation 2


def test_exponential_service_at_one_server_is_erlang_c():
    assert mg1_mean_wait(0.8, 1.0, service_cv=1.0) == pytest.approx(erlang_c_mean_wait(0.8, 1.0, 1))


@pytest.mark.parametrize("load", [0.05, 0.5, 0.9, 0.99])
def test_constant_service_at_one_server_is_pollaczek_khinchine(load):
    half = mdn_mean_wait(load / 2.0, service=2.0, servers=1)
    assert half == pytest.approx(mg1_mean_wait(load / 2.0, 2.0, service_cv=0.0), rel=1e-9)


@pytest.mark.parametrize("load", [0.05, 0.5, 0.9, 0.99])
def test_two_exponentials_at_one_server_are_pollaczek_khinchine(load):
    wait = mh2n_mean_wait(load, SHORT, LONG, SHARE, servers=1)
    assert wait == pytest.approx(mg1_mean_wait(load, 1.0, service_cv=math.sqrt(2.0)), rel=1e-9)


@pytest.mark.parametrize(
    ("short", "long", "share"), [(1.0, 1.0, 0.3), (1.0, 9.0, 1.0), (9.0, 1.0, 0.0)]
)
@pytest.mark.parametrize(("servers", "load"), [(1, 0.5), (4, 3.6), (12, 8.4)])
def test_two_exponentials_that_are_one_are_erlang_c(short, long, share, servers, load):
    wait = mh2n_mean_wait(load, short, long, share, servers)
    assert wait == pytest.approx(erlang_c_mean_wait(load, 1.0, servers), rel=1e-9)


@pytest.mark.parametrize(("servers", "load"), [(2, 1.2), (5, 3.5), (5, 4.5), (10, 8.0)])
def test_constant_service_by_a_chain_that_looks_once_per_service(servers, load):
    """All in service now are gone one service later, and who waits now is then in service."""
    size = 300
    arrivals = np.exp(
        np.arange(size) * math.log(load) - load - [math.lgamma(k + 1) for k in range(size)]
    )
    present = np.eye(size)[0]
    for _ in range(2000):
        left_over = np.append(present[: servers + 1].sum(), present[servers + 1 :])
        present = np.convolve(left_over, arrivals)[:size]
    line = present @ np.maximum(np.arange(size) - servers, 0)
    assert mdn_mean_wait(load, 1.0, servers) == pytest.approx(line / load, rel=1e-8)


@pytest.mark.parametrize(("servers", "load"), [(2, 1.2), (3, 1.8), (4, 3.2)])
def test_two_exponentials_by_a_truncated_chain(servers, load):
    """A state is (short in service, long in service, waiting); the line is cut at 150."""
    states = [(i, j, 0) for i in range(servers) for j in range(servers - i)]
    states += [(i, servers - i, q) for i in range(servers + 1) for q in range(151)]
    number = {state: row for row, state in enumerate(states)}
    generator = np.zeros((len(states), len(states)))
    for (i, j, q), row in number.items():
        jumps = [((i, j, q + 1), load)]
        if i + j < servers:
            jumps = [((i + 1, j, 0), load * SHARE), ((i, j + 1, 0), load * (1 - SHARE))]
        for done, rate in (((i - 1, j), i / SHORT), ((i, j - 1), j / LONG)):
            if q == 0:
                jumps.append(((*done, 0), rate))
            else:
                jumps.append(((done[0] + 1, done[1], q - 1), rate * SHARE))
                jumps.append(((done[0], done[1] + 1, q - 1), rate * (1 - SHARE)))
        for state, rate in jumps:
            if rate > 0 and state in number:
                generator[row, number[state]] += rate
    generator -= np.diag(generator.sum(axis=1))
    generator[:, 0] = 1.0
    steady = np.linalg.solve(generator.T, np.eye(len(states))[0])
    line = steady @ [state[2] for state in states]
    wait = mh2n_mean_wait(load, SHORT, LONG, SHARE, servers)
    assert wait == pytest.approx(line / load, rel=1e-7)


def test_more_variable_services_wait_longer():
    constant, varied = mdn_mean_wait(4.0, 1.0, 5), mh2n_mean_wait(4.0, SHORT, LONG, SHARE, 5)
    assert constant < erlang_c_mean_wait(4.0, 1.0, 5) < varied


@pytest.mark.parametrize(
    "call",
    [
        lambda: mg1_mean_wait(1.0, 1.0, 1.0),
        lambda: mdn_mean_wait(5.0, 1.0, 5),
        lambda: mh2n_mean_wait(5.5, SHORT, LONG, SHARE, 5),
    ],
)
def test_overload_is_said_in_words(call):
    with pytest.raises(OverloadError, match="grows without end"):
        call()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: mg1_mean_wait(0.5, 1.0, -0.1), "service_cv is -0.1"),
        (lambda: mg1_mean_wait(0.5, 0.0, 1.0), "mean_service is 0.0"),
        (lambda: mdn_mean_wait(0.5, 1.0, 0), "servers is 0"),
        (lambda: mdn_mean_wait(0.5, -1.0, 1), "service is -1.0"),
        (lambda: mh2n_mean_wait(0.5, 1.0, 1.0, 1.5, 1), "share_short is 1.5"),
        (lambda: mh2n_mean_wait(0.5, 1.0, 0.0, 0.5, 1), "mean_long is 0.0"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
