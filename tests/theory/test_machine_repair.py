"""One agent with K endless chats: the table, the bottleneck laws, the errors."""

import pytest

from cssim.theory import machine_repair

CHATS = [1, 2, 3, 4, 5, 6, 8, 10]


def column(compose, think, field):
    return [getattr(machine_repair(compose, think, chats), field) for chats in CHATS]


@pytest.mark.parametrize(
    ("compose", "think", "field", "row", "error"),
    [
        (20, 40, "response_time", [20, 26.7, 36.0, 48.4, 63.8, 81.5, 120, 160], 0.5),
        (20, 40, "inflation", [1, 1.11, 1.27, 1.47, 1.73, 2.02, 2.67, 3.33], 0.005),
        (15, 60, "response_time", [15, 18.0, 21.9, 27.0, 33.6, 41.9, 63.8, 90.8], 0.05),
        (15, 60, "gain", [1, 1.92, 2.75, 3.45, 4.00, 4.41, 4.85, 4.97], 0.005),
        (30, 30, "response_time", [30, 45, 66, 91.9, 120, 150, 210, 270], 0.5),
    ],
)
def test_table(compose, think, field, row, error):
    assert column(compose, think, field) == pytest.approx(row, abs=error)


@pytest.mark.parametrize("chats", CHATS)
def test_product_form_summed_directly(chats):
    compose, think = 20.0, 40.0
    weight = [1.0]
    for waiting in range(1, chats + 1):
        weight.append(weight[-1] * (chats - waiting + 1) * compose / think)
    total = sum(weight)
    throughput = (1 - weight[0] / total) / compose
    at_desk = sum(n * w for n, w in enumerate(weight)) / total
    result = machine_repair(compose, think, chats)
    assert result.throughput == pytest.approx(throughput)
    assert result.response_time == pytest.approx(at_desk / throughput)
    assert result.wait == pytest.approx(at_desk / throughput - compose)
    assert result.occupancy == pytest.approx(throughput * compose)


def test_mean_value_recursion():
    """Reiser & Lavenberg (1980): a message meets the mean number of a system with one chat less."""
    at_desk = 0.0
    for chats in range(1, 11):
        result = machine_repair(15.0, 60.0, chats)
        assert result.response_time == pytest.approx(15.0 * (1 + at_desk))
        at_desk = result.throughput * result.response_time


def test_without_thinking_the_agent_never_rests():
    result = machine_repair(compose=20.0, think=0.0, chats=4)
    assert (result.occupancy, result.response_time, result.wait) == (1.0, 80.0, 60.0)


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ((0.0, 40.0, 3), "compose is 0.0"),
        ((20.0, -1.0, 3), "think is -1.0"),
        ((20.0, 40.0, 0), "chats is 0"),
    ],
)
def test_impossible_arguments(case, message):
    with pytest.raises(ValueError, match=message):
        machine_repair(*case)
