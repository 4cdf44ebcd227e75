"""The legend of the picture of a shift: what is drawn, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matplotlib.legend_handler import HandlerPatch
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Patch

from cssim.results.scenes import Scene, Work
from cssim.show.language import Language
from cssim.show.shift import words as words
from cssim.show.shift.style import (
    BARS,
    CLOSED,
    GAVE_UP,
    INK,
    MANY_MOVES,
    MOVES,
    NOT_THERE,
    PALE_INK,
    SPANS,
    UNATTENDED,
    Look,
)

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

_COLUMNS = 4
_ALWAYS = (Work.CHAT, Work.WAITING, Work.REPLY)


def add_legend(ax: Axes, scene: Scene, lang: Language) -> None:
    """Put the legend below the axes."""
    entries = [*_bars(scene, lang), *_marks(scene, lang), *_places(scene, lang)]
    names, handles = zip(*entries, strict=True)
    ax.legend(
        handles,
        names,
        loc="upper left",
        bbox_to_anchor=(0, -0.45 / _inches(ax)),
        ncols=_COLUMNS,
        frameon=False,
        fontsize=8.5,
        borderaxespad=0,
        handlelength=2.2,
        columnspacing=1.6,
        handler_map={FancyArrowPatch: HandlerPatch(_arrow)},
    )


def _inches(ax: Axes) -> float:
    return float(ax.get_window_extent().height / ax.figure.dpi)


def _bars(scene: Scene, lang: Language) -> Iterator[tuple[str, Artist]]:
    bars = [*scene.line.bars, *(bar for band in scene.bands for bar in band.bars)]
    seen = {bar.work for bar in bars}
    for work, name in words.BARS[lang].items():
        if work in seen or work in _ALWAYS:
            yield name, _patch(BARS[work])


def _marks(scene: Scene, lang: Language) -> Iterator[tuple[str, Artist]]:
    other = words.OTHER[lang]
    if scene.line.gave_up or any(band.gave_up for band in scene.bands):
        yield other["gave up"], _mark("X", GAVE_UP)
    for why, line in MOVES.items():
        if any(move.why is why for move in scene.moves):
            yield words.MOVES[lang][why], _move(line, len(scene.moves))
    if scene.unattended:
        yield other["nobody"], _patch(UNATTENDED)
    if scene.closed:
        yield other["closed"], _patch(CLOSED)
    if scene.left_message:
        yield other["message"], _mark("v", INK)
    if scene.lost:
        yield other["lost"], _mark("x", INK)


def _places(scene: Scene, lang: Language) -> Iterator[tuple[str, Artist]]:
    other = words.OTHER[lang]
    seen = {span.presence for band in scene.bands for span in band.spans}
    yield other["planned"], Line2D([], [], color=INK, linewidth=2.4)
    for presence, look in SPANS.items():
        if presence in seen:
            yield words.SPANS[lang][presence], _patch(look, frame="#999999")
    yield other["off"], _patch(Look(NOT_THERE, "none", "", 1))


def _patch(look: Look, frame: str = "none") -> Patch:
    edge = look.edge if look.edge != "none" else frame
    return Patch(facecolor=look.fill, edgecolor=edge, hatch=look.hatch or None, linewidth=0.6)


def _mark(mark: str, colour: str) -> Line2D:
    return Line2D([], [], color=colour, marker=mark, linestyle="none", ms=6, mec=colour)


def _move(dashes: tuple[int, tuple[float, ...]], many: int) -> FancyArrowPatch:
    crowded = many > MANY_MOVES
    return FancyArrowPatch(
        (0, 0),
        (1, 0),
        arrowstyle="-|>",
        linestyle=dashes,
        linewidth=0.7 if crowded else 1,
        color=PALE_INK if crowded else INK,
        shrinkA=0,
        shrinkB=0,
    )


def _arrow(*, width: float, height: float, **_: object) -> FancyArrowPatch:
    """Make an arrow as long as the place for it; the legend gives it its colour and dashes."""
    return FancyArrowPatch(
        (0, height / 2),
        (width, height / 2),
        arrowstyle="-|>",
        mutation_scale=8,
        shrinkA=0,
        shrinkB=0,
    )
