"""Routing: the agent with fewest open chats and a free slot; ties to the lowest number."""

from desk.worlds import Turn, play, rules, shift, shopper


def test_ties_go_to_the_lowest_number_whatever_the_order_of_coming():
    world = play([shopper(10, 5)], [shift(7, 0), shift(3, 1), shift(5, 2)])
    assert world.opened == [(10, 0, 3)]


def test_fewest_open_chats_first():
    #            open chats of 0, 1, 2 before   goes to
    # 0 at 0     0 0 0                          0
    # 1 at 1     1 0 0                          1
    # 2 at 2     1 1 0                          2
    # 3 at 3     1 1 1                          0
    # 4 at 4     2 1 1                          1
    chats = [shopper(at, 100) for at in range(5)]
    world = play(chats, [shift(p, 0) for p in range(3)], rules(slots=3))
    assert world.opened == [(0, 0, 0), (1, 1, 1), (2, 2, 2), (3, 3, 0), (4, 4, 1)]


def test_open_chats_count_and_not_messages_waiting():
    # Agent 0 has two chats whose shoppers think; agent 1 has one chat and a busy inbox: 2 at 30.
    #   0 -> agent 0 (0-1), 1 -> agent 1 (1-60), 2 -> agent 0 (2-3).  3 at 30 -> agent 1.
    thinker = Turn(1, think=500)
    world = play(
        [shopper(0, 1, thinker), shopper(1, 59), shopper(2, 1, thinker), shopper(30, 1)],
        [shift(0, 0), shift(1, 0)],
        rules(slots=3),
    )
    assert world.opened[-1] == (30, 3, 1)
    assert world.turns[-1] == (3, 30, 60, 61, 1)


def test_a_slot_held_by_a_thinking_shopper_is_not_free():
    # One slot: 0 is answered at 1 and thinks until 21; 1 comes at 5 and waits for the goodbye (23).
    world = play([shopper(0, 1, Turn(2, think=20)), shopper(5, 4)], [shift(0, 0)])
    assert world.turns == [(0, 0, 0, 1, 0), (0, 21, 21, 23, 0), (1, 5, 23, 27, 0)]
    assert world.opened == [(0, 0, 0), (23, 1, 0)]


def test_only_those_at_the_desk_are_eligible():
    # 0 is not there before 10; 1 takes the chat at 5 although its number is higher.
    world = play([shopper(5, 50), shopper(11, 1)], [shift(0, 10), shift(1, 0)])
    assert world.opened == [(5, 0, 1), (11, 1, 0)]


def test_cap_of_each_agent():
    # Two agents with two slots: the fifth of five waits for the first slot free, at 20 (agent 0).
    chats = [shopper(0, 20), shopper(1, 50), shopper(2, 90), shopper(3, 90), shopper(4, 7)]
    world = play(chats, [shift(0, 0), shift(1, 0)], rules(slots=2))
    assert world.opened == [(0, 0, 0), (1, 1, 1), (2, 2, 0), (3, 3, 1), (20, 4, 0)]
    assert world.turns[4] == (4, 4, 110, 117, 0)  # after the older first message of 2 (20-110)
