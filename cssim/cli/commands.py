"""What each verb of the command line does."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import cssim as cs
from cssim.cli.changes import read_changes, read_numbers
from cssim.cli.printing import print_json, print_table

DONE, WRONG = 0, 1
_LONGEST_LABEL = 120


def list_(options: argparse.Namespace) -> int:
    """List the rulebooks of a folder."""
    found = [_listed(path) for path in cs.scenario_files(options.folder)]
    if options.json:
        print_json(found)
        return DONE
    rows = []
    for entry in found:
        if "problems" in entry:
            title = f"problems: {entry['problems']} (cssim check says which)"
            rows.append((entry["file"], title, "", ""))
        else:
            title = f"{entry['title']['en']}\n{entry['title']['zh']}"
            shifts = "\n".join(f"{name}: {told}" for name, told in entry["shifts"].items())
            rows.append((entry["file"], title, str(entry["people"]), shifts))
    print_table(("file", "rulebook", "people", "shifts and seats"), rows)
    return DONE


def check(options: argparse.Namespace) -> int:
    """Check rulebook and shop files, all problems at once."""
    problems: dict[str, tuple[cs.Problem, ...]] = {}
    for file in options.files:
        try:
            if cs.is_shop_file(file):
                cs.load_shop(file)
            else:
                cs.load(file, shop=options.shop)
            problems[file] = ()
        except cs.ScenarioError as error:
            problems[file] = error.problems
            if not options.json:
                print(f"{error}\n", file=sys.stderr)
        if not problems[file] and not options.json:
            print(f"{file}: no problems")
    if options.json:
        keys = ("file", "path", "found", "allowed", "hint")
        print_json(
            {
                file: [{k: getattr(p, k) for k in keys} for p in own]
                for file, own in problems.items()
            }
        )
    return WRONG if any(problems.values()) else DONE


def show(options: argparse.Namespace) -> int:
    """Show every value of a scenario with what it rests on."""
    scenario = _load(options.file, options)
    values = scenario.values
    notes = {path: scenario.note(path) for path in values}
    if options.json:
        keys = ("clause", "grade", "source", "range", "note")
        print_json(
            [
                {"path": path, "value": value, **{k: getattr(notes[path], k) for k in keys}}
                for path, value in values.items()
            ]
        )
        return DONE
    rows = []
    for path, value in values.items():
        note = notes[path]
        rests_on = (note.clause and f"clause {note.clause}") or note.source or ""
        rows.append((path, cs.show_written(value), note.grade or "", rests_on, note.note or ""))
    print(f"{scenario.title.en} / {scenario.title.zh}")
    print(f"fingerprint {scenario.fingerprint[:16]}")
    print_table(("value", "is", "grade", "rests on", "note"), rows)
    return DONE


def run(options: argparse.Namespace) -> int:
    """Play a scenario: one replication as an example, or several with intervals."""
    scenario = _load(options.file, options)
    if options.n is not None:
        return _run_many(scenario, options)
    single = cs.run(scenario, replication=options.replication or 0)
    if options.json:
        print_json({"replication": single.replication, "kpis": dict(single.kpis)})
        return DONE
    rows = [(k.name.en, cs.show_kpi(k, single.kpis[k.key])) for k in cs.KPIS]
    print_table(("KPI", "value"), rows, title=scenario.title.en)
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
    first, second = _load(options.first, options), _load(options.second, options)
    if options.set_second:
        second = second.replace(read_changes(options.set_second))
    labels = _labels(options)
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


def _listed(path: Path) -> dict[str, Any]:
    try:
        scenario = cs.load(path)
    except cs.ScenarioError as error:
        return {"file": path.name, "problems": len(error.problems)}
    rulebook = scenario.rulebook
    return {
        "file": path.name,
        "title": {"en": scenario.title.en, "zh": scenario.title.zh},
        "people": sum(team.people for team in rulebook.teams.values()),
        "shifts": {
            name: f"{' + '.join(map(str, shift.blocks))}, seats: {shift.seats}"
            for name, shift in rulebook.shifts.items()
        },
    }


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
        if interval is None:
            rows.append((kpi.name.en, "undefined in some replications", ""))
        else:
            mean, low, high = (
                cs.show_kpi(kpi, x) for x in (interval.mean, interval.low, interval.high)
            )
            rows.append((kpi.name.en, mean, f"{low} to {high}"))
    print_table(("KPI", "mean", "95 % interval of the mean"), rows, title=scenario.title.en)
    print(f"replications: {many.n}, days in each: {scenario.study.days}")
    return DONE


def _print_comparison(comparison: cs.Comparison, lang: str) -> None:
    chinese = lang == "zh"
    rows = []
    for f in comparison.findings:
        name = f.kpi.name.zh if chinese else f.kpi.name.en
        means = (cs.show_kpi(f.kpi, value, lang) for value in (f.first, f.second))
        difference = cs.show_difference(f.kpi, f.difference, lang) if f.difference else ""
        word = cs.verdict_word(f.verdict, lang)
        rows.append((name, *means, difference, f"{word} *" if f.doubt else word))
    kpi, *rest = ("指标", "差值", "判断") if chinese else ("KPI", "difference", "verdict")
    print_table((kpi, *comparison.labels, *rest), rows)
    doubts = {f.doubt for f in comparison.findings if f.doubt}
    if doubts:
        print("*", "; ".join(sorted(cs.doubt_word(doubt, lang) for doubt in doubts)))
    print(comparison.method(lang))


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


def _labels(options: argparse.Namespace) -> tuple[str, str]:
    """Name the two scenarios after their files, and after what was changed in the second."""
    files = (options.first, options.second)
    first, second = (Path(file).stem for file in files)
    is_taken = {first, second} & {"key", "kpi", "difference", "low", "high", "unit", "verdict"}
    if is_taken or (first == second and files[0] != files[1]):
        first, second = files
    if options.set_second:
        second = f"{second}, {', '.join(options.set_second)}"
    if first == second:
        second += " (again)"
    return _shortened(first), _shortened(second)


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"…{label[1 - _LONGEST_LABEL :]}"


def _load(file: str, options: argparse.Namespace) -> cs.Scenario:
    scenario = cs.load(file, shop=options.shop)
    return scenario.replace(read_changes(options.set)) if options.set else scenario
