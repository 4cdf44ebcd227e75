"""Marks of the staffing picture: standings differ in shape and filling, not in colour alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cssim.experiment.sweeping.targets import Standing
from cssim.results import Kpi

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D

INK = "#222222"
LINE = "#888888"
TARGET = "#b3261e"
TARGET_DASHES = (0, (5, 3))
HATCH = "////"

Ends = tuple[float, float] | None


@dataclass(frozen=True)
class Look:
    """How the marks of one standing look.

    Attributes:
        marker: shape, in the letters of matplotlib.
        colour: of edge and interval.
        face: inside; of a half-filled mark the left half, the other one is white.
        fill: how much of it has that colour: "full" or "left".
        size: in points.
    """

    marker: str
    colour: str
    face: str
    fill: Literal["full", "left"]
    size: float


LOOKS = {
    Standing.MEETS: Look("o", "#0b5394", "#0b5394", "full", 9.0),
    Standing.FAILS: Look("s", "#c8501e", "white", "full", 7.5),
    Standing.NOT_YET_KNOWN: Look("D", "#444444", "#444444", "left", 7.5),
}
"""Blue and vermilion stay apart for all common kinds of colour blindness."""


def mark_of(standing: Standing, x: float, y: float) -> Line2D:
    """Return the mark of a standing, to be put on axes or into a legend."""
    from matplotlib.lines import Line2D

    look = LOOKS[standing]
    return Line2D(
        [x], [y], marker=look.marker, markersize=look.size, markeredgecolor=look.colour,
        markeredgewidth=1.6, markerfacecolor=look.face, markerfacecoloralt="white",
        fillstyle=look.fill, linestyle="none", zorder=4,
    )  # fmt: skip


def draw_mark(
    ax: Axes, standing: Standing, x: float, y: float, *, across: Ends = None, upright: Ends = None
) -> None:
    """Draw a mark with its intervals, if they have ends.

    Args:
        ax: where.
        standing: which look.
        x: place, in data coordinates.
        y: place.
        across: ends of the interval in x.
        upright: ends of the interval in y.
    """
    colour = LOOKS[standing].colour
    for ends, fixed, lines in ((across, y, ax.hlines), (upright, x, ax.vlines)):
        if ends is not None and math.isfinite(ends[0]) and math.isfinite(ends[1]):
            lines(fixed, *ends, color=colour, linewidth=1.3, alpha=0.85, zorder=3)
    ax.add_line(mark_of(standing, x, y))


def ring_of(x: float, y: float) -> Line2D:
    """Return the ring around the mark of the answer, to be put on axes or into a legend."""
    from matplotlib.lines import Line2D

    return Line2D(
        [x], [y], marker="o", markersize=16, markerfacecolor="none", markeredgecolor=INK,
        markeredgewidth=1.2, linestyle="none", zorder=5,
    )  # fmt: skip


def scale_of(kpi: Kpi) -> float:
    """Return the factor from a KPI's value to what is drawn: shares are drawn in per cent."""
    return 100.0 if kpi.unit == "share" else 1.0
