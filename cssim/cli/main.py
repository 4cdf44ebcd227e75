"""The command `cssim`: reading its words, and turning errors into messages.

Exit codes: 0 done, 1 something is wrong with what was asked (the message says what), 2 the command
itself is misspelt, 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

import cssim as cs
from cssim.cli import comparing, explaining, looking, meeting, plotting, running, sweeping

Command = Callable[[argparse.Namespace], int]
Verbs = argparse._SubParsersAction  # the only name argparse has for it

DONE, WRONG, INTERRUPTED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Where a terminal or a file lacks a character, "?" stands for it: no reason to end.
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        code = command(options)
        if sys.stdout:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has seen enough (`cssim show … | head`); the interpreter must not flush again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except cs.CssimError as error:
        print(error, file=sys.stderr)
        return WRONG
    except OSError as error:
        print(f"the system refuses: {error.strerror or error}", file=sys.stderr)
        return WRONG
    except KeyboardInterrupt as stop:
        print(*stop.args or ("interrupted",), file=sys.stderr)
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cssim",
        description="Test customer-service rulebooks on simulated shoppers before anyone adopts "
        "them.",
    )
    parser.add_argument("--version", action="version", version=f"cssim {cs.__version__}")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verb = _verb(verbs, "list", looking.list_)
    verb.add_argument("folder", nargs="?", default="scenarios", help="default: scenarios")
    verb = _verb(verbs, "check", looking.check)
    verb.add_argument("files", nargs="+", metavar="FILE")
    verb.add_argument("--shop", help="play on this shop instead of the one the file names")
    verb = _verb(verbs, "show", looking.show)
    verb.add_argument("file", metavar="FILE")
    _add_changes(verb)
    _add_diff(verbs)
    _add_run(verbs)
    _add_compare(verbs)
    _add_choose(verbs)
    _add_sweeps(verbs)
    _add_plot(verbs)
    _add_explain(verbs)
    _add_schema(verbs)
    return parser


def _add_diff(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(verbs, "diff", looking.diff)
    verb.add_argument("first", metavar="FIRST")
    verb.add_argument("second", metavar="SECOND")
    verb.add_argument("--lang", choices=("en", "zh"), default="en")
    _add_changes(verb)
    _add_changes_of_second(verb)


def _add_run(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(verbs, "run", running.run)
    running.add_run(verb)
    _add_changes(verb)


def _add_compare(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(verbs, "compare", comparing.compare)
    comparing.add_compare(verb)
    _add_changes(verb)
    _add_changes_of_second(verb)


def _add_choose(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(verbs, "choose", comparing.choose)
    comparing.add_choose(verb)
    _add_changes(verb)
    verb.set_defaults(set_second=[])


def _add_sweeps(verbs: Verbs[argparse.ArgumentParser]) -> None:
    sweeping.add_sweep(_verb(verbs, "sweep", sweeping.sweep))
    sweeping.add_resume(_verb(verbs, "resume", sweeping.resume))
    sweeping.add_rerun(_verb(verbs, "rerun", sweeping.rerun))
    meeting.add_meets(_verb(verbs, "meets", meeting.meets))
    told = sweeping.export.__doc__
    verb = verbs.add_parser("export", help=told, description=told)
    sweeping.add_export(verb)
    verb.set_defaults(command=sweeping.export)


def _add_plot(verbs: Verbs[argparse.ArgumentParser]) -> None:
    told = plotting.plot.__doc__
    verb = verbs.add_parser("plot", help=told, description=told)
    plotting.add_plot(verb)
    _add_changes(verb)
    _add_changes_of_second(verb)
    verb.set_defaults(command=plotting.plot)


def _add_explain(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(verbs, "explain", explaining.explain)
    explaining.add_explain(verb)
    _add_changes(verb)
    _add_changes_of_second(verb)


def _add_schema(verbs: Verbs[argparse.ArgumentParser]) -> None:
    told = looking.schema.__doc__
    verb = verbs.add_parser("schema", help=told, description=told)
    verb.add_argument("kind", nargs="?", choices=("rulebook", "shop", "study"), default="rulebook")
    verb.add_argument("-o", "--output", metavar="FILE", help="write it here (json)")
    verb.add_argument("--overwrite", action="store_true", help="replace a file that exists")
    verb.set_defaults(command=looking.schema)


def _verb(
    verbs: Verbs[argparse.ArgumentParser], name: str, command: Command
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


def _add_changes_of_second(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--set-second",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        help="change a value of the second scenario only",
    )
