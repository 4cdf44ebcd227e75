"""Two paths that vary: a cell for each pair of values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cssim.experiment.sweeping.targets import Standing
from cssim.show.language import Language, told
from cssim.show.sweep.marks import HATCH, INK, LINE, LOOKS, mark_of, ring_of
from cssim.show.sweep.options import Offer, Option, values_of
from cssim.show.sweep.words import OTHER, axis_text
from cssim.show.wrapping import wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST = 12
"""Rows or columns beyond which cells are too small to be read."""
_FULL = 0.5
"""Share of the cells that must have been played, or the panel is mostly holes."""
_ROOMY = 6
"""Rows and columns up to which a cell has room for its mark and its cost."""
_PALEST, _DEEPEST = 0.04, 0.48
"""Part of the colour map in which dark letters can be read."""
_FRAME = 0.45


def is_matrix(offer: Offer) -> bool:
    """Return whether the options make up a grid of two paths that can be read as one."""
    if len(offer.paths) != 2:
        return False
    rows, columns = (len(values_of(offer.options, place)) for place in (0, 1))
    is_full = len(offer.options) >= _FULL * rows * columns
    return is_full and max(rows, columns) <= _MOST


def draw_matrix(ax: Axes, offer: Offer, lang: Language) -> Axes:
    """Draw a cell for each option: its service by shade, its standing by frame and hatching."""
    rows, columns = values_of(offer.options, 0), values_of(offer.options, 1)
    ax.set_xlim(-0.5, len(columns) - 0.5)
    ax.set_ylim(-0.5, len(rows) - 0.5)
    ax.set_facecolor("#f2f2f2")
    is_roomy = max(len(rows), len(columns)) <= _ROOMY
    for option, colour in zip(offer.options, _shades(offer), strict=True):
        middle = columns.index(option.values[1]), rows.index(option.values[0])
        _draw_cell(ax, middle, option, colour)
        _write_cell(ax, middle, option, offer, is_roomy=is_roomy)
    played = {option.values for option in offer.options}
    for y, row in enumerate(rows):
        for x, column in enumerate(columns):
            if (row, column) not in played:
                text = OTHER[lang]["not played"] if is_roomy else "–"
                ax.text(x, y, text, ha="center", va="center", fontsize=8, color=LINE)
    across = max(6, 60 // len(columns))
    ax.set_xticks(range(len(columns)), [wrapped(v, across, 3) for v in columns], parse_math=False)
    ax.set_yticks(range(len(rows)), [wrapped(v, 16, 3) for v in rows], parse_math=False)
    ax.set_xlabel(wrapped(offer.paths[1], 50, 2), parse_math=False)
    ax.set_ylabel(wrapped(offer.paths[0], 40, 2), parse_math=False)
    ax.tick_params(length=0)
    service, cost = told(offer.target.kpi.name, lang), axis_text(offer.cost, lang)
    title = OTHER[lang]["cells"].format(service=service, cost=cost) if is_roomy else service
    ax.set_title(title, loc="left", fontsize=9)
    return ax


def _shades(offer: Offer) -> list[tuple[float, ...]]:
    """Return a colour for each option, deeper for better service."""
    from matplotlib import colormaps

    means = [option.service.mean for option in offer.options if option.service]
    low, high = min(means, default=0.0), max(means, default=0.0)
    shades: list[tuple[float, ...]] = []
    for option in offer.options:
        share = (option.service.mean - low) / ((high - low) or 1.0) if option.service else 0.0
        better = share if offer.target.way == "at_least" else 1 - share
        shades.append(colormaps["Blues"](_PALEST + (_DEEPEST - _PALEST) * better))
    return shades


def _draw_cell(
    ax: Axes, middle: tuple[int, int], option: Option, colour: tuple[float, ...]
) -> None:
    from matplotlib.patches import Rectangle

    x, y = middle
    ax.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, fc=colour, ec="white", lw=2))
    corner, side = (x - _FRAME, y - _FRAME), 2 * _FRAME
    if option.standing is Standing.NOT_YET_KNOWN:
        ax.add_patch(Rectangle(corner, side, side, fill=False, hatch=HATCH, ec="#8a8a8a", lw=0))
    if option.standing is Standing.MEETS:
        frame = LOOKS[option.standing].colour
        ax.add_patch(Rectangle(corner, side, side, fill=False, ec=frame, lw=2.6))


def _write_cell(
    ax: Axes, middle: tuple[int, int], option: Option, offer: Offer, *, is_roomy: bool
) -> None:
    x, y = middle
    is_open = option.standing is Standing.NOT_YET_KNOWN
    box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.92, "pad": 1.5}
    lines = [option.service.text if option.service else "–"]
    if is_roomy:
        lines.append(option.cost.number if option.cost else "–")
        ax.add_line(mark_of(option.standing, x, y + 0.27))
        if option.is_answer:
            ax.add_line(ring_of(x, y + 0.27))
    elif offer.is_numbered:
        lines.insert(0, option.mark)
    ax.text(
        x,
        y - (0.12 if is_roomy else 0),
        "\n".join(lines),
        ha="center",
        va="center",
        fontsize=10 if is_roomy else 7,
        color=INK,
        bbox=box if is_open else None,
        linespacing=1.35,
    )
    if is_roomy and offer.is_numbered:
        ax.text(x - 0.4, y + 0.4, option.mark, ha="left", va="top", fontsize=8.5, color=INK)
