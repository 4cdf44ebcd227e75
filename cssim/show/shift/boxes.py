"""Boxes in the rooms of the picture of a shift, and what is written in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from matplotlib.collections import PatchCollection
from matplotlib.patches import Rectangle

from cssim.show.shift.layout import Room
from cssim.show.shift.style import Look
from cssim.show.width import width_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SMALL = 7.0
Box = tuple[float, float, float, float]
"""Left, upper border, width, height."""


def add_boxes(ax: Axes, boxes: Iterable[Box], look: Look, order: float) -> None:
    """Add boxes of one look."""
    patches = [Rectangle((left, top), width, height) for left, top, width, height in boxes]
    shown = PatchCollection(
        patches,
        facecolor=look.fill,
        edgecolor=look.edge,
        hatch=look.hatch or None,
        linewidth=0.5 if look.edge != "none" else 0,
        zorder=order,
    )
    ax.add_collection(shown, autolim=False)


def fill_room(ax: Axes, room: Room, colour: str) -> None:
    """Fill a room from side to side."""
    ax.axhspan(room.top, room.bottom, facecolor=colour, edgecolor="none", zorder=0.5)


def name_stretch(ax: Axes, name: str, stretch: tuple[int, int], height: float) -> None:
    """Write what a stretch of time is, if there is room for it."""
    first, last = ax.get_xlim()
    begin, end = max(stretch[0], first), min(stretch[1], last)
    points = ax.get_window_extent().width / ax.figure.dpi * 72 * (end - begin) / (last - first)
    if width_of(name) * 0.6 * _SMALL > 0.85 * points:
        return
    ax.text(
        (begin + end) / 2,
        height,
        name,
        fontsize=_SMALL,
        ha="center",
        va="center",
        zorder=5,
        bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none"},
    )
