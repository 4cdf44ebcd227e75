"""Transfer: an idle colleague with a free slot takes over a chat whose message waits elsewhere."""

import pytest
from desk.worlds import Task, Turn, away, play, rules, shift, shopper, signed_out

from cssim.model import Closing, Outcome, Passing

TRANSFER, PASSED_ON = Passing.TRANSFER, Closing.PASSED_ON

FREE = rules(slots=2, transfers=True)


def test_is_not_done_unless_the_rulebook_says_so():
    # 1 waits with agent 0 from 0 to 50, though agent 1 comes at 1 and has nothing to do.
    world = play([shopper(0, 50), shopper(0, 5)], [shift(0, 0), shift(1, 1)], rules(slots=2))
    assert world.passed == []
    assert world.turns_of(1) == [(0, 50, 55, 0)]


def test_who_comes_and_finds_nothing_to_do_takes_over_a_waiting_message():
    world = play([shopper(0, 50), shopper(0, 5)], [shift(0, 0), shift(1, 1)], FREE)
    assert world.passed == [(1, 1, 0, 0, 1, TRANSFER, 0)]
    assert world.turns_of(1) == [(0, 1, 6, 1)]
    assert world.opened == [(0, 0, 0), (0, 1, 0), (1, 1, 1)]
    assert world.closed[:2] == [(1, 1, 0, PASSED_ON), (6, 1, 1, Closing.GOODBYE)]


def test_a_message_to_a_busy_agent_goes_to_an_idle_colleague_at_once():
    # Agent 0: 0 from 0 to 10, then 1 from 10 to 60; the message of 11 goes to agent 1.
    world = play(
        [shopper(0, 10, Turn(5, think=1)), shopper(0, 50, patience=20)],
        [shift(0, 0), shift(1, 11)],
        FREE,
    )
    assert world.turns_of(0) == [(0, 0, 10, 0), (11, 11, 16, 1)]
    assert world.passed == [(11, 0, 1, 0, 1, TRANSFER, 0)]


def test_the_chat_stays_with_its_new_agent():
    # From 1 on 1 is with agent 1, who answers its second message too, though agent 0 is idle then.
    world = play(
        [shopper(0, 50), shopper(0, 5, Turn(5, think=60))], [shift(0, 0), shift(1, 1)], FREE
    )
    assert world.turns_of(1) == [(0, 1, 6, 1), (66, 66, 71, 1)]
    assert len(world.passed) == 1


def test_goes_back_when_it_waits_again():
    # 1 is with agent 1 from 1. At 70 its message finds agent 1 busy (2, from 60) and agent 0 idle.
    world = play(
        [shopper(0, 55), shopper(0, 5, Turn(5, think=64)), shopper(55, 1), shopper(56, 2),
         shopper(60, 20)],
        [shift(0, 0), shift(1, 1), away(0, 58, 65)],
        FREE,
    )  # fmt: skip
    assert world.turns_of(1) == [(0, 1, 6, 1), (70, 70, 75, 0)]
    assert [row[3:5] for row in world.passed] == [(0, 1), (1, 0)]


def test_a_new_chat_does_not_wait_with_the_less_loaded_while_another_is_idle():
    # Three slots. Agent 0 writes to 0 until 90; agent 1 has 1 and 2, both thinking from 20 on; 3
    # comes at 30, to agent 0, who has fewest chats, and waits: agent 1 has nothing to do.
    world = play(
        [shopper(0, 90), shopper(0, 10, Turn(1, think=500)), shopper(2, 10, Turn(1, think=500)),
         shopper(30, 5)],
        [shift(0, 0), shift(1, 0), away(0, 1, 3)],
        rules(slots=3, transfers=True),
    )  # fmt: skip
    assert world.turns_of(3) == [(30, 30, 35, 1)]
    assert world.passed[-1] == (30, 3, 0, 0, 1, TRANSFER, 0)


def test_needs_a_free_slot():
    # One slot. 0 is with agent 0, closed at 70, agent 0 then writes to 1, 80-180; 0 returns to it
    # at 110, above the cap. Agent 1 has nothing to do, but its slot is held by 2 (sent 105).
    chats = [
        shopper(0, 10, Turn(5, think=100)),
        shopper(80, 100),
        shopper(100, 5, goodbye=False),
    ]
    duty = [shift(0, 0), shift(1, 90)]
    world = play(chats, duty, rules(auto_close=60, transfers=True), until=160)
    assert world.turns_of(0)[1] == (110, None, None, None)
    assert world.passed == []


def test_is_done_as_soon_as_the_slot_is_free():
    # As above: the slot of 2 is closed at 165, and agent 1, idle since 105, takes over 0.
    chats = [
        shopper(0, 10, Turn(5, think=100)),
        shopper(80, 100),
        shopper(100, 5, goodbye=False),
    ]
    world = play(chats, [shift(0, 0), shift(1, 90)], rules(auto_close=60, transfers=True))
    assert world.turns_of(0)[1] == (110, 165, 170, 1)
    assert world.passed == [(165, 0, 1, 0, 1, TRANSFER, 0)]


@pytest.mark.parametrize("absent", [away, signed_out])
def test_messages_in_the_inbox_of_who_is_not_there_are_taken_over(absent):
    # Agent 0 is gone 5-100. The message of 12 goes to agent 1 at once.
    world = play(
        [shopper(0, 2, Turn(5, think=10))], [shift(0, 0), shift(1, 0), absent(0, 5, 100)], FREE
    )
    assert world.turns_of(0) == [(0, 0, 2, 0), (12, 12, 17, 1)]


def test_messages_left_behind_in_an_inbox_are_taken_over():
    # Agent 0 writes to 0 until 20 and has 1 in the inbox when it goes away at 15 (from 20 on);
    # agent 1 is busy until 30.
    world = play(
        [shopper(0, 20), shopper(0, 30), shopper(1, 4)],
        [shift(0, 0), shift(1, 0), away(0, 15, 100)],
        FREE,
    )
    assert world.turns_of(2) == [(1, 30, 34, 1)]


def test_of_several_the_one_first_in_the_order_of_work():
    # Both wait with agent 0, which writes until 50: 1 since 0 (first reply), 0 since 12 (reply).
    world = play(
        [shopper(0, 10, Turn(5, think=2)), shopper(0, 40), shopper(1, 3)],
        [shift(0, 0), shift(1, 20)],
        rules(slots=3, transfers=True),
    )
    assert [row[:2] for row in world.passed] == [(20, 2), (23, 0)]
    assert world.turns_of(0)[1] == (12, 23, 28, 1)


def test_consent_takes_time_once():
    # The reply of 5 takes 5 + 3 at agent 1, the next one 5.
    world = play(
        [shopper(0, 50), shopper(0, 5, Turn(5, think=2))],
        [shift(0, 0), shift(1, 1)],
        rules(slots=2, transfers=True, consent=3),
    )
    assert world.turns_of(1) == [(0, 1, 9, 1), (11, 11, 16, 1)]


def test_a_colleague_reads_what_was_written_before():
    # Two turns answered at 10 and 30 (waiting 11-20 for 1): the third reply takes 5 + 2 x 4.
    world = play(
        [shopper(0, 10, Turn(5, think=1), Turn(5, think=1)), shopper(0, 10), shopper(24, 90)],
        [shift(0, 0), shift(1, 26)],
        rules(slots=3, transfers=True, reread=4),
    )
    assert world.turns_of(0) == [(0, 0, 10, 0), (11, 20, 25, 0), (26, 26, 39, 1)]


def test_who_has_ended_a_shift_takes_over_nothing():
    # Agent 1 has ended at 20 but stays for 1 (thinking 30-80): from 30 on it has nothing to do, yet
    # 2 stays with agent 0, who writes until 50.
    world = play(
        [shopper(0, 50), shopper(0, 30, Turn(5, think=50)), shopper(25, 5)],
        [shift(0, 0), shift(1, 0, 20)],
        FREE,
    )
    assert world.passed == []
    assert world.turns_of(2) == [(25, 50, 55, 0)]


def test_who_has_ended_a_shift_is_relieved_and_goes():
    # Agent 0 ends at 20, writing to 0 until 50, with 1 in the inbox; agent 1 comes at 30.
    world = play([shopper(0, 50), shopper(0, 5)], [shift(0, 0, 20), shift(1, 30)], FREE)
    assert world.turns_of(1) == [(0, 30, 35, 1)]
    assert world.left == [(50, 0)]


def test_who_has_ended_a_shift_need_not_wait_for_a_thinking_shopper():
    # 0: 0-2, thinks to 31; 1: 2-62. Agent 0 ends at 20; agent 1 takes over the message of 31.
    world = play(
        [shopper(0, 2, Turn(5, think=29)), shopper(0, 60)], [shift(0, 0, 20), shift(1, 30)], FREE
    )
    assert world.turns_of(0) == [(0, 0, 2, 0), (31, 31, 36, 1)]
    assert world.left == [(62, 0)]


def test_a_message_for_which_work_is_laid_aside_does_not_wait():
    # Agent 0 does idle work and lays it aside for its own chat: no transfer to agent 1, idle too.
    world = play(
        [shopper(0, 2, Turn(5, think=10))],
        [shift(0, 0), shift(1, 0)],
        rules(slots=2, transfers=True, interruptible=("idle work",)),
        [Task("idle work", 0, 50)],
    )
    assert world.turns_of(0) == [(0, 0, 2, 0), (12, 12, 17, 0)]
    assert world.passed == []


def test_who_is_about_to_answer_is_left_alone():
    # Agent 1 comes back at 100, agent 0 comes at 100: the message goes to neither's colleague.
    world = play(
        [shopper(0, 2, Turn(5, think=10))], [shift(1, 0), away(1, 5, 100), shift(0, 100)], FREE
    )
    assert world.turns_of(0)[1] == (12, 100, 105, 1)
    assert world.passed == []


def test_what_is_left_by_who_is_about_to_answer_is_taken_over():
    # As above with two messages: agent 1 begins the first at 100, agent 0 takes over the second.
    world = play(
        [shopper(0, 2, Turn(5, think=10)), shopper(0, 2, Turn(5, think=20))],
        [shift(1, 0), away(1, 5, 100), shift(0, 100)],
        FREE,
    )
    assert world.turns_of(0)[1] == (12, 100, 105, 1)
    assert world.turns_of(1)[1] == (24, 100, 105, 0)
    assert [row[:2] for row in world.passed] == [(100, 1)]


def test_only_topics_that_the_colleague_answers():
    # Agent 0 answers both topics and has 1 (topic 0) and 2 (topic 1) in the inbox; agent 1 only
    # topic 1: it takes the second in the inbox and leaves the first.
    world = play(
        [shopper(0, 50), shopper(1, 5), shopper(2, 5, topic=1)],
        [shift(0, 0), shift(1, 10, team=1)],
        rules(slots=3, transfers=True, serves=((0, 1), (1,))),
    )
    assert world.passed == [(10, 2, 0, 0, 1, TRANSFER, 0)]
    assert world.turns_of(1) == [(1, 50, 55, 0)]


def test_own_work_comes_first():
    # Who has a task to do is not idle, whatever its class.
    world = play(
        [shopper(0, 50), shopper(0, 5)],
        [shift(0, 0), shift(1, 1)],
        FREE,
        [Task("idle work", 1, 20)],
    )
    assert world.tasks == [(0, 1, 1, 21)]
    assert world.turns_of(1) == [(0, 21, 26, 1)]


def test_patience_runs_on():
    # 1 has waited 10 of 12 when agent 1, busy until 10, takes it over, to begin at once.
    world = play(
        [shopper(0, 50), shopper(0, 10), shopper(0, 5, patience=10), shopper(0, 5, patience=9)],
        [shift(0, 0), shift(1, 0)],
        FREE,
    )
    assert world.outcomes[2:] == [Outcome.ANSWERED, Outcome.LEFT_OPENLY]
    assert world.turns_of(2) == [(0, 10, 15, 1)]


AFTER_TEN = rules(slots=2, transfers=True, transfer_after=10)


def test_a_message_may_have_to_wait_first():
    # Agent 1 has nothing to do from 1 on, and takes over at 10 what waits since 0.
    world = play([shopper(0, 50), shopper(0, 5)], [shift(0, 0), shift(1, 1)], AFTER_TEN)
    assert world.passed == [(10, 1, 0, 0, 1, TRANSFER, 0)]
    assert world.turns_of(1) == [(0, 10, 15, 1)]


def test_who_comes_after_that_time_takes_over_at_once():
    world = play([shopper(0, 50), shopper(0, 5)], [shift(0, 0), shift(1, 20)], AFTER_TEN)
    assert world.turns_of(1) == [(0, 20, 25, 1)]


def test_a_message_answered_before_that_time_stays():
    world = play([shopper(0, 8), shopper(0, 5)], [shift(0, 0), shift(1, 1)], AFTER_TEN)
    assert world.passed == []
    assert world.turns_of(1) == [(0, 8, 13, 0)]


def test_the_time_is_that_of_the_message_and_not_of_the_one_before():
    # 1 is answered at 13 and writes again at 14, while 2 keeps agent 0 from 13 to 43.
    world = play(
        [shopper(0, 8), shopper(0, 5, Turn(4, think=1)), shopper(9, 30)],
        [shift(0, 0), shift(1, 20)],
        rules(slots=3, transfers=True, transfer_after=10),
    )
    assert world.turns_of(1) == [(0, 8, 13, 0), (14, 24, 28, 1)]
