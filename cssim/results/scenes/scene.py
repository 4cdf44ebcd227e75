"""A scene of a run: who did what between two times."""

from __future__ import annotations

import numpy as np

from cssim.model import Passing
from cssim.results.run import Run
from cssim.results.scenes.bands import Place, bands_of
from cssim.results.scenes.lanes import lanes_of
from cssim.results.scenes.parts import Bar, GaveUp, Move, Queue, Scene, Work
from cssim.results.scenes.unattended import opening_hours, unattended, without
from cssim.results.scenes.waits import IN_LINE, found_nobody
from cssim.results.scenes.window import Window
from cssim.results.tables import Column


def scene_of(run: Run, begin: int, end: int) -> Scene:
    """Gather what happened in a window of a run.

    Args:
        run: a replication.
        begin: begin of the window, µs.
        end: its end, after it.
    """
    window = Window(run, begin, end)
    bands, places = bands_of(window)
    nobody = found_nobody(run)
    whole = np.array([begin]), np.array([end])
    here = (nobody.at >= begin) & (nobody.at < end)
    return Scene(
        begin=begin,
        end=end,
        line=_line_of(window),
        bands=bands,
        moves=tuple(_moves(window, places)),
        closed=_pairs(without(*whole, *opening_hours(run, begin, end))),
        unattended=_pairs(unattended(run, begin, end)),
        left_message=tuple(nobody.at[here & nobody.left_message].tolist()),
        lost=tuple(nobody.at[here & ~nobody.left_message].tolist()),
    )


def _pairs(stretches: tuple[Column, Column]) -> tuple[tuple[int, int], ...]:
    return tuple(zip(*(side.tolist() for side in stretches), strict=True))


def _line_of(window: Window) -> Queue:
    """Return the line; who has gone silently stays in it until called."""
    waits = sorted(
        (w for w in window.waits if w["slot"] == IN_LINE), key=lambda w: (w["begin"], w["contact"])
    )
    called = [_called(window, w["contact"], w["end"]) if w["gave_up"] else w["end"] for w in waits]
    lanes = lanes_of([(w["begin"], e) for w, e in zip(waits, called, strict=True)])
    bars, gave_up = [], []
    for wait, end, lane in zip(waits, called, lanes, strict=True):
        bars.append(Bar(Work.WAITING, wait["begin"], wait["end"], lane))
        if wait["gave_up"]:
            gave_up.append(GaveUp(wait["end"], lane))
        if end > wait["end"]:
            bars.append(Bar(Work.GONE, wait["end"], end, lane))
    return Queue(max(lanes, default=-1) + 1, tuple(bars), tuple(gave_up))


def _called(window: Window, contact: int, left: int) -> int:
    """Return when a slot was given to somebody who had left the line silently."""
    slots = window.run.tables.columns.slots
    first = np.searchsorted(slots["contact"], contact)
    last = np.searchsorted(slots["contact"], contact, side="right")
    opened = slots["opened"][first:last]
    return int(opened[opened >= left].min(initial=2**62)) if (opened >= left).any() else left


def _moves(window: Window, places: list[Place]) -> list[Move]:
    """Return the chats that changed hands, with the lanes they came from and went to."""
    left = {(p.contact, p.person, p.closed): p.lane for p in places}
    came = {(p.contact, p.person, p.opened): p.lane for p in places}
    passes = window.run.tables.columns.passes
    moves = []
    for contact, at, giver, taker, why in zip(
        *(passes[name].tolist() for name in ("contact", "at", "from_person", "to_person", "why")),
        strict=True,
    ):
        if window.begin < at < window.end:
            lanes = left[contact, giver, at], came[contact, taker, at]
            moves.append(Move(at, Passing(why), giver, lanes[0], taker, lanes[1]))
    return moves
