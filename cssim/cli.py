"""The command line: the same verbs as in Python.

Exit codes: 0 done, 1 something is wrong with what was asked (the message says what), 2 the command
itself is misspelt, 130 interrupted.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import cssim as cs

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

Command = Callable[[argparse.Namespace], int]

DONE, WRONG, INTERRUPTED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        code = command(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has seen enough (`cssim show … | head`); the interpreter must not flush again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except cs.CssimError as error:
        print(error, file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED


def list_(options: argparse.Namespace) -> int:
    """List the rulebooks of a folder."""
    rows = []
    for path in cs.scenario_files(options.folder):
        try:
            scenario = cs.load(path)
        except cs.ScenarioError as error:
            rows.append(
                (path.name, f"({len(error.problems)} problems: cssim check {path})", "", "")
            )
            continue
        rulebook = scenario.rulebook
        shifts = ", ".join(
            f"{name} {'+'.join(map(str, shift.blocks))} x {shift.seats}"
            for name, shift in rulebook.shifts.items()
        )
        people = str(sum(team.people for team in rulebook.teams.values()))
        rows.append((path.name, f"{scenario.title.en}\n{scenario.title.zh}", people, shifts))
    if options.json:
        keys = ("file", "title", "people", "shifts")
        return _print_json([dict(zip(keys, row, strict=True)) for row in rows])
    _print_table(("file", "rulebook", "people", "shifts and seats"), rows)
    return DONE


def check(options: argparse.Namespace) -> int:
    """Check scenario files, all problems at once."""
    found: dict[str, list[dict[str, str]]] = {}
    for file in options.files:
        try:
            cs.load(file, shop=options.shop)
            found[file] = []
        except cs.ScenarioError as error:
            found[file] = [
                {"file": p.file, "path": p.path, "found": p.found, "allowed": p.allowed,
                 "hint": p.hint}
                for p in error.problems
            ]  # fmt: skip
            if not options.json:
                print(f"{error}\n", file=sys.stderr)
        if not found[file] and not options.json:
            print(f"{file}: no problems")
    if options.json:
        _print_json(found)
    return WRONG if any(found.values()) else DONE


def show(options: argparse.Namespace) -> int:
    """Show every value of a scenario with what it rests on."""
    scenario = _load(options.file, options)
    rows = []
    for path, value in scenario.values.items():
        if path.startswith(("title.", "sources.", "shop.title.", "shop.sources.")):
            continue
        note = _note_of(scenario, path)
        rests_on = (note.clause and f"clause {note.clause}") or note.source or ""
        rows.append((path, _written(value), note.grade or "", rests_on, note.note or ""))
    if options.json:
        keys = ("path", "value", "grade", "rests_on", "note")
        return _print_json([dict(zip(keys, row, strict=True)) for row in rows])
    print(f"{scenario.title.en} / {scenario.title.zh}")
    print(f"fingerprint {scenario.fingerprint[:16]}")
    _print_table(("value", "is", "grade", "rests on", "note"), rows)
    return DONE


def run(options: argparse.Namespace) -> int:
    """Play a scenario: one replication as an example, or several with intervals."""
    scenario = _load(options.file, options)
    if options.n is None:
        single = cs.run(scenario, replication=options.replication)
        if options.json:
            return _print_json({"replication": single.replication, "kpis": dict(single.kpis)})
        rows = [(k.name.en, cs.show_kpi(k, single.kpis[k.key])) for k in cs.KPIS]
        _print_table(("KPI", "value"), rows, title=scenario.title.en)
        print(f"One replication (number {single.replication}): an example, not an estimate. "
              "For means with intervals: cssim run … -n 20")  # fmt: skip
        return DONE
    many = cs.replicate(scenario, n=options.n)
    if options.json:
        return _print_json(_records(many.table()))
    lines = []
    for kpi in cs.KPIS:
        found = many.interval(kpi.key)
        if found is None:
            lines.append((kpi.name.en, "undefined in some replications", ""))
            continue
        mean, low, high = (cs.show_kpi(kpi, x) for x in (found.mean, found.low, found.high))
        lines.append((kpi.name.en, mean, f"{low} to {high}"))
    _print_table(("KPI", "mean", "95 % interval of the mean"), lines, title=scenario.title.en)
    print(f"{many.n} replications of {scenario.study.days} days.")
    return DONE


def compare(options: argparse.Namespace) -> int:
    """Play two rulebooks on the same shoppers and judge the second against the first."""
    first, second = _load(options.first, options), _load(options.second, options)
    if options.set_second:
        second = second.replace(dict(map(_change, options.set_second)))
    labels, pair = _labels(options), (first, second)
    comparison = cs.compare(dict(zip(labels, pair, strict=True)), n=options.n)
    if options.plot:
        comparison.plot(options.plot, lang=options.lang, overwrite=options.overwrite)
    if options.report:
        comparison.report(options.report, lang=options.lang, overwrite=options.overwrite)
    if options.json:
        return _print_json({"n": comparison.n, "kpis": _records(comparison.table())})
    for label, scenario in zip(labels, pair, strict=True):
        title = scenario.title.zh if options.lang == "zh" else scenario.title.en
        print(f"{label}: {title}")
    _print_comparison(comparison, options.lang)
    for name, path in (("picture", options.plot), ("report", options.report)):
        if path:
            print(f"{name}: {path}")
    return DONE


def _labels(options: argparse.Namespace) -> tuple[str, str]:
    """Name the two scenarios after their files, and after what was changed in the second."""
    files = (options.first, options.second)
    first, second = (Path(file).stem for file in files)
    if first == second and files[0] != files[1]:
        first, second = files
    if options.set_second:
        second = f"{second}, {', '.join(options.set_second)}"
    return first, f"{second} (again)" if first == second else second


def _print_comparison(comparison: cs.Comparison, lang: str) -> None:
    chinese = lang == "zh"
    rows = []
    for f in comparison.findings:
        difference = cs.show_difference(f.kpi, f.difference, lang) if f.difference else ""
        rows.append(
            (
                f.kpi.name.zh if chinese else f.kpi.name.en,
                cs.show_kpi(f.kpi, f.first, lang),
                cs.show_kpi(f.kpi, f.second, lang),
                difference,
                cs.verdict_word(f.verdict, lang),
            )
        )
    first, second = comparison.labels
    heads = ("指标", first, second, "差值", "判断") if chinese else (
        "KPI", first, second, "difference", "verdict")  # fmt: skip
    _print_table(heads, rows, wrap=False)
    print(comparison.sentences(lang)[-1])
    print(comparison.method(lang))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cssim",
        description="Test customer-service rulebooks on simulated shoppers before anyone adopts "
        "them.",
    )
    parser.add_argument("--version", action="version", version=f"cssim {cs.__version__}")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verb = _verb(verbs, "list", list_)
    verb.add_argument("folder", nargs="?", default="scenarios", help="default: scenarios")
    verb = _verb(verbs, "check", check)
    verb.add_argument("files", nargs="+", metavar="FILE")
    verb.add_argument("--shop", help="play on this shop instead of the one the file names")
    verb = _verb(verbs, "show", show)
    verb.add_argument("file", metavar="FILE")
    _add_changes(verb)
    verb = _verb(verbs, "run", run)
    verb.add_argument("file", metavar="FILE")
    verb.add_argument("-n", type=int, help="replications; without it one is played as an example")
    verb.add_argument("--replication", type=int, default=0, help="which one, if only one is played")
    _add_changes(verb)
    verb = _verb(verbs, "compare", compare)
    verb.add_argument("first", metavar="FIRST")
    verb.add_argument("second", metavar="SECOND")
    verb.add_argument("-n", type=int, default=20, help="replications, default 20")
    verb.add_argument(
        "--set-second",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        help="change a value of the second scenario only",
    )
    verb.add_argument("--plot", metavar="PICTURE", help="write the picture here (png, svg, pdf)")
    verb.add_argument("--report", metavar="PAGE", help="write the report here (html)")
    verb.add_argument("--overwrite", action="store_true", help="replace files that exist")
    verb.add_argument("--lang", choices=("en", "zh"), default="en")
    _add_changes(verb)
    return parser


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, command: Command
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=command.__doc__, description=command.__doc__)
    verb.add_argument("--json", action="store_true", help="print figures for a script")
    verb.set_defaults(command=command)
    return verb


def _add_changes(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--shop", help="play on this shop instead of the one the file names")
    verb.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        help="change a value, as in shifts.evening.seats=3 or desk.auto_close='3 min'",
    )


def _load(file: str, options: argparse.Namespace) -> cs.Scenario:
    scenario = cs.load(file, shop=options.shop)
    return scenario.replace(dict(map(_change, options.set))) if options.set else scenario


def _change(text: str) -> tuple[str, object]:
    """Read "path=value"; a value that is no TOML is a text, so that "3 min" needs no quotes."""
    path, sign, value = text.partition("=")
    if not sign or not path.strip():
        raise cs.CssimError(f"--set {text}: write it as PATH=VALUE, such as study.days=7")
    try:
        return path.strip(), tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError:
        return path.strip(), value.strip()


def _note_of(scenario: cs.Scenario, path: str) -> cs.Note:
    """Return the note of a value, or of the nearest table around it that has one."""
    while path:
        if path in scenario.notes:
            return scenario.notes[path]
        path = path.rpartition(".")[0]
    return cs.Note()


def _written(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_written(item)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(map(_written, value))
    return str(value)


def _records(frame: pd.DataFrame) -> object:
    """Return a data frame as plain rows."""
    return frame.reset_index().to_dict(orient="records")


def _print_json(value: object) -> int:
    print(json.dumps(_without_nan(value), ensure_ascii=False, indent=2, default=_plain))
    return DONE


def _without_nan(value: object) -> object:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {key: _without_nan(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_nan(item) for item in value]
    return value


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else str(value)


def _print_table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "", wrap: bool = True
) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, title=title or None, title_justify="left")
    for head in heads:
        table.add_column(head, overflow="fold", no_wrap=not wrap)
    for row in rows:
        table.add_row(*row)
    _console(wrap=wrap).print(table)


def _console(*, wrap: bool) -> Console:
    """A terminal wraps at its width; a file or pipe gets whole lines."""
    from rich.console import Console

    if sys.stdout.isatty() and wrap:
        return Console(highlight=False, markup=False)
    return Console(highlight=False, markup=False, width=200)


if __name__ == "__main__":
    sys.exit(main())
