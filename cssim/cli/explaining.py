"""The verb that tells the story of one shopper."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import cssim as cs
from cssim.cli.changes import load_changed, read_changes
from cssim.cli.labels import labels_of
from cssim.cli.printing import print_json

DONE = 0


def add_explain(verb: argparse.ArgumentParser) -> None:
    """Add the words of the verb."""
    verb.add_argument("first", metavar="FILE")
    verb.add_argument("second", metavar="SECOND", nargs="?", help="tell it beside this rulebook")
    who = verb.add_mutually_exclusive_group(required=True)
    who.add_argument("--shopper", type=int, help="number of the shopper")
    for word, which, told in (
        ("--worst", "worst", "who waited longest for the first reply"),
        ("--left", "left", "who waited longest and left without a reply"),
        ("--handed-over", "handed_over", "who repeated most after a hand-over between shifts"),
        ("--returned", "returned", "who came back most often"),
    ):
        who.add_argument(word, dest="which", action="store_const", const=which, help=told)
    verb.add_argument("--replication", type=int, default=0, help="default 0")
    verb.add_argument("--lang", choices=("en", "zh"), default="en")


def explain(options: argparse.Namespace) -> int:
    """Tell the story of one shopper, minute by minute, alone or beside another rulebook."""
    if options.set_second and options.second is None:
        raise cs.CssimError("--set-second needs a second scenario, which may be the same file")
    scenarios = [load_changed(options.first, options)]
    if options.second is not None:
        second = load_changed(options.second, options)
        scenarios.append(second.replace(read_changes(options.set_second)))
    runs = [cs.run(scenario, replication=options.replication) for scenario in scenarios]
    number = options.shopper
    if number is None:
        number = cs.find_shopper(runs[0], options.which)
    told = cs.explain(*runs, shopper=number, lang=options.lang)
    if options.json:
        print_json({"shopper": number, "replication": options.replication, **_stories(told)})
    else:
        print("\n".join(told.lines(_labels(options, scenarios))))
    return DONE


def _labels(options: argparse.Namespace, scenarios: list[cs.Scenario]) -> tuple[str, ...]:
    """Return what the rulebooks are called: their titles, and their files if there are two."""
    zh = options.lang == "zh"
    titles = [scenario.title.zh if zh else scenario.title.en for scenario in scenarios]
    if len(titles) == 1:
        return tuple(titles)
    files = labels_of([options.first, options.second], options.set_second)
    return tuple(f"“{file}”: {title}" for file, title in zip(files, titles, strict=True))


def _stories(told: cs.Explanation) -> dict[str, object]:
    midnight = datetime.combine(told.runs[0].scenario.study.start, time())
    stories = [list(_events(story, midnight)) for story in told.stories]
    return {"stories": stories, "closing": told.closing()}


def _events(story: cs.Story, midnight: datetime) -> Iterator[dict[str, object]]:
    """Yield the events; times are dates with clock times, spans among the numbers are in µs."""
    for event in story.events:
        yield {
            "at": (midnight + timedelta(microseconds=event.at)).isoformat(),
            "event": event.kind.value,
            "contact": event.contact,
            "turn": event.turn,
            "persons": [person._asdict() for person in event.persons],
            "numbers": dict(event.numbers),
        }
