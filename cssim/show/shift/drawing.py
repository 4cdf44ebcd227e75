"""Drawing the scene of a shift on axes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cssim.model import Presence
from cssim.results.scenes import Band, Bar, Scene, Work, show_time_of_day
from cssim.show.language import Language
from cssim.show.shift.boxes import Box, add_boxes, fill_room, name_stretch
from cssim.show.shift.layout import Layout, Room
from cssim.show.shift.legend import add_legend
from cssim.show.shift.marks import draw_gave_up, draw_moves, draw_strip
from cssim.show.shift.style import BARS, INK, NOT_THERE, PALE_INK, SPANS
from cssim.show.shift.words import CAUSES, OTHER, name_of, strip_name
from cssim.units import MINUTE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_TICKS = tuple(MINUTE * n for n in (1, 2, 5, 10, 15, 30, 60, 120, 240))
_MOST_TICKS = 14


def draw_shift(
    ax: Axes, scene: Scene, layout: Layout, title: tuple[str, str], lang: Language
) -> Axes:
    """Draw a scene: the line above, the agents, unattended time below."""
    ax.set_xlim(scene.begin, scene.end)
    ax.set_ylim(layout.height, 0)
    _draw_frame(ax, scene, layout, lang)
    ax.axhline(layout.line.bottom, color="#c8c8c8", linewidth=0.6, zorder=1.5)
    boxes: dict[Work, list[Box]] = defaultdict(list)
    _place(boxes, scene.line.bars, layout.line)
    draw_gave_up(ax, scene.line.gave_up, layout.line)
    for band, room in zip(scene.bands, layout.bands, strict=True):
        _draw_band(ax, band, room, lang)
        _place(boxes, band.bars, room)
        draw_gave_up(ax, band.gave_up, room)
    for order, (work, look) in enumerate(BARS.items()):
        add_boxes(ax, boxes[work], look, 3 + order / 100)
    draw_moves(ax, scene, layout)
    if layout.strip is not None:
        draw_strip(ax, scene, layout.strip, lang)
    _draw_title(ax, title)
    add_legend(ax, scene, lang)
    return ax


def _draw_title(ax: Axes, title: tuple[str, str]) -> None:
    for text, size, weight, height in ((title[0], 11, "bold", 20), (title[1], 9, "normal", 6)):
        ax.annotate(
            text,
            (0, 1),
            (0, height),
            xycoords="axes fraction",
            textcoords="offset points",
            fontsize=size,
            fontweight=weight,
            parse_math=False,
        )


def _draw_frame(ax: Axes, scene: Scene, layout: Layout, lang: Language) -> None:
    """Draw what stands around the data: clock times, names, borders of shifts."""
    step = next((s for s in _TICKS if (scene.end - scene.begin) / s <= _MOST_TICKS), _TICKS[-1])
    ticks = range(-(-scene.begin // step) * step, scene.end + 1, step)
    ax.set_xticks(ticks, [show_time_of_day(t) for t in ticks], fontsize=8.5)
    names = [OTHER[lang]["line"], *(name_of(band, lang) for band in scene.bands)]
    rooms = [layout.line, *layout.bands]
    if layout.strip is not None:
        names.append(strip_name(scene, lang))
        rooms.append(layout.strip)
    ax.set_yticks([room.middle for room in rooms], names, fontsize=8.5)
    for label in ax.get_yticklabels():
        label.set_parse_math(False)
    ax.tick_params(axis="y", length=0)
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    borders = {edge for band in scene.bands for planned in band.planned for edge in planned}
    for border in sorted(borders):
        if scene.begin < border < scene.end:
            ax.axvline(border, color=PALE_INK, linewidth=0.8, linestyle=(0, (2, 2)), zorder=2.5)


def _draw_band(ax: Axes, band: Band, room: Room, lang: Language) -> None:
    """Draw where an agent was to be and where they were."""
    fill_room(ax, room, NOT_THERE)
    ax.axhline(room.bottom, color="#c8c8c8", linewidth=0.6, zorder=1.5)
    for span in band.spans:
        height = room.bottom - room.top
        add_boxes(
            ax, [(span.begin, room.top, span.end - span.begin, height)], SPANS[span.presence], 1
        )
        if span.presence in (Presence.AWAY, Presence.SIGNED_OUT):
            cause = CAUSES[lang].get(span.cause, "")
            name_stretch(ax, cause, (span.begin, span.end), room.bottom - 0.45)
    for begin, end in band.planned:
        ax.plot((begin, end), (room.top, room.top), color=INK, linewidth=2.4, solid_capstyle="butt")


def _place(boxes: dict[Work, list[Box]], bars: Iterable[Bar], room: Room) -> None:
    for bar in bars:
        height = BARS[bar.work].height
        top = room.lane(bar.lane) - height / 2
        boxes[bar.work].append((bar.begin, top, bar.end - bar.begin, height))
