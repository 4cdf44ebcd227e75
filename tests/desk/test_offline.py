"""Nobody on duty: an offline message or lost; offline messages are work for the next shift."""

from desk.worlds import Turn, away, play, rules, shift, shopper

from cssim.model import Outcome

ANSWERED, LOST, OFFLINE = Outcome.ANSWERED, Outcome.LOST, Outcome.OFFLINE


def test_flag_decides_between_message_and_lost():
    world = play([shopper(10, 5, message=True), shopper(11, 5, message=False)], [])
    assert world.outcomes == [OFFLINE, LOST]
    assert world.turns == [(0, 10, None, None, None), (1, 11, None, None, None)]
    assert world.opened == []


def test_next_shift_answers_oldest_first_and_without_a_slot():
    # 1 is older: 100-105. Then 2, live (105-111), then 0: no slot is taken but that of 2.
    world = play(
        [shopper(20, 5, message=True), shopper(10, 5, message=True), shopper(101, 6)],
        [shift(0, 100)],
    )
    assert world.turns == [(0, 20, 111, 116, 0), (1, 10, 100, 105, 0), (2, 101, 105, 111, 0)]
    assert world.opened == [(101, 2, 0)]
    assert world.closed == [(111, 2, 0, 0)]
    assert world.outcomes == [OFFLINE, OFFLINE, ANSWERED]


def test_answer_is_one_composing_even_if_the_chat_would_have_had_more_turns():
    world = play([shopper(10, 5, Turn(5, think=1), message=True)], [shift(0, 100)])
    assert world.turns == [(0, 10, 100, 105, 0)]


def test_patience_means_nothing_to_an_offline_message():
    world = play([shopper(10, 5, patience=1, message=True)], [shift(0, 100)])
    assert world.turns == [(0, 10, 100, 105, 0)]
    assert world.outcomes == [OFFLINE]


def test_of_one_instant_the_lowest_number_first():
    world = play([shopper(10, 5, message=True), shopper(10, 5, message=True)], [shift(0, 100)])
    assert [turn[2] for turn in world.turns] == [100, 105]


def test_several_agents_share_them():
    chats = [shopper(at, 10, message=True) for at in range(3)]
    world = play(chats, [shift(1, 100), shift(0, 100)])
    assert [turn[2:] for turn in world.turns] == [(100, 110, 0), (100, 110, 1), (110, 120, 0)]


def test_live_first_by_default():
    # Two nightly messages, a live one of 102. At 105 the live one goes first.
    chats = [shopper(1, 5, message=True), shopper(2, 5, message=True), shopper(102, 5)]
    world = play(chats, [shift(0, 100)])
    assert [turn[2] for turn in world.turns] == [100, 110, 105]


def test_offline_first_where_the_rulebook_says_so():
    chats = [shopper(1, 5, message=True), shopper(2, 5, message=True), shopper(102, 5)]
    world = play(chats, [shift(0, 100)], rules(first=("offline messages",)))
    assert [turn[2] for turn in world.turns] == [100, 105, 110]


def test_last_agent_goes_and_the_line_finds_nobody():
    # The agent ends at 20 writing to 0 (0-50). 1 leaves a message, 2 is lost, 3 left openly at 15,
    # 4 had left silently at 15; 5 would have left silently at 21 and still leaves its message.
    # From 20 on it is as if nobody were there, although the agent finishes until 50.
    world = play(
        [
            shopper(0, 50),
            shopper(1, 5, patience=100, message=True),
            shopper(2, 5, patience=100),
            shopper(3, 5, patience=12, message=True),
            shopper(4, 5, patience=11, silent=True, message=True),
            shopper(5, 5, patience=16, silent=True, message=True),
            shopper(30, 5),
        ],
        [shift(0, 0, 20)],
        rules(auto_close=60),
    )
    assert world.outcomes == [
        ANSWERED, OFFLINE, LOST, Outcome.LEFT_OPENLY, Outcome.LEFT_SILENTLY, OFFLINE, LOST
    ]  # fmt: skip
    assert world.left == [(50, 0)]


def test_a_message_from_the_line_is_as_old_as_when_it_was_written():
    # 1 stood in line from 15, 2 wrote to nobody at 14 of the evening before: 2 is older.
    #   agent 0: 10-20, writing to 0.  At 20 the line is emptied.  Next shift at 100.
    world = play(
        [shopper(10, 10), shopper(15, 5, message=True), shopper(5, 5, message=True)],
        [shift(0, 10, 20), shift(0, 100)],
    )
    assert world.turns == [(0, 10, 15, 25, 0), (1, 15, 100, 105, 0), (2, 5, 10, 15, 0)]


def test_relief_at_the_instant_of_the_end_keeps_the_line():
    world = play([shopper(0, 50), shopper(1, 5)], [shift(0, 0, 20), shift(1, 20)])
    assert world.turns[1] == (1, 1, 20, 25, 1)
    assert world.outcomes == [ANSWERED, ANSWERED]


def test_relief_a_second_late_does_not():
    world = play([shopper(0, 50), shopper(1, 5)], [shift(0, 0, 20), shift(1, 21)])
    assert world.outcomes == [ANSWERED, LOST]


def test_away_counts_as_on_duty():
    # Nobody at the desk 10-30, but on duty: 1 stands in line and is seated at 30.
    world = play([shopper(15, 5)], [shift(0, 0), away(0, 10, 30)])
    assert world.turns == [(0, 15, 30, 35, 0)]


def test_finishing_does_not_count_as_on_duty():
    # Agent 0 writes until 50 after the end at 20; 1 comes at 30.
    world = play([shopper(0, 50), shopper(30, 5, message=True)], [shift(0, 0, 20)])
    assert world.outcomes == [ANSWERED, OFFLINE]
    assert world.turns[1] == (1, 30, None, None, None)


def test_who_is_finishing_answers_no_offline_message():
    # 0 thinks 10-60 while the agent finishes (end 20); the message of 30 waits for 100.
    world = play(
        [shopper(0, 10, Turn(5, think=50)), shopper(30, 5, message=True)],
        [shift(0, 0, 20), shift(0, 100)],
    )
    assert world.turns == [(0, 0, 0, 10, 0), (0, 60, 60, 65, 0), (1, 30, 100, 105, 0)]
