"""The agents of a scene: their chats in lanes, what they did, and where they were."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

import numpy as np

from cssim.model import Cause, Presence, team_of
from cssim.results.scenes.lanes import lanes_of
from cssim.results.scenes.parts import Band, Bar, GaveUp, Span, Work
from cssim.results.scenes.unattended import without
from cssim.results.scenes.window import Window
from cssim.results.tables import Column, merged

Rows = list[dict[str, Any]]


class Place(NamedTuple):
    """Where a chat was: with whom, from when to when (µs), in which lane."""

    contact: int
    person: int
    opened: int
    closed: int
    lane: int


class Desk(NamedTuple):
    """What one person had and did in a window."""

    slots: Rows
    waits: Rows
    turns: Rows
    tasks: Rows
    helped: Rows
    presence: Rows
    shifts: Rows


def bands_of(window: Window) -> tuple[tuple[Band, ...], list[Place]]:
    """Return the agents who were, or were to be, there in a window, and where chats were."""
    desks = _desks(window)
    places: list[Place] = []
    bands = []
    for person in sorted(desks, key=lambda p: (_first_there(desks[p]), p)):
        band, own = _band(window, person, desks[person])
        bands.append(band)
        places += own
    return tuple(bands), places


def _desks(window: Window) -> dict[int, Desk]:
    """Sort the rows of a window by the person they are about."""
    desks: dict[int, Desk] = defaultdict(lambda: Desk([], [], [], [], [], [], []))
    owner = {}
    for table, whose, first, last in (
        ("slots", "person", "opened", "closed"),
        ("turns", "agent", "begin", "sent"),
        ("tasks", "person", "begin", "done"),
        ("helped", "helper", "begin", "done"),
        ("presence", "person", "begin", "end"),
        ("shifts", "person", "planned_begin", "planned_end"),
    ):
        for row in window.rows(table, first, last):
            getattr(desks[row[whose]], table).append(row)
            if table == "slots":
                owner[row["row"]] = row["person"]
    for wait in window.waits:
        if wait["slot"] in owner:
            desks[owner[wait["slot"]]].waits.append(wait)
    return dict(desks)


def _first_there(desk: Desk) -> int:
    begins = [s["planned_begin"] for s in desk.shifts] + [p["begin"] for p in desk.presence]
    return int(min(begins, default=0))


def _band(window: Window, person: int, desk: Desk) -> tuple[Band, list[Place]]:
    """Draw up the band of one person; what holds no slot has a lane as well."""
    alone = [
        *((Work.OFFLINE, t["begin"], t["sent"]) for t in desk.turns if t["offline"]),
        *((Work.TASK, t["begin"], t["done"]) for t in desk.tasks),
        *((Work.HELP, t["begin"], t["done"]) for t in desk.helped),
    ]
    spans = [(s["opened"], s["closed"]) for s in desk.slots] + [job[1:] for job in alone]
    lanes = lanes_of(spans)
    held, free = lanes[: len(desk.slots)], lanes[len(desk.slots) :]
    places = [
        Place(s["contact"], person, s["opened"], s["closed"], lane)
        for s, lane in zip(desk.slots, held, strict=True)
    ]
    lane_of = {s["row"]: lane for s, lane in zip(desk.slots, held, strict=True)}
    jobs = [Bar(*job, lane) for job, lane in zip(alone, free, strict=True)]
    rest, tasks = ([b for b in jobs if (b.work is Work.TASK) is task] for task in (False, True))
    replies = _replies(desk.turns, places)
    bars = [Bar(Work.CHAT, p.opened, p.closed, p.lane) for p in places]
    bars += [Bar(Work.WAITING, w["begin"], w["end"], lane_of[w["slot"]]) for w in desk.waits]
    bars += [*replies, *rest, *_tasks(window, tasks, [*rest, *replies], desk.presence)]
    band = Band(
        person=person,
        team=team_of(window.run.scenario.rulebook, person),
        shifts=tuple(dict.fromkeys(s["shift"] for s in desk.shifts)),
        lanes=max(lanes, default=-1) + 1,
        bars=tuple(bars),
        gave_up=tuple(GaveUp(w["end"], lane_of[w["slot"]]) for w in desk.waits if w["gave_up"]),
        planned=tuple((s["planned_begin"], s["planned_end"]) for s in desk.shifts),
        spans=tuple(_span(p) for p in desk.presence),
    )
    return band, places


def _span(row: dict[str, Any]) -> Span:
    return Span(Presence(row["presence"]), Cause(row["cause"]), row["begin"], row["end"])


def _replies(turns: Rows, places: list[Place]) -> list[Bar]:
    """Return the replies to chats, each in the lane of its chat at that time."""
    by_contact = defaultdict(list)
    for place in places:
        by_contact[place.contact].append(place)
    bars = []
    for turn in turns:
        if turn["offline"]:
            continue
        work = Work.TO_NOBODY if turn["to_nobody"] else Work.REPLY
        lane = next(
            p.lane for p in by_contact[turn["contact"]] if p.opened <= turn["begin"] < p.closed
        )
        bars.append(Bar(work, turn["begin"], turn["sent"], lane))
    return bars


def _tasks(window: Window, tasks: list[Bar], other: list[Bar], presence: Rows) -> list[Bar]:
    """Return tasks while their person is there, and when they were worked on.

    That is at the desk, while nothing else was in hand; who finishes or serves has laid them aside.
    """
    around = [(-(2**62), 2**62)]
    at_desk, there = (
        _joined([(p["begin"], p["end"]) for p in presence if p["presence"] in places])
        for places in ((Presence.AT_DESK,), (Presence.AT_DESK, Presence.FINISHING))
    )
    gone = without(*_joined(around), *there)
    not_now = without(*_joined(around), *at_desk)
    in_hand = _joined([(bar.begin, bar.end) for bar in other])
    busy = merged(*(np.append(*sides) for sides in zip(not_now, in_hand, strict=True)))
    return [
        *(bar for task in tasks for bar in _cut(task, Work.TASK, gone, window)),
        *(bar for task in tasks for bar in _cut(task, Work.TASK_WORK, busy, window)),
    ]


def _cut(task: Bar, work: Work, gone: tuple[Column, Column], window: Window) -> list[Bar]:
    """Return what is left of a task in the window when other times are cut out."""
    begin, end = max(task.begin, window.begin), min(task.end, window.end)
    parts = without(np.array([begin]), np.array([end]), *gone)
    stretches = zip(*(side.tolist() for side in parts), strict=True)
    return [Bar(work, first, last, task.lane) for first, last in stretches]


def _joined(spans: list[tuple[int, int]]) -> tuple[Column, Column]:
    begin, end = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    return merged(begin, end)
