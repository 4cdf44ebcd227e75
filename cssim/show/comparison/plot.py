"""The picture of a comparison: the day by the hour, and what differs by how much."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cssim.experiment import Comparison, Finding, Replications, Verdict
from cssim.show.comparison.method import method_sentence
from cssim.show.comparison.words import hours_sentence, verdict_word
from cssim.show.files import PICTURES, drawn, free_path, write
from cssim.show.fonts import font_family
from cssim.show.language import Language, checked_language, told
from cssim.show.numbers import show_kpi
from cssim.show.width import shortened
from cssim.show.wrapping import wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_TITLE_WIDTH, _FOOT_WIDTH, _LABEL_WIDTH, _LEGEND_WIDTH = 150, 215, 60, 28
_FARTHEST = 1e6
"""In units of what matters; whatever lies beyond is drawn there."""
SIDES = (("#1f5a92", "-", "o"), ("#c8501e", "--", "s"))
_VERDICT_COLOURS = {
    Verdict.BETTER: "#2b7a3d",
    Verdict.WORSE: "#b3261e",
    Verdict.HIGHER: "#444444",
    Verdict.LOWER: "#444444",
    Verdict.NO_DIFFERENCE: "#777777",
    Verdict.NOT_YET_KNOWN: "#b08900",
    Verdict.IDENTICAL: "#777777",
}
_WORDS = {
    "en": {
        "answered": "answered within 60 s, % of those who find somebody on duty",
        "people": "people at the desk",
        "shoppers": "shoppers an hour",
        "hour": "hour of day",
        "scale": "difference, in units of what matters in practice",
        "worse": "← worse",
        "better": "better →",
        "matters": "grey: no difference that matters;  ◇ neither good nor bad",
    },
    "zh": {
        "answered": "60秒内首次响应（占有客服在岗时的咨询买家，%）",
        "people": "在台人数",
        "shoppers": "每小时买家",
        "hour": "时刻",
        "scale": "差值（以有实际意义的最小差值为单位）",
        "worse": "← 更差",
        "better": "更好 →",
        "matters": "灰色：无实际差别；◇ 无好坏之分",
    },
}


def plot_comparison(
    comparison: Comparison, path: str | Path | None, *, lang: str, overwrite: bool
) -> Figure:
    """Draw a comparison, and write it if a path is given.

    Raises:
        CssimError: the path may not be written, or no font has Chinese characters.
    """
    from matplotlib import rc_context

    from cssim.show.picture import Picture

    language = checked_language(lang)
    wanted = None if path is None else free_path(path, overwrite=overwrite, endings=PICTURES)
    with rc_context({"font.family": font_family(language), "axes.unicode_minus": False}):
        figure = Picture(15, 8.6)
        grid = figure.add_gridspec(2, 2, height_ratios=(2, 1.15), width_ratios=(1.15, 1))
        answered = figure.add_subplot(grid[0, 0])
        people = figure.add_subplot(grid[1, 0], sharex=answered)
        differences = figure.add_subplot(grid[:, 1])
        sides = (comparison.first, comparison.second)
        draw_answered_by_hour(answered, sides, comparison.labels, language)
        draw_people_by_hour(people, sides, language)
        draw_differences(differences, comparison.shown, language)
        headline = wrapped(_headline(comparison, language), _TITLE_WIDTH, 3)
        title = figure.suptitle(headline, fontsize=12, x=0.01, ha="left")
        title.set_parse_math(False)
        method = wrapped(method_sentence(comparison, language), _FOOT_WIDTH, 3)
        figure.supxlabel(method, fontsize=8.5, x=0.01, ha="left")
    if wanted is not None:
        write(wanted, drawn(figure, wanted.suffix[1:].lower(), dpi=150))
    return figure


def draw_answered_by_hour(
    ax: Axes, sides: Sequence[Replications], labels: Sequence[str], lang: Language
) -> Axes:
    """Draw the share answered within 60 s by clock hour, one line a side."""
    hours = np.arange(24)
    for side, label, (colour, line, mark) in zip(sides, labels, SIDES, strict=True):
        share = _mean_profile(side, "answered")
        # matplotlib leaves a label out of the legend if it begins with an underscore.
        shown = shortened(f" {label}" if label.startswith("_") else label, _LEGEND_WIDTH)
        ax.plot(hours + 0.5, 100 * share, line, color=colour, marker=mark, ms=5, label=shown)
    ax.set_ylim(0, 102)
    ax.set_ylabel(_WORDS[lang]["answered"])
    ax.grid(axis="y", alpha=0.3)
    legend = ax.legend(frameon=False, loc="lower left", bbox_to_anchor=(0, 1), ncols=2, borderpad=0)
    for text in legend.get_texts():
        text.set_parse_math(False)
    ax.tick_params(labelbottom=False)
    return ax


def draw_people_by_hour(ax: Axes, sides: Sequence[Replications], lang: Language) -> Axes:
    """Draw how many people sit at the desk by clock hour, above the shoppers who write."""
    words, hours = _WORDS[lang], np.arange(24)
    shoppers = _mean_profile(sides[0], "shoppers")
    crowd = ax.twinx()
    crowd.bar(hours + 0.5, shoppers, width=0.9, color="#dddddd", zorder=0)
    crowd.set_ylabel(words["shoppers"], color="#888888")
    crowd.tick_params(axis="y", colors="#888888")
    ax.set_zorder(crowd.get_zorder() + 1)
    ax.patch.set_visible(False)
    top = 0.0
    for side, (colour, line, _) in zip(sides, SIDES, strict=True):
        people = _mean_profile(side, "at_desk")
        top = max(top, float(people.max()))
        ax.stairs(people, np.arange(25), color=colour, linestyle=line, linewidth=2)
    ax.set_ylim(0, 1.15 * max(top, 1))
    ax.set_xlim(0, 24)
    ax.set_xticks(range(0, 25, 2))
    ax.set_ylabel(words["people"])
    ax.set_xlabel(words["hour"])
    return ax


def draw_differences(ax: Axes, findings: Sequence[Finding], lang: Language) -> Axes:
    """Draw each difference with its interval, in units of what matters, better to the right."""
    words = _WORDS[lang]
    ax.axvspan(-1, 1, color="#eeeeee", zorder=0)
    ax.axvline(0, color="#999999", linewidth=0.8)
    for row, finding in enumerate(findings):
        _draw_difference(ax, row, finding, lang)
    ax.set_xscale("symlog", linthresh=2, linscale=0.8)
    reach = max(3.0, 1.3 * max(abs(edge) for edge in ax.get_xlim()))
    ax.set_xlim(-reach, reach)
    ax.set_ylim(len(findings) - 0.4, -0.9)
    ax.set_yticks(range(len(findings)), [told(f.kpi.name, lang) for f in findings], fontsize=9)
    ticks = [t for t in (-100, -30, -10, -3, -1, 0, 1, 3, 10, 30, 100) if abs(t) < reach]
    ax.set_xticks(ticks, [f"{t:+d}".replace("-", "−") if t else "0" for t in ticks], fontsize=8)
    ax.minorticks_off()
    ax.set_xlabel(f"{words['scale']}\n{words['matters']}", fontsize=9)
    across = ax.get_yaxis_transform()
    for x, side, word, colour in (
        (0.02, "left", "worse", "#b3261e"),
        (0.98, "right", "better", "#2b7a3d"),
    ):
        ax.text(
            x, -0.95, words[word], fontsize=9, color=colour, ha=side, va="bottom", transform=across
        )
    return ax


def _draw_difference(ax: Axes, row: int, finding: Finding, lang: Language) -> None:
    kpi, colour = finding.kpi, _VERDICT_COLOURS[finding.verdict]
    now, then = (show_kpi(kpi, v, lang) for v in (finding.first, finding.second))
    beside = ax.get_yaxis_transform()
    ax.text(1.02, row - 0.16, f"{now} → {then}", fontsize=8, va="center", transform=beside)
    word = verdict_word(finding.verdict, lang)
    ax.text(1.02, row + 0.22, word, fontsize=8, color=colour, va="center", transform=beside)
    if finding.difference is None:
        return
    sign = -1.0 if kpi.good == "lower" else 1.0
    low, middle, high = (
        min(max(sign * edge / kpi.matters, -_FARTHEST), _FARTHEST)
        for edge in (finding.difference.low, finding.difference.mean, finding.difference.high)
    )
    if math.isinf(finding.difference.half_width):
        ax.axhline(row, color=colour, linewidth=2, linestyle=":")
        return
    mark = "d" if kpi.good == "neither" else "o"
    ax.plot([low, high], [row, row], color=colour, linewidth=2, solid_capstyle="butt")
    ax.plot(middle, row, mark, color=colour, ms=6, mfc="white" if mark == "d" else colour)


def _mean_profile(side: Replications, name: str) -> np.ndarray:
    """Average a profile over replications; hours in which nobody ever writes stay empty."""
    rows = np.array([getattr(profile, name) for profile in side.profiles])
    seen = ~np.isnan(rows)
    total = np.where(seen, rows, 0).sum(axis=0)
    return np.where(seen.any(axis=0), total / np.maximum(seen.sum(axis=0), 1), np.nan)


def _headline(comparison: Comparison, lang: Language) -> str:
    counted = (Verdict.BETTER, Verdict.WORSE, Verdict.NOT_YET_KNOWN)
    numbers = [sum(f.verdict is verdict for f in comparison.shown) for verdict in counted]
    words = [verdict_word(verdict, lang) for verdict in counted]
    first, second = (shortened(label, _LABEL_WIDTH) for label in comparison.labels)
    hours = hours_sentence(replace(comparison, labels=(first, second)), lang)
    if lang == "zh":
        counts = "，".join(f"{n}项{word}" for n, word in zip(numbers, words, strict=True))
        return f"“{second}”对比“{first}”：{counts}。{hours}"
    counts = ", ".join(f"{n} {word}" for n, word in zip(numbers, words, strict=True))
    return f"“{second}” against “{first}”: {counts}. {hours}"
