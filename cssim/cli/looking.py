"""Verbs that look at scenarios without playing them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cssim as cs
from cssim.cli.changes import load_changed, read_changes
from cssim.cli.labels import labels_of
from cssim.cli.printing import print_json, print_table

DONE, WRONG = 0, 1
_NOTES = ("clause", "grade", "source", "range", "note")


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
            remarks = _checked(file, options.shop)
            problems[file] = ()
        except cs.ScenarioError as error:
            problems[file] = error.problems
            if not options.json:
                print(f"{error}\n", file=sys.stderr)
            continue
        if not options.json:
            for remark in ("no problems", *remarks):
                print(f"{file}: {remark}")
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
    scenario = load_changed(options.file, options)
    values = scenario.values
    notes = {path: scenario.note(path) for path in values}
    if options.json:
        print_json(
            [
                {"path": path, "value": value, **{k: getattr(notes[path], k) for k in _NOTES}}
                for path, value in values.items()
            ]
        )
        return DONE
    rows = []
    for path, value in values.items():
        note = notes[path]
        rests_on = (note.clause and f"clause {note.clause}") or note.source or ""
        told = (cs.show_written(value), note.grade or "", rests_on, cs.show_range(note.range))
        rows.append((path, *told, note.note or ""))
    print(f"{scenario.title.en} / {scenario.title.zh}")
    print(f"fingerprint {scenario.fingerprint[:16]}")
    for line in (*_amendments_in_force(scenario), *cs.remarks(scenario)):
        print(line)
    print_table(("value", "is", "grade", "rests on", "range", "note"), rows)
    return DONE


def diff(options: argparse.Namespace) -> int:
    """Show how two scenarios differ, clause by clause."""
    first, second = (load_changed(file, options) for file in (options.first, options.second))
    if options.set_second:
        second = second.replace(read_changes(options.set_second))
    labels = labels_of([options.first, options.second], options.set_second)
    found = cs.diff(first, second)
    if options.json:
        rows = [{"first": _side(row.first), "second": _side(row.second)} for row in found.rows]
        print_json({"first": labels[0], "second": labels[1], "differences": rows})
        return DONE
    for label, scenario in zip(labels, (first, second), strict=True):
        print(f"“{label}”: {scenario.title.zh if options.lang == 'zh' else scenario.title.en}")
    for line in found.heading(options.lang, labels=(labels[0], labels[1])):
        print(line)
    if found.rows:
        print_table(
            ("路径" if options.lang == "zh" else "path", *labels), found.cells(options.lang)
        )
    return DONE


def schema(options: argparse.Namespace) -> int:
    """Print or write the JSON Schema of scenario files, for editors."""
    if options.output is None:
        print_json(cs.json_schema(options.kind))
    else:
        path = cs.write_json_schema(options.output, options.kind, overwrite=options.overwrite)
        print(f"schema: {path}")
    return DONE


def _side(said: cs.Said | None) -> dict[str, object] | None:
    if said is None:
        return None
    rests_on = {key: getattr(said.note, key) for key in _NOTES}
    return {"path": said.path, "value": said.value, **rests_on}


def _checked(file: str, shop: str | None) -> list[str]:
    """Return what there is to say of a sound file."""
    if not cs.is_shop_file(file):
        return list(cs.remarks(cs.load(file, shop=shop)))
    cs.load_shop(file)
    return []


def _amendments_in_force(scenario: cs.Scenario) -> Iterator[str]:
    for begin in scenario.amendments:
        if begin not in scenario.never_in_force:
            day = (begin - scenario.study.start).days
            since = f"service day {day}" if day > 0 else "the first service day"
            yield f"the amendment of {begin} is in force from {since} on"


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
