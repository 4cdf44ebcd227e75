"""The points of a sweep: what is changed in a scenario, one point after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from math import isfinite, prod
from typing import Final

import numpy as np

from cssim.errors import CssimError, RefusedError, show_value
from cssim.experiment.sweeping.points.refusal import unless_refused
from cssim.experiment.sweeping.points.written import key_of, plain
from cssim.scenario.base import Finding

__all__ = [
    "MOST_POINTS",
    "Point",
    "grid",
    "grid_findings",
    "list_findings",
    "path_findings",
    "points_of",
]

Point = Mapping[str, object]
"""Overrides by dotted path, as `Scenario.replace` takes them."""

MOST_POINTS: Final = 100_000
"""The most points a sweep may have; more is a slip of the pen rather than a plan."""

_A_LIST: Final = "a list of values, such as [1, 2, 3]"
_A_POINT: Final = 'overrides by path, such as {"shifts.evening.seats": 3}'


def grid(axes: Mapping[str, Sequence[object]]) -> list[Point]:
    """Return every combination of some values, the first path changing slowest.

    Args:
        axes: the values of each path, written as in a file. A value may be a whole distribution,
            such as {"dist": "constant", "mean": "30 s"}.

    Raises:
        SweepError: no axis, no value on one, a value twice, a path inside another, or more than
            100,000 points; all problems at once.

    Examples:
        >>> grid({"shifts.day.seats": [1, 2], "desk.auto_close": ["2 min"]})
        [{'shifts.day.seats': 1, 'desk.auto_close': '2 min'},
         {'shifts.day.seats': 2, 'desk.auto_close': '2 min'}]
    """
    unless_refused("the grid", grid_findings(axes))
    values = [[plain(value) for value in axis] for axis in axes.values()]
    return [dict(zip(axes, chosen, strict=True)) for chosen in product(*values)]


def points_of(points: Mapping[str, Sequence[object]] | Sequence[Point]) -> list[Point]:
    """Return the points of a grid, or of a list of them, written as in a file.

    Raises:
        SweepError: what :func:`grid` refuses, or a list with something else than points.

    Examples:
        >>> points_of([{}, {"study.days": 14}])
        [{}, {'study.days': 14}]
    """
    if isinstance(points, Mapping):
        return grid(points)
    if isinstance(points, str | bytes) or not isinstance(points, Sequence):
        raise CssimError(
            f"points is {points!r:.80}; it must be a grid, such as "
            '{"shifts.evening.seats": [1, 2, 3]}, or a list of points'
        )
    unless_refused("the points", list_findings(points))
    return [{path: plain(value) for path, value in point.items()} for point in points]


def grid_findings(axes: object) -> Iterator[Finding]:
    """Yield what makes `axes` no grid."""
    if not isinstance(axes, Mapping) or not axes:
        found = "no path at all" if axes == {} else show_value(plain(axes))
        yield (), RefusedError(found, f"{_A_LIST}, for one path or more")
        return
    yield from path_findings(axes)
    sound = True
    for path, values in axes.items():
        for place, refused in _axis_findings(values):
            sound = False
            yield (str(path), *place), refused
    if sound and (size := prod(len(values) for values in axes.values())) > MOST_POINTS:
        yield (), RefusedError(f"{size:,} points", f"at most {MOST_POINTS:,}")


def list_findings(points: Sequence[object]) -> Iterator[Finding]:
    """Yield what makes `points` no list of points."""
    if not points:
        yield (), RefusedError("an empty list", "one point or more")
    if len(points) > MOST_POINTS:
        yield (), RefusedError(f"{len(points):,} points", f"at most {MOST_POINTS:,}")
        return
    for i, point in enumerate(points):
        if not isinstance(point, Mapping):
            yield (i,), RefusedError(show_value(plain(point)), _A_POINT)
            continue
        for place, refused in path_findings(point):
            yield (i, *place), refused


def path_findings(paths: Mapping[str, object]) -> Iterator[Finding]:
    """Yield the paths that are none, and those that are inside another."""
    keys: dict[str, tuple[str, ...]] = {}
    for path in paths:
        if not isinstance(path, str) or not path.strip():
            allowed = 'a dotted path, such as "shifts.evening.seats"'
            yield (str(path),), RefusedError(show_value(path), allowed)
        else:
            keys[path] = tuple(key.strip('"') for key in path.split("."))
    for one, other in combinations(keys, 2):
        short, long = sorted((one, other), key=lambda path: len(keys[path]))
        if keys[long][: len(keys[short])] == keys[short]:
            found = f'a path inside "{short}"' if keys[long] != keys[short] else f'"{short}" again'
            yield (long,), RefusedError(found, "each value at one path")


def _axis_findings(values: object) -> Iterator[Finding]:
    if isinstance(values, np.ndarray):
        values = values.tolist()
    if isinstance(values, str | bytes) or not isinstance(values, Sequence):
        yield (), RefusedError(show_value(plain(values)), _A_LIST)
        return
    if not values:
        yield (), RefusedError("an empty list", _A_LIST)
    known: set[object] = set()
    for i, value in enumerate(map(plain, values)):
        if isinstance(value, float) and not isfinite(value):
            yield (i,), RefusedError(str(value), "a finite number")
        elif key_of(value) in known:
            yield (i,), RefusedError(f"{show_value(value)} for the second time", "each value once")
        known.add(key_of(value))
