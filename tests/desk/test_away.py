"""Away: the inbox waits, no new chats, the reply in hand is finished, the agent is on duty."""

from desk.worlds import Task, Turn, away, play, rules, shift, shopper

from cssim.model import TEAM, Outcome, Presence

AT_DESK, AWAY, FINISHING, OFF = (
    Presence.AT_DESK,
    Presence.AWAY,
    Presence.FINISHING,
    Presence.OFF,
)


def test_presence():
    world = play([], [shift(0, 0, 100), away(0, 10, 30)])
    assert world.presence == [
        (0, 0, AT_DESK), (10, 0, AWAY), (30, 0, AT_DESK), (100, 0, FINISHING), (100, 0, OFF)
    ]  # fmt: skip


def test_reply_in_hand_is_finished_and_the_inbox_waits():
    # Away 10-30. 0 in hand 5-15; 1 in the inbox from 6 waits for 30.
    world = play([shopper(5, 10), shopper(6, 4)], [shift(0, 0), away(0, 10, 30)], rules(slots=2))
    assert world.turns == [(0, 5, 5, 15, 0), (1, 6, 30, 34, 0)]


def test_later_message_waits_for_the_return():
    # Answered at 6, writes again at 12, while the agent is away 10-30.
    world = play([shopper(5, 1, Turn(4, think=6))], [shift(0, 0), away(0, 10, 30)])
    assert world.turns == [(0, 5, 5, 6, 0), (0, 12, 30, 34, 0)]


def test_no_new_chats():
    world = play([shopper(12, 5)], [shift(0, 0), shift(1, 0), away(0, 10, 30)])
    assert world.opened == [(12, 0, 1)]


def test_who_comes_while_all_are_away_stands_in_line():
    # Patience runs: 1 leaves at 22, 0 is seated at 30.
    world = play([shopper(11, 5), shopper(12, 5, patience=10)], [shift(0, 0), away(0, 10, 30)])
    assert world.opened == [(30, 0, 0)]
    assert world.outcomes == [Outcome.ANSWERED, Outcome.LEFT_OPENLY]


def test_a_slot_freed_while_away_is_filled_on_return():
    world = play([shopper(5, 10), shopper(6, 4)], [shift(0, 0), away(0, 10, 30)])
    assert world.opened == [(5, 0, 0), (30, 1, 0)]


def test_no_tasks_while_away():
    world = play(
        [], [shift(0, 0), away(0, 10, 30)],
        tasks=[Task("reports", TEAM, 5, due=12), Task("reports", 0, 5, due=13)],
    )  # fmt: skip
    assert world.tasks == [(0, 0, 30, 35), (1, 0, 35, 40)]


def test_away_until_the_end_and_the_inbox_is_done_in_overtime():
    # Away 10-40, end 40. 1 waits in the inbox from 6 and is answered after the end, 40-44.
    world = play(
        [shopper(5, 10), shopper(6, 4)], [shift(0, 0, 40), away(0, 10, 40)], rules(slots=2)
    )
    assert world.turns == [(0, 5, 5, 15, 0), (1, 6, 40, 44, 0)]
    assert world.left == [(44, 0)]


def test_away_past_the_end():
    # The end comes at 20 while away; the return of 30 means nothing any more.
    world = play([], [shift(0, 0, 20), away(0, 10, 30)])
    assert world.presence == [(0, 0, AT_DESK), (10, 0, AWAY), (20, 0, FINISHING), (20, 0, OFF)]


def test_shopper_in_line_at_an_end_while_away_finds_nobody():
    # Nobody comes back from away before the end at 20: the line of 12 is emptied.
    world = play([shopper(12, 5)], [shift(0, 0, 20), away(0, 10, 30)])
    assert world.outcomes == [Outcome.LOST]


def test_two_absences_that_touch_are_one():
    # Return comes before leaving at one instant, so 20 is no moment at the desk.
    world = play([shopper(12, 5)], [shift(0, 0), away(0, 10, 20), away(0, 20, 30)])
    assert world.turns == [(0, 12, 30, 35, 0)]


def test_away_from_the_first_moment_of_the_shift():
    world = play([shopper(5, 5)], [shift(0, 5), away(0, 5, 9)])
    assert world.turns == [(0, 5, 9, 14, 0)]


def test_away_and_return_of_somebody_off_mean_nothing():
    world = play([shopper(15, 5)], [away(0, 10, 30), shift(0, 100)])
    assert world.presence == [(100, 0, AT_DESK)]
    assert world.outcomes == [Outcome.LOST]


def test_who_is_back_before_the_reply_in_hand_is_sent_was_never_away():
    world = play([shopper(0, 20)], [shift(0, 0), away(0, 5, 8)])
    assert world.presence == [(0, 0, Presence.AT_DESK)]
