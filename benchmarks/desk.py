"""How fast the desk is, beside an idiomatic SimPy model that gives the same answers.

Run it from the root of the repository: `python -m benchmarks.desk [--quick] [--json FILE]`.
It reports nothing and ends with status 1 unless both give the same answers.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import simpy

from benchmarks.backlog import line_seconds, offline_seconds
from benchmarks.measure import (
    DisagreementError,
    compare_at_load,
    fates_microseconds,
    import_seconds,
)
from benchmarks.reference_work import AGENTS_AT_LOAD_1, AGENTS_AT_LOAD_2, draw_work

Report = dict[str, Any]

ROWS = {
    "shoppers/s": ("shoppers_per_second", "{:,.0f}"),
    "µs/shopper": ("microseconds_per_shopper", "{:.1f}"),
    "events/shopper": ("events_per_shopper", "{:.1f}"),
    "peak MiB": ("peak_mebibytes", "{:.1f}"),
}
WAITING = (5_000, 10_000, 20_000)


def main() -> int:
    """Measure, print a table, and return the status to exit with."""
    options = _options()
    days = 3 if options.quick else 30
    rounds = options.rounds or (3 if options.quick else 5)
    try:
        report = measure(days, rounds)
    except DisagreementError as error:
        print(f"The two desks disagree: {error}", file=sys.stderr)
        return 1
    show(report)
    if options.json:
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    return 0


def measure(days: int, rounds: int) -> Report:
    """Return all figures of one run.

    Raises:
        DisagreementError: the two desks do not give the same answers.
    """
    contacts = draw_work(days)
    loads = [
        compare_at_load(contacts, days, agents, rounds)
        for agents in (AGENTS_AT_LOAD_1, AGENTS_AT_LOAD_2)
    ]
    return {
        "python": platform.python_version(),
        "simpy": simpy.__version__,
        "numpy": np.__version__,
        "machine": platform.machine(),
        "days": days,
        "rounds": rounds,
        "shoppers": len(contacts),
        "turns": len(contacts.work),
        "loads": loads,
        "fates_microseconds_per_shopper": fates_microseconds(days, rounds),
        "import_seconds": {
            "interpreter": import_seconds("pass", rounds),
            "cssim": import_seconds("import cssim", rounds),
        },
        "backlog_seconds": {
            "line": _by_waiting(line_seconds, rounds),
            "offline": _by_waiting(offline_seconds, rounds),
        },
    }


def show(report: Report) -> None:
    """Print the figures."""
    print(
        f"Reference work: {report['shoppers']:,} shoppers, {report['turns']:,} turns, "
        f"{report['days']} days; median of {report['rounds']} rounds, processor time."
    )
    print("Both desks give the same answers, turn by turn.\n")
    for load in report["loads"]:
        ratio = load["ratio"]
        print(f"load {load['load']:.2f} ({load['agents']} agents a shift)")
        print(f"  {'':<16}{'cssim':>12}{'idiomatic':>12}")
        for label, (key, form) in ROWS.items():
            cells = (form.format(load[name][key]) for name in ("desk", "idiomatic"))
            print(f"  {label:<16}" + "".join(f"{cell:>12}" for cell in cells))
        spread = f"{ratio['least']:.2f} to {ratio['most']:.2f}"
        print(f"  {'ratio':<16}{ratio['median']:>12.2f}   ({spread})\n")
    started = report["import_seconds"]
    print(f"fates           {report['fates_microseconds_per_shopper']:.1f} µs/shopper")
    print(
        f"import cssim    {started['cssim']:.2f} s, of which the bare interpreter "
        f"{started['interpreter']:.2f} s"
    )
    for kind, seconds in report["backlog_seconds"].items():
        times = ", ".join(f"{took:.2f} s at {int(n):,}" for n, took in seconds.items())
        print(f"{'night, ' + kind:<15} {times}")


def _by_waiting(seconds_for: Callable[[int], float], rounds: int) -> dict[str, float]:
    return {str(n): median(seconds_for(n) for _ in range(rounds)) for n in WAITING}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=__doc__)
    parser.add_argument(
        "--rounds", type=_at_least_one, help="rounds to take the median of (default 5)"
    )
    parser.add_argument("--quick", action="store_true", help="three days, three rounds")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE")
    return parser.parse_args()


def _at_least_one(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("at least one round is needed")
    return number


if __name__ == "__main__":
    sys.exit(main())
