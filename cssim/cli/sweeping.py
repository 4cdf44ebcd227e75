"""Verbs about sweeps: many scenarios, each on many sets of shoppers, kept in a store."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING

import cssim as cs
from cssim.cli.asking import add_workers, read_workers
from cssim.cli.printing import print_json, print_table

if TYPE_CHECKING:
    import pandas as pd

DONE, FAILED = 0, 1
_SHOWN = ("first_response_60", "paid_hours")
_MOST_ROWS, _MOST_FAILED = 60, 10
_SHARE = 0.95


def add_sweep(verb: argparse.ArgumentParser) -> None:
    """Add the words of `cssim sweep`."""
    verb.add_argument("file", metavar="FILE", help="a sweep file (see docs/sweeps.md)")
    verb.add_argument("--store", required=True, metavar="STORE", help="kept here, and gone on with")
    verb.add_argument("-n", type=int, help="replications, instead of the file's")
    add_workers(verb)
    _add_shown(verb)


def add_resume(verb: argparse.ArgumentParser) -> None:
    """Add the words of `cssim resume`."""
    verb.add_argument("store", metavar="STORE")
    verb.add_argument("-n", type=int, help="replications of every point; by default as asked for")
    add_workers(verb)
    _add_shown(verb)


def add_rerun(verb: argparse.ArgumentParser) -> None:
    """Add the words of `cssim rerun`."""
    verb.add_argument("store", metavar="STORE")
    verb.add_argument(
        "cell", metavar="CELL", nargs="?", help="such as 3fa2c1:4; by default all that failed"
    )
    add_workers(verb)


def add_export(verb: argparse.ArgumentParser) -> None:
    """Add the words of `cssim export`."""
    verb.add_argument("store", metavar="STORE")
    verb.add_argument("-o", "--output", metavar="FILE", required=True, help=".csv or .parquet")
    verb.add_argument("--overwrite", action="store_true", help="replace a file that exists")


def sweep(options: argparse.Namespace) -> int:
    """Play every point of a sweep file; what the store holds is not played again."""
    kpis = _shown(options)
    plan = cs.load_sweep(options.file)
    n = plan.n if options.n is None else options.n
    workers = read_workers(options.workers)
    with _kept(options.store):
        found = cs.sweep(plan.scenario, plan.points, n=n, store=options.store, workers=workers)
    return _tell(found, kpis, options)


def resume(options: argparse.Namespace) -> int:
    """Go on with a store: play what was asked for and is missing."""
    kpis = _shown(options)
    with _kept(options.store):
        found = cs.resume(options.store, n=options.n, workers=read_workers(options.workers))
    return _tell(found, kpis, options)


def rerun(options: argparse.Namespace) -> int:
    """Play one cell of a store again, or all that failed."""
    found = cs.rerun(options.store, options.cell, workers=read_workers(options.workers))
    if options.json:
        print_json([{"cell": c.cell, "outcome": c.outcome, "reason": c.reason} for c in found])
    else:
        words = {"same": "the same as before, to the bit", "done": "done now"}
        for cell in found:
            print(f"{cell.cell}: {words.get(cell.outcome, f'failed again: {cell.reason}')}")
        if not found:
            print(f"no cell of {options.store} has failed")
    return FAILED if any(cell.outcome == "failed" for cell in found) else DONE


def export(options: argparse.Namespace) -> int:
    """Write the cells of a store as a table, one row a cell."""
    found = cs.open_sweep(options.store)
    found.export(options.output, overwrite=options.overwrite)
    counts = found.counts()
    print(f"{counts.done} cells: {options.output}")
    if counts.failed or counts.missing:
        print(f"not in it: {counts.failed} failed, {counts.missing} not played yet")
    return DONE


def _add_shown(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--kpi",
        action="append",
        metavar="KEY",
        help=f"KPIs to print, by default {' and '.join(_SHOWN)}",
    )


def _shown(options: argparse.Namespace) -> list[cs.Kpi]:
    """Return the KPIs to print; asked before anything is played."""
    by_key = {kpi.key: kpi for kpi in cs.KPIS}
    keys = options.kpi or _SHOWN
    for key in keys:
        if key not in by_key:
            hint = get_close_matches(key, by_key, n=1)
            nearest = f"did you mean {hint[0]}? " if hint else ""
            raise cs.CssimError(
                f"--kpi {key}: there is none; {nearest}there are: {', '.join(by_key)}"
            )
    return [by_key[key] for key in keys]


def _tell(found: cs.Sweep, kpis: list[cs.Kpi], options: argparse.Namespace) -> int:
    counts, table = found.counts(), found.table()
    if options.json:
        chosen = table[table["key"].isin([kpi.key for kpi in kpis])]
        told = {"n": found.n, "done": counts.done, "failed": counts.failed}
        print_json({**told, "points": chosen.to_dict("records")})
        return FAILED if counts.failed else DONE
    rows = []
    size = len(found.measures)
    for number, point in enumerate(found.points[:_MOST_ROWS]):
        of_point = table.iloc[number * size : (number + 1) * size].set_index("key")
        varied = [cs.show_written(point[path]) for path in found.paths]
        rows.append([*varied, *(_mean(kpi, of_point) for kpi in kpis)])
    print_table([*found.paths, *(kpi.name.en for kpi in kpis)], rows)
    if len(found.points) > _MOST_ROWS:
        print(f"… and {len(found.points) - _MOST_ROWS} more points; cssim export writes all")
    print(f"{counts.done} cells in {options.store}, up to {found.n} replications a point")
    print(
        "means with 95 % intervals, each by itself, for a number of replications fixed beforehand; "
        "cssim meets judges all points together, also while replications are being added"
    )
    if not counts.failed:
        return DONE
    print(f"{counts.failed} cells failed:")
    for row in found.failed().head(_MOST_FAILED).itertuples():
        print(f"  {row.scenario}:{row.replication}  {row.reason}")
    print(f"to play them again: cssim rerun {options.store}")
    return FAILED


def _mean(kpi: cs.Kpi, table: pd.DataFrame) -> str:
    n, mean, low, high = (float(table[name].loc[kpi.key]) for name in ("n", "mean", "low", "high"))
    return cs.show_level(kpi, cs.Interval(mean, low, high, _SHARE)) if n else "nothing played"


@contextmanager
def _kept(store: str) -> Iterator[None]:
    """Tell how to go on when playing is interrupted."""
    try:
        yield
    except KeyboardInterrupt:
        done = _done(store)
        told = f"{done} cells are in {store}, go on with: cssim resume {store}"
        raise KeyboardInterrupt(f"interrupted; {told if done else 'no cell was kept'}") from None


def _done(store: str) -> int:
    try:
        return cs.open_sweep(store).counts().done
    except cs.CssimError:
        return 0
