"""A chat has turns: think, message, composing, reply."""

import numpy as np
from desk.worlds import Turn, play, rules, shift, shopper

from cssim.fate import Contacts
from cssim.model import Closing, Desk, DeskNumbers, Duty, DutyPlan, Outcome


def test_first_reply_to_someone_idle_begins_at_once():
    world = play([shopper(10, 5)], [shift(0, 0)])
    assert world.turns == [(0, 10, 10, 15, 0)]
    assert world.outcomes == [Outcome.ANSWERED]
    assert world.opened == [(10, 0, 0)]
    assert world.closed == [(15, 0, 0, Closing.GOODBYE)]


def test_think_runs_from_reply_to_next_message():
    # message 10, sent 15; thinks 20 -> message 35, sent 38; thinks 1 -> message 39, sent 43.
    world = play([shopper(10, 5, Turn(3, think=20), Turn(4, think=1))], [shift(0, 0)])
    assert world.turns == [(0, 10, 10, 15, 0), (0, 35, 35, 38, 0), (0, 39, 39, 43, 0)]
    assert world.opened == [(10, 0, 0)]
    assert world.closed == [(43, 0, 0, Closing.GOODBYE)]


def test_think_of_zero_writes_again_at_the_instant_of_the_reply():
    world = play([shopper(0, 5, Turn(3, think=0))], [shift(0, 0)])
    assert world.turns == [(0, 0, 0, 5, 0), (0, 5, 5, 8, 0)]


def test_one_reply_at_a_time_with_two_chats_open():
    # The agent has slots for both. 0: 0-10. 1 writes at 2, waits to 10, sent 14.
    # 0 thinks 1 from 10, writes at 11, waits for 14, sent 20.
    world = play([shopper(0, 10, Turn(6, think=1)), shopper(2, 4)], [shift(0, 0)], rules(slots=2))
    assert world.turns == [(0, 0, 0, 10, 0), (0, 11, 14, 20, 0), (1, 2, 10, 14, 0)]


def test_first_replies_come_before_later_replies_whatever_their_age():
    # While the agent writes to 1 (10-30), 0 writes again at 12 and 2 comes at 20: 2 goes first.
    world = play(
        [shopper(0, 5, Turn(5, think=7)), shopper(10, 20), shopper(20, 1)],
        [shift(0, 0)],
        rules(slots=3),
    )
    assert world.turns == [(0, 0, 0, 5, 0), (0, 12, 31, 36, 0), (1, 10, 10, 30, 0),
                           (2, 20, 30, 31, 0)]  # fmt: skip


def test_a_rulebook_may_put_later_replies_first():
    world = play(
        [shopper(0, 5, Turn(5, think=7)), shopper(10, 20), shopper(20, 1)],
        [shift(0, 0)],
        rules(slots=3, first=("replies",)),
    )
    assert world.turns == [(0, 0, 0, 5, 0), (0, 12, 30, 35, 0), (1, 10, 10, 30, 0),
                           (2, 20, 35, 36, 0)]  # fmt: skip


def test_oldest_message_first_within_a_class():
    # 0 keeps the agent busy until 50. 2 wrote its later message at 13 and 1 at 24.
    # 1: 0-4, thinks 20 -> 24.  2: 4-8, thinks 5 -> 13.  0: first reply 9-50.
    world = play(
        [shopper(9, 41), shopper(0, 4, Turn(1, think=20)), shopper(1, 4, Turn(1, think=5))],
        [shift(0, 0)],
        rules(slots=3),
    )
    assert world.turns == [(0, 9, 9, 50, 0),
                           (1, 0, 0, 4, 0), (1, 24, 51, 52, 0),
                           (2, 1, 4, 8, 0), (2, 13, 50, 51, 0)]  # fmt: skip


def test_pace_multiplies_composing_and_nothing_else():
    # Pace 1.5: work 10 takes 15; the shopper's own 4 s of thinking stay 4 s.
    world = play([shopper(0, 10, Turn(2, think=4))], [shift(0, 0, pace=1.5)])
    assert world.turns == [(0, 0, 0, 15, 0), (0, 19, 19, 22, 0)]


def test_pace_of_the_next_start_holds_from_then_on():
    world = play(
        [shopper(0, 10), shopper(100, 10)],
        [shift(0, 0, 50, pace=1.5), shift(0, 100, pace=0.5)],
    )
    assert world.turns == [(0, 0, 0, 15, 0), (1, 100, 100, 105, 0)]


def test_composing_takes_a_microsecond_at_least_and_is_rounded_to_the_nearest():
    desk = Desk(DeskNumbers(concurrent_chats=1, auto_close=None))
    desk.duty(DutyPlan.of([(0, 0, Duty.START, 0.5)]))
    desk.contacts(Contacts.plain(np.array([0, 10, 20]), np.array([0, 1, 5])))
    desk.run_until(100)
    # 0 x 0.5 = 0 -> 1;  1 x 0.5 = 0.5 -> at least 1;  5 x 0.5 = 2.5 -> 2 (half to even).
    assert desk.records.contacts[0].sent.tolist() == [1, 11, 22]


def test_what_is_in_hand_when_the_run_ends_has_begun_but_is_not_sent():
    world = play([shopper(0, 10), shopper(5, 10), shopper(20, 1)], [shift(0, 0)], until=10)
    assert world.turns == [(0, 0, 0, None, 0), (1, 5, None, None, None)]
    assert world.outcomes == [Outcome.OPEN, Outcome.OPEN, Outcome.EXPECTED]
