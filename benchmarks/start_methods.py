"""How long two processes take to give their first result, and what memory they hold.

Run it from the root of the repository: `python -m benchmarks.start_methods [--rounds 7]`.
Each figure is taken in a fresh interpreter that has loaded cssim and a scenario, as a script or
notebook has by the time it asks for workers; the rounds alternate between the ways of starting.
`cssim` is what `workers=2` does. Memory is that of one process after its first run: USS belongs
to it alone, PSS adds its share of what it has in common with others.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from statistics import median
from time import perf_counter, sleep

import psutil

import cssim as cs
from cssim.experiment.work import LocalProcesses, pack, unpack

Figures = dict[str, float]

SMALL = {"study.days": 1, "study.warm_up": 0, "study.cool_down": 0, "shop.demand.per_day": 50}
TRIES = 50


def main() -> None:
    """Measure and print a table."""
    options = _options()
    ways = [way for way in WAYS if way != "loky" or find_spec("loky")]
    found: dict[str, list[Figures]] = {way: [] for way in ways}
    for turn in range(options.rounds):
        for way in reversed(ways) if turn % 2 else ways:
            found[way].append(_alone(way))
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"median of {options.rounds} rounds; {os.cpu_count()} processors, load {load}")
    print(f"{'':<14}{'s':>8}{'least s':>9}{'USS MB':>9}{'PSS MB':>9}")
    for way, rounds in found.items():
        seconds = [one["seconds"] for one in rounds]
        memory = (median(one[kind] for one in rounds) / 1e6 for kind in ("uss", "pss"))
        shown = "".join(f"{value:>9.0f}" for value in memory)
        print(f"{way:<14}{median(seconds):>8.2f}{min(seconds):>9.2f}{shown}")


def tell(way: str) -> None:
    """Measure one way of starting and print its figures for `main`."""
    print(json.dumps(WAYS[way]()))


def play(packed: bytes) -> Figures:
    """Play one replication in a worker; return who it was and its memory."""
    cs.run(unpack(packed))
    memory = psutil.Process().memory_full_info()
    sleep(0.02)
    return {"pid": os.getpid(), "uss": memory.uss, "pss": memory.pss}


def _alone(way: str) -> Figures:
    one = f"from benchmarks.start_methods import tell; tell({way!r})"
    command = [sys.executable, "-c", one]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures: Figures = json.loads(said)
    return figures


def _until_both(begin: Callable[[bytes], Iterator[Figures]]) -> Figures:
    """Return the seconds until two processes have answered, and the mean of their memories."""
    packed = pack(cs.load("scenarios/19-common-form.toml").replace(SMALL))
    begun = perf_counter()
    heard: dict[float, Figures] = {}
    answers = begin(packed)
    while len(heard) < 2:
        figures = next(answers)
        heard.setdefault(figures["pid"], figures)
    seconds = perf_counter() - begun
    answers.close()  # type: ignore[attr-defined]
    means = {kind: sum(one[kind] for one in heard.values()) / 2 for kind in ("uss", "pss")}
    return {"seconds": seconds, **means}


def _with_cssim(packed: bytes) -> Iterator[Figures]:
    with LocalProcesses(2) as workers:
        for _, figures in workers.each(play, (packed for _ in range(TRIES)), TRIES):
            assert isinstance(figures, dict)
            yield figures


def _with_standard(method: str) -> Callable[[bytes], Iterator[Figures]]:
    return lambda packed: _with_pool(ProcessPoolExecutor(2, get_context(method)), packed)


def _with_loky(packed: bytes) -> Iterator[Figures]:
    from loky import ProcessPoolExecutor as LokyPool

    return _with_pool(LokyPool(2), packed)


def _with_pool(pool: Executor, packed: bytes) -> Iterator[Figures]:
    with pool:
        yield from pool.map(play, (packed for _ in range(TRIES)))


def _way(begin: Callable[[bytes], Iterator[Figures]]) -> Callable[[], Figures]:
    return lambda: _until_both(begin)


WAYS: dict[str, Callable[[], Figures]] = {
    "cssim": _way(_with_cssim),
    "fork": _way(_with_standard("fork")),
    "forkserver": _way(_with_standard("forkserver")),
    "spawn": _way(_with_standard("spawn")),
    "loky": _way(_with_loky),
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start_methods", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="rounds to take the median of")
    return parser.parse_args()


if __name__ == "__main__":
    main()
