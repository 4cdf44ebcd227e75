"""Signed out: away without saying so. Shoppers find nobody; the inbox waits."""

from desk.worlds import Task, Turn, away, play, rules, shift, shopper, signed_out

from cssim.model import TEAM, Duty, Outcome, Presence

AT_DESK, SIGNED_OUT = Presence.AT_DESK, Presence.SIGNED_OUT


def test_presence_and_back():
    world = play([], [shift(0, 0), signed_out(0, 10, 30)])
    assert world.presence == [(0, 0, AT_DESK), (10, 0, SIGNED_OUT), (30, 0, AT_DESK)]


def test_shoppers_find_nobody_while_the_only_one_is_signed_out():
    # 1 leaves a message, answered at 30; 2 does not.
    world = play(
        [shopper(9, 1), shopper(12, 5, message=True), shopper(13, 5), shopper(40, 5)],
        [shift(0, 0), signed_out(0, 10, 30)],
    )
    assert world.outcomes == [Outcome.ANSWERED, Outcome.OFFLINE, Outcome.LOST, Outcome.ANSWERED]
    assert world.turns_of(1) == [(12, 30, 35, 0)]


def test_being_away_is_another_matter():
    # As above, away: shoppers wait in line.
    world = play([shopper(12, 5), shopper(13, 5)], [shift(0, 0), away(0, 10, 30)], rules(slots=2))
    assert [turn[2] for turn in world.turns] == [30, 35]


def test_the_line_is_sent_home_by_the_last_to_sign_out():
    # 1 and 2 stand in line until the reply in hand is sent at 20; agent 1 is signed out already.
    world = play(
        [shopper(0, 20), shopper(1, 5, message=True), shopper(2, 5)],
        [shift(0, 0), signed_out(0, 10, 90), shift(1, 0), signed_out(1, 0, 95)],
    )
    assert world.outcomes == [Outcome.ANSWERED, Outcome.OFFLINE, Outcome.LOST]
    assert world.turns_of(1) == [(1, 90, 95, 0)]


def test_the_reply_in_hand_is_finished_first():
    # Until 20 the agent is there, and the line with it; then it is signed out.
    world = play([shopper(0, 20), shopper(12, 5)], [shift(0, 0), signed_out(0, 10, 30)])
    assert world.presence == [(0, 0, AT_DESK), (20, 0, SIGNED_OUT), (30, 0, AT_DESK)]
    assert world.turns_of(0) == [(0, 0, 20, 0)]
    assert world.outcomes[1] is Outcome.LOST


def test_who_is_back_before_the_reply_in_hand_is_sent_never_signs_out():
    world = play([shopper(0, 20), shopper(12, 5)], [shift(0, 0), signed_out(0, 10, 15)])
    assert {row[2] for row in world.presence} == {AT_DESK}
    assert world.turns_of(1) == [(12, 20, 25, 0)]


def test_the_inbox_waits():
    # The message of 15 is answered on coming back; patience runs on for 1, who leaves at 25.
    world = play(
        [shopper(0, 5, Turn(5, think=10)), shopper(5, 2, Turn(5, think=8, patience=10))],
        [shift(0, 0), signed_out(0, 10, 30)],
        rules(slots=2),
    )
    assert world.turns_of(0)[1] == (15, 30, 35, 0)
    assert world.outcomes == [Outcome.ANSWERED, Outcome.LEFT_OPENLY]


def test_work_that_can_wait_is_laid_aside():
    world = play(
        [],
        [shift(0, 0), signed_out(0, 10, 30)],
        rules(interruptible=("idle work",)),
        [Task("idle work", TEAM, 15)],
    )
    assert world.presence[1] == (10, 0, SIGNED_OUT)
    assert world.tasks == [(0, 0, 0, 35)]


def test_a_colleague_gets_the_new_chats():
    world = play(
        [shopper(12, 5), shopper(12, 5)], [shift(0, 0), shift(1, 0), signed_out(0, 10, 30)]
    )
    assert world.opened == [(12, 0, 1), (17, 1, 1)]


def test_a_message_after_auto_close_does_not_return_to_who_is_signed_out():
    # Slot closed at 15, the message of 25 goes to agent 1 and stays there.
    world = play(
        [shopper(0, 5, Turn(5, think=20))],
        [shift(0, 0), shift(1, 1), signed_out(0, 20, 90)],
        rules(auto_close=10),
    )
    assert world.turns_of(0)[1] == (25, 25, 30, 1)


def test_a_shift_that_ends_meanwhile_ends():
    world = play([], [shift(0, 0, 20), signed_out(0, 10, 30)])
    assert world.left == [(20, 0)]
    assert world.presence[-1][2] is Presence.OFF


def test_a_shift_that_ends_while_signing_out_waits_for_a_reply():
    # Signs out from 10 on with a reply in hand until 30; the shift ends at 20.
    world = play([shopper(0, 30)], [shift(0, 0, 20), signed_out(0, 10, 90)])
    assert world.left == [(30, 0)]
    assert SIGNED_OUT not in {row[2] for row in world.presence}


def test_the_next_shift_begins_at_the_desk():
    # Signed out from 10 on; the shift of 20 begins all the same.
    world = play([shopper(25, 5)], [shift(0, 0, 20), signed_out(0, 10, 90), shift(0, 20, 50)])
    assert world.turns_of(0) == [(25, 25, 30, 0)]
    assert world.left == [(50, 0)]


def test_hands_over_at_the_end_what_it_left_behind():
    world = play(
        [shopper(0, 5, Turn(5, think=10))],
        [shift(0, 0, 20, ends=Duty.HAND_OVER), signed_out(0, 10, 90), shift(1, 18)],
        rules(slots=2),
    )
    assert world.turns_of(0)[1] == (15, 20, 25, 1)
    assert world.left == [(20, 0)]
