"""Load and pressure: factors on composing, read when composing begins."""

from desk.worlds import Task, Turn, play, rules, shift, shopper

from cssim.model import TEAM


def test_load_counts_open_chats():
    # Factors 1, 2, 3 with 1, 2, 3 open chats. Work 10 each, all come at 0 and sit in the inbox.
    #   0 begins at once, being alone:   factor 1:  0-10   (1 and 2 come after it in the instant)
    #   1 begins with 1 and 2 open:      factor 2: 10-30
    #   2 begins alone:                  factor 1: 30-40
    world = play([shopper(0, 10)] * 3, [shift(0, 0)], rules(slots=3, load=(1, 2, 3)))
    assert [turn[2:4] for turn in world.turns] == [(0, 10), (10, 30), (30, 40)]


def test_load_holds_beyond_its_last_value():
    # Four open chats and a curve of two: 1.5 for two and more.
    #   0: one open, 0-10; 1: three open, 10-25; 2: two open, 25-40; 3: one open, 40-50.
    world = play([shopper(0, 10)] * 4, [shift(0, 0)], rules(slots=4, load=(1, 1.5)))
    assert [turn[2:4] for turn in world.turns] == [(0, 10), (10, 25), (25, 40), (40, 50)]


def test_a_thinking_shopper_counts_as_open():
    # 0 thinks 10-100 when 1 comes at 20: two open chats, factor 2.
    world = play(
        [shopper(0, 10, Turn(10, think=90)), shopper(20, 10)],
        [shift(0, 0)],
        rules(slots=2, load=(1, 2)),
    )
    assert world.turns == [(0, 0, 0, 10, 0), (0, 100, 100, 110, 0), (1, 20, 20, 40, 0)]


def test_pressure_counts_messages_waiting_besides_the_one_begun():
    # Factors 1, 2, 3 with 0, 1, 2 waiting: 0: 0-10; 1 with 2 and 3 waiting: 10-40;
    # 2 with 3 waiting: 40-60; 3: 60-70.
    world = play([shopper(0, 10)] * 4, [shift(0, 0)], rules(slots=4, pressure=(1, 2, 3)))
    assert [turn[2:4] for turn in world.turns] == [(0, 10), (10, 40), (40, 60), (60, 70)]


def test_who_has_left_no_longer_presses():
    # 2 leaves at 5, so nobody waits when 1 begins at 10.
    world = play(
        [shopper(0, 10), shopper(0, 10), shopper(0, 10, patience=5)],
        [shift(0, 0)],
        rules(slots=3, pressure=(1, 2)),
    )
    assert [turn[2:4] for turn in world.turns[:2]] == [(0, 10), (10, 20)]


def test_the_line_does_not_press():
    # One slot: 1 and 2 stand in line, not in the inbox.
    world = play([shopper(0, 10)] * 3, [shift(0, 0)], rules(slots=1, pressure=(1, 5)))
    assert [turn[2:4] for turn in world.turns] == [(0, 10), (10, 20), (20, 30)]


def test_pace_load_and_pressure_multiply():
    # 1 begins at 20 (0: 10 x pace 2) with two open and one waiting: 10 x 2 x 1.5 x 3 = 90.
    world = play(
        [shopper(0, 10)] * 3,
        [shift(0, 0, pace=2.0)],
        rules(slots=3, load=(1, 1.5), pressure=(1, 3)),
    )
    assert [turn[2:4] for turn in world.turns] == [(0, 20), (20, 110), (110, 130)]


def test_work_without_an_open_chat_has_the_load_of_one():
    world = play(
        [shopper(0, 10, message=True)],
        [shift(0, 100)],
        rules(load=(2, 4)),
        tasks=[Task("reports", TEAM, 10)],
    )
    assert world.turns == [(0, 0, 100, 120, 0)]
    assert world.tasks == [(0, 0, 120, 140)]
