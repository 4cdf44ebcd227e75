"""Marks of the picture of a shift: who gives up, which chats move, and when nobody is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from matplotlib.patches import FancyArrowPatch

from cssim.results.scenes import GaveUp, Scene
from cssim.show.language import Language
from cssim.show.shift.boxes import add_boxes, name_stretch
from cssim.show.shift.layout import Layout, Room
from cssim.show.shift.style import CLOSED, GAVE_UP, INK, MANY_MOVES, MOVES, PALE_INK, UNATTENDED
from cssim.show.shift.words import OTHER

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_BULGE, _BULGE_OF_MANY = 7.0, 2.5
"""Points by which an arrow bends, to the right: the left is the past."""


def draw_gave_up(ax: Axes, gave_up: Iterable[GaveUp], room: Room) -> None:
    """Draw a cross where a shopper gives up."""
    marks = [(mark.at, room.lane(mark.lane)) for mark in gave_up]
    if marks:
        x, y = zip(*marks, strict=True)
        ax.plot(x, y, "X", color=GAVE_UP, ms=5.5, mec="white", mew=0.6, zorder=4.5)


def draw_moves(ax: Axes, scene: Scene, layout: Layout) -> None:
    """Draw an arrow for each chat that changed hands; those of one instant side by side."""
    rooms = {band.person: room for band, room in zip(scene.bands, layout.bands, strict=True)}
    lane = abs(ax.transData.transform((0, 1))[1] - ax.transData.transform((0, 0))[1])
    same: dict[int, int] = defaultdict(int)
    many = len(scene.moves) > MANY_MOVES
    for move in scene.moves:
        start = rooms[move.from_person].lane(move.from_lane)
        stop = rooms[move.to_person].lane(move.to_lane)
        points = lane * abs(stop - start) / ax.figure.dpi * 72
        bulge = (
            (_BULGE_OF_MANY if many else _BULGE) * (1 + same[move.at]) * (1 if stop < start else -1)
        )
        same[move.at] += 1
        arrow = FancyArrowPatch(
            (move.at, start),
            (move.at, stop),
            arrowstyle="-|>",
            connectionstyle=f"arc3,rad={bulge / points:.4f}",
            linestyle=MOVES[move.why],
            mutation_scale=5 if many else 7,
            linewidth=0.5 if many else 0.9,
            color=PALE_INK if many else INK,
            shrinkA=0,
            shrinkB=0,
            zorder=4.8,
        )
        ax.add_patch(arrow)


def draw_strip(ax: Axes, scene: Scene, strip: Room, lang: Language) -> None:
    """Draw times with nobody at the desk, and shoppers who found nobody on duty."""
    height = strip.bottom - strip.top
    for stretches, look in ((scene.closed, CLOSED), (scene.unattended, UNATTENDED)):
        add_boxes(ax, [(b, strip.top, e - b, height) for b, e in stretches], look, 1)
    # With no time left alone, the label of the strip says already that the desk is closed.
    for stretch in scene.closed if scene.unattended else ():
        name_stretch(ax, OTHER[lang]["closed"], stretch, strip.top + 0.42)
    for border in (strip.top, strip.bottom):
        ax.axhline(border, color="#c8c8c8", linewidth=0.6, zorder=1.5)
    for times, mark in ((scene.left_message, "v"), (scene.lost, "x")):
        ax.plot(times, [strip.bottom - 0.5] * len(times), mark, color=INK, ms=4, zorder=4)
