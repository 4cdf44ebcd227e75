"""Limits of a large desk: the tables of Halfin & Whitt and of Garnett et al."""

import math

import pytest

from cssim.theory import erlang_a, erlang_c, garnett, halfin_whitt


@pytest.mark.parametrize(
    ("beta", "p_wait"),
    [
        (0.1, 0.8803),
        (0.25, 0.7209),
        (0.5, 0.5045),
        (0.75, 0.3417),
        (1.0, 0.2234),
        (1.5, 0.0847),
        (2.0, 0.0269),
    ],
)
def test_halfin_whitt_table(beta, p_wait):
    assert halfin_whitt(beta) == pytest.approx(p_wait, abs=5e-5)


@pytest.mark.parametrize(
    ("beta", "row"),
    [
        (-1.0, [0.9994, 0.9312, 0.8413, 0.7252, 0.4423]),
        (0.0, [0.7597, 0.5858, 0.5000, 0.4142, 0.2403]),
        (0.5, [0.4450, 0.3572, 0.3085, 0.2579, 0.1516]),
        (1.0, [0.2094, 0.1790, 0.1587, 0.1356, 0.0826]),
        (2.0, [0.0263, 0.0244, 0.0228, 0.0205, 0.0139]),
    ],
)
def test_garnett_table(beta, row):
    ratios = [0.1, 0.5, 1.0, 2.0, 10.0]
    assert [garnett(beta, ratio) for ratio in ratios] == pytest.approx(row, abs=5.1e-5)


def test_exact_formulas_approach_the_limits():
    load, beta = 1e6, 0.5
    servers = round(load + beta * math.sqrt(load))
    assert erlang_c(servers, load) == pytest.approx(halfin_whitt(beta), abs=2e-3)
    exact = erlang_a(load, 1.0, servers, mean_patience=0.5).p_wait
    assert exact == pytest.approx(garnett(beta, service_to_patience=2.0), abs=2e-3)


def test_endless_patience_is_halfin_whitt():
    assert garnett(1.0, 1e-12) == pytest.approx(halfin_whitt(1.0), rel=1e-9)


@pytest.mark.parametrize("beta", [0.0, -1.0, math.nan])
def test_no_steady_state_without_spare_servers(beta):
    with pytest.raises(ValueError, match="beta is"):
        halfin_whitt(beta)


def test_impossible_ratio():
    with pytest.raises(ValueError, match=r"service_to_patience is 0.0"):
        garnett(1.0, 0.0)
