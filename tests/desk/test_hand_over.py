"""End of a shift, `hand_over`: a colleague at the desk takes the chats; with none, as `finish`."""

from desk.worlds import Turn, away, play, rules, shift, shopper, signed_out

from cssim.model import Closing, Duty, Outcome, Passing, Presence

HAND_OVER, PASSED_ON = Passing.HAND_OVER, Closing.PASSED_ON
TWO = rules(slots=2, auto_close=60)


def until(end, person=0, start=0):
    """A shift that ends by handing over."""
    return shift(person, start, end, ends=Duty.HAND_OVER)


def test_with_nothing_open_there_is_nothing_to_hand_over():
    world = play([shopper(0, 5)], [until(20), shift(1, 10)])
    assert world.passed == []
    assert world.left == [(20, 0)]


def test_a_waiting_message_goes_to_a_colleague():
    # Agent 0 writes to 0 until 50, 1 waits in its inbox; agent 1 comes at 20 and begins with 1.
    world = play([shopper(0, 50), shopper(0, 5)], [until(20), shift(1, 20)], TWO)
    assert world.passed == [(20, 1, 0, 0, 1, HAND_OVER, 0)]
    assert world.turns_of(1) == [(0, 20, 25, 1)]
    assert world.closed[0] == (20, 1, 0, PASSED_ON)


def test_the_reply_in_hand_is_finished_and_then_its_chat_is_handed_over():
    # 0 in hand 15-30, thinks 30-40: handed over at 30, when agent 0 goes.
    world = play(
        [shopper(15, 15, Turn(5, think=10))], [until(20), shift(1, 20)], TWO
    )  # fmt: skip
    assert world.passed == [(30, 0, 1, 0, 1, HAND_OVER, 0)]
    assert world.turns == [(0, 15, 15, 30, 0), (0, 40, 40, 45, 1)]
    assert world.left == [(30, 0)]
    assert world.presence[-2:] == [(20, 0, Presence.FINISHING), (30, 0, Presence.OFF)]


def test_a_last_reply_in_hand_leaves_nothing_to_hand_over():
    world = play([shopper(15, 15)], [until(20), shift(1, 20)], TWO)
    assert world.passed == []
    assert world.left == [(30, 0)]


def test_a_thinking_shopper_goes_with_the_slot():
    # 0 thinks 10-60; the colleague holds its slot from 20 on, and with it has none free for 1.
    world = play(
        [shopper(0, 10, Turn(5, think=50)), shopper(30, 5)],
        [until(20), shift(1, 20)],
        rules(slots=1),
    )
    assert world.opened == [(0, 0, 0), (20, 0, 1), (65, 1, 1)]
    assert world.turns_of(0)[1] == (60, 60, 65, 1)


def test_arrivals_at_and_around_the_end():
    # 0 comes just before the end, 1 at the end, which comes first, and 2 after it.
    world = play(
        [shopper(19, 5), shopper(20, 5), shopper(21, 5)], [until(20), shift(1, 20)], rules(slots=3)
    )
    assert world.turns == [(0, 19, 19, 24, 0), (1, 20, 20, 25, 1), (2, 21, 25, 30, 1)]


def test_a_reply_sent_at_the_end_is_sent_by_who_goes():
    # The end of 20 comes before the reply of 20: still in hand, then handed over in that instant.
    world = play([shopper(0, 20, Turn(5, think=9))], [until(20), shift(1, 0)], TWO)
    assert world.turns == [(0, 0, 0, 20, 0), (0, 29, 29, 34, 1)]
    assert world.passed == [(20, 0, 1, 0, 1, HAND_OVER, 0)]
    assert world.left == [(20, 0)]


def test_past_midnight():
    # 22:00 to 25:00 (90,000 s), the relief from 24:30: what waits at 01:00 is handed over.
    world = play(
        [shopper(89_990, 100), shopper(89_991, 5)],
        [until(90_000, start=79_200), shift(1, 88_200), away(1, 89_980, 89_995)],
        TWO,
    )
    assert world.turns == [(0, 89_990, 89_990, 90_090, 0), (1, 89_991, 90_000, 90_005, 1)]


def test_a_full_colleague_takes_chats_above_the_cap():
    # Agent 1 (one slot) writes to 1 until 40 and gets 0 at 20; 2 must wait for both to be over.
    world = play(
        [shopper(0, 10, Turn(5, think=15)), shopper(0, 40), shopper(22, 5)],
        [until(20), shift(1, 0)],
        rules(slots=1),
    )
    assert world.opened == [(0, 0, 0), (0, 1, 1), (20, 0, 1), (45, 2, 1)]
    assert world.turns_of(0)[1] == (25, 40, 45, 1)


def test_chats_are_spread_over_colleagues_by_fewest_open_chats():
    # Three thinking chats of agent 0; agent 2 has one already: 1, 1 and then the lower number.
    thinking = Turn(1, think=500)
    world = play(
        [shopper(0, 1, thinking), shopper(0, 1, thinking), shopper(0, 1, thinking),
         shopper(10, 1, thinking)],
        [until(20), shift(1, 11), shift(2, 5), away(0, 4, 12)],
        rules(slots=3),
    )  # fmt: skip
    assert [row[1:5:3] for row in world.passed] == [(0, 1), (1, 1), (2, 2)]


def test_nobody_there_means_finish():
    world = play([shopper(15, 15, Turn(5, think=10))], [until(20)], TWO)
    assert world.passed == []
    assert world.turns == [(0, 15, 15, 30, 0), (0, 40, 40, 45, 0)]
    assert world.left == [(45, 0)]


def test_nobody_there_until_a_colleague_starts():
    # As above, but somebody comes at 35: 0 is handed over while it thinks.
    world = play([shopper(15, 15, Turn(5, think=10))], [until(20), shift(1, 35)], TWO)
    assert world.passed == [(35, 0, 1, 0, 1, HAND_OVER, 0)]
    assert world.turns_of(0)[1] == (40, 40, 45, 1)
    assert world.left == [(35, 0)]


def test_a_colleague_who_comes_while_a_reply_is_in_hand_takes_the_rest():
    # Overtime: 0 in hand 15-30 and again 32-42; 1 in the inbox from 17. Agent 1 comes at 35.
    world = play(
        [shopper(15, 15, Turn(10, think=2), Turn(5, think=1)), shopper(17, 20, patience=10)],
        [until(20), shift(1, 35)],
        rules(slots=2),
    )
    assert world.turns_of(0) == [(15, 15, 30, 0), (32, 32, 42, 0), (43, 43, 48, 1)]
    assert world.outcomes[1] is Outcome.LEFT_OPENLY
    assert world.left == [(42, 0)]


def test_a_colleague_at_a_meeting_takes_over_on_coming_back():
    # Agent 1 is away 10-30 over the change: agent 0 goes on until then.
    world = play(
        [shopper(0, 10, Turn(5, think=12), Turn(5, think=20))],
        [until(20), shift(1, 0), away(1, 10, 30)],
        TWO,
    )
    assert world.turns_of(0) == [(0, 0, 10, 0), (22, 22, 27, 0), (47, 47, 52, 1)]
    assert world.passed == [(30, 0, 2, 0, 1, HAND_OVER, 0)]
    assert world.left == [(30, 0)]


def test_who_is_signed_out_takes_nothing_over():
    world = play(
        [shopper(0, 10, Turn(5, think=12))], [until(20), shift(1, 0), signed_out(1, 5, 100)], TWO
    )
    assert world.turns_of(0)[1] == (22, 22, 27, 0)


def test_who_is_away_at_the_end_hands_over_too():
    # Agent 0 is at a meeting 12-40 when its shift ends at 20: the message of 15 is handed over.
    world = play(
        [shopper(0, 10, Turn(5, think=5))], [until(20), away(0, 12, 40), shift(1, 20)], TWO
    )
    assert world.turns_of(0)[1] == (15, 20, 25, 1)
    assert world.left == [(20, 0)]


def test_patience_runs_on():
    # 1 and 2 wait from 0; handed over at 20 to agent 1, who writes until 30: 1 leaves at 25 for
    # good, 2 has patience to 30.
    world = play(
        [shopper(0, 50), shopper(1, 29), shopper(0, 5, patience=25), shopper(0, 5, patience=30)],
        [until(20), shift(1, 1)],
        rules(slots=3),
    )
    assert world.outcomes[2:] == [Outcome.LEFT_OPENLY, Outcome.ANSWERED]
    assert (25, 2, 1, Closing.SHOPPER_LEFT) in world.closed
    assert world.turns_of(3) == [(0, 30, 35, 1)]


def test_who_leaves_silently_is_handed_over_and_answered_in_vain():
    # 1 is gone at 10 without a word; agent 1 writes to it 20-25 and holds its slot to 85.
    world = play(
        [shopper(0, 50), shopper(0, 5, patience=10, silent=True)], [until(20), shift(1, 20)], TWO
    )
    assert world.outcomes[1] is Outcome.LEFT_SILENTLY
    assert world.turns_of(1) == [(0, 20, 25, 1)]
    assert world.closed[-1] == (85, 1, 1, Closing.AUTO_CLOSE)


def test_who_leaves_silently_after_being_handed_over():
    # As above with patience to 22, while agent 1 writes to 2 until 30.
    world = play(
        [shopper(0, 50), shopper(0, 5, patience=22, silent=True), shopper(5, 25)],
        [until(20), shift(1, 5)],
        TWO,
    )
    assert world.outcomes[1] is Outcome.LEFT_SILENTLY
    assert world.turns_of(1) == [(0, 30, 35, 1)]


def test_a_silent_finished_chat_is_handed_over_with_its_slot():
    # Answered at 10, held to 70: the colleague holds it from 20 on, and 1 has to wait for it.
    world = play(
        [shopper(0, 10, goodbye=False), shopper(30, 5)],
        [until(20), shift(1, 20)],
        rules(slots=1, auto_close=60),
    )
    assert world.passed == [(20, 0, 1, 0, 1, HAND_OVER, 0)]
    assert world.closed == [(20, 0, 0, PASSED_ON), (70, 0, 1, Closing.AUTO_CLOSE),
                            (75, 1, 1, Closing.GOODBYE)]  # fmt: skip
    assert world.turns_of(1) == [(30, 70, 75, 1)]
    assert world.left == [(20, 0)]


def test_a_pending_auto_close_frees_the_slot_of_the_colleague():
    # 0 thinks 10-110, to be closed at 70: at the colleague's by then, to whom it returns at 110.
    world = play([shopper(0, 10, Turn(5, think=100))], [until(20), shift(1, 20)], TWO)
    assert world.closed[1] == (70, 0, 1, Closing.AUTO_CLOSE)
    assert world.opened[-1] == (110, 0, 1)
    assert world.turns_of(0)[1] == (110, 110, 115, 1)


def test_two_agents_hand_over_at_once():
    # Neither hands over to the other: both to agent 2.
    thinking = Turn(5, think=30)
    world = play(
        [shopper(0, 1, thinking), shopper(0, 1, thinking)],
        [until(20), until(20, person=1), shift(2, 20)],
        TWO,
    )
    assert [row[1:5] for row in world.passed] == [(0, 1, 0, 2), (1, 1, 1, 2)]
    assert world.left == [(20, 0), (20, 1)]


def test_two_agents_hand_over_at_once_and_nobody_is_there():
    thinking = Turn(5, think=30)
    world = play(
        [shopper(0, 1, thinking), shopper(0, 1, thinking)], [until(20), until(20, person=1)], TWO
    )
    assert world.passed == []
    assert world.left == [(36, 0), (36, 1)]


def test_a_chain_of_ends_is_a_chain_of_hand_overs():
    # 0 thinks 1-50: agent 0 to 1 at 20, agent 1 to 2 at 30.
    world = play(
        [shopper(0, 1, Turn(5, think=49))],
        [until(20), until(30, person=1, start=5), shift(2, 25)],
        TWO,
    )
    assert [row[:5] for row in world.passed] == [(20, 0, 1, 0, 1), (30, 0, 1, 1, 2)]
    assert world.turns_of(0)[1] == (50, 50, 55, 2)


def test_a_shift_of_one_minute():
    world = play([shopper(70, 10, Turn(5, think=60))], [until(120, start=60), shift(1, 100)], TWO)
    assert world.turns_of(0) == [(70, 70, 80, 0), (140, 140, 145, 1)]
    assert world.passed == [(120, 0, 1, 0, 1, HAND_OVER, 0)]


def test_a_shift_in_which_nobody_comes():
    assert play([], [until(20), until(40, person=1)]).left == [(20, 0), (40, 1)]


def test_the_line_does_not_overtake_a_chat_that_is_handed_over():
    # One slot. Agent 0 has 0 (thinking 10-60), 1 stands in line: agent 1, who comes at 20 when
    # agent 0 goes, is full with 0.
    world = play(
        [shopper(0, 10, Turn(5, think=50)), shopper(5, 5)], [until(20), shift(1, 20)], rules()
    )
    assert world.opened == [(0, 0, 0), (20, 0, 1), (65, 1, 1)]


def test_comes_back_on_duty_before_anybody_else_does():
    # Ended at 20 with 0 open, nobody there; on duty again from 30: it keeps its chat.
    world = play([shopper(0, 10, Turn(5, think=50))], [until(20), shift(0, 30), shift(1, 40)], TWO)
    assert world.passed == []
    assert world.turns_of(0)[1] == (60, 60, 65, 0)
