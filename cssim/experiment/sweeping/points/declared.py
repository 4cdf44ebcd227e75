"""The points that a sweep file declares: [grid], [[points]] or [sample]."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, cast

from cssim.errors import RefusedError, did_you_mean, show_value
from cssim.experiment.sweeping.points.points import (
    MOST_POINTS,
    Point,
    grid,
    grid_findings,
    list_findings,
    path_findings,
)
from cssim.experiment.sweeping.points.ranges import Range, scale_between, scale_of
from cssim.experiment.sweeping.points.refusal import unknown_key
from cssim.experiment.sweeping.points.samples import METHODS, Method, count_refused, drawn
from cssim.scenario.base import Finding

__all__ = ["DECLARATIONS", "overrides_in", "points_in", "whole_number_in"]

DECLARATIONS: Final = ("grid", "points", "sample")
"""The tables that declare points; a file has one of them."""

_ONE_OF: Final = (
    "exactly one of [grid] (every combination of some values), [[points]] (a list of points) "
    "and [sample] (points drawn from ranges)"
)
_SAMPLE: Final = ("method", "points", "seed", "ranges")
_RANGE: Final = ("low", "high", "log")
_VALUE: Final = ("dist", "value")
_LARGEST_SEED: Final = 10**9
_MISSING: Final = "nothing; the key is missing"
_RANGES: Final = (
    'a table [sample.ranges] with a range for each path, such as "study.days" = [7, 28]'
)


def points_in(tables: Mapping[str, Any], findings: list[Finding]) -> list[Point] | None:
    """Return the points that a file declares; None, with findings, if they are not sound."""
    declared = [name for name in DECLARATIONS if name in tables]
    if len(declared) != 1:
        shown = " and ".join("[[points]]" if name == "points" else f"[{name}]" for name in declared)
        findings.append(((), RefusedError(shown or "none of the three", _ONE_OF)))
        return None
    (name,) = declared
    read = {"grid": _grid, "points": _listed, "sample": _sample}[name]
    here: list[Finding] = []
    points = read(tables[name], here)
    findings += [((name, *place), refused) for place, refused in here]
    return None if here else points


def overrides_in(written: object, findings: list[Finding]) -> dict[str, Any]:
    """Return the overrides of a table of a file; none, with findings, if they are not sound."""
    if not isinstance(written, Mapping):
        allowed = 'a table of changes by path, such as "study.days" = 14'
        findings.append(((), RefusedError(show_value(written), allowed)))
        return {}
    bare = [*_unquoted(written, _VALUE)]
    here = [*bare, *path_findings(_without(written, bare))]
    findings += here
    return {} if here else dict(written)


def whole_number_in(
    table: Mapping[str, Any], key: str, findings: list[Finding], *, least: int, most: int
) -> int | None:
    """Return a whole number of a table; None, with a finding, if something else is there."""
    number = table.get(key)
    if isinstance(number, int) and not isinstance(number, bool) and least <= number <= most:
        return number
    found = show_value(number) if key in table else _MISSING
    findings.append(((key,), RefusedError(found, f"a whole number from {least} to {most:,}")))
    return None


def _grid(written: Any, findings: list[Finding]) -> list[Point]:
    bare = [*_unquoted(written, ())]
    quoted = _without(written, bare)
    findings += bare
    findings += grid_findings(quoted) if quoted or not bare else ()
    return [] if findings else grid(written)


def _listed(written: Any, findings: list[Finding]) -> list[Point]:
    if not isinstance(written, list):
        hint = "write [[points]], once for each point"
        findings.append(((), RefusedError(show_value(written), "a list of points", hint)))
        return []
    quoted = []
    for i, point in enumerate(written):
        bare = [*_unquoted(point, _VALUE)]
        findings += [((i, *place), refused) for place, refused in bare]
        quoted.append(_without(point, bare))
    findings += list_findings(quoted)
    return written


def _sample(written: Any, findings: list[Finding]) -> list[Point]:
    if not isinstance(written, Mapping):
        allowed = f"a table with the keys {', '.join(_SAMPLE)}"
        findings.append(((), RefusedError(show_value(written), allowed)))
        return []
    findings += [((key,), unknown_key(key, _SAMPLE)) for key in written if key not in _SAMPLE]
    method = _method(written, findings)
    points = whole_number_in(written, "points", findings, least=1, most=MOST_POINTS)
    with_seed = {"seed": 0, **written}
    seed = whole_number_in(with_seed, "seed", findings, least=0, most=_LARGEST_SEED)
    if method is not None and points is not None:
        wrong = count_refused(method, points)
        findings += [(("points",), wrong)] if wrong is not None else []
    ranges = _ranges(written.get("ranges"), findings)
    if findings or method is None or points is None or seed is None:
        return []
    try:
        return drawn(method, ranges, points, seed)
    except RefusedError as too_few:
        findings.append((("points",), too_few))
        return []


def _method(table: Mapping[str, Any], findings: list[Finding]) -> Method | None:
    written = table.get("method")
    if written in METHODS:
        return cast("Method", written)
    near = did_you_mean(written, METHODS) if isinstance(written, str) else ""
    found = show_value(written) if "method" in table else _MISSING
    findings.append((("method",), RefusedError(found, f"one of: {', '.join(METHODS)}", near)))
    return None


def _ranges(written: object, findings: list[Finding]) -> dict[str, Range]:
    """Return the ranges of a table that holds for each path a pair, or low, high and log."""
    if not isinstance(written, Mapping) or not written:
        found = _MISSING if written is None else show_value(written)
        findings.append((("ranges",), RefusedError(found, _RANGES)))
        return {}
    bare = [*_unquoted(written, _RANGE)]
    quoted = _without(written, bare)
    here = [*bare, *path_findings(quoted)]
    ranges: dict[str, Range] = {}
    for path, bounds in quoted.items():
        try:
            ranges[path] = _range(bounds)
        except RefusedError as refused:
            here.append(((path,), refused))
    findings += [(("ranges", *place), refused) for place, refused in here]
    return ranges


def _range(written: object) -> Range:
    """Return a range as a file writes it; raises RefusedError."""
    if not isinstance(written, Mapping):
        scale_of(written)
        return Range(*cast("list[Any]", written))
    for key in written:
        if key not in _RANGE:
            raise unknown_key(key, _RANGE)
    missing = [key for key in ("low", "high") if key not in written]
    if missing:
        raise RefusedError(f"no {' and no '.join(missing)}", "a range with low and high")
    log = written.get("log", False)
    scale_between(written["low"], written["high"], log=log)
    return Range(written["low"], written["high"], log)


def _without(table: Any, bare: Collection[Finding]) -> Any:
    """Return a table without the keys of these findings."""
    gone = {place[0] for place, _ in bare}
    return {key: value for key, value in table.items() if key not in gone} if gone else table


def _unquoted(table: object, marks: Collection[str]) -> Iterator[Finding]:
    """Yield the paths that lack their quotation marks, so that TOML has made tables of them.

    A table with one of the keys `marks` is a value.
    """
    for key, below in table.items() if isinstance(table, Mapping) else ():
        if isinstance(below, Mapping) and "." not in key and not {*marks} & {*below}:
            path, value = key, below
            while isinstance(value, Mapping) and value and not {*marks} & {*value}:
                first, value = next(iter(value.items()))
                path = f"{path}.{first}"
            hint = f'write "{path}" = …, with the quotation marks' if path != key else ""
            yield (key,), RefusedError(show_value(below), "paths in quotation marks", hint)
