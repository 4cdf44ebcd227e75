"""Time-varying demand: closed forms, the published staffing bands, errors."""

import math

import numpy as np
import pytest

from cssim.theory import delay_probability, offered_load, offered_load_sinusoidal, periodic_start

FELDMAN = {"mean_rate": 100.0, "amplitude": 20.0, "frequency": 1.0, "mean_service": 1.0}
DESK = {"mean_rate": 30.0, "amplitude": 20.0, "frequency": math.pi / 12, "mean_service": 1 / 6}
BANDS = [
    (-0.5, 0.667, 0.706),
    (0.0, 0.471, 0.514),
    (0.5, 0.286, 0.323),
    (1.0, 0.146, 0.171),
    (1.5, 0.063, 0.077),
    (2.0, 0.023, 0.029),
]


def in_steps(steps, *, mean_rate, amplitude, frequency, mean_service):
    """One period of the sinusoid as a step function with exact means, and m at its start."""
    edges = np.linspace(0.0, 2 * math.pi / frequency, steps + 1)
    integral = mean_rate * edges - amplitude / frequency * np.cos(frequency * edges)
    rates = np.diff(integral) / np.diff(edges)
    return edges, rates, periodic_start(edges, rates, mean_service)


def test_feldman_case_closed_form():
    expected = [90.000, 103.0117, 113.2544, 111.3111, 98.9684, 87.5741, 87.6041]
    assert offered_load_sinusoidal(range(7), **FELDMAN) == pytest.approx(expected, abs=5e-5)


def test_desk_size_case():
    present = offered_load_sinusoidal([0, 6, 12, 18], **DESK)
    assert present == pytest.approx([4.85483, 8.32700, 5.14517, 1.67300], abs=5e-6)
    delayed = delay_probability(present, staff=6)
    assert delayed == pytest.approx([0.35859, 0.83692, 0.40949, 0.00743], abs=5e-6)


@pytest.mark.parametrize("case", [FELDMAN, DESK], ids=["Feldman et al.", "desk"])
def test_fine_steps_approach_the_sinusoid(case):
    edges, rates, start = in_steps(5000, **case)
    times = np.linspace(0.0, edges[-1], 97)
    stepped = offered_load(times, edges, rates, case["mean_service"], start=start)
    assert stepped == pytest.approx(offered_load_sinusoidal(times, **case), rel=1e-5)


@pytest.mark.parametrize(("beta", "lowest", "highest"), BANDS)
def test_square_root_staffing_holds_the_delay_within_a_band(beta, lowest, highest):
    edges, rates, start = in_steps(20_000, **FELDMAN)
    present = offered_load(edges, edges, rates, 1.0, start=start)
    delayed = delay_probability(present, np.ceil(present + beta * np.sqrt(present)))
    assert delayed.min() == pytest.approx(lowest, abs=5e-4)
    assert delayed.max() == pytest.approx(highest, abs=5e-4)


def test_one_block_of_demand_by_hand():
    times = [0.0, 1.0, 3.0, 5.0]
    filled = 20 * (1 - math.exp(-1.5))
    expected = [0.0, 20 * (1 - math.exp(-0.5)), filled, filled * math.exp(-1.0)]
    assert offered_load(times, [0.0, 3.0], [10.0], 2.0) == pytest.approx(expected)


def test_effects_of_blocks_add_up():
    times = np.linspace(0.0, 9.0, 40).reshape(4, 10)
    both = offered_load(times, [0, 2, 5, 6], [3.0, 0.0, 8.0], 1.5, start=4.0)
    first = offered_load(times, [0, 2], [3.0], 1.5)
    third = offered_load(times, [0, 5, 6], [0.0, 8.0], 1.5)
    assert both.shape == times.shape
    assert both == pytest.approx(first + third + 4.0 * np.exp(-times / 1.5))


def test_a_period_ends_where_it_starts():
    edges, rates = [8.0, 12.0, 18.0, 32.0], [5.0, 40.0, 0.5]
    start = periodic_start(edges, rates, 3.0)
    assert float(offered_load(32.0, edges, rates, 3.0, start=start)) == pytest.approx(start)


def test_poisson_tail_summed_directly():
    below = sum(math.exp(-3.2) * 3.2**k / math.factorial(k) for k in range(5))
    assert float(delay_probability(3.2, 5)) == pytest.approx(1 - below)
    assert delay_probability([0.0, 3.2], [0, 0]).tolist() == [1.0, 1.0]
    assert float(delay_probability(0.0, 2)) == 0.0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: offered_load(0.0, [0, 1], [1, 2], 1.0), "k rates .* k \\+ 1 edges"),
        (lambda: offered_load(0.0, [0.0], [], 1.0), "k rates"),
        (lambda: offered_load(0.0, [0, 2, 1], [1, 2], 1.0), "edges must be finite and rise"),
        (lambda: offered_load(0.0, [0, 1], [-1], 1.0), "rates must be finite"),
        (lambda: offered_load(-0.5, [0, 1], [1], 1.0), "at least edges\\[0\\] = 0"),
        (lambda: offered_load(math.nan, [0, 1], [1], 1.0), "times must be numbers"),
        (lambda: offered_load(0.0, [0, 1], [1], 0.0), "mean_service is 0.0"),
        (lambda: offered_load(0.0, [0, 1], [1], 1.0, start=-1.0), "start is -1.0"),
        (lambda: periodic_start([0, 1], [1], -1.0), "mean_service is -1.0"),
        (lambda: offered_load_sinusoidal(0.0, 1.0, 2.0, 1.0, 1.0), "a rate below 0"),
        (lambda: offered_load_sinusoidal(0.0, 1.0, 1.0, 0.0, 1.0), "frequency is 0.0"),
        (lambda: delay_probability(-1.0, 3), "mean_present must hold"),
        (lambda: delay_probability(1.0, 2.5), "staff must hold whole numbers"),
    ],
)
def test_impossible_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
