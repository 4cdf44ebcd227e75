"""What marks and lines mean, and which option has which number."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cssim.experiment.sweeping.targets import Standing
from cssim.show.language import Language
from cssim.show.sweep.marks import INK, LINE, TARGET, TARGET_DASHES, mark_of, ring_of
from cssim.show.sweep.options import Offer, Option
from cssim.show.sweep.words import OTHER, STANDING, bound_text, listed
from cssim.show.width import shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST = 26
"""Options that a list has room for."""
_WIDEST = 78
"""Width of a line of the list, in Latin letters."""


def draw_legend(ax: Axes, offer: Offer, columns: int, lang: Language) -> None:
    """Draw what marks and lines mean, so many beside each other."""
    from matplotlib.lines import Line2D

    bound = bound_text(offer.target, lang)
    words = OTHER[lang]
    rows = [(mark_of(standing, 0, 0), STANDING[lang][standing]) for standing in Standing]
    dashes = Line2D([], [], color=TARGET, linewidth=1.4, linestyle=TARGET_DASHES)
    rows.append((dashes, words["target"].format(target=bound)))
    if len([option for option in offer.options if option.is_efficient]) > 1:
        rows.append((Line2D([], [], color=LINE, linewidth=1.6), words["efficient"]))
    if any(option.is_answer for option in offer.options):
        rows.insert(1, (ring_of(0, 0), words["answer"]))
    handles, texts = zip(*rows, strict=True)
    ax.set_axis_off()
    ax.legend(
        handles, texts, loc="center left", bbox_to_anchor=(0, 0.5), ncols=columns,
        frameon=False, borderpad=0, borderaxespad=0, fontsize=9.5, columnspacing=2.2,
        handletextpad=0.6,
    )  # fmt: skip


def draw_list(ax: Axes, offer: Offer, lang: Language) -> None:
    """Write which option has which number; if there are too many, the efficient ones first."""
    options = list(offer.options)
    chosen = options
    if len(options) > _MOST:
        ranked = sorted(options, key=_rank)
        chosen = sorted(ranked[:_MOST], key=options.index)
    ax.set_axis_off()
    ax.set_xlim(0, 1)
    ax.set_ylim(_MOST + 1.5, -1.5)
    title = shortened(listed(offer.paths, lang), _WIDEST)
    ax.text(0.02, -1, title, fontsize=9, color=INK, va="center", parse_math=False)
    for row, option in enumerate(chosen):
        _write_option(ax, row, option, lang)
    if len(chosen) < len(options):
        more = OTHER[lang]["more"].format(count=len(options) - len(chosen))
        ax.text(0.02, _MOST + 0.3, more, fontsize=8.5, color=INK, va="center")


def _rank(option: Option) -> tuple[bool, bool, float]:
    cost = option.cost.mean if option.cost else math.inf
    return not option.is_efficient, option.standing is not Standing.MEETS, cost


def _write_option(ax: Axes, row: int, option: Option, lang: Language) -> None:
    ax.add_line(mark_of(option.standing, 0.03, row))
    ax.text(0.1, row, option.mark, fontsize=8.5, color=INK, ha="right", va="center")
    name = shortened(listed(option.values, lang), _WIDEST - 8)
    ax.text(0.12, row, name, fontsize=8.5, color=INK, va="center", parse_math=False)
