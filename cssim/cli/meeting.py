"""The verb that asks which points of a sweep meet targets."""

from __future__ import annotations

import argparse

import cssim as cs
from cssim.cli.asking import add_confidence, add_language, read_numbers
from cssim.cli.printing import print_json, print_table

DONE = 0


def add_meets(verb: argparse.ArgumentParser) -> None:
    """Add the words of `cssim meets`."""
    verb.add_argument("store", metavar="STORE")
    for option, word in (("--at-least", "least"), ("--at-most", "most")):
        verb.add_argument(
            option,
            action="append",
            default=[],
            metavar="KPI=NUMBER",
            help=f"the {word} that a KPI may be, in its unit, shares from 0 to 1",
        )
    verb.add_argument(
        "--cost", metavar="KPI", default="paid_hours", help="what is to be low, default paid_hours"
    )
    verb.add_argument(
        "--fixed",
        action="store_true",
        help="the number of replications was fixed before anybody looked: shorter intervals",
    )
    add_confidence(verb)
    verb.add_argument("-o", "--output", metavar="PICTURE", help="draw it (png, svg, pdf)")
    verb.add_argument("--overwrite", action="store_true", help="replace a file that exists")
    add_language(verb)


def meets(options: argparse.Namespace) -> int:
    """Tell which points of a store meet targets, which do not, and which is the cheapest."""
    lang = options.lang
    least, most = (
        read_numbers(texts, option, "first_response_60=0.9")
        for texts, option in ((options.at_least, "--at-least"), (options.at_most, "--at-most"))
    )
    if options.output and len(least) + len(most) != 1:
        raise cs.CssimError("a picture shows one target; give one --at-least or --at-most with -o")
    cs.check_destinations(picture=options.output, lang=lang, overwrite=options.overwrite)
    sweep = cs.open_sweep(options.store)
    found = cs.meets(
        sweep,
        at_least=least or None,
        at_most=most or None,
        cost=options.cost,
        confidence=options.confidence,
        watched=not options.fixed,
    )
    if options.output:
        ((service, target),) = (least or most).items()
        cs.plot_staffing(
            sweep,
            options.output,
            service=service,
            at_least=target if least else None,
            at_most=target if most else None,
            cost=options.cost,
            confidence=options.confidence,
            watched=not options.fixed,
            lang=lang,
            overwrite=options.overwrite,
        )
    if options.json:
        print_json({"points": found.table().to_dict("records")})
        return DONE
    _print(found, sweep.paths, lang)
    if options.output:
        print(f"picture: {options.output}")
    return DONE


def _print(found: cs.TargetsMet, paths: tuple[str, ...], lang: str) -> None:
    kpis = {kpi.key: kpi for kpi in cs.KPIS}
    measured = list(found.points[0].intervals)
    rows = []
    for judged in found.points:
        varied = [cs.show_written(judged.point[path]) for path in paths]
        means = [
            cs.show_level(kpis[key], interval, lang) if interval else ""
            for key, interval in judged.intervals.items()
        ]
        rows.append([*varied, *means, str(judged.n), _standing(judged, lang)])
    names = [kpis[key].name.zh if lang == "zh" else kpis[key].name.en for key in measured]
    rest = ("重复", "判断") if lang == "zh" else ("replications", "verdict")
    print_table([*paths, *names, *rest], rows)
    for line in cs.targets_lines(found, lang):
        print(line)


def _standing(judged: cs.Judged, lang: str) -> str:
    if not judged.n:
        return "未模拟" if lang == "zh" else "not played yet"
    word = cs.standing_word(judged.standing, lang)
    if judged.more is None:
        return word
    return f"{word}，约再需{judged.more}次" if lang == "zh" else f"{word}, about {judged.more} more"
