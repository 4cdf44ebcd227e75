"""The verb that draws."""

from __future__ import annotations

import argparse

import cssim as cs
from cssim.cli.changes import load_changed, read_changes
from cssim.cli.labels import labels_of

DONE = 0
_BUSIEST = ""
"""What --shift and --change hold if no clock time follows."""
_REPLICATIONS = 10


def add_plot(verb: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    verb.add_argument("first", metavar="FILE")
    verb.add_argument("second", metavar="SECOND", nargs="?", help="only with --change")
    what = verb.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--shift",
        nargs="?",
        const=_BUSIEST,
        metavar="CLOCK",
        help="the desk, chat by chat, around a time such as 17:30; by default the busiest shift "
        "change",
    )
    what.add_argument(
        "--change",
        nargs="?",
        const=_BUSIEST,
        metavar="CLOCK",
        help="the hour before and after a time, mean of all days and replications",
    )
    verb.add_argument("--day", type=int, help="service day, with --shift; default: first counted")
    verb.add_argument("--replication", type=int, help="with --shift; default 0")
    verb.add_argument("-n", type=int, help=f"replications, with --change; default {_REPLICATIONS}")
    verb.add_argument("-o", "--output", metavar="PICTURE", required=True, help="png, svg or pdf")
    verb.add_argument("--overwrite", action="store_true", help="replace a file that exists")
    verb.add_argument("--lang", choices=("en", "zh"), default="en")


def plot(options: argparse.Namespace) -> int:
    """Draw a shift chat by chat, or what happens around a shift change."""
    _check(options)
    cs.check_destinations(picture=options.output, lang=options.lang, overwrite=options.overwrite)
    first = load_changed(options.first, options)
    if options.change is None:
        _plot_shift(first, options)
    else:
        _plot_change(first, options)
    print(f"picture: {options.output}")
    return DONE


def _check(options: argparse.Namespace) -> None:
    """Refuse words that do not go together.

    Raises:
        CssimError: there are such words.
    """
    if options.change is None:
        verb, other = "--shift", "--change"
        foreign = {"a second file": options.second, "-n": options.n}
        foreign["--set-second"] = options.set_second or None
    else:
        verb, other = "--change", "--shift"
        foreign = {"--day": options.day, "--replication": options.replication}
    for word, value in foreign.items():
        if value is not None:
            raise cs.CssimError(f"{word} does not go with {verb}, only with {other}")
    if options.set_second and options.second is None:
        raise cs.CssimError("--set-second needs a second scenario, which may be the same file")


def _plot_shift(scenario: cs.Scenario, options: argparse.Namespace) -> None:
    cs.plot_shift(
        cs.run(scenario, replication=options.replication or 0),
        options.output,
        day=options.day,
        at=options.shift or None,
        lang=options.lang,
        overwrite=options.overwrite,
    )


def _plot_change(first: cs.Scenario, options: argparse.Namespace) -> None:
    n = _REPLICATIONS if options.n is None else options.n
    if options.second is None:
        sides = {"": cs.runs(first, n=n)}
    else:
        second = load_changed(options.second, options)
        if options.set_second:
            second = second.replace(read_changes(options.set_second))
        labels = labels_of([options.first, options.second], options.set_second)
        sides = {labels[0]: cs.runs(first, n=n), labels[1]: cs.runs(second, n=n)}
    cs.plot_change(
        sides,
        options.output,
        at=options.change or None,
        lang=options.lang,
        overwrite=options.overwrite,
    )
