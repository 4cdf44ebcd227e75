"""The verb that plays one scenario."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

import cssim as cs
from cssim.cli.asking import (
    USUAL_CONFIDENCE,
    USUAL_MOST,
    add_confidence,
    add_most,
    add_workers,
    read_numbers,
    read_workers,
)
from cssim.cli.changes import load_changed
from cssim.cli.printing import print_json, print_table

DONE = 0


def add_run(verb: argparse.ArgumentParser) -> None:
    """Add the words of `cssim run`."""
    verb.add_argument("file", metavar="FILE")
    how_many = verb.add_mutually_exclusive_group()
    how_many.add_argument("-n", type=int, help="replications, for means with intervals")
    how_many.add_argument(
        "--until",
        action="append",
        metavar="KPI=NUMBER",
        help="replications until the interval of this KPI is no longer than ± NUMBER, in its unit; "
        "may be repeated",
    )
    how_many.add_argument(
        "--replication", type=int, help="play this one alone, as an example; default 0"
    )
    add_most(verb)
    add_confidence(verb)
    add_workers(verb)


def run(options: argparse.Namespace) -> int:
    """Play a scenario: one replication as an example, or several with intervals."""
    scenario = load_changed(options.file, options)
    if options.n is not None or options.until:
        return _run_many(scenario, options)
    if (options.most, options.confidence, options.workers) != (USUAL_MOST, USUAL_CONFIDENCE, None):
        raise cs.CssimError(
            "--most, --confidence and --workers are about several replications; give -n or --until "
            "as well"
        )
    single = cs.run(scenario, replication=options.replication or 0)
    if options.json:
        print_json({"replication": single.replication, "kpis": dict(single.kpis)})
        return DONE
    shown = [k for k in cs.KPIS if k not in single.absent]
    rows = [(k.name.en, cs.show_kpi(k, single.kpis[k.key])) for k in shown]
    print_table(("KPI", "value"), rows, title=scenario.title.en)
    _print_left_out(single.absent)
    print(
        f"One replication (number {single.replication}): an example, not an estimate. "
        "For means with intervals: cssim run … -n 20"
    )
    return DONE


def _run_many(scenario: cs.Scenario, options: argparse.Namespace) -> int:
    wanted = read_numbers(options.until or [], "--until")
    many = cs.replicate(
        scenario,
        n=options.n,
        until=wanted or None,
        most=options.most,
        confidence=options.confidence,
        workers=read_workers(options.workers),
    )
    found = {kpi: many.interval(kpi.key) for kpi in cs.KPIS}
    if options.json:
        ends = ("mean", "low", "high")
        kpis = [
            {"key": k.key, "unit": k.unit, **{end: getattr(i, end, None) for end in ends}}
            for k, i in found.items()
        ]
        shared = {"n": many.n, "confidence": many.confidence, "watched": many.watched}
        print_json({**shared, "kpis": kpis})
        return DONE
    rows = []
    for kpi, interval in found.items():
        if kpi in many.absent:
            continue
        if interval is None:
            rows.append((kpi.name.en, "undefined in some replications", ""))
        else:
            mean, low, high = (
                cs.show_kpi(kpi, x) for x in (interval.mean, interval.low, interval.high)
            )
            rows.append((kpi.name.en, mean, f"{low} to {high}"))
    share = f"{100 * many.confidence:.12g} %"
    print_table(("KPI", "mean", f"{share} interval of the mean"), rows, title=scenario.title.en)
    _print_left_out(many.absent)
    print(f"replications: {many.n}, days in each: {scenario.study.days}")
    _print_still_wider(wanted, many)
    return DONE


def _print_still_wider(wanted: Mapping[str, float], many: cs.Replications) -> None:
    """Print which KPIs are not known as well as asked for."""
    for kpi in cs.KPIS:
        if kpi.key not in wanted:
            continue
        interval = many.interval(kpi.key)
        if interval is None:
            print(f"{kpi.name.en} is undefined in some replications, and was not waited for")
        elif interval.half_width > wanted[kpi.key]:
            print(
                f"{kpi.name.en} is not known to ± {wanted[kpi.key]:g} yet; --most lets it take more"
            )


def _print_left_out(kpis: Sequence[cs.Kpi], lang: str = "en") -> None:
    if kpis:
        print(cs.left_out_sentence(kpis, lang))
