"""Ending: goodbye frees the slot at once, silence holds it to auto-close; late messages return."""

from desk.worlds import Turn, away, play, rules, shift, shopper

from cssim.model import Closing, Outcome

ANSWERED = Outcome.ANSWERED


def test_goodbye_frees_the_slot_at_the_last_reply():
    world = play([shopper(0, 10), shopper(1, 5)], [shift(0, 0)], rules(auto_close=60))
    assert world.closed == [(10, 0, 0, Closing.GOODBYE), (15, 1, 0, Closing.GOODBYE)]


def test_falling_silent_holds_the_slot_to_auto_close():
    # 0 is answered at 10, slot held to 70, when 1 is seated.
    world = play(
        [shopper(0, 10, goodbye=False), shopper(1, 5)], [shift(0, 0)], rules(auto_close=60)
    )
    assert world.closed == [(70, 0, 0, Closing.AUTO_CLOSE), (75, 1, 0, Closing.GOODBYE)]
    assert world.turns[1] == (1, 1, 70, 75, 0)
    assert world.outcomes == [ANSWERED, ANSWERED]


def test_a_message_at_the_very_moment_of_auto_close_keeps_the_slot():
    # Sent at 10, thinks exactly 60: the message of 70 comes before the auto-close of 70.
    world = play([shopper(0, 10, Turn(5, think=60))], [shift(0, 0)], rules(auto_close=60))
    assert world.opened == [(0, 0, 0)]
    assert world.closed == [(75, 0, 0, Closing.GOODBYE)]


def test_returns_to_its_agent_after_auto_close():
    # 0: sent at 10 by agent 1, closed at 70. Agent 0 starts at 105 and has no chat; agent 1 still
    # has 1 (sent 70, held to 130). The message of 110 goes to agent 1 all the same.
    world = play(
        [shopper(0, 10, Turn(5, think=100)), shopper(20, 50, goodbye=False)],
        [shift(0, 105), shift(1, 0)],
        rules(slots=2, auto_close=60),
    )
    assert world.opened == [(0, 0, 1), (20, 1, 1), (110, 0, 1)]
    assert world.closed == [(70, 0, 1, Closing.AUTO_CLOSE), (115, 0, 1, Closing.GOODBYE),
                            (130, 1, 1, Closing.AUTO_CLOSE)]  # fmt: skip
    assert world.turns[:2] == [(0, 0, 0, 10, 1), (0, 110, 110, 115, 1)]


def test_returns_above_the_cap_and_before_the_line():
    # One slot. 0: sent 10, closed 70. 1 (from 1) is seated at 70, 70-200. 2 stands in line.
    # 0 writes at 110: second open chat of the agent, answered 200-205 as a reply; the goodbye of 1
    # at 200 frees no slot for 2, that of 0 at 205 does.
    world = play(
        [shopper(0, 10, Turn(5, think=100)), shopper(1, 130), shopper(80, 7)],
        [shift(0, 0)],
        rules(auto_close=60),
    )
    assert world.opened == [(0, 0, 0), (70, 1, 0), (110, 0, 0), (205, 2, 0)]
    assert world.turns == [(0, 0, 0, 10, 0), (0, 110, 200, 205, 0),
                           (1, 1, 70, 200, 0), (2, 80, 205, 212, 0)]  # fmt: skip


def test_returns_to_its_agent_who_is_away():
    # The agent is away 100-150; the message of 110 waits in the inbox.
    world = play(
        [shopper(0, 10, Turn(5, think=100))],
        [shift(0, 0), away(0, 100, 150), shift(1, 0)],
        rules(auto_close=60),
    )
    assert world.turns[1] == (0, 110, 150, 155, 0)


def test_returns_to_another_when_its_agent_has_gone():
    # Agent 0 leaves for the day at 70 (auto-close), so the message of 110 goes to agent 1.
    world = play(
        [shopper(0, 10, Turn(5, think=100))], [shift(0, 0, 50), shift(1, 0)], rules(auto_close=60)
    )
    assert world.left == [(70, 0)]
    assert world.turns[1] == (0, 110, 110, 115, 1)


def test_returns_to_the_line_when_its_agent_has_gone_and_all_slots_are_taken():
    # Agent 1 (one slot) writes to 1 20-200. The message of 110 waits in line, behind 2 of 105,
    # ahead of 3 of 120.
    world = play(
        [shopper(0, 10, Turn(5, think=100)), shopper(20, 180), shopper(105, 1), shopper(120, 1)],
        [shift(0, 0, 20), shift(1, 15)],
        rules(auto_close=60),
    )
    assert world.opened == [(0, 0, 0), (20, 1, 1), (200, 2, 1), (201, 0, 1), (206, 3, 1)]
    assert world.turns[1] == (0, 110, 201, 206, 1)


def test_returns_to_nobody():
    # The only agent left at 70. 0 leaves a message, 1 does not; their first turns were answered.
    world = play(
        [shopper(0, 10, Turn(5, think=100), Turn(5, think=1), message=True),
         shopper(0, 10, Turn(5, think=100))],
        [shift(0, 0, 50)],
        rules(slots=2, auto_close=60),
    )  # fmt: skip
    assert world.left == [(80, 0)]
    assert world.outcomes == [Outcome.OFFLINE, Outcome.LOST]
    assert world.turns == [(0, 0, 0, 10, 0), (0, 110, None, None, None),
                           (1, 0, 10, 20, 0), (1, 120, None, None, None)]  # fmt: skip


def test_patience_of_a_returning_message_runs_like_any_other():
    # As above the cap: 0 returns at 110 with patience 30 and leaves at 140.
    world = play(
        [shopper(0, 10, Turn(5, think=100, patience=30)), shopper(1, 130)],
        [shift(0, 0)],
        rules(auto_close=60),
    )
    assert world.outcomes == [Outcome.LEFT_OPENLY, ANSWERED]
    assert world.closed == [(70, 0, 0, Closing.AUTO_CLOSE), (140, 0, 0, Closing.SHOPPER_LEFT),
                            (200, 1, 0, Closing.GOODBYE)]  # fmt: skip
