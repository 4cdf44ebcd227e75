"""The waiting line: first come, first served, into the first slot free."""

from desk.worlds import play, rules, shift, shopper

from cssim.model import Outcome


def test_first_come_first_served():
    #        comes  begins  sent
    # 0        0      0      10
    # 1        1     10      13
    # 2        2     13      14
    # 3        3     14      19
    world = play([shopper(0, 10), shopper(1, 3), shopper(2, 1), shopper(3, 5)], [shift(0, 0)])
    assert [t[2:4] for t in world.turns] == [(0, 10), (10, 13), (13, 14), (14, 19)]


def test_two_servers_one_line():
    # Agent 0: shopper 0 until 10, then 4. Agent 1: shopper 1 until 4, 2 until 9, then 3.
    world = play(
        [shopper(0, 10), shopper(1, 3), shopper(2, 5), shopper(3, 50), shopper(3, 1)],
        [shift(0, 0), shift(1, 0)],
    )
    assert world.opened == [(0, 0, 0), (1, 1, 1), (4, 2, 1), (9, 3, 1), (10, 4, 0)]


def test_who_comes_together_stands_in_line_by_number():
    world = play([shopper(5, 2), shopper(5, 2), shopper(5, 2), shopper(0, 9)], [shift(0, 0)])
    assert world.opened == [(0, 3, 0), (9, 0, 0), (11, 1, 0), (13, 2, 0)]


def test_line_moves_up_when_someone_starts():
    # 1 and 2 stand in line; a second agent with two slots starts at 20 and takes both.
    world = play(
        [shopper(0, 50), shopper(0, 99), shopper(1, 5), shopper(2, 6)],
        [shift(0, 0), shift(1, 20)],
        rules(slots=2),
    )
    assert world.turns[2:] == [(2, 1, 20, 25, 1), (3, 2, 25, 31, 1)]


def test_line_moves_past_those_who_have_left():
    # 1 leaves at 6; at 10 the slot goes to 2.
    world = play(
        [shopper(0, 10), shopper(1, 3, patience=5), shopper(2, 3, patience=20)], [shift(0, 0)]
    )
    assert world.turns == [(0, 0, 0, 10, 0), (1, 1, None, None, None), (2, 2, 10, 13, 0)]
    assert world.outcomes == [Outcome.ANSWERED, Outcome.LEFT_OPENLY, Outcome.ANSWERED]
