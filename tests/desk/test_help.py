"""Help by a question: asker and helper are both busy with it, then the asker writes."""

from desk.worlds import Task, Turn, away, play, rules, shift, shopper

from cssim.model import ANY_COLLEAGUE, TEAM, Duty, Outcome

ASK = rules(slots=2, help_from=ANY_COLLEAGUE, interruptible=("idle work",))
LEADER = rules(slots=2, help_from=1, serves=((0,), ()))
"""Team 1 leads: it answers no topic, only questions."""


def test_both_are_busy_until_the_question_is_answered():
    # 0 needs help of 10 at its first turn: 0-10 with agent 1, then the reply 10-15. 1 goes to agent
    # 1 (fewest chats), who is busy until 10.
    world = play([shopper(0, 5, needs=10), shopper(2, 4)], [shift(0, 0), shift(1, 0)], ASK)
    assert world.helped == [(0, 0, 1, 0, 0, 10)]
    assert world.turns == [(0, 0, 0, 15, 0), (1, 2, 10, 14, 1)]


def test_help_is_needed_at_one_turn_only():
    world = play(
        [shopper(0, 5, Turn(5, think=1), Turn(5, think=1), needs=10, needs_at=1)],
        [shift(0, 0), shift(1, 0)],
        ASK,
    )
    assert world.turns == [(0, 0, 0, 5, 0), (0, 6, 6, 21, 0), (0, 22, 22, 27, 0)]
    assert world.helped == [(0, 0, 1, 6, 6, 16)]


def test_a_turn_that_never_comes_needs_none():
    world = play([shopper(0, 5, needs=10, needs_at=1)], [shift(0, 0), shift(1, 0)], ASK)
    assert world.helped == []


def test_answering_goes_at_the_helper_s_pace_and_writing_at_the_asker_s():
    world = play([shopper(0, 5, needs=10)], [shift(0, 0, pace=2.0), shift(1, 0, pace=0.5)], ASK)
    assert world.turns == [(0, 0, 0, 15, 0)]
    assert world.helped == [(0, 0, 1, 0, 0, 5)]


def test_alone_it_is_worked_out_alone():
    world = play([shopper(0, 5, needs=10)], [shift(0, 0, pace=2.0)], ASK)
    assert world.turns == [(0, 0, 0, 30, 0)]
    assert world.helped == []


def test_without_the_rule_it_is_worked_out_alone():
    world = play([shopper(0, 5, needs=10)], [shift(0, 0), shift(1, 0)], rules())
    assert world.turns == [(0, 0, 0, 15, 0)]


def test_a_question_comes_before_all_else():
    # Agent 1 writes to 1 until 20 and has 2 waiting; the question of 5 is taken up first.
    world = play(
        [shopper(5, 5, needs=10), shopper(0, 20), shopper(0, 5)],
        [shift(1, 0), shift(0, 4)],
        ASK,
    )
    assert world.helped == [(0, 0, 1, 5, 20, 30)]
    assert world.turns == [(0, 5, 5, 35, 0), (1, 0, 0, 20, 1), (2, 0, 30, 35, 1)]


def test_the_shopper_does_not_leave_while_the_agent_asks():
    # Composing has begun at 5; patience of 3 is over, but the shopper sees 'typing'.
    world = play(
        [shopper(5, 5, needs=10, patience=3), shopper(0, 20)], [shift(1, 0), shift(0, 4)], ASK
    )
    assert world.outcomes[0] is Outcome.ANSWERED
    assert world.turns_of(0) == [(5, 5, 35, 0)]


def test_work_that_can_wait_is_laid_aside_for_a_question():
    # Agent 1 has done 5 of its idle work; 10-15 and 25 on.
    world = play(
        [shopper(5, 5, needs=10)], [shift(0, 0), shift(1, 0)], ASK, [Task("idle work", 1, 20)]
    )
    assert world.helped == [(0, 0, 1, 5, 5, 15)]
    assert world.tasks == [(0, 1, 0, 30)]


def test_work_that_cannot_wait_is_finished_first():
    world = play(
        [shopper(5, 5, needs=10)], [shift(0, 0), shift(1, 0)], ASK, [Task("reports", 1, 20)]
    )
    assert world.helped == [(0, 0, 1, 5, 20, 30)]


def test_the_first_colleague_to_be_free_answers():
    # Agents 1 (until 30) and 2 (until 20) write; the question of 5 goes to agent 2.
    world = play(
        [shopper(5, 5, needs=10), shopper(0, 30), shopper(0, 20)],
        [shift(0, 4), shift(1, 0), shift(2, 0)],
        ASK,
    )
    assert world.helped == [(0, 0, 2, 5, 20, 30)]


def test_of_those_idle_the_lowest_number_answers():
    world = play([shopper(0, 5, needs=10)], [shift(0, 0), shift(1, 0), shift(2, 0)], ASK)
    assert world.helped == [(0, 0, 1, 0, 0, 10)]


def test_questions_are_answered_oldest_first():
    # The leader reports until 30; asked at 6 by agent 1 and at 8 by agent 0.
    world = play(
        [shopper(6, 5, needs=10), shopper(8, 5, needs=10)],
        [shift(1, 5), shift(0, 7), shift(2, 0, team=1)],
        LEADER,
        [Task("reports", 2, 30)],
    )
    assert world.helped == [(0, 1, 2, 6, 30, 40), (1, 0, 2, 8, 40, 50)]


def test_two_cannot_wait_for_each_other():
    # Agent 0 asks at 1 while agent 1 writes until 10; agent 1 answers 10-20 and only then begins
    # 2, which needs help too: agent 0 writes 20-25 and answers 25-35.
    world = play(
        [shopper(1, 5, needs=10), shopper(0, 10), shopper(0, 5, needs=10)],
        [shift(1, 0), shift(0, 1)],
        ASK,
    )
    assert world.turns_of(0) == [(1, 1, 25, 0)]
    assert world.helped == [(0, 0, 1, 1, 10, 20), (2, 1, 0, 20, 25, 35)]
    assert world.turns_of(2) == [(0, 20, 40, 1)]


def test_who_is_asked_by_a_third_can_still_not_wait_for_who_asks():
    # Leaders 2 only help. Both presale agents ask leader 2 at 0: one after the other.
    world = play(
        [shopper(0, 5, needs=10), shopper(0, 5, needs=20)],
        [shift(0, 0), shift(1, 0), shift(2, 0, team=1)],
        LEADER,
    )
    assert world.helped == [(0, 0, 2, 0, 0, 10), (1, 1, 2, 0, 10, 30)]
    assert world.turns == [(0, 0, 0, 15, 0), (1, 0, 0, 35, 1)]


def test_only_the_team_that_helps_is_asked():
    # Agent 1 is idle but no leader; the leader comes at 3, too late: worked out alone.
    world = play([shopper(0, 5, needs=10)], [shift(0, 0), shift(1, 0), shift(2, 3, team=1)], LEADER)
    assert world.helped == []
    assert world.turns_of(0) == [(0, 0, 15, 0)]


def test_a_leader_has_no_chats():
    # 1 waits in line for agent 0, though the leader is idle from 10 on.
    world = play(
        [shopper(0, 5, needs=10), shopper(1, 5)],
        [shift(0, 0), shift(2, 0, team=1)],
        rules(help_from=1, serves=((0,), ())),
    )
    assert world.opened == [(0, 0, 0), (15, 1, 0)]


def test_shoppers_find_nobody_where_only_a_leader_is_on_duty():
    world = play([shopper(0, 5)], [shift(2, 0, team=1)], LEADER)
    assert world.outcomes == [Outcome.LOST]


def test_if_the_last_who_could_answer_goes_it_is_worked_out_alone():
    # Agent 1 writes until 20, ends at 10 and so will answer nothing any more: agent 0 works it out
    # alone from 10 on, 10 + 5.
    world = play([shopper(5, 5, needs=10), shopper(0, 20)], [shift(1, 0, 10), shift(0, 4)], ASK)
    assert world.helped == []
    assert world.turns_of(0) == [(5, 5, 25, 0)]


def test_if_the_last_who_could_answer_goes_away_it_is_worked_out_alone():
    world = play(
        [shopper(5, 5, needs=10), shopper(0, 20)], [shift(1, 0), away(1, 10, 60), shift(0, 4)], ASK
    )
    assert world.turns_of(0) == [(5, 5, 25, 0)]


def test_a_question_in_hand_is_answered_before_the_helper_goes():
    # Agent 1 answers 0-10; its shift ends at 5.
    world = play([shopper(0, 5, needs=10)], [shift(0, 0), shift(1, 0, 5)], ASK)
    assert world.helped == [(0, 0, 1, 0, 0, 10)]
    assert world.left == [(10, 1)]


def test_who_comes_while_a_question_waits_answers_it():
    # Agent 1 writes until 50; agent 2 comes at 20.
    world = play(
        [shopper(5, 5, needs=10), shopper(0, 50)],
        [shift(1, 0), shift(0, 4), shift(2, 20)],
        ASK,
    )
    assert world.helped == [(0, 0, 2, 5, 20, 30)]


def test_an_asker_whose_shift_ends_waits_for_the_answer():
    # Asks at 5, ends at 10; answered 20-30, reply 30-35.
    world = play([shopper(5, 5, needs=10), shopper(0, 20)], [shift(1, 0), shift(0, 4, 10)], ASK)
    assert world.turns_of(0) == [(5, 5, 35, 0)]
    assert world.left == [(35, 0)]


def test_an_asker_who_hands_over_keeps_the_chat_in_hand():
    # Asks at 5 with a second chat in the inbox, handed over at 10 to agent 1, who writes until 20.
    world = play(
        [shopper(5, 5, needs=10), shopper(0, 20), shopper(6, 4)],
        [shift(1, 0), shift(0, 4, 10, ends=Duty.HAND_OVER)],
        rules(slots=1, help_from=ANY_COLLEAGUE),
    )
    assert world.turns_of(0) == [(5, 5, 35, 0)]
    assert world.left == [(35, 0)]


def test_an_asker_goes_away_after_the_reply():
    world = play(
        [shopper(5, 5, needs=10), shopper(0, 20)], [shift(1, 0), shift(0, 4), away(0, 10, 60)], ASK
    )
    assert world.turns_of(0) == [(5, 5, 35, 0)]
    assert (35, 0) in [row[:2] for row in world.presence]


def test_who_has_ended_may_still_ask():
    # Agent 0 ends at 3; 0 writes at 10, in overtime.
    world = play(
        [shopper(0, 2, Turn(5, think=8), needs=10, needs_at=1)], [shift(0, 0, 3), shift(1, 0)], ASK
    )
    assert world.turns_of(0)[1] == (10, 10, 25, 0)
    assert world.left == [(25, 0)]


def test_who_has_ended_is_not_asked():
    # Agent 1, in overtime for 1 (thinking until 60), is the only colleague.
    world = play(
        [shopper(20, 5, needs=10), shopper(0, 5, Turn(5, think=55))],
        [shift(1, 0, 10), shift(0, 10)],
        ASK,
    )
    assert world.helped == []


def test_offline_messages_are_worked_out_alone():
    world = play([shopper(0, 5, needs=10, message=True)], [shift(0, 20), shift(1, 20)], ASK)
    assert world.turns_of(0) == [(0, 20, 35, 0)]
    assert world.helped == []


def test_who_left_silently_is_asked_about_all_the_same():
    # Nobody knows that 1 has gone at 3: help 10, reply 5, to nobody.
    world = play(
        [shopper(0, 10), shopper(0, 5, needs=10, patience=3, silent=True)],
        [shift(0, 0), shift(1, 5)],
        rules(slots=2, help_from=ANY_COLLEAGUE, auto_close=60),
    )
    assert world.turns_of(1) == [(0, 10, 25, 0)]
    assert world.helped == [(1, 0, 1, 10, 10, 20)]


def test_team_work_waits_for_who_answers():
    world = play(
        [shopper(0, 5, needs=10)],
        [shift(0, 0), shift(1, 0)],
        ASK,
        [Task("reports", TEAM, 5, due=3)],
    )
    assert world.tasks == [(0, 1, 10, 15)]
