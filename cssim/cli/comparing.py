"""Verbs that play several rulebooks on the same shoppers."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from math import isnan

import cssim as cs
from cssim.cli.asking import (
    add_confidence,
    add_how_many,
    add_kpis,
    add_language,
    add_matters,
    add_most,
    add_workers,
    read_numbers,
    read_workers,
)
from cssim.cli.changes import load_changed, read_changes
from cssim.cli.labels import labels_of
from cssim.cli.printing import print_json, print_table

DONE = 0


def add_compare(verb: argparse.ArgumentParser) -> None:
    """Add the words of `cssim compare`."""
    verb.add_argument("first", metavar="FIRST", help="the baseline")
    verb.add_argument("others", metavar="SECOND", nargs="+", help="one or more to be judged")
    add_how_many(
        verb,
        20,
        'instead of -n: stop when the verdicts are there, "known" for all KPIs or the key of one; '
        "may be repeated",
    )
    add_confidence(verb)
    add_kpis(verb)
    add_matters(verb)
    add_workers(verb)
    verb.add_argument("--who", action="store_true", help="also list shoppers and agents concerned")
    verb.add_argument("--plot", metavar="PICTURE", help="write the picture here (png, svg, pdf)")
    verb.add_argument("--report", metavar="PAGE", help="write the report here (html)")
    verb.add_argument("--overwrite", action="store_true", help="replace files that exist")
    add_language(verb)


def add_choose(verb: argparse.ArgumentParser) -> None:
    """Add the words of `cssim choose`."""
    verb.add_argument("files", metavar="FILE", nargs="+", help="two or more")
    verb.add_argument("--by", required=True, metavar="KPI", help="key of the KPI that decides")
    verb.add_argument(
        "--matters", type=float, metavar="NUMBER", help="smallest difference that matters"
    )
    add_most(verb)
    add_confidence(verb)
    add_workers(verb)
    add_language(verb)


def compare(options: argparse.Namespace) -> int:
    """Play rulebooks on the same shoppers and judge each against the first."""
    lang = options.lang
    named = _named([options.first, *options.others], options)
    if len(named) > 2 and (options.plot or options.report):
        raise cs.CssimError(
            "a picture and a report show two scenarios; for more than two leave out --plot and "
            "--report, or compare them two by two"
        )
    cs.check_destinations(
        picture=options.plot, report=options.report, lang=lang, overwrite=options.overwrite
    )
    found = cs.compare_each(
        named,
        n=options.n,
        until=_until(options.until),
        most=options.most,
        confidence=options.confidence,
        kpis=options.kpi,
        matters=read_numbers(options.matters, "--matters"),
        workers=read_workers(options.workers),
    )
    comparisons = list(found.values())
    if options.plot:
        comparisons[0].plot(options.plot, lang=lang, overwrite=options.overwrite)
    if options.report:
        comparisons[0].report(options.report, lang=lang, overwrite=options.overwrite)
    if options.json:
        figures = [_figures(comparison) for comparison in comparisons]
        print_json(figures[0] if len(figures) == 1 else figures)
        return DONE
    for label, scenario in named.items():
        print(f"“{label}”: {scenario.title.zh if lang == 'zh' else scenario.title.en}")
    for comparison in comparisons:
        _print(comparison, lang, who=options.who)
    for name, path in (("picture", options.plot), ("report", options.report)):
        if path:
            print(f"{name}: {path}")
    return DONE


def choose(options: argparse.Namespace) -> int:
    """Find the best of several rulebooks by one KPI."""
    found = cs.choose(
        _named(options.files, options),
        kpi=options.by,
        matters=options.matters,
        most=options.most,
        confidence=options.confidence,
        workers=read_workers(options.workers),
    )
    table = found.table().reset_index()
    if options.json:
        shared = {"kpi": found.kpi.key, "unit": found.kpi.unit, "confidence": found.confidence}
        print_json({"chosen": found.chosen, **shared, "scenarios": table.to_dict("records")})
        return DONE
    print(found.sentence(options.lang))
    _print_choice(found, options.lang)
    return DONE


def _named(files: Sequence[str], options: argparse.Namespace) -> dict[str, cs.Scenario]:
    """Load the scenarios of files, by their labels; what is changed in the second is part of it."""
    changes = options.set_second
    if changes and len(files) > 2:
        raise cs.CssimError("--set-second changes the second of two scenarios; here are more")
    scenarios = [load_changed(file, options) for file in files]
    if changes:
        scenarios[1] = scenarios[1].replace(read_changes(changes))
    return dict(zip(labels_of(files, changes), scenarios, strict=True))


def _until(words: Sequence[str] | None) -> str | list[str] | None:
    if words is None:
        return None
    if "known" in words and len(set(words)) > 1:
        raise cs.CssimError("--until known waits for all KPIs shown; give it alone")
    return "known" if "known" in words else list(words)


def _print(comparison: cs.Comparison, lang: str, *, who: bool) -> None:
    print()
    for line in comparison.answer(lang):
        print(line)
    _print_verdicts(comparison, lang)
    if who:
        for heads, *rows in (
            cs.shoppers_lines(comparison.shoppers, lang),
            cs.agents_lines(comparison.agents, lang),
        ):
            print_table(heads, rows)
    print(comparison.method(lang))


def _print_verdicts(comparison: cs.Comparison, lang: str) -> None:
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
    if comparison.absent:
        print(cs.left_out_sentence(comparison.absent, lang))


def _print_choice(found: cs.Choice, lang: str) -> None:
    (hours,) = (kpi for kpi in cs.KPIS if kpi.key == "paid_hours")
    rows = []
    for name, row in found.table().iterrows():
        mean, low, high = (float(row[end]) for end in ("difference", "low", "high"))
        difference = cs.Interval(mean, low, high, found.confidence)
        is_known = name != found.leader and not isnan(low)
        rows.append(
            (
                str(name),
                cs.show_kpi(found.kpi, float(row["mean"]), lang),
                cs.show_difference(found.kpi, difference, lang) if is_known else "",
                str(row["n"]),
                cs.show_kpi(hours, float(row["paid_hours"]), lang),
                cs.choice_word(row["standing"], lang),
            )
        )
    heads = {
        False: ("scenario", "mean", "against the leader", "replications", "paid", "standing"),
        True: ("方案", "均值", "与领先者之差", "重复", "付薪", "结果"),
    }
    print_table(heads[lang == "zh"], rows)


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
            "saved": f.saved,
        }
        for f in comparison.findings
    ]
    first, second = comparison.labels
    shared = {"n": comparison.n, "confidence": comparison.confidence}
    waited = {"waited_for": list(comparison.waited_for), "watched": comparison.watched}
    who = {
        "shoppers": comparison.shoppers.table().to_dict("records"),
        "agents": comparison.agents.table().to_dict("records"),
    }
    return {"first": first, "second": second, **shared, **waited, "kpis": kpis, **who}
