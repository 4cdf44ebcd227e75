"""How often cssim's verdicts and intervals are wrong, and what it costs to watch.

Run it from the root of the repository: `python -m benchmarks.error_rates [--sets 2000]`. It prints
the tables of docs/error-rates.md. All verdicts are those of `judge`, by way of a twin on arrays
that is first held against it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.special import nctdtr, stdtrit

from benchmarks.error_rates_families import BEYOND, KPIS, REAL, SYNTHETIC, Draw
from benchmarks.error_rates_twin import FEWEST_DIFFERENCES, gap, looks_at

Array = NDArray[np.float64]
CONFIDENCE = 0.95
EACH = 1 - (1 - CONFIDENCE) / KPIS
POWER = 0.9
MOST = 300
MATTERS = 0.5
"""In spreads of the differences: a KPI whose interval lies within is known."""
FIXED = (10, 20, 50)
SHIFTS = (0.0, 0.5, -0.5)
EFFECTS = (0.2, 0.3, 0.5, 0.8, 1.2, 2.0)
ALL = {**REAL, **SYNTHETIC, **BEYOND}
_AT_ONCE = 100
_CLOSE = 1e-6


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.error_rates", description=__doc__)
    parser.add_argument("--sets", type=int, default=2_000, help="comparisons a family")
    sets = parser.parse_args().sets
    print(f"The twin is within {check_twin():.0e} spreads of cssim's own intervals.\n")
    show_watched(sets)
    print()
    show_fixed(sets)
    print()
    show_costs(sets)


def show_watched(sets: int) -> None:
    """Print how often watching ends in a false verdict, and whether the intervals hold."""
    _print_heads("differences", "false verdict", "all hold, no effect", "… effect 0.5", "… −0.5")
    for name, draw in ALL.items():
        wrong, *holds = watched_errors(draw, sets)
        low, high = likely_range(wrong, sets)
        shown = f"{_percent(wrong)} ({_percent(low)} to {_percent(high)})"
        _print_row([name, shown, *map(_percent, holds)])


def show_fixed(sets: int) -> None:
    """Print how often all intervals hold after a fixed number, beside those of Student."""
    heads = [f"{who}, n={n}" for who in ("cssim", "plain t") for n in FIXED]
    _print_heads("differences", *heads)
    for name, draw in ALL.items():
        found = np.array([fixed_holds(draw, sets, n) for n in FIXED])
        _print_row([name, *map(_percent, found.T.ravel())])


def show_costs(sets: int) -> None:
    """Print the replications of who watches over those of a test planned for the effect."""
    _print_heads("differences", *(f"{effect:g} ({fixed_n(effect)})" for effect in EFFECTS))
    for name, draw, sign in cost_families():
        ratios = [watching_ratios(draw, sign * effect, sets) for effect in EFFECTS]
        _print_row([name, *(f"{plain:.2f} / {own:.2f}" for plain, own in ratios)])


def check_twin() -> float:
    """Hold the twin against `judge` on one series of each family, and return the largest gap.

    Raises:
        RuntimeError: they do not agree.
    """
    random = np.random.default_rng(1)
    largest = 0.0
    for draw in ALL.values():
        values = draw(random, (1, 120, KPIS))[0, :, 0]
        for watched in (False, True):
            largest = max(largest, gap(values, EACH, watched=watched))
    if largest > _CLOSE:
        raise RuntimeError(f"the twin is {largest:g} spreads away from cssim")
    return largest


def watched_errors(draw: Draw, sets: int) -> tuple[float, ...]:
    """Watch comparisons of eight KPIs, judging after every replication.

    Returns:
        The share with a false verdict on any KPI after any of `MOST` replications, if nothing
        differs; then, for no effect and effects of 0.5 and -0.5, the share in which all intervals
        hold at the stop: the first replication after which every KPI has its verdict.
    """
    wrong, held = 0, np.zeros(len(SHIFTS), dtype=int)
    for values in _parts(draw, sets, MOST):
        looks = looks_at(values, EACH, watched=True)
        wrong += int(looks.claims().any(axis=(1, 2)).sum())
        holds = looks.holds.all(axis=2)
        for place, effect in enumerate(SHIFTS):
            known = looks.claims(effect) | looks.none_matters(MATTERS, effect)
            stop = _first(known.all(axis=2))
            held[place] += int(holds[np.arange(len(values)), stop].sum())
    return wrong / sets, *(held / sets)


def fixed_holds(draw: Draw, sets: int, n: int) -> tuple[float, float]:
    """Return how often all intervals of `n` replications hold: cssim's, and Student's."""
    ours = students = 0
    for values in _parts(draw, sets, n):
        ours += int(looks_at(values, EACH, watched=False).holds[:, -1].all(axis=1).sum())
        error = values.std(axis=1, ddof=1) / np.sqrt(n)
        reach = stdtrit(n - 1, (1 + EACH) / 2) * error
        students += int((np.abs(values.mean(axis=1)) <= reach).all(axis=1).sum())
    return ours / sets, students / sets


def watching_ratios(draw: Draw, effect: float, sets: int) -> tuple[float, float]:
    """Return the mean replications until a difference is seen, over those of a planned test.

    Args:
        draw: the differences; only the first KPI is watched, at its share of the error.
        effect: what is added to them, in spreads; below 0 for a tail against the effect.
        sets: comparisons.

    Returns:
        Over a plain t-test, and over cssim's own interval for a fixed number; for the latter an
        upper bound, if even the longest series is too short for it.
    """
    planned = fixed_n(abs(effect))
    longest = 7 * planned + 60
    total, seen = 0, np.zeros(longest)
    for values in _parts(draw, sets, longest, kpis=1):
        spread = values / values.std() + effect
        watched = looks_at(spread, EACH, watched=True).claims()[:, :, 0]
        total += int((_first(watched) + 1).sum())
        seen += looks_at(spread, EACH, watched=False).claims()[:, :, 0].sum(axis=0)
    enough = seen >= POWER * sets
    own = 1 + int(np.argmax(enough)) if enough.any() else longest
    return total / sets / planned, total / sets / own


def cost_families() -> Iterator[tuple[str, Draw, float]]:
    """Yield name, draw and sign of the effect for the table of what watching costs."""
    for name, draw in REAL.items():
        yield name, draw, 1.0
    for name in ("normal", "exponential", "lognormal (skewness 6)"):
        if name == "normal":
            yield name, SYNTHETIC[name], 1.0
            continue
        yield f"{name}, tail with the effect", SYNTHETIC[name], 1.0
        yield f"{name}, tail against it", SYNTHETIC[name], -1.0


def fixed_n(effect: float) -> int:
    """Return the replications a paired t-test needs for `POWER`, but no fewer than a verdict does.

    Args:
        effect: mean over spread of the differences, above 0.
    """
    n = FEWEST_DIFFERENCES
    while _power(n, effect) < POWER:
        n += 1
    return n


def likely_range(share: float, sets: int) -> tuple[float, float]:
    """Return the 95 % interval of Wilson for a share of `sets`."""
    z, n = 1.96, sets
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, float(middle - half)), float(middle + half)


def _power(n: int, effect: float) -> float:
    critical = stdtrit(n - 1, (1 + EACH) / 2)
    return float(1 - nctdtr(n - 1, effect * np.sqrt(n), critical))


def _parts(draw: Draw, sets: int, n: int, *, kpis: int = KPIS) -> Iterator[Array]:
    random = np.random.default_rng(20260302)
    for begun in range(0, sets, _AT_ONCE):
        yield draw(random, (min(_AT_ONCE, sets - begun), n, kpis))


def _first(seen: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the first place of True in each row; the last place if there is none."""
    return np.where(seen.any(axis=1), seen.argmax(axis=1), seen.shape[1] - 1)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _print_heads(first: str, *others: str) -> None:
    _print_row([first, *others])
    _print_row(["---", *["---:"] * len(others)])


def _print_row(cells: list[str]) -> None:
    print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
