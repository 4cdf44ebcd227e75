"""End of a shift, `leave`: unanswered messages become offline messages, slots are freed."""

from desk.worlds import Task, Turn, play, rules, shift, shopper

from cssim.model import Closing, Duty, Outcome

SHIFT_END = Closing.SHIFT_END
TWO = rules(slots=2, auto_close=60)


def until(end, person=0, start=0):
    """A shift that ends by leaving."""
    return shift(person, start, end, ends=Duty.LEAVE)


def test_leaves_at_once_if_nothing_is_in_hand():
    world = play([shopper(0, 10, Turn(5, think=30))], [until(20)], TWO)
    assert world.left == [(20, 0)]
    assert world.closed == [(20, 0, 0, SHIFT_END)]


def test_the_reply_in_hand_is_finished():
    world = play([shopper(15, 15, Turn(5, think=30))], [until(20)], TWO)
    assert world.turns_of(0)[0] == (15, 15, 30, 0)
    assert world.closed == [(30, 0, 0, SHIFT_END)]
    assert world.left == [(30, 0)]


def test_a_last_reply_in_hand_ends_its_chat():
    world = play([shopper(15, 15)], [until(20)], TWO)
    assert world.closed == [(30, 0, 0, Closing.GOODBYE)]
    assert world.outcomes == [Outcome.ANSWERED]


def test_an_unanswered_message_is_work_for_the_next_shift_whatever_the_shopper_would_have_left():
    # 1 waits from 1; answered as an offline message at 100, and its second turn never comes.
    world = play(
        [shopper(0, 30), shopper(1, 5, Turn(5, think=1), message=False)],
        [until(20), shift(1, 100)],
        TWO,
    )
    assert world.outcomes == [Outcome.ANSWERED, Outcome.OFFLINE]
    assert world.turns_of(1) == [(1, 100, 105, 1)]
    assert world.closed[0] == (20, 1, 0, SHIFT_END)


def test_an_idle_colleague_answers_it_at_once():
    world = play([shopper(0, 30), shopper(1, 5)], [until(20), shift(1, 20)], TWO)
    assert world.turns_of(1) == [(1, 20, 25, 1)]
    assert world.opened == [(0, 0, 0), (1, 1, 0)]


def test_patience_does_not_matter_any_more():
    # 1 would have left at 25.
    world = play([shopper(0, 30), shopper(1, 5, patience=24)], [until(20), shift(1, 100)], TWO)
    assert world.outcomes[1] is Outcome.OFFLINE


def test_patience_that_ends_with_the_shift_is_still_there():
    # The shift ends before the shopper leaves.
    world = play([shopper(0, 30), shopper(1, 5, patience=19)], [until(20), shift(1, 100)], TWO)
    assert world.outcomes[1] is Outcome.OFFLINE


def test_who_has_left_silently_leaves_no_message():
    # Gone at 11 without a word; nobody ever writes to 1.
    world = play(
        [shopper(0, 30), shopper(1, 5, patience=10, silent=True)], [until(20), shift(1, 100)], TWO
    )
    assert world.outcomes[1] is Outcome.LEFT_SILENTLY
    assert world.turns_of(1) == [(1, None, None, None)]


def test_who_would_leave_silently_later_leaves_a_message():
    world = play(
        [shopper(0, 30), shopper(1, 5, patience=25, silent=True)], [until(20), shift(1, 100)], TWO
    )
    assert world.outcomes[1] is Outcome.OFFLINE


def test_a_thinking_shopper_writes_later_and_finds_nobody():
    # 0 and 1 write at 40 and 41: with nobody there it is for them to leave a message or not.
    world = play(
        [shopper(0, 5, Turn(5, think=35), message=True), shopper(5, 5, Turn(5, think=31))],
        [until(20), shift(1, 100)],
        TWO,
    )
    assert world.outcomes == [Outcome.OFFLINE, Outcome.LOST]
    assert world.turns_of(0)[1] == (40, 100, 105, 1)


def test_a_thinking_shopper_writes_later_to_the_line():
    # Agent 1 (one slot) has 1 until 60; the message of 40 stands in line, then goes on as a chat.
    world = play(
        [shopper(0, 5, Turn(5, think=35), Turn(5, think=1)), shopper(30, 30)],
        [until(20), shift(1, 20)],
        rules(auto_close=60),
    )
    assert world.turns_of(0) == [(0, 0, 5, 0), (40, 60, 65, 1), (66, 66, 71, 1)]
    assert world.opened == [(0, 0, 0), (30, 1, 1), (60, 0, 1)]


def test_a_thinking_shopper_returns_to_the_agent_who_is_back_on_duty():
    world = play(
        [shopper(0, 5, Turn(5, think=35)), shopper(32, 20)],
        [until(20), shift(0, 30), shift(1, 30), shift(1, 30)],
        rules(auto_close=60),
    )
    assert world.opened == [(0, 0, 0), (32, 1, 0), (40, 0, 0)]


def test_a_silent_finished_chat_gives_its_slot_back():
    # Answered at 5, held to 65 but for the end at 20; nothing is closed a second time at 65.
    world = play([shopper(0, 5, goodbye=False)], [until(20)], TWO)
    assert world.closed == [(20, 0, 0, SHIFT_END)]


def test_a_wasted_reply_in_hand_holds_no_slot_afterwards():
    # 1 left silently at 3 and is written to 10-30, as nobody knows.
    world = play(
        [shopper(0, 10), shopper(1, 20, patience=2, silent=True)], [until(15)], TWO
    )  # fmt: skip
    assert world.outcomes[1] is Outcome.LEFT_SILENTLY
    assert world.closed[-1] == (30, 1, 0, SHIFT_END)
    assert world.left == [(30, 0)]


def test_the_line_is_sent_home_only_if_nobody_is_on_duty():
    # One slot: 1 stands in line. Alone, agent 0 takes the line with it; with agent 1 it moves up.
    chats = [shopper(0, 30), shopper(1, 5)]
    assert play(chats, [until(20)]).outcomes[1] is Outcome.LOST
    world = play(chats, [until(20), shift(1, 20)])
    assert world.turns_of(1) == [(1, 20, 25, 1)]


def test_with_a_task_in_hand_it_is_finished_but_chats_are_dropped_at_once():
    # The report 10-40 cannot be interrupted; 0 writes at 15 and is dropped at 20.
    world = play(
        [shopper(0, 5, Turn(5, think=10))],
        [until(20), shift(1, 100)],
        TWO,
        [Task("reports", 0, 30, due=10)],
    )
    assert world.turns_of(0)[1] == (15, 100, 105, 1)
    assert world.closed == [(20, 0, 0, SHIFT_END)]
    assert world.left == [(40, 0)]


def test_a_shift_of_one_minute_and_one_in_which_nobody_comes():
    world = play([shopper(110, 30)], [until(120, start=60), until(240, start=180)])
    assert world.left == [(140, 0), (240, 0)]
