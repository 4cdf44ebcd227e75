"""How often `cs.choose` chooses wrongly, and what it costs.

Run it from the root of the repository: `python -m benchmarks.choice_rates [--races 2000]`. It
prints the table of docs/error-rates.md, on synthetic values, with the very looks of `cs.choose`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.error_rates import likely_range
from cssim.experiment.asked import MOST
from cssim.experiment.comparing.choice import Choice, look_at
from cssim.experiment.comparing.choose import ROUND
from cssim.experiment.statistics import FEWEST_DIFFERENCES
from cssim.results import KPIS

Array = NDArray[np.float64]
Draw = Callable[[np.random.Generator], Array]
"""Values of every scenario in every replication, shape (scenarios, replications)."""

CONFIDENCE = 0.95
SCENARIOS = 5
PAIRS = SCENARIOS * (SCENARIOS - 1) // 2
EACH = 1 - (1 - CONFIDENCE) / PAIRS
MATTERS = 0.5
"""In spreads of the difference of two scenarios."""
KPI = replace(next(kpi for kpi in KPIS if kpi.good == "higher"), matters=MATTERS)
NAMES = tuple(map(str, range(SCENARIOS)))


class Race(NamedTuple):
    """How a race ended.

    Attributes:
        is_chosen: something was chosen.
        is_wrong: the best is better than the chosen one by more than matters.
        is_told: the best was the same as the chosen one in all replications, which the choice says.
        replications: how many the last in the running met.
        played: share of what playing all of them to the end would have taken.
    """

    is_chosen: bool
    is_wrong: bool
    is_told: bool
    replications: int
    played: float


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.choice_rates", description=__doc__)
    parser.add_argument("--races", type=int, default=2_000, help="races a row")
    races = parser.parse_args().races
    heads = ["values", "wrong", "of these told", "chosen", "replications", "played"]
    print(f"| {' | '.join(heads)} |\n| --- |{' ---: |' * (len(heads) - 1)}")
    for name, (means, draw) in FAMILIES.items():
        random = np.random.default_rng(20)
        found = [race(draw(random), means) for _ in range(races)]
        print(f"| {name} | {' | '.join(_figures(found))} |", flush=True)


def race(values: Array, means: Array) -> Race:
    """Play one race, whose scenarios have these true means, with the looks of `cs.choose`."""
    series = dict(zip(NAMES, values, strict=True))
    running, end, is_over, leader = NAMES, 0, False, NAMES[0]
    reached = dict.fromkeys(NAMES, 0)
    while not is_over and end < MOST:
        end += ROUND if end else FEWEST_DIFFERENCES
        reached |= dict.fromkeys(running, end)
        met = {name: series[name][:end] for name in running}
        running, leader, is_over = look_at(KPI, met, EACH)
    true = dict(zip(NAMES, means.tolist(), strict=True))
    best = max(true, key=lambda name: true[name])
    is_wrong = is_over and true[best] - true[leader] > MATTERS * (1 + 1e-9)
    played = {name: series[name][: reached[name]] for name in NAMES}
    choice = Choice(KPI, played, {}, running, leader if is_over else None, CONFIDENCE, PAIRS)
    share = sum(reached.values()) / (SCENARIOS * end)
    return Race(is_over, is_wrong, is_wrong and best in choice.the_same, end, share)


def _figures(found: list[Race]) -> list[str]:
    wrong = float(np.mean([one.is_wrong for one in found]))
    low, high = likely_range(wrong, len(found))
    shown = f"{100 * wrong:.1f} % ({100 * low:.1f} % to {100 * high:.1f} %)"
    told = [one.is_told for one in found if one.is_wrong]
    return [
        shown if low <= 1 - CONFIDENCE else f"**{shown}**",
        f"{100 * float(np.mean(told)):.0f} %" if told else "",
        f"{100 * float(np.mean([one.is_chosen for one in found])):.1f} %",
        f"{float(np.mean([one.replications for one in found])):.0f}",
        f"{100 * float(np.mean([one.played for one in found])):.0f} %",
    ]


def _ladder(*steps: float) -> Array:
    """Means of the scenarios, below the best by so many times what matters."""
    return -MATTERS * np.array(steps)


def _normal(means: Array) -> tuple[Array, Draw]:
    def draw(random: np.random.Generator) -> Array:
        own = random.standard_normal((SCENARIOS, MOST)) / np.sqrt(2)
        return 3 * random.standard_normal(MOST) + own + means[:, None]

    return means, draw


def _lopsided(means: Array, sign: float) -> tuple[Array, Draw]:
    """The last has a tail; a difference from it has a spread of 1, of others less."""

    def draw(random: np.random.Generator) -> Array:
        own = random.standard_normal((SCENARIOS, MOST)) / 5
        tail = np.exp(random.standard_normal(MOST))
        own[-1] = sign * (tail - np.exp(0.5)) / np.sqrt((np.e - 1) * np.e)
        return own + means[:, None]

    return means, draw


def _rare(share: float, gain: float) -> tuple[Array, Draw]:
    """The last is better, by much but in few replications; the others are all the same."""
    means = np.append(np.zeros(SCENARIOS - 1), share * gain)

    def draw(random: np.random.Generator) -> Array:
        values = np.tile(random.standard_normal(MOST), (SCENARIOS, 1))
        values[-1] += gain * (random.random(MOST) < share)
        return values

    return means, draw


def _trap(jump: float, share: float) -> tuple[Array, Draw]:
    """All but the last save a little in most replications and lose much in few."""
    means = _ladder(*[1.1] * (SCENARIOS - 1), 0)

    def draw(random: np.random.Generator) -> Array:
        values = random.standard_normal((SCENARIOS, MOST)) / 5
        losses = jump * (share - (random.random(MOST) < share))
        values[:-1] += losses + means[0]
        return values

    return means, draw


FAMILIES: dict[str, tuple[Array, Draw]] = {
    "all equal": _normal(_ladder(0, 0, 0, 0, 0)),
    "one better by what matters": _normal(_ladder(1, 1, 1, 1, 0)),
    "one better by 1.05 times that": _normal(_ladder(1.05, 1.05, 1.05, 1.05, 0)),
    "one better by 1.5 times that": _normal(_ladder(1.5, 1.5, 1.5, 1.5, 0)),
    "one better by 3 times that": _normal(_ladder(3, 3, 3, 3, 0)),
    "each better than the one before, by 1.05 times that": _normal(
        _ladder(4.2, 3.15, 2.1, 1.05, 0)
    ),
    "one better by 1.05 times that, by a long tail": _lopsided(
        _ladder(1.05, 1.05, 1.05, 1.05, 0), 1.0
    ),
    "one better by 1.05 times that, but for a long tail": _lopsided(
        _ladder(1.05, 1.05, 1.05, 1.05, 0), -1.0
    ),
    "one better by 6 times what matters in 20 %, all else the same": _rare(0.2, 6 * MATTERS),
    "one better by 30 times what matters in 5 %, all else the same": _rare(0.05, 30 * MATTERS),
    "all others lose 5 spreads in 10 %": _trap(5, 0.1),
    "all others lose 10 spreads in 5 %": _trap(10, 0.05),
}
"""True means and how values are drawn."""


if __name__ == "__main__":
    main()
