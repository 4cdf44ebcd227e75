"""One path that varies: the service at each of its values, with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cssim.show.language import Language
from cssim.show.sweep.marks import LINE, TARGET, TARGET_DASHES, draw_mark
from cssim.show.sweep.options import Offer, is_number
from cssim.show.sweep.tradeoff import draw_target, reach_of, set_service_reach
from cssim.show.sweep.words import axis_text
from cssim.show.width import shortened
from cssim.show.wrapping import wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_TICKS = 12
"""Values up to which each has its tick, or its name two lines."""
_MOST_NAMES = 26
"""Names that fit below each other."""


def is_line(offer: Offer) -> bool:
    """Return whether one path varies, and its values can be written beside each other."""
    return len(offer.paths) == 1 and (_by_number(offer) or len(offer.options) <= _MOST_NAMES)


def draw_line(ax: Axes, offer: Offer, lang: Language) -> Axes:
    """Draw the service over the values of the path; beside their names if they are no numbers."""
    draw = _draw_over_numbers if _by_number(offer) else _draw_names
    return draw(ax, offer, lang)


def _draw_over_numbers(ax: Axes, offer: Offer, lang: Language) -> Axes:
    draw_target(ax, offer)
    found = [(float(o.raw[0]), o, o.service) for o in offer.options if o.service]  # type: ignore[arg-type]
    found.sort(key=lambda one: one[0])
    xs, ys = [x for x, _, _ in found], [service.mean for _, _, service in found]
    ax.plot(xs, ys, color=LINE, linewidth=1.2, zorder=2)
    for x, option, service in found:
        draw_mark(ax, option.standing, x, service.mean, upright=service.ends)
    ax.set_xlim(*reach_of(xs))
    set_service_reach(ax, offer)
    if len(xs) <= _MOST_TICKS:
        ax.set_xticks(xs, [option.values[0] for _, option, _ in found])
    ax.set_xlabel(wrapped(offer.paths[0], 60, 2), parse_math=False)
    ax.set_ylabel(axis_text(offer.target.kpi, lang))
    return ax


def _draw_names(ax: Axes, offer: Offer, lang: Language) -> Axes:
    """Draw one row a value, the first one on top."""
    ax.axvline(offer.bound, color=TARGET, linewidth=1.4, linestyle=TARGET_DASHES, zorder=1)
    ax.grid(axis="x", alpha=0.25)
    for row, option in enumerate(offer.options):
        if option.service:
            service = option.service
            draw_mark(ax, option.standing, service.mean, row, across=service.ends)
    services = [x for option in offer.options if option.service for x in option.service.reach]
    ax.set_xlim(*reach_of([offer.bound, *services]))
    ax.set_ylim(len(offer.options) - 0.4, -0.6)
    names = [f"{o.mark}  {o.values[0]}" if offer.is_numbered else o.mark for o in offer.options]
    lines = 2 if len(names) <= _MOST_TICKS else 1
    ax.set_yticks(
        range(len(names)), [wrapped(n, 26, lines) for n in names], parse_math=False, fontsize=9
    )
    ax.set_title(shortened(offer.paths[0], 60), loc="left", fontsize=9, parse_math=False)
    ax.set_xlabel(axis_text(offer.target.kpi, lang))
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    return ax


def _by_number(offer: Offer) -> bool:
    return all(is_number(option.raw[0]) for option in offer.options)
