"""Head-count duty (ANYONE): one more, one fewer; the idle leave first, else the next to be free."""

from desk.worlds import Turn, play, rules, shift, shopper

from cssim.model import ANYONE, Outcome, Presence


def test_persons_are_numbered_from_zero():
    world = play([], [shift(ANYONE, 0), shift(ANYONE, 0), shift(ANYONE, 5)])
    assert world.presence == [(0, 0, Presence.AT_DESK), (0, 1, Presence.AT_DESK),
                              (5, 2, Presence.AT_DESK)]  # fmt: skip


def test_idle_leave_first():
    # Agent 0 writes to 0; agents 1 and 2 are idle: the end of 20 takes an idle one, at once.
    world = play([shopper(5, 50)], [shift(ANYONE, 0, 20), shift(ANYONE, 0), shift(ANYONE, 0)])
    assert world.left == [(20, 2)]


def test_else_the_next_to_be_free():
    # Both write: 0 until 50, 1 until 30. The end of 20 is owed and taken at 30 by agent 1, who
    # does not serve 2 of the line any more; 2 is served by agent 0 from 50.
    world = play(
        [shopper(0, 50), shopper(0, 30), shopper(10, 5)], [shift(ANYONE, 0, 20), shift(ANYONE, 0)]
    )
    assert world.left == [(30, 1)]
    assert world.turns[2] == (2, 10, 50, 55, 0)


def test_a_chat_whose_shopper_thinks_keeps_its_agent():
    # 0 thinks 10-60 holding agent 0; agent 1 writes to 1 until 40. Owed at 20, taken at 40.
    world = play(
        [shopper(0, 10, Turn(5, think=50)), shopper(0, 40)],
        [shift(ANYONE, 0, 20), shift(ANYONE, 0)],
    )
    assert world.left == [(40, 1)]


def test_two_owed_ends():
    world = play(
        [shopper(0, 50), shopper(0, 30), shopper(10, 5, patience=100)],
        [shift(ANYONE, 0, 20), shift(ANYONE, 0, 20)],
    )
    # 30: agent 1 goes; 50: agent 0 goes, and the line with it.
    assert world.left == [(30, 1), (50, 0)]
    assert world.outcomes == [Outcome.ANSWERED, Outcome.ANSWERED, Outcome.LOST]


def test_a_start_cancels_an_owed_end():
    # Owed at 20, start at 25: nobody goes and nobody comes.
    world = play(
        [shopper(0, 50), shopper(0, 30), shopper(10, 5)],
        [shift(ANYONE, 0, 20), shift(ANYONE, 0), shift(ANYONE, 25)],
    )
    assert world.left == []
    assert world.turns[2] == (2, 10, 30, 35, 1)


def test_start_and_end_at_one_instant_change_nothing_for_the_busy():
    # At 20 one more comes (agent 1, idle) and one goes (agent 1, idle).
    world = play([shopper(0, 50)], [shift(ANYONE, 0, 20), shift(ANYONE, 20)])
    assert world.left == [(20, 1)]
    assert world.turns == [(0, 0, 0, 50, 0)]


def test_relief_by_head_count_serves_the_line_even_if_the_end_comes_too():
    # At 20 agent 1 comes, and is the idle one who goes: 1 stays in line and is served at 50 by 0.
    world = play([shopper(0, 50), shopper(1, 5)], [shift(ANYONE, 0, 20), shift(ANYONE, 20)])
    assert world.turns[1] == (1, 1, 50, 55, 0)


def test_who_has_gone_comes_back_under_the_lowest_number():
    world = play([shopper(35, 5)], [shift(ANYONE, 0, 20), shift(ANYONE, 0, 25), shift(ANYONE, 30)])
    assert world.left == [(20, 1), (25, 0)]
    assert world.turns == [(0, 35, 35, 40, 0)]


def test_free_means_without_an_open_chat():
    # Two slots; 0 thinks 10-60: agent 0 is not idle, agent 1 is: it goes.
    world = play(
        [shopper(0, 10, Turn(5, think=50))],
        [shift(ANYONE, 0, 20), shift(ANYONE, 0)],
        rules(slots=2),
    )
    assert world.left == [(20, 1)]
