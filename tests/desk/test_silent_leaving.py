"""Leaving silently: the desk does not know, composes in vain, and the slot stays held."""

from desk.worlds import Turn, play, rules, shift, shopper

from cssim.model import Closing, Outcome

GONE, ANSWERED = Outcome.LEFT_SILENTLY, Outcome.ANSWERED


def test_from_an_inbox():
    # 1 waits from 1, gives up at 11; composed in vain 20-25; the slot is held for 60 s from 25.
    # 2 stands in line from 2 and gets the slot of 0 at 20; its reply comes after that of 1.
    world = play(
        [shopper(0, 20), shopper(1, 5, patience=10, silent=True), shopper(2, 3), shopper(3, 4)],
        [shift(0, 0)],
        rules(slots=2, auto_close=60),
    )
    assert world.outcomes == [ANSWERED, GONE, ANSWERED, ANSWERED]
    assert world.turns[1] == (1, 1, 20, 25, 0)
    assert world.opened == [(0, 0, 0), (1, 1, 0), (20, 2, 0), (28, 3, 0)]
    assert world.closed == [
        (20, 0, 0, Closing.GOODBYE),
        (28, 2, 0, Closing.GOODBYE),
        (32, 3, 0, Closing.GOODBYE),
        (85, 1, 0, Closing.AUTO_CLOSE),
    ]


def test_from_the_line_still_gets_a_slot_and_a_wasted_reply():
    # One slot: 1 has gone at 11, is seated at 20 all the same, 20-25, held to 85; 2 begins at 85.
    world = play(
        [shopper(0, 20), shopper(1, 5, patience=10, silent=True), shopper(2, 3)],
        [shift(0, 0)],
        rules(auto_close=60),
    )
    assert world.turns == [(0, 0, 0, 20, 0), (1, 1, 20, 25, 0), (2, 2, 85, 88, 0)]
    assert world.outcomes == [ANSWERED, GONE, ANSWERED]
    assert world.closed[1] == (85, 1, 0, Closing.AUTO_CLOSE)


def test_says_no_goodbye_whatever_the_habit():
    world = play(
        [shopper(0, 20), shopper(1, 5, patience=10, silent=True, goodbye=True)],
        [shift(0, 0)],
        rules(auto_close=60),
    )
    assert world.closed[1] == (85, 1, 0, Closing.AUTO_CLOSE)


def test_stays_if_composing_begins_at_the_last_moment():
    world = play(
        [shopper(0, 20), shopper(1, 5, patience=19, silent=True)],
        [shift(0, 0)],
        rules(auto_close=60),
    )
    assert world.outcomes == [ANSWERED, ANSWERED]
    assert world.closed[1] == (25, 1, 0, Closing.GOODBYE)


def test_gone_in_a_later_turn_writes_no_further_turn():
    # 0 is answered at 5, writes at 8 with patience 10, is answered in vain 30-34; no third turn.
    world = play(
        [shopper(0, 5, Turn(4, think=3, patience=10), Turn(1, think=1), silent=True),
         shopper(1, 25)],
        [shift(0, 0)],
        rules(slots=2, auto_close=60),
    )  # fmt: skip
    assert world.turns == [(0, 0, 0, 5, 0), (0, 8, 30, 34, 0), (1, 1, 5, 30, 0)]
    assert world.outcomes == [GONE, ANSWERED]
    assert world.closed[1] == (94, 0, 0, Closing.AUTO_CLOSE)


def test_silent_habit_without_impatience_changes_nothing():
    world = play([shopper(0, 20), shopper(1, 5, silent=True)], [shift(0, 0)])
    assert world.outcomes == [ANSWERED, ANSWERED]


def test_before_anybody_notices_the_chat_counts_as_open():
    # The patience of 1 ended at 11, but only composing finds out; the run ends before it, at 15.
    world = play(
        [shopper(0, 20), shopper(1, 5, patience=10, silent=True)],
        [shift(0, 0)],
        rules(auto_close=60),
        until=15,
    )
    assert world.outcomes == [Outcome.OPEN, Outcome.OPEN]
