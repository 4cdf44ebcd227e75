"""End of a shift, `finish`: no new chats, own chats to their end, overtime, no team work."""

import pytest
from desk.worlds import Task, Turn, play, rules, shift, shopper

from cssim.model import TEAM, Closing, Outcome, Presence

AT_DESK, FINISHING, OFF = Presence.AT_DESK, Presence.FINISHING, Presence.OFF


def test_leaves_at_once_if_there_is_nothing_open():
    world = play([], [shift(0, 0, 20)])
    assert world.presence == [(0, 0, AT_DESK), (20, 0, FINISHING), (20, 0, OFF)]
    assert world.left == [(20, 0)]


def test_reply_in_hand_is_finished():
    world = play([shopper(15, 30)], [shift(0, 0, 20)])
    assert world.turns == [(0, 15, 15, 45, 0)]
    assert world.left == [(45, 0)]


def test_own_chats_go_to_their_end_in_overtime():
    # End at 20; 0 is in hand until 30 and thinks until 50; 1 waits in the inbox 16-30, 30-34.
    world = play(
        [shopper(15, 15, Turn(5, think=20)), shopper(16, 4)], [shift(0, 0, 20)], rules(slots=2)
    )
    assert world.turns == [(0, 15, 15, 30, 0), (0, 50, 50, 55, 0), (1, 16, 30, 34, 0)]
    assert world.left == [(55, 0)]
    assert world.outcomes == [Outcome.ANSWERED, Outcome.ANSWERED]


def test_waits_for_a_silent_chat_to_be_closed():
    world = play([shopper(10, 5, goodbye=False)], [shift(0, 0, 20)], rules(auto_close=60))
    assert world.closed == [(75, 0, 0, Closing.AUTO_CLOSE)]
    assert world.left == [(75, 0)]


def test_leaves_when_the_last_shopper_leaves():
    # End at 20. 0: 0-10, thinks 20, writes at 30 but the agent writes to 1 (10-60), not to 0
    # again: 0 leaves at 50. The goodbye of 1 at 60 is the last word.
    world = play(
        [shopper(0, 10, Turn(5, think=20, patience=20)), shopper(1, 50)],
        [shift(0, 0, 20)],
        rules(slots=2),
    )
    assert world.closed == [(50, 0, 0, Closing.SHOPPER_LEFT), (60, 1, 0, Closing.GOODBYE)]
    assert world.left == [(60, 0)]


def test_leaves_at_the_auto_close_of_a_chat_whose_shopper_left_silently():
    # 1 waits from 1 with patience 5, is answered in vain 30-34, held to 94.
    world = play(
        [shopper(0, 30), shopper(1, 4, patience=5, silent=True)],
        [shift(0, 0, 20)],
        rules(slots=2, auto_close=60),
    )
    assert world.left == [(94, 0)]


def test_takes_no_new_chats():
    # Agent 0 has a free slot at 25 but has ended at 20: the chat goes to agent 1.
    world = play([shopper(15, 15), shopper(25, 5)], [shift(0, 0, 20), shift(1, 20)], rules(slots=2))
    assert world.opened == [(15, 0, 0), (25, 1, 1)]


def test_a_slot_freed_in_overtime_is_not_filled_from_the_line():
    # One slot each. Line: 2 from 5. Agent 0 ends at 20 (writing until 30), agent 1 writes until 99.
    world = play([shopper(0, 30), shopper(1, 98), shopper(5, 5)], [shift(0, 0, 20), shift(1, 0)])
    assert world.opened == [(0, 0, 0), (1, 1, 1), (99, 2, 1)]
    assert world.left == [(30, 0)]


def test_answer_to_an_offline_message_in_hand_is_finished():
    # It holds no slot, but the reply in hand is always finished: 100-150, end 120.
    world = play([shopper(50, 50, message=True)], [shift(0, 100, 120)])
    assert world.turns == [(0, 50, 100, 150, 0)]
    assert world.left == [(150, 0)]


@pytest.mark.parametrize("owner", [TEAM, 0], ids=["team", "own"])
def test_does_no_task_while_finishing(owner):
    # End at 20. 0 is in hand until 30 and thinks until 60. The task due at 25 waits for the next
    # shift: not at 30, when the agent is free for half a minute, and nobody stays for it at 65.
    world = play(
        [shopper(15, 15, Turn(5, think=30))],
        [shift(0, 0, 20), shift(0, 100)],
        tasks=[Task("reports", owner, 7, due=25)],
    )
    assert world.turns[1] == (0, 60, 60, 65, 0)
    assert world.left == [(65, 0)]
    assert world.tasks == [(0, 0, 100, 107)]


def test_stays_on_when_the_next_shift_starts_at_that_instant():
    # 0-20 and 20-40 in one go: no departure at 20, the line is kept, new chats go on.
    world = play([shopper(19, 5), shopper(21, 5)], [shift(0, 0, 20), shift(0, 20, 40)])
    assert world.turns == [(0, 19, 19, 24, 0), (1, 21, 24, 29, 0)]
    assert world.left == [(40, 0)]
    assert world.presence == [(0, 0, AT_DESK), (40, 0, FINISHING), (40, 0, OFF)]


def test_stays_on_with_the_pace_of_the_new_shift():
    world = play([shopper(25, 10)], [shift(0, 0, 20, pace=1.0), shift(0, 20, 40, pace=2.0)])
    assert world.turns == [(0, 25, 25, 45, 0)]


def test_comes_back_from_overtime_into_the_next_shift():
    # Ends at 20, finishing until 0 says goodbye at 65; the next shift starts at 30: on duty again.
    world = play(
        [shopper(0, 10, Turn(5, think=50)), shopper(25, 1, message=True), shopper(40, 5)],
        [shift(0, 0, 20), shift(0, 30, 100)],
        rules(slots=2),
    )
    assert world.turns == [(0, 0, 0, 10, 0), (0, 60, 60, 65, 0), (1, 25, 30, 31, 0),
                           (2, 40, 40, 45, 0)]  # fmt: skip
    assert world.left == [(100, 0)]


def test_own_chats_count_against_the_slots_of_the_next_shift():
    # One slot: 0 still holds it (thinking until 60) when the next shift starts at 30.
    world = play(
        [shopper(0, 10, Turn(5, think=50)), shopper(40, 5)], [shift(0, 0, 20), shift(0, 30, 100)]
    )
    assert world.opened == [(0, 0, 0), (65, 1, 0)]


def test_a_shift_of_one_minute():
    # 60-120: 0 comes before, 1 within, 2 at the very end (the end comes first), 3 after.
    world = play(
        [shopper(59, 1), shopper(61, 100), shopper(120, 1), shopper(121, 1)], [shift(0, 60, 120)]
    )
    assert world.outcomes == [Outcome.LOST, Outcome.ANSWERED, Outcome.LOST, Outcome.LOST]
    assert world.presence == [(60, 0, AT_DESK), (120, 0, FINISHING), (161, 0, OFF)]


def test_a_shift_past_midnight():
    # 22:00-26:00 is 79,200-93,600 s; midnight of 86,400 means nothing to the desk.
    world = play([shopper(86_390, 20), shopper(90_000, 5), shopper(93_600, 5)],
                 [shift(0, 79_200, 93_600)])  # fmt: skip
    assert world.turns[:2] == [(0, 86_390, 86_390, 86_410, 0), (1, 90_000, 90_000, 90_005, 0)]
    assert world.outcomes[2] is Outcome.LOST
    assert world.left == [(93_600, 0)]


def test_an_end_without_a_start_means_nothing():
    world = play([shopper(5, 1)], [shift(0, 0, 20), shift(0, 15, 20), shift(1, 30, 40)])
    assert world.left == [(20, 0), (40, 1)]
