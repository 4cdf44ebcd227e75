"""Service against cost: a mark for each option, with its intervals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from cssim.show.language import Language
from cssim.show.sweep.marks import LINE, TARGET, TARGET_DASHES, draw_mark, ring_of
from cssim.show.sweep.options import Offer
from cssim.show.sweep.words import axis_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Segment = tuple[tuple[float, float], tuple[float, float]]
"""From where to where in x, and in y."""

_MARGIN = 0.08
"""Room on each side of what is drawn, as a share of it."""
_LEAST_SPAN = 0.02
"""An axis shows at least this share of its values, also if they are all the same."""


def draw_tradeoff(ax: Axes, offer: Offer, lang: Language) -> Axes:
    """Draw service over cost, the target, and the line of the efficient options."""
    draw_target(ax, offer)
    _draw_efficient(ax, offer)
    for option in offer.options:
        if option.service and option.cost:
            x, y = option.cost, option.service
            draw_mark(ax, option.standing, x.mean, y.mean, across=x.ends, upright=y.ends)
        if option.is_answer and option.place:
            ax.add_line(ring_of(*option.place))
    ax.set_xlim(*reach_of([x for o in offer.options if o.cost for x in o.cost.reach]))
    set_service_reach(ax, offer)
    ax.set_xlabel(axis_text(offer.cost, lang))
    ax.set_ylabel(axis_text(offer.target.kpi, lang))
    return ax


def draw_target(ax: Axes, offer: Offer) -> None:
    """Draw the target across, and what axes with service upright have in common."""
    ax.axhline(offer.bound, color=TARGET, linewidth=1.4, linestyle=TARGET_DASHES, zorder=1)
    ax.grid(alpha=0.25)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)


def set_service_reach(ax: Axes, offer: Offer) -> None:
    """Show all services, their intervals and the target."""
    services = [y for o in offer.options if o.service for y in o.service.reach]
    ax.set_ylim(*reach_of([offer.bound, *services]))


def reach_of(values: Sequence[float]) -> tuple[float, float]:
    """Return the ends of an axis that shows all values with some room beside them.

    Examples:
        >>> [round(end, 3) for end in reach_of([0.0, 100.0])]
        [-8.0, 108.0]
    """
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    span = max(high - low, _LEAST_SPAN * max(abs(low), abs(high))) or 1.0
    middle, half = (low + high) / 2, span * (0.5 + _MARGIN)
    return middle - half, middle + half


def _draw_efficient(ax: Axes, offer: Offer) -> None:
    """Draw as a staircase the best mean service that so much cost buys."""
    for across, upright in staircase_of(offer):
        ax.plot(across, upright, color=LINE, linewidth=1.6, solid_capstyle="round", zorder=2)


def staircase_of(offer: Offer) -> list[Segment]:
    """Return the best mean service that so much cost buys, flat and upright parts in turn."""
    steps = sorted(option.place for option in offer.options if option.is_efficient and option.place)
    parts: list[Segment] = []
    for (x, y), (farther, other) in pairwise(steps):
        parts += [((x, farther), (y, y)), ((farther, farther), (y, other))]
    return parts


def lines_of(offer: Offer) -> list[Segment]:
    """Return the lines that names should not lie on, the target among them."""
    costs = [x for option in offer.options if option.cost for x in option.cost.reach]
    return [*staircase_of(offer), (reach_of(costs), (offer.bound, offer.bound))]
