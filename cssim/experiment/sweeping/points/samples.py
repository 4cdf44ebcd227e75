"""Points that fill ranges evenly: Latin hypercubes and Sobol sequences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from cssim.arguments import whole_number
from cssim.errors import RefusedError, show_value
from cssim.experiment.sweeping.points.points import MOST_POINTS, Point, path_findings
from cssim.experiment.sweeping.points.ranges import Range, scale_of
from cssim.experiment.sweeping.points.refusal import unless_refused
from cssim.scenario.base import Finding

__all__ = [
    "METHODS",
    "Method",
    "Ranges",
    "count_refused",
    "drawn",
    "latin_hypercube",
    "range_findings",
    "sobol",
]

Ranges = Mapping[str, Range | Sequence[object]]
Method = Literal["sobol", "latin hypercube"]
METHODS: Final[tuple[Method, ...]] = get_args(Method)

_TRIES: Final = 100


def latin_hypercube(ranges: Ranges, *, points: int, seed: int = 0) -> list[Point]:
    """Return points that cut each range into as many equal parts and have one in every part.

    Each range by itself is filled evenly, whatever the number of points; how the ranges are
    combined is left to chance (McKay, Beckman, Conover 1979; scipy.stats.qmc.LatinHypercube).

    Args:
        ranges: low and high bound by path, or :class:`Range`.
        points: how many.
        seed: another seed gives other points, the same one the same.

    Raises:
        SweepError: a range that is none, a path inside another, or too few different values.

    Examples:
        >>> ranges = {"shifts.day.seats": (1, 3), "desk.auto_close": ("2 min", "5 min")}
        >>> sorted(point["shifts.day.seats"] for point in latin_hypercube(ranges, points=3))
        [1, 2, 3]
    """
    return _sample("latin hypercube", ranges, points, seed)


def sobol(ranges: Ranges, *, points: int, seed: int = 0) -> list[Point]:
    """Return points that fill the ranges evenly in all their combinations.

    A scrambled Sobol sequence (Owen 1998; scipy.stats.qmc.Sobol). Its balance, that equal parts
    of the ranges get equally many points, holds for 2, 4, 8, 16 … points; others are refused.

    Args:
        ranges: low and high bound by path, or :class:`Range`.
        points: how many: a power of two.
        seed: another seed gives other points, the same one the same.

    Raises:
        SweepError: a range that is none, a path inside another, a number of points that is no
            power of two, or too few different values.

    Examples:
        >>> ranges = {"shifts.day.seats": (1, 2), "desk.auto_close": ("2 min", "5 min")}
        >>> sorted(point["shifts.day.seats"] for point in sobol(ranges, points=4))
        [1, 1, 2, 2]
    """
    return _sample("sobol", ranges, points, seed)


def range_findings(ranges: object) -> Iterator[Finding]:
    """Yield what makes `ranges` none to draw from."""
    if not isinstance(ranges, Mapping) or not ranges:
        found = "no path at all" if ranges == {} else show_value(ranges)
        yield (), RefusedError(found, "a range for one path or more")
        return
    yield from path_findings(ranges)
    for path, written in ranges.items():
        try:
            scale_of(written)
        except RefusedError as refused:
            yield (str(path),), refused


def count_refused(method: Method, points: int) -> RefusedError | None:
    """Return why so many points are not to be drawn by a method, or None if they are."""
    if points > MOST_POINTS:
        return RefusedError(f"{points:,}", f"at most {MOST_POINTS:,} points")
    below = 1 << (points.bit_length() - 1)
    if method == "sobol" and points != below:
        allowed = f"a power of two, such as {below} or {2 * below}"
        hint = "with any other number a Sobol sample loses its balance"
        return RefusedError(str(points), allowed, hint)
    return None


def drawn(method: Method, ranges: Ranges, points: int, seed: int) -> list[Point]:
    """Return a sample of different points from sound ranges.

    Whole numbers may make two points the same. Then the whole sample is drawn anew, because a
    point more or less would spoil its balance.

    Raises:
        RefusedError: the ranges hold too few different points.
    """
    scales = [scale_of(written) for written in ranges.values()]
    size = prod(scale.size for scale in scales)
    allowed = "fewer points, or a grid"
    if size < points:
        found = f"{points:,} points from ranges that hold {size:,} different ones"
        raise RefusedError(found, allowed)
    generator = np.random.default_rng(seed)
    for _ in range(_TRIES):
        shares = _shares(method, len(scales), points, generator)
        columns = [scale.at(shares[:, i]) for i, scale in enumerate(scales)]
        rows = [*zip(*columns, strict=True)]
        if len(set(rows)) == points:
            return [dict(zip(ranges, row, strict=True)) for row in rows]
    found = f"{points:,} points, of which some are always the same"
    raise RefusedError(found, allowed, f"the ranges hold {size:,} different ones")


def _sample(method: Method, ranges: Ranges, points: int, seed: int) -> list[Point]:
    where = "the sample"
    points, seed = whole_number(points, "points", 1), whole_number(seed, "seed", 0)
    refused = count_refused(method, points)
    findings: list[Finding] = [] if refused is None else [(("points",), refused)]
    unless_refused(where, [*findings, *range_findings(ranges)])
    try:
        return drawn(method, ranges, points, seed)
    except RefusedError as too_few:
        unless_refused(where, [(("points",), too_few)])
        raise


def _shares(
    method: Method, width: int, points: int, generator: np.random.Generator
) -> NDArray[np.float64]:
    """Return the points of a sample in the unit cube, of shape (points, width)."""
    from scipy.stats import qmc

    kind = qmc.Sobol if method == "sobol" else qmc.LatinHypercube
    return kind(width, seed=generator).random(points)
