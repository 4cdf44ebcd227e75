"""Verbs that play scenarios."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import cssim as cs
from cssim.cli.changes import load_changed, read_changes, read_numbers
from cssim.cli.labels import two_labels
from cssim.cli.printing import print_json, print_table

DONE = 0


def run(options: argparse.Namespace) -> int:
    """Play a scenario: one replication as an example, or several with intervals."""
    scenario = load_changed(options.file, options)
    if options.n is not None:
        return _run_many(scenario, options)
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


def compare(options: argparse.Namespace) -> int:
    """Play two rulebooks on the same shoppers and judge the second against the first."""
    lang = options.lang
    cs.check_destinations(
        picture=options.plot, report=options.report, lang=lang, overwrite=options.overwrite
    )
    first, second = load_changed(options.first, options), load_changed(options.second, options)
    if options.set_second:
        second = second.replace(read_changes(options.set_second))
    labels = two_labels(options.first, options.second, options.set_second)
    comparison = cs.compare(
        dict(zip(labels, (first, second), strict=True)),
        n=options.n,
        matters=read_numbers(options.matters),
    )
    if options.plot:
        comparison.plot(options.plot, lang=lang, overwrite=options.overwrite)
    if options.report:
        comparison.report(options.report, lang=lang, overwrite=options.overwrite)
    if options.json:
        print_json(_figures(comparison))
        return DONE
    for label, scenario in zip(labels, (first, second), strict=True):
        print(f"“{label}”: {scenario.title.zh if lang == 'zh' else scenario.title.en}")
    print()
    for line in comparison.answer(lang):
        print(line)
    _print_comparison(comparison, lang)
    for name, path in (("picture", options.plot), ("report", options.report)):
        if path:
            print(f"{name}: {path}")
    return DONE


def _run_many(scenario: cs.Scenario, options: argparse.Namespace) -> int:
    many = cs.replicate(scenario, n=options.n)
    found = {kpi: many.interval(kpi.key) for kpi in cs.KPIS}
    if options.json:
        ends = ("mean", "low", "high")
        kpis = [
            {"key": k.key, "unit": k.unit, **{end: getattr(i, end, None) for end in ends}}
            for k, i in found.items()
        ]
        print_json({"n": many.n, "confidence": many.confidence, "kpis": kpis})
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
    print_table(("KPI", "mean", "95 % interval of the mean"), rows, title=scenario.title.en)
    _print_left_out(many.absent)
    print(f"replications: {many.n}, days in each: {scenario.study.days}")
    return DONE


def _print_comparison(comparison: cs.Comparison, lang: str) -> None:
    chinese = lang == "zh"
    rows = []
    for f in comparison.shown:
        name = f.kpi.name.zh if chinese else f.kpi.name.en
        means = (cs.show_kpi(f.kpi, value, lang) for value in (f.first, f.second))
        difference = cs.show_difference(f.kpi, f.difference, lang) if f.difference else ""
        word = cs.verdict_word(f.verdict, lang)
        rows.append((name, *means, difference, f"{word} *" if f.doubt else word))
    kpi, *rest = ("指标", "差值", "判断") if chinese else ("KPI", "difference", "verdict")
    print_table((kpi, *comparison.labels, *rest), rows)
    doubts = {f.doubt for f in comparison.shown if f.doubt}
    if doubts:
        print("*", "; ".join(sorted(cs.doubt_word(doubt, lang) for doubt in doubts)))
    _print_left_out(comparison.absent, lang)
    print(comparison.method(lang))


def _print_left_out(kpis: Sequence[cs.Kpi], lang: str = "en") -> None:
    if kpis:
        print(cs.left_out_sentence(kpis, lang))


def _figures(comparison: cs.Comparison) -> dict[str, object]:
    ends = ("mean", "low", "high")
    kpis = [
        {
            "key": f.kpi.key,
            "unit": f.kpi.unit,
            "first": f.first,
            "second": f.second,
            "difference": {end: getattr(f.difference, end, None) for end in ends},
            "verdict": f.verdict.value,
            "doubt": f.doubt.value if f.doubt else None,
        }
        for f in comparison.findings
    ]
    first, second = comparison.labels
    shared = {"n": comparison.n, "confidence": comparison.confidence}
    return {"first": first, "second": second, **shared, "kpis": kpis}
