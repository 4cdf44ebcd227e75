"""Finding room for names beside marks, so that none lies on another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matplotlib.transforms import Bbox

from cssim.show.picture import figure_of
from cssim.show.sweep.marks import INK, LINE
from cssim.show.sweep.options import Offer, Option
from cssim.show.sweep.tradeoff import lines_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_RINGS = (8.0, 11.0, 14.0, 22.0, 34.0, 48.0, 64.0)
"""How far from its mark a name may stand, in points; beyond the third a line leads to it."""
_TURNS = (0, 8, 4, 12, 2, 14, 6, 10, 1, 15, 3, 5, 7, 9, 11, 13)
"""Sixteenths of a turn from the right: right, left, above, below, then between."""
_AIR = 1.5
"""Points between two names."""
_MARK = 6.0
"""Half the size of a mark, in points."""
_RINGED = 1.5
"""So much larger is a mark with its ring."""


def write_names(ax: Axes, offer: Offer, *, size: float) -> int:
    """Write the name of each option beside its mark, efficient ones first.

    Args:
        ax: where the marks are; its figure must have its final layout.
        offer: the options.
        size: of the letters, in points.

    Returns:
        How many found no room and are not written.
    """
    figure = figure_of(ax)
    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]
    point = figure.dpi / 72
    frame = ax.get_window_extent(renderer)
    occupied = [box for option in offer.options for box in _drawn_boxes(ax, option, point)]
    occupied += [_spanned(ax, *line).padded(_AIR * point) for line in lines_of(offer)]
    crowded = 0
    for option in sorted(offer.options, key=lambda option: not option.is_efficient):
        if option.place is None:
            continue
        text = ax.annotate(
            option.mark, option.place, xytext=(0, 0), textcoords="offset points", fontsize=size,
            fontweight="bold" if option.is_efficient else "normal", color=INK, va="center",
            ha="center", parse_math=False, zorder=5,
        )  # fmt: skip
        box = text.get_window_extent(renderer)
        offset = _room_for(box, point, frame, occupied)
        if offset is None:
            text.remove()
            crowded += 1
            continue
        text.set_position(offset)
        occupied.append(_moved(box, offset, point))
        _lead(ax, option.place, offset, box.width / point, box.height / point)
    return crowded


def _room_for(
    box: Bbox, point: float, frame: Bbox, occupied: Sequence[Bbox]
) -> tuple[float, float] | None:
    """Return how far from its mark a name may stand, in points, so that it covers nothing."""
    for offset in _offsets(box.width / point, box.height / point):
        wanted = _moved(box, offset, point)
        inside = frame.x0 <= wanted.x0 and wanted.x1 <= frame.x1
        inside = inside and frame.y0 <= wanted.y0 and wanted.y1 <= frame.y1
        if inside and not any(wanted.overlaps(other) for other in occupied):
            return offset
    return None


def _moved(box: Bbox, offset: tuple[float, float], point: float) -> Bbox:
    return box.translated(offset[0] * point, offset[1] * point).padded(_AIR * point)


def _offsets(width: float, height: float) -> Iterator[tuple[float, float]]:
    """Yield where the middle of a name may stand beside its mark, in points, near ones first."""
    for ring in _RINGS:
        for turn in _TURNS:
            angle = 2 * math.pi * turn / len(_TURNS)
            dx = math.cos(angle) * (ring + width / 2)
            dy = math.sin(angle) * (ring + height / 2)
            yield dx, dy


def _lead(
    ax: Axes, place: tuple[float, float], offset: tuple[float, float], width: float, height: float
) -> None:
    """Draw a thin line from a mark to its name, if they are far apart."""
    dx, dy = offset
    gap = math.hypot(max(0.0, abs(dx) - width / 2), max(0.0, abs(dy) - height / 2))
    if gap <= _RINGS[2]:
        return
    share = gap / math.hypot(dx, dy)
    ax.annotate(
        "", place, xytext=(share * dx, share * dy), textcoords="offset points",
        arrowprops={"arrowstyle": "-", "color": LINE, "linewidth": 0.6, "shrinkA": 0, "shrinkB": 5},
    )  # fmt: skip


def _drawn_boxes(ax: Axes, option: Option, point: float) -> list[Bbox]:
    """Return what the mark of an option and its bars cover, in pixels."""
    if option.place is None or option.cost is None or option.service is None:
        return []
    (x, y), half = option.place, _MARK * point
    across, upright = option.cost.reach, option.service.reach
    mark = _spanned(ax, (x, x), (y, y)).padded(half * (_RINGED if option.is_answer else 1))
    bars = (
        _spanned(ax, (min(across), max(across)), (y, y)),
        _spanned(ax, (x, x), (min(upright), max(upright))),
    )
    return [mark, *(bar.padded(_AIR * point) for bar in bars)]


def _spanned(ax: Axes, across: tuple[float, float], upright: tuple[float, float]) -> Bbox:
    return Bbox(ax.transData.transform(list(zip(across, upright, strict=True))))
