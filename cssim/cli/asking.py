"""Words that several verbs share: how many replications, how sure, where they are played."""

from __future__ import annotations

import argparse

import cssim as cs

USUAL_MOST, USUAL_CONFIDENCE = 200, 0.95


def add_how_many(verb: argparse.ArgumentParser, usual: int, until: str) -> None:
    """Add a number of replications, or what to wait for instead."""
    verb.add_argument("-n", type=int, help=f"replications, by default {usual}")
    verb.add_argument("--until", metavar="WHAT", action="append", help=until)
    add_most(verb)


def add_most(verb: argparse.ArgumentParser) -> None:
    """Add the replication after which waiting ends."""
    verb.add_argument(
        "--most",
        type=int,
        metavar="N",
        default=USUAL_MOST,
        help=f"stop waiting after N, default {USUAL_MOST}",
    )


def add_confidence(verb: argparse.ArgumentParser) -> None:
    """Add the confidence of the intervals."""
    verb.add_argument(
        "--confidence",
        type=float,
        default=USUAL_CONFIDENCE,
        metavar="SHARE",
        help=f"default {USUAL_CONFIDENCE}",
    )


def add_workers(verb: argparse.ArgumentParser) -> None:
    """Add where runs are played."""
    verb.add_argument(
        "--workers",
        metavar="N|ADDRESS",
        help="processes of this machine, or the address of a Dask scheduler; by default as many "
        "processes as pay",
    )


def add_language(verb: argparse.ArgumentParser) -> None:
    """Add the language of what is printed."""
    verb.add_argument("--lang", choices=("en", "zh"), default="en")


def add_matters(verb: argparse.ArgumentParser) -> None:
    """Add the smallest differences that matter."""
    verb.add_argument(
        "--matters",
        action="append",
        default=[],
        metavar="KPI=NUMBER",
        help="the smallest difference that matters, in the KPI's unit (see docs/kpis.md)",
    )


def add_kpis(verb: argparse.ArgumentParser) -> None:
    """Add the KPIs to be judged."""
    verb.add_argument(
        "--kpi",
        action="append",
        metavar="KEY",
        help="judge this KPI, and others named so, instead of all: narrower intervals",
    )


def read_workers(text: str | None) -> int | str | None:
    """Return workers as `cssim.compare` takes them.

    Examples:
        >>> read_workers("2"), read_workers("tcp://10.0.0.5:8786"), read_workers(None)
        (2, 'tcp://10.0.0.5:8786', None)
    """
    if text is None:
        return None
    try:
        return int(text)
    except ValueError:
        return text


def read_numbers(
    texts: list[str], option: str, example: str = "first_response_60=0.02"
) -> dict[str, float]:
    """Return numbers by the key of a KPI.

    Args:
        texts: each written as KPI=NUMBER.
        option: after which they stand, for messages.
        example: of one, for messages.

    Raises:
        CssimError: one is not written as KPI=NUMBER, or a key is given twice.

    Examples:
        >>> read_numbers(["first_response_60=0.02"], "--matters")
        {'first_response_60': 0.02}
    """
    numbers: dict[str, float] = {}
    for text in texts:
        key, _, value = (part.strip() for part in text.partition("="))
        try:
            number = float(value)
        except ValueError:
            raise cs.CssimError(
                f"{option} {text}: write it as KPI=NUMBER, such as {example}"
            ) from None
        if key in numbers:
            raise cs.CssimError(f"{option} {key} is given twice")
        numbers[key] = number
    return numbers
