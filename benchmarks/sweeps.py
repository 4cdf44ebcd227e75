"""What a sweep costs beyond its runs: memory, time a cell, and what two processes gain.

Run it from the root of the repository: `python -m benchmarks.sweeps [--cells 10000] [--rounds 5]`.
The cells are those of a small shop, a few milliseconds each, so that whatever a sweep adds weighs
as much as it ever can. Wall time, so the machine should be quiet; rounds alternate. What two
processes can gain at most is what the machine gives two that know nothing of each other.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter, process_time
from typing import Any

import psutil

import cssim as cs

SMALL = {"study.days": 1, "study.warm_up": 0, "study.cool_down": 0, "shop.demand.per_day": 100}
POINTS = 50
"""Points of each sweep; more cells are more replications."""


def main() -> None:
    """Measure and print."""
    options = _options()
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"{os.cpu_count()} processors, load {load}")
    _show_limit(options.cells // 5, options.rounds)
    _show_speed(options.cells // 2, options.rounds)
    _show_overhead(options.cells // 10, options.rounds)
    _show_memory(options.cells)


def tell(cells: int) -> None:
    """Sweep in a fresh process and print the memory of it for `main`, in bytes."""
    process = psutil.Process()
    _sweep(POINTS * 2, workers=2)
    before = process.memory_info().rss
    with _Watch() as watch:
        _sweep(cells, workers=2)
    after = process.memory_info().rss
    print(json.dumps({"before": before, "after": after, "peak": watch.peak}))


def play_alone(cells: int) -> None:
    """Play cells in a fresh process, nothing but runs, and print the seconds for `main`."""
    scenarios = [_base().replace(point) for point in _points()]
    _run_in_a_loop(scenarios, POINTS)
    print(_seconds(lambda: _run_in_a_loop(scenarios, cells)))


def _show_limit(cells: int, rounds: int) -> None:
    limits = []
    for _ in range(rounds):
        alone, beside = (_slowest_of(count, cells) for count in (1, 2))
        limits.append(2 * alone / beside)
    spread = f"{min(limits):.2f} to {max(limits):.2f}"
    print(f"limit        {median(limits):6.2f} ({spread}; two processes that share nothing)")


def _slowest_of(count: int, cells: int) -> float:
    """Let so many processes play the same cells at once; return the seconds of the slowest."""
    command = [
        sys.executable,
        "-c",
        f"from benchmarks.sweeps import play_alone as play; play({cells})",
    ]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(count)]
    return max(float(one.communicate()[0]) for one in both)


def _show_speed(cells: int, rounds: int) -> None:
    seconds: dict[int, list[float]] = {1: [], 2: []}
    shares = []
    for turn in range(rounds):
        for workers in (2, 1) if turn % 2 else (1, 2):
            busy = process_time()
            took = _seconds(lambda: _sweep(cells, workers=workers))  # noqa: B023 - called at once
            seconds[workers].append(took)
            if workers == 2:
                shares.append((process_time() - busy) / took)
    ratios = [one / two for one, two in zip(seconds[1], seconds[2], strict=True)]
    for workers, took in seconds.items():
        name = "1 process" if workers == 1 else "2 processes"
        print(f"{name:<12} {median(took) / cells * 1e3:6.2f} ms a cell")
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
    print(f"gain         {median(ratios):6.2f} ({spread}; {cells:,} cells, start included)")
    print(f"coordinator  {median(shares):6.0%} of one processor while two work")


def _show_overhead(cells: int, rounds: int) -> None:
    plain, kept = [], []
    scenarios = [_base().replace(point) for point in _points()]
    for _ in range(rounds):
        plain.append(_seconds(lambda: _run_in_a_loop(scenarios, cells)))
        kept.append(_seconds(lambda: _sweep(cells, workers=1)))
    over = [(one - other) / cells * 1e6 for one, other in zip(kept, plain, strict=True)]
    print(f"plain runs   {median(plain) / cells * 1e3:6.2f} ms a cell")
    spread = f"{min(over):.0f} to {max(over):.0f}"
    print(
        f"overhead     {median(over):6.0f} µs a cell ({spread}; {cells:,} cells of {POINTS} points)"
    )


def _show_memory(cells: int) -> None:
    command = [sys.executable, "-c", f"from benchmarks.sweeps import tell; tell({cells})"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = {name: count / 1e6 for name, count in json.loads(told).items()}
    before, after, peak = found["before"], found["after"], found["peak"]
    print(
        f"coordinator  {before:6.0f} MB before, {after:.0f} after {cells:,} cells, most {peak:.0f}"
    )
    print(f"growth       {peak - before:6.1f} MB")


def _sweep(cells: int, workers: int) -> None:
    with TemporaryDirectory() as folder:
        store = Path(folder) / "sweep.db"
        n = cells // POINTS
        cs.sweep(_base(), _points(), n=n, store=store, workers=workers, progress=False)


def _run_in_a_loop(scenarios: list[cs.Scenario], cells: int) -> None:
    for scenario in scenarios:
        for replication in range(cells // POINTS):
            cs.run(scenario, replication=replication)


def _base() -> cs.Scenario:
    return cs.load("scenarios/19-common-form.toml").replace(SMALL)


def _points() -> list[dict[str, Any]]:
    return [{"shop.demand.per_day": 75 + number} for number in range(POINTS)]


def _seconds(work: Callable[[], None]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


class _Watch:
    """Looks at the memory of this process fifty times a second while something goes on."""

    def __init__(self) -> None:
        self.peak = 0
        self._over = Event()
        self._thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        process = psutil.Process()
        while not self._over.wait(0.02):
            self.peak = max(self.peak, process.memory_info().rss)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sweeps", description=__doc__)
    parser.add_argument("--cells", type=int, default=10_000, help="cells of the longest sweep")
    parser.add_argument("--rounds", type=int, default=5, help="rounds to take the median of")
    return parser.parse_args()


if __name__ == "__main__":
    main()
