"""Colours and hatches of the picture of a shift: of Okabe and Ito, told apart in grey as well."""

from __future__ import annotations

from typing import NamedTuple

from cssim.model import Passing, Presence
from cssim.results.scenes import Work

INK, PALE_INK = "#222222", "#777777"
NOT_THERE = "#e4e4e4"
GAVE_UP = "#a01010"


class Look(NamedTuple):
    """How a bar is filled; `height` is its share of a lane."""

    fill: str
    edge: str
    hatch: str
    height: float


CLOSED = Look("#fafafa", "#dcdcdc", "\\\\", 1)
UNATTENDED = Look("#d55e00", "#d55e00", "", 1)

BARS: dict[Work, Look] = {
    Work.CHAT: Look("#c3d3e6", "none", "", 0.26),
    Work.GONE: Look("#d6d6d6", "#8a8a8a", "", 0.26),
    Work.TASK: Look("#ffffff", "#009e73", "", 0.26),
    Work.WAITING: Look("#fdd9bf", "#d55e00", "//////", 0.62),
    Work.REPLY: Look("#0072b2", "#0072b2", "", 0.76),
    Work.TO_NOBODY: Look("#ffffff", "#8c3f78", "xxxxxx", 0.76),
    Work.OFFLINE: Look("#56b4e9", "#0b4f7a", "", 0.76),
    Work.TASK_WORK: Look("#009e73", "#ffffff", "....", 0.76),
    Work.HELP: Look("#f0e442", "#6b6410", "", 0.76),
}
"""In the order of drawing."""

SPANS: dict[Presence, Look] = {
    Presence.AT_DESK: Look("#ffffff", "none", "", 1),
    Presence.FINISHING: Look("#fff3c9", "#e0c56a", "..", 1),
    Presence.AWAY: Look("#f1f1f1", "#b5b5b5", "///", 1),
    Presence.SIGNED_OUT: Look("#d2d2d2", "#8f8f8f", "xxx", 1),
}

MOVES: dict[Passing, tuple[int, tuple[float, ...]]] = {
    Passing.HAND_OVER: (0, ()),
    Passing.TRANSFER: (0, (4, 2)),
    Passing.HELP: (0, (1, 1.5)),
}
"""Dashes of the arrows."""
MANY_MOVES = 12
"""With more arrows than these, all are thinner and paler."""
