"""The parts of the staffing picture on one figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cssim.experiment.sweeping.targets import TargetsMet
from cssim.show.language import Language
from cssim.show.picture import Picture
from cssim.show.sweep.answer import counts, headline, method
from cssim.show.sweep.legend import draw_legend, draw_list
from cssim.show.sweep.line import draw_line, is_line
from cssim.show.sweep.matrix import draw_matrix, is_matrix
from cssim.show.sweep.options import Offer
from cssim.show.sweep.placing import write_names
from cssim.show.sweep.tradeoff import draw_tradeoff
from cssim.show.sweep.words import OTHER, listed
from cssim.show.wrapping import wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_HEIGHT = 7.4
_WIDE, _NARROW = 14.0, 10.0
_HEAD_SIZE, _FOOT_SIZE = 12.0, 8.5
_LETTERS = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
"""Latin letters to an inch that are tried, so that lines are as long as there is room."""
_ROOM = 0.93
"""Share of the width of the figure that lines may take."""
_HEAD_LINE, _HEAD_REST = 0.23, 0.24
"""Inches of a line of the answer, and of the line below it."""
_LEGEND_ROW = 0.28
_LEGEND_COLUMNS = 6
_NAME_SIZE = 9.0


def draw_staffing(offer: Offer, found: TargetsMet, days: int, lang: Language) -> Figure:
    """Draw the options by cost and service, and beside it what suits the paths that vary.

    Args:
        offer: what is drawn.
        found: what it was made of.
        days: of the study.
        lang: language of the words.
    """
    beside = _beside(offer)
    figure = Picture(_WIDE if beside else _NARROW, _HEIGHT)
    said = _on_lines(figure, headline(offer, found, lang), _HEAD_SIZE, "bold")
    head = _HEAD_LINE * (said.count("\n") + 1) + _HEAD_REST
    foot_rows = 1 if beside else 2
    grid = figure.add_gridspec(
        3, 2 if beside else 1, height_ratios=(head, _HEIGHT - 1.5, foot_rows * _LEGEND_ROW)
    )
    tradeoff = draw_tradeoff(figure.add_subplot(grid[1, 0]), offer, lang)
    title = _marks_text(offer, lang)
    tradeoff.set_title(title, loc="left", fontsize=9, parse_math=False)
    if beside:
        beside(figure.add_subplot(grid[1, 1]), offer, lang)
    _draw_head(figure.add_subplot(grid[0, :]), said, counts(found, lang))
    draw_legend(figure.add_subplot(grid[2, :]), offer, _LEGEND_COLUMNS // foot_rows, lang)
    foot = _on_lines(figure, method(offer, found, days, lang), _FOOT_SIZE, "normal")
    below = figure.supxlabel(foot, fontsize=_FOOT_SIZE, ha="left")
    figure.draw_without_rendering()
    below.set_x(tradeoff.get_position().x0)
    figure.set_layout_engine("none")
    crowded = write_names(tradeoff, offer, size=_NAME_SIZE)
    if crowded:
        title += OTHER[lang]["crowded"].format(count=crowded)
        tradeoff.set_title(title, loc="left", fontsize=9, parse_math=False)
    return figure


def _beside(offer: Offer) -> Callable[[Axes, Offer, Language], object] | None:
    """Return what is drawn on the right, if anything is."""
    if is_line(offer):
        return draw_line
    if is_matrix(offer):
        return draw_matrix
    return draw_list if offer.is_numbered else None


def _on_lines(figure: Figure, text: str, size: float, weight: str) -> str:
    """Return a text on as few lines as the width of the figure allows, three at the most."""
    trial = figure.text(0, 0, "", fontsize=size, fontweight=weight, parse_math=False)
    for letters in _LETTERS:
        trial.set_text(wrapped(text, int(letters * figure.get_figwidth()), 3))
        if trial.get_window_extent().width <= _ROOM * figure.bbox.width:
            break
    trial.remove()
    return trial.get_text()


def _draw_head(ax: Axes, said: str, below: str) -> None:
    """Write the answer, and below it how many options meet the target."""
    ax.set_axis_off()
    answer = ax.text(0, 1, said, fontsize=_HEAD_SIZE, fontweight="bold", va="top", parse_math=False)
    counted = ax.text(0, 0, below, fontsize=10, va="bottom")
    for text in (answer, counted):
        text.set_in_layout(False)


def _marks_text(offer: Offer, lang: Language) -> str:
    words = OTHER[lang]
    if offer.is_numbered:
        return words["number"]
    return wrapped(words["beside"].format(paths=listed(offer.paths, lang)), 70, 2)
