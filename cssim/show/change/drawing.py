"""Drawing the minutes around a shift change, one panel for each thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cssim.experiment.statistics.interval import t_interval
from cssim.results.scenes import REACH, show_time_of_day
from cssim.show.change.sides import Side
from cssim.show.change.words import PANELS, headline, method, panel_title
from cssim.show.language import Language, told
from cssim.show.width import shortened
from cssim.units import MINUTE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

_LOOKS: tuple[tuple[str, tuple[int, tuple[float, ...]]], ...] = (
    ("#0072b2", (0, ())),
    ("#d55e00", (0, (4, 1.5))),
)
"""Colours and dashes of the two sides; dashes lie on top, so equal lines show both colours."""
_LEAST = 0.5
"""The least number that the axes of shoppers and messages reach."""
_WIDEST = 120
_CONFIDENCE = 0.95
_BAND, _BAND_OF_TWO = 0.16, 0.09
"""How dense a band is; two that lie on each other must leave the lines clear."""
_FOOT_GAP = 0.12
"""Inches between the axes and the footnote."""
_FOOT_LINE = 0.18
"""Inches of one line of the footnote."""
_EVERY = 20
"""Minutes between two clock times on the axis."""


def draw_change(figure: Figure, sides: Sequence[Side], lang: Language) -> Figure:
    """Draw six panels of the same two hours on a figure."""
    grid = figure.add_gridspec(4, 2, height_ratios=(0.06 + 0.09 * len(sides), 1, 1, 1))
    names = list(PANELS[lang])
    panels: list[Axes] = []
    for place, name in enumerate(names):
        ax = figure.add_subplot(
            grid[1 + place // 2, place % 2], sharex=panels[0] if panels else None
        )
        panels.append(draw_panel(ax, name, sides, lang))
        if place < len(names) - 2:
            ax.tick_params(labelbottom=False)
    top = max(_LEAST, *(ax.get_ylim()[1] for ax in panels[2:4]))
    for ax in panels[2:4]:
        ax.set_ylim(0, top)
    for ax in panels[-2:]:
        _draw_clock(ax, sides[0].found[0].at)
    _draw_head(figure.add_subplot(grid[0, :]), sides, lang)
    _draw_foot(figure, method(len(sides[0].found), _CONFIDENCE, lang))
    return figure


def draw_panel(ax: Axes, name: str, sides: Sequence[Side], lang: Language) -> Axes:
    """Draw one thing by minute, one line a side, with bands where there are replications."""
    for side, (colour, line) in zip(sides, _LOOKS, strict=False):
        values = np.array([getattr(found, name) for found in side.found])
        if name == "answered":
            values = 100 * values
        low, mean, high = bands(values)
        edges = np.linspace(-REACH, REACH, len(mean) + 1)
        ax.stairs(mean, edges, baseline=None, color=colour, linestyle=line, linewidth=1.6)
        if len(side.found) > 1:
            ax.fill_between(
                edges,
                np.append(low, low[-1:]),
                np.append(high, high[-1:]),
                step="post",
                color=colour,
                alpha=_BAND if len(sides) == 1 else _BAND_OF_TWO,
                linewidth=0,
            )
            for edge in (low, high):
                ax.plot(
                    edges,
                    np.append(edge, edge[-1:]),
                    drawstyle="steps-post",
                    color=colour,
                    alpha=0.45,
                    linewidth=0.5,
                )
    ax.axvline(0, color="#777777", linewidth=0.8, linestyle=(0, (2, 2)), zorder=1)
    ax.set_xlim(-REACH, REACH)
    ax.set_ylim(0, 102 if name == "answered" else _reach(ax, name))
    if name == "answered":
        # Of its own accord matplotlib adds 120, out of view.
        ax.set_yticks(range(0, 101, 20))
    ax.grid(axis="y", alpha=0.3)
    ax.tick_params(axis="y", labelsize=8.5)
    within = sides[0].found[0].within
    ax.set_title(panel_title(name, within, lang), loc="left", fontsize=9.5)
    for side_of_box in ("top", "right"):
        ax.spines[side_of_box].set_visible(False)
    return ax


def _reach(ax: Axes, name: str) -> float:
    return max(_LEAST if name in ("in_line", "waiting") else 1.0, 1.05 * ax.get_ylim()[1])


def bands(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Return low end, mean and high end at each point; NaN where a replication has no value.

    Args:
        values: shape (replications, points); for one replication the ends are its values.
    """
    if len(values) == 1:
        return values[0], values[0], values[0]
    found = [t_interval(column, _CONFIDENCE) for column in values.T]
    return tuple(np.array([getattr(i, end) for i in found]) for end in ("low", "mean", "high"))


def _draw_clock(ax: Axes, at: int) -> None:
    ticks = range(-REACH, REACH + 1, _EVERY)
    ax.set_xticks(ticks, [show_time_of_day(at + minute * MINUTE) for minute in ticks], fontsize=8.5)


def _draw_foot(figure: Figure, text: str) -> None:
    """Write the footnote below the panels, apart from their axes."""
    height = figure.get_figheight()
    lines = 1 + text.count("\n")
    share = (_FOOT_GAP + lines * _FOOT_LINE) / height
    figure.text(0.01, 0.04 / height, text, fontsize=8.5, ha="left", va="bottom").set_in_layout(
        False
    )
    figure.set_layout_engine("constrained", rect=(0, share, 1, 1 - share))


def _draw_head(ax: Axes, sides: Sequence[Side], lang: Language) -> None:
    """Write what is shown, and of which scenarios."""
    ax.set_axis_off()
    ax.set_xticks([])
    ax.set_yticks([])
    days, at = sides[0].scenario.study.days, sides[0].found[0].at
    title = ax.set_title(headline(at, days, lang), loc="left", fontsize=11, fontweight="bold")
    title.set_in_layout(False)
    names = [shortened(side.label or told(side.scenario.title, lang), _WIDEST) for side in sides]
    if len(sides) == 1:
        ax.text(0, 1, names[0], fontsize=9, va="top", parse_math=False).set_in_layout(False)
        return
    _name_lines(ax, names)


def _name_lines(ax: Axes, names: Sequence[str]) -> None:
    """Write which line is which of two scenarios."""
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], color=colour, linestyle=dashes, linewidth=1.8)
        for _, (colour, dashes) in zip(names, _LOOKS, strict=False)
    ]
    legend = ax.legend(
        handles,
        # matplotlib leaves a label out of the legend if it begins with an underscore.
        [f" {name}" if name.startswith("_") else name for name in names],
        loc="upper left",
        bbox_to_anchor=(0, 1),
        frameon=False,
        fontsize=9,
        borderpad=0,
        borderaxespad=0,
        handlelength=2.6,
    )
    legend.set_in_layout(False)
    for text in legend.get_texts():
        text.set_parse_math(False)
