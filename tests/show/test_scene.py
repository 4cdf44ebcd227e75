"""What a picture of a shift shows, worked out by hand; times are seconds from 09:00."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from show.tiny import BOTH, EARLY, LATE, STINTS, a_day, at, chat, since, slot, there, tiny, turn

from cssim.model import Cause, Outcome, Passing, Presence
from cssim.results.scenes import Band, Bar, Scene, Work, scene_of
from cssim.results.scenes.lanes import lanes_of
from cssim.results.scenes.parts import Queue
from cssim.results.scenes.waits import IN_LINE, found_nobody, waits_of


@pytest.fixture(scope="module")
def scene() -> Scene:
    return scene_of(a_day(), at(0), at(1500))


def bars(of: Band | Queue, work: Work) -> list[tuple[float, float, int]]:
    return [(since(b.begin), since(b.end), b.lane) for b in of.bars if b.work is work]


def test_waits() -> None:
    waits = waits_of(a_day())
    columns = (waits.contact, waits.slot, waits.begin, waits.end, waits.gave_up)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    assert [(c, s, since(b), since(e), gone) for c, s, b, e, gone in rows] == [
        (1, 1, 20, 40, False),
        (3, 2, 120, 130, True),
        (4, 4, 610, 620, False),
        (2, IN_LINE, 30, 60, True),
        (5, IN_LINE, 580, 1200, False),
    ]


def test_a_wait_that_moves_to_a_colleague_is_in_two_places() -> None:
    run = tiny(
        chats=[chat(0, 10)],
        turns=[turn(0, 10, agent=LATE, begin=90, sent=95)],
        slots=[slot(0, EARLY, 40, 70), slot(0, LATE, 70, 100)],
        presence=BOTH,
    )
    waits = waits_of(run)
    found = zip(waits.slot.tolist(), waits.begin.tolist(), waits.end.tolist(), strict=True)
    assert [(s, since(b), since(e)) for s, b, e in found] == [
        (0, 40, 70),
        (1, 70, 90),
        (IN_LINE, 10, 40),
    ]


def test_who_gives_up_at_once_is_seen() -> None:
    run = tiny(
        chats=[
            chat(0, 10, Outcome.LEFT_OPENLY, left=10),
            chat(1, 20, Outcome.LEFT_SILENTLY, left=20),
            chat(2, 30, Outcome.LEFT_OPENLY, left=30),
        ],
        turns=[
            turn(0, 10),
            turn(1, 20, agent=EARLY, begin=40, sent=45, to_nobody=True),
            turn(2, 30),
        ],
        slots=[slot(0, EARLY, 10, 10), slot(1, EARLY, 20, 45)],
        presence=BOTH,
    )
    scene = scene_of(run, at(0), at(600))
    assert [since(mark.at) for mark in scene.bands[0].gave_up] == [10, 20]
    assert [since(mark.at) for mark in scene.line.gave_up] == [30]


def test_a_message_dropped_at_a_shift_end_waits_until_then() -> None:
    run = tiny(
        chats=[chat(0, 500, Outcome.OFFLINE, message_left=500)],
        turns=[turn(0, 500, offline=True)],
        slots=[slot(0, EARLY, 500, 600)],
        presence=BOTH,
    )
    waits = waits_of(run)
    assert [(since(b), since(e)) for b, e in zip(waits.begin, waits.end, strict=True)] == [
        (500, 600)
    ]
    assert [since(t) for t in found_nobody(run).at] == [600]


def test_agents_stand_in_the_order_of_their_shifts(scene: Scene) -> None:
    assert [(band.person, band.team, band.shifts) for band in scene.bands] == [
        (EARLY, "presale", ("day",)),
        (LATE, "presale", ("evening",)),
    ]
    assert [[(since(b), since(e)) for b, e in band.planned] for band in scene.bands] == [
        [(0, 600)],
        [(600, 1200)],
    ]


def test_chats_have_lanes(scene: Scene) -> None:
    early, late = scene.bands
    assert bars(early, Work.CHAT) == [(10, 100, 0), (20, 200, 1), (120, 280, 0), (560, 600, 0)]
    assert bars(late, Work.CHAT) == [(600, 700, 0)]
    # The task comes while both chats are open.
    assert (early.lanes, late.lanes) == (3, 1)


def test_replies_and_waits_are_in_the_lane_of_their_chat(scene: Scene) -> None:
    early, late = scene.bands
    assert bars(early, Work.REPLY) == [(10, 40, 0), (40, 70, 1), (560, 590, 0)]
    assert bars(early, Work.TO_NOBODY) == [(150, 160, 0)]
    assert bars(early, Work.WAITING) == [(20, 40, 1), (120, 130, 0)]
    assert bars(late, Work.REPLY) == [(620, 640, 0)]
    assert bars(late, Work.WAITING) == [(610, 620, 0)]


def test_a_task_is_worked_on_when_nothing_else_is_in_hand(scene: Scene) -> None:
    assert bars(scene.bands[0], Work.TASK) == [(50, 110, 2)]
    assert bars(scene.bands[0], Work.TASK_WORK) == [(70, 110, 2)]


def test_a_task_rests_while_its_person_is_not_there() -> None:
    run = tiny(
        tasks=[{"person": EARLY, "due": 0, "begin": 10, "done": 500, "amount": 90}],
        presence=[
            there(EARLY, 0, 100),
            there(EARLY, 100, 300, Presence.AWAY, Cause.MEETING),
            there(EARLY, 400, 600),
        ],
    )
    (band,) = scene_of(run, at(0), at(600)).bands
    assert bars(band, Work.TASK_WORK) == [(10, 100, 0), (400, 500, 0)]
    assert bars(band, Work.TASK) == [(10, 100, 0), (400, 500, 0)]


def test_a_task_is_laid_aside_while_its_person_finishes_and_unseen_at_home() -> None:
    run = tiny(
        tasks=[{"person": EARLY, "due": 0, "begin": 10, "done": None, "amount": 90}],
        presence=[there(EARLY, 0, 100), there(EARLY, 100, 150, Presence.FINISHING)],
    )
    (band,) = scene_of(run, at(0), at(600)).bands
    assert bars(band, Work.TASK_WORK) == [(10, 100, 0)]
    assert bars(band, Work.TASK) == [(10, 150, 0)]


def test_work_without_a_chat_has_a_lane() -> None:
    run = tiny(
        chats=[chat(0, -50, Outcome.OFFLINE, message_left=-50, message_answered=30)],
        turns=[turn(0, -50, agent=EARLY, begin=0, sent=30, offline=True)],
        helped=[
            {"contact": 0, "asker": LATE, "helper": EARLY, "asked": 5, "begin": 30, "done": 40}
        ],
        presence=BOTH,
    )
    early = scene_of(run, at(0), at(600)).bands[0]
    assert bars(early, Work.OFFLINE) == [(0, 30, 0)]
    assert bars(early, Work.HELP) == [(30, 40, 0)]
    assert not bars(early, Work.REPLY)


def test_the_line(scene: Scene) -> None:
    assert bars(scene.line, Work.WAITING) == [(30, 60, 0), (580, 1200, 0)]
    assert [(since(mark.at), mark.lane) for mark in scene.line.gave_up] == [(60, 0)]
    assert scene.line.lanes == 1


def test_who_leaves_the_line_silently_stays_in_it_until_called() -> None:
    run = tiny(
        chats=[chat(0, 10, Outcome.LEFT_SILENTLY, left=30), chat(1, 40)],
        turns=[
            turn(0, 10, agent=EARLY, begin=50, sent=55, to_nobody=True),
            turn(1, 40, agent=EARLY, begin=60, sent=70),
        ],
        slots=[slot(0, EARLY, 50, 55), slot(1, EARLY, 60, 70)],
        presence=BOTH,
    )
    line = scene_of(run, at(0), at(600)).line
    assert bars(line, Work.WAITING) == [(10, 30, 0), (40, 60, 1)]
    assert bars(line, Work.GONE) == [(30, 50, 0)]


def test_who_gave_up_with_an_agent(scene: Scene) -> None:
    assert [(since(m.at), m.lane) for m in scene.bands[0].gave_up] == [(130, 0)]


def test_a_hand_over_leads_from_lane_to_lane(scene: Scene) -> None:
    ((moment, *rest),) = scene.moves
    assert since(moment) == 600
    assert rest == [Passing.HAND_OVER, EARLY, 0, LATE, 0]


def test_where_people_were(scene: Scene) -> None:
    assert [(s.presence, s.cause, since(s.begin), since(s.end)) for s in scene.bands[0].spans] == [
        (Presence.AT_DESK, Cause.NONE, 0, 300),
        (Presence.AWAY, Cause.MEAL, 300, 400),
        (Presence.AT_DESK, Cause.NONE, 400, 600),
    ]


def test_time_without_anybody(scene: Scene) -> None:
    assert [(since(b), since(e)) for b, e in scene.unattended] == [(300, 400)]
    assert [(since(b), since(e)) for b, e in scene.closed] == [(1200, 1500)]
    assert [since(t) for t in scene.lost] == [1200]
    assert [since(t) for t in scene.left_message] == [1300]


def test_a_window_holds_what_touches_it_and_no_more() -> None:
    window = scene_of(a_day(), at(90), at(125))
    (band,) = window.bands
    assert bars(band, Work.CHAT) == [(10, 100, 0), (20, 200, 1), (120, 280, 0)]
    assert not bars(band, Work.REPLY)
    assert not window.line.bars
    assert not window.moves


def test_who_was_to_be_there_and_never_came_has_a_band() -> None:
    run = tiny(presence=BOTH[1:], shifts=STINTS)
    early = scene_of(run, at(0), at(600)).bands[0]
    assert (early.person, early.spans, early.bars) == (EARLY, (), ())
    assert early.planned == ((at(0), at(600)),)


def test_an_empty_desk() -> None:
    scene = scene_of(tiny(), at(0), at(600))
    assert (scene.bands, scene.line.lanes, scene.moves) == ((), 0, ())
    assert [(since(b), since(e)) for b, e in scene.unattended] == [(0, 600)]


SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda s: (s[0], sum(s))))


@given(SPANS)
def test_lanes_never_overlap_and_are_as_few_as_can_be(spans: list[tuple[int, int]]) -> None:
    lanes = lanes_of(spans)
    for i, (begin, end) in enumerate(spans):
        for j, (other, over) in enumerate(spans[:i]):
            assert lanes[i] != lanes[j] or end <= other or over <= begin
    most = max((sum(b <= t < e for b, e in spans) for t, _ in spans), default=0)
    assert max(lanes, default=-1) + 1 == most


def test_a_bar_keeps_its_true_ends(scene: Scene) -> None:
    assert all(isinstance(bar, Bar) and bar.begin < bar.end for bar in scene.bands[0].bars)
