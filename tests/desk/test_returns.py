"""Coming back after having left: a new contact, on a row reserved for it."""

from desk.worlds import NO_MORE, Turn, play, rules, shift, shopper

from cssim.model import Closing, Outcome

ANSWERED, EXPECTED = Outcome.ANSWERED, Outcome.EXPECTED
LEFT_OPENLY, LEFT_SILENTLY = Outcome.LEFT_OPENLY, Outcome.LEFT_SILENTLY


def busy_until(end, *people):
    """A first shopper who keeps the only agent busy until `end`, and these people."""
    return [shopper(0, end), *people]


def test_who_left_openly_comes_back():
    # 1 leaves at 11 and comes back 30 later, as contact 2.
    world = play(
        busy_until(20, shopper(1, 5, patience=10, again=shopper(30, 7))), [shift(0, 0)], rules()
    )
    assert world.outcomes == [ANSWERED, LEFT_OPENLY, ANSWERED]
    assert world.turns_of(2) == [(41, 41, 48, 0)]


def test_who_is_answered_does_not_come_back():
    world = play([shopper(0, 5, patience=10, again=shopper(30, 7))], [shift(0, 0)])
    assert world.outcomes == [ANSWERED, EXPECTED]


def test_who_finds_nobody_does_not_come_back():
    world = play([shopper(0, 5, patience=10, again=shopper(30, 7))], [])
    assert world.outcomes == [Outcome.LOST, EXPECTED]


def test_who_has_left_a_message_does_not_come_back():
    # In line until the only agent goes at 5: an offline message, whatever the patience.
    world = play(
        busy_until(20, shopper(1, 5, patience=10, message=True, again=shopper(30, 7))),
        [shift(0, 0, 5), shift(0, 100)],
        rules(),
    )
    assert world.outcomes == [ANSWERED, Outcome.OFFLINE, EXPECTED]


def test_who_left_silently_comes_back_while_the_old_chat_still_waits():
    # 1 is gone at 6 without a word and writes again at 11: in the inbox beside the old message,
    # which is answered first, in vain (50-55), and holds its slot to 65; then the new one 55-62.
    world = play(
        busy_until(50, shopper(1, 5, patience=5, silent=True, again=shopper(5, 7))),
        [shift(0, 0)],
        rules(slots=3, auto_close=10),
    )
    assert world.outcomes == [ANSWERED, LEFT_SILENTLY, ANSWERED]
    assert world.turns_of(1) == [(1, 50, 55, 0)]
    assert world.turns_of(2) == [(11, 55, 62, 0)]
    assert world.closed[1:] == [(62, 2, 0, Closing.GOODBYE), (65, 1, 0, Closing.AUTO_CLOSE)]


def test_who_left_silently_in_line_comes_back():
    world = play(
        busy_until(20, shopper(1, 5, patience=5, silent=True, again=shopper(5, 7))),
        [shift(0, 0)],
        rules(auto_close=10),
    )
    assert world.turns_of(1) == [(1, 20, 25, 0)]
    assert world.turns_of(2) == [(11, 35, 42, 0)]


def test_composing_begun_in_time_means_no_coming_back():
    # Patience of a silent leaver ends at 20, at which instant the reply is begun.
    world = play(
        busy_until(20, shopper(1, 5, patience=19, silent=True, again=shopper(5, 7))),
        [shift(0, 0)],
        rules(slots=2, auto_close=10),
    )
    assert world.outcomes == [ANSWERED, ANSWERED, EXPECTED]


def test_who_leaves_in_a_later_turn_comes_back_with_a_new_chat():
    # 0 writes again at 6, leaves at 8, comes back at 18: first reply first, its own turns.
    world = play(
        [shopper(0, 5, Turn(5, think=1, patience=2), again=shopper(10, 3, Turn(4, think=1))),
         shopper(1, 30)],
        [shift(0, 0)],
        rules(slots=2),
    )  # fmt: skip
    assert world.outcomes == [LEFT_OPENLY, ANSWERED, ANSWERED]
    assert world.turns_of(2) == [(18, 35, 38, 0), (39, 39, 43, 0)]


def test_comes_back_after_a_return():
    # 1 leaves at 6, comes back at 16 (contact 2), leaves at 21, comes back at 51 (contact 3).
    third = shopper(30, 7)
    second = shopper(10, 6, patience=5, again=third)
    world = play(busy_until(40, shopper(1, 5, patience=5, again=second)), [shift(0, 0)])
    assert world.outcomes == [ANSWERED, LEFT_OPENLY, LEFT_OPENLY, ANSWERED]
    assert world.turns_of(3) == [(51, 51, 58, 0)]


def test_a_return_may_find_nobody():
    world = play(
        busy_until(20, shopper(1, 5, patience=5, again=shopper(30, 7, message=True))),
        [shift(0, 0, 25), shift(0, 100)],
    )
    assert world.outcomes[2] is Outcome.OFFLINE
    assert world.turns_of(2) == [(36, 100, 107, 0)]


def test_returns_for_which_no_row_is_left_are_counted():
    people = [
        shopper(1, 5, patience=5, again=NO_MORE),
        shopper(1, 5, patience=6, silent=True, again=NO_MORE),
        shopper(2, 5, again=NO_MORE),
    ]
    world = play(busy_until(20, *people), [shift(0, 0)], rules(slots=4, auto_close=9))
    assert world.outcomes == [ANSWERED, LEFT_OPENLY, LEFT_SILENTLY, ANSWERED]
    assert world.desk.records.returns_not_made == 2


def test_a_return_joins_the_end_of_the_line():
    # One slot. 2 has waited since 3; 1 leaves at 6 and is back at 7.
    world = play(
        busy_until(20, shopper(1, 5, patience=5, again=shopper(1, 7)), shopper(3, 5)),
        [shift(0, 0)],
    )
    assert [row[1] for row in world.opened] == [0, 2, 3]


def test_a_return_at_once_comes_after_those_who_leave_at_that_instant():
    # Back in the very instant of leaving, at 6.
    world = play(
        busy_until(20, shopper(1, 5, patience=5, again=shopper(0, 7))), [shift(0, 0)], rules()
    )
    assert world.turns_of(2) == [(6, 20, 27, 0)]
