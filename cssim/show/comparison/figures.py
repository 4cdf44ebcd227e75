"""Figures of the small tables of who is concerned."""

from __future__ import annotations

import math

from cssim.experiment import Interval
from cssim.show.language import Language

Lines = list[tuple[str, ...]]


def show_ends(interval: Interval | None, lang: Language, scale: float = 100) -> str:
    """Return the ends of an interval; by default those of a share, in per cent."""
    if interval is None:
        return "尚不确定" if lang == "zh" else "not yet known"
    ends = (show_plain(end * scale) for end in (interval.low, interval.high))
    return (" 至 " if lang == "zh" else " to ").join(ends)


def show_plain(value: float) -> str:
    """Return a figure with one decimal; nothing for what is undefined."""
    if math.isnan(value):
        return ""
    shown = "∞" if math.isinf(value) else f"{abs(value):.1f}"
    return f"−{shown}" if value < 0 and shown != "0.0" else shown
