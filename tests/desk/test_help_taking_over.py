"""Help by taking over: who cannot answer passes the chat to a colleague who can.

The reply takes the colleague its own work and that of the help.
"""

from desk.worlds import Turn, play, rules, shift, shopper

from cssim.model import ANY_COLLEAGUE, Duty, Outcome, Passing

TAKE = rules(slots=2, help_from=ANY_COLLEAGUE, takes_over=True)
LEADER = rules(slots=2, help_from=1, takes_over=True, serves=((0,), ()))
HELP = Passing.HELP


def test_a_colleague_takes_the_chat_over_and_keeps_it():
    world = play(
        [shopper(0, 5, Turn(5, think=1), needs=10)], [shift(0, 0), shift(1, 0)], TAKE
    )  # fmt: skip
    assert world.passed == [(0, 0, 0, 0, 1, HELP, 0)]
    assert world.turns == [(0, 0, 0, 15, 1), (0, 16, 16, 21, 1)]
    assert world.helped == []


def test_the_giver_goes_on_with_other_work():
    # 0 (offline) 20-25, meanwhile 1 and 2 in the inbox: 1 is passed on at 25, 2 begun at 25.
    world = play(
        [shopper(0, 25), shopper(0, 5, needs=10), shopper(0, 4)],
        [shift(0, 0), shift(1, 1)],
        rules(slots=3, help_from=ANY_COLLEAGUE, takes_over=True),
    )
    assert world.turns_of(1) == [(0, 25, 40, 1)]
    assert world.turns_of(2) == [(0, 25, 29, 0)]


def test_the_slot_given_back_is_filled_from_the_line():
    # One slot each: 1 comes at 1 and takes the slot that agent 0 gave back.
    world = play(
        [shopper(0, 5, needs=10), shopper(0, 5)],
        [shift(0, 0), shift(1, 0, team=1)],
        rules(help_from=1, takes_over=True, serves=((0,), ())),
    )
    assert world.opened == [(0, 0, 0), (0, 0, 1), (0, 1, 0)]


def test_the_least_busy_takes_over_above_the_cap_if_need_be():
    # Agents 1 and 2 are full with one chat each, agent 1 even with two.
    thinking = Turn(1, think=500)
    world = play(
        [shopper(0, 1, thinking), shopper(0, 1, thinking), shopper(10, 5, needs=10),
         shopper(11, 5, needs=10)],
        [shift(1, 0), shift(2, 0), shift(0, 5)],
        rules(help_from=ANY_COLLEAGUE, takes_over=True),
    )  # fmt: skip
    assert [row[1:5] for row in world.passed] == [(2, 0, 0, 1), (3, 0, 0, 2)]


def test_waits_in_the_helper_s_inbox_with_patience_running():
    # Agent 1 writes until 20; 0 and 2 are passed to it at 5 and 6, with patience 10 and 20.
    world = play(
        [shopper(5, 5, needs=10, patience=10), shopper(0, 20), shopper(6, 5, needs=9, patience=20)],
        [shift(1, 0), shift(0, 4)],
        rules(slots=3, help_from=ANY_COLLEAGUE, takes_over=True),
    )
    assert world.outcomes == [Outcome.LEFT_OPENLY, Outcome.ANSWERED, Outcome.ANSWERED]
    assert world.turns_of(2) == [(6, 20, 34, 1)]


def test_a_helper_reads_what_was_written():
    world = play(
        [shopper(0, 5, Turn(5, think=1), needs=10, needs_at=1)],
        [shift(0, 0), shift(1, 0)],
        rules(help_from=ANY_COLLEAGUE, takes_over=True, reread=3),
    )
    # Work 5, reading 3, and the 10 of the help.
    assert world.turns == [(0, 0, 0, 5, 0), (0, 6, 6, 24, 1)]


def test_alone_it_is_worked_out_alone():
    world = play([shopper(0, 5, needs=10)], [shift(0, 0)], TAKE)
    assert world.turns == [(0, 0, 0, 15, 0)]


def test_a_leader_without_topics_takes_over():
    world = play([shopper(0, 5, needs=10)], [shift(0, 0), shift(1, 0, team=1)], LEADER)
    assert world.turns == [(0, 0, 0, 15, 1)]


def test_who_has_ended_goes_once_the_last_chat_is_taken_over():
    # Agent 0 ends at 20, writing until 30, with 1 in the inbox, which it cannot answer.
    world = play([shopper(0, 30), shopper(0, 5, needs=10)], [shift(0, 0, 20), shift(1, 1)], TAKE)
    assert world.turns_of(1) == [(0, 30, 45, 1)]
    assert world.left == [(30, 0)]


def test_who_stays_until_the_line_is_empty_goes_once_the_last_chat_is_taken_over():
    world = play(
        [shopper(0, 30), shopper(0, 5, needs=10)],
        [shift(0, 0, 20, ends=Duty.UNTIL_LINE_EMPTY), shift(1, 1)],
        TAKE,
    )
    assert world.left == [(30, 0)]


def test_a_handed_over_chat_may_need_help_again_from_nobody():
    # Help is needed once: agent 1 has taken over at 0, writes until 15 and hands over then.
    world = play(
        [shopper(0, 5, Turn(5, think=20), needs=10)],
        [shift(0, 0), shift(1, 0, 10, ends=Duty.HAND_OVER)],
        TAKE,
    )
    assert [row[3:6] for row in world.passed] == [(0, 1, HELP), (1, 0, Passing.HAND_OVER)]
    assert world.turns_of(0)[1] == (35, 35, 40, 0)


def test_where_chats_may_move_who_could_not_answer_does_not_take_the_chat_back():
    # Agent 1 writes until 30; agent 0, idle from 5 on, leaves it the chat passed on at 5.
    world = play(
        [shopper(5, 5, needs=10), shopper(0, 30)],
        [shift(1, 0), shift(0, 4)],
        rules(slots=2, help_from=ANY_COLLEAGUE, takes_over=True, transfers=True),
    )
    assert world.turns_of(0) == [(5, 30, 45, 1)]
    assert [row[5] for row in world.passed] == [HELP]
