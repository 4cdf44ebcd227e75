"""Leaving openly: patience runs from message until composing starts, if the shopper must wait."""

from desk.worlds import Turn, play, rules, shift, shopper

from cssim.model import Closing, Outcome

LEFT, ANSWERED = Outcome.LEFT_OPENLY, Outcome.ANSWERED


def test_patience_counts_only_if_the_shopper_must_wait():
    # Composing starts at once and takes longer than the patience: the shopper sees 'typing'.
    world = play([shopper(0, 100, patience=5)], [shift(0, 0)])
    assert world.outcomes == [ANSWERED]


def test_patience_of_nothing_is_enough_with_someone_idle():
    world = play([shopper(0, 10, patience=0)], [shift(0, 0)])
    assert world.turns == [(0, 0, 0, 10, 0)]


def test_patience_of_nothing_leaves_at_once_if_there_is_no_slot():
    world = play([shopper(0, 10), shopper(5, 10, patience=0), shopper(6, 1)], [shift(0, 0)])
    assert world.outcomes == [ANSWERED, LEFT, ANSWERED]
    assert world.opened == [(0, 0, 0), (10, 2, 0)]


def test_patience_of_nothing_leaves_at_once_from_an_inbox():
    # 1 gets the second slot at 5, must wait for the agent's hands, and gives the slot back at 5.
    world = play([shopper(0, 10), shopper(5, 10, patience=0)], [shift(0, 0)], rules(slots=2))
    assert world.outcomes == [ANSWERED, LEFT]
    assert world.opened == [(0, 0, 0), (5, 1, 0)]
    assert world.closed == [(5, 1, 0, Closing.SHOPPER_LEFT), (10, 0, 0, Closing.GOODBYE)]


def test_leaving_from_an_inbox_frees_the_slot_for_the_next_in_line():
    # Two slots, one agent writing to 0 until 50. 1 sits in the inbox from 1 and leaves at 21;
    # 2 stands in line from 2, is seated at 21 and answered from 50.
    world = play(
        [shopper(0, 50), shopper(1, 9, patience=20), shopper(2, 3, patience=60)],
        [shift(0, 0)],
        rules(slots=2),
    )
    assert world.outcomes == [ANSWERED, LEFT, ANSWERED]
    assert world.opened == [(0, 0, 0), (1, 1, 0), (21, 2, 0)]
    assert world.closed[0] == (21, 1, 0, Closing.SHOPPER_LEFT)
    assert world.turns[2] == (2, 2, 50, 53, 0)


def test_patience_runs_on_through_line_and_inbox():
    # 2 stands in line from 2 and is seated when 1 leaves (21); nobody has begun by 2 + 30 = 32.
    world = play(
        [shopper(0, 50), shopper(1, 9, patience=20), shopper(2, 3, patience=30)],
        [shift(0, 0)],
        rules(slots=2),
    )
    assert world.outcomes == [ANSWERED, LEFT, LEFT]
    assert world.closed[:2] == [(21, 1, 0, Closing.SHOPPER_LEFT), (32, 2, 0, Closing.SHOPPER_LEFT)]


def test_composing_that_begins_at_the_last_moment_keeps_the_shopper():
    # The agent is free at 10: patience 10 is just enough, patience 9 is not.
    just = play([shopper(0, 10), shopper(0, 5, patience=10)], [shift(0, 0)])
    short = play([shopper(0, 10), shopper(0, 5, patience=9)], [shift(0, 0)])
    assert just.turns[1] == (1, 0, 10, 15, 0)
    assert just.outcomes == [ANSWERED, ANSWERED]
    assert short.turns[1] == (1, 0, None, None, None)
    assert short.outcomes == [ANSWERED, LEFT]


def test_each_turn_has_a_patience_of_its_own():
    # 0 is answered at 5 and writes again at 8, while the agent writes to 1 (5-30): 8 + 10 = 18.
    world = play(
        [shopper(0, 5, Turn(5, think=3, patience=10)), shopper(1, 25)],
        [shift(0, 0)],
        rules(slots=2),
    )
    assert world.turns == [(0, 0, 0, 5, 0), (0, 8, None, None, None), (1, 1, 5, 30, 0)]
    assert world.outcomes == [LEFT, ANSWERED]
    assert world.closed[0] == (18, 0, 0, Closing.SHOPPER_LEFT)


def test_patience_does_not_outlive_the_message_it_belongs_to():
    # 1 waits 0-10 with patience 12, is answered 10-15 and thinks until 115: 12 means nothing then.
    world = play([shopper(0, 10), shopper(0, 5, Turn(5, think=100), patience=12)], [shift(0, 0)])
    assert world.turns[1:] == [(1, 0, 10, 15, 0), (1, 115, 115, 120, 0)]
    assert world.outcomes == [ANSWERED, ANSWERED]
