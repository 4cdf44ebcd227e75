"""End of a shift, `until_line_empty`: new chats as ever until none is open and nobody in line."""

from desk.worlds import Task, Turn, away, latest, play, rules, shift, shopper, signed_out

from cssim.model import TEAM, Closing, Duty, Outcome, Passing, Presence

AT_DESK, FINISHING, OFF = Presence.AT_DESK, Presence.FINISHING, Presence.OFF


def until(end, person=0, start=0, team=0):
    """A shift that ends when the line is empty."""
    return shift(person, start, end, ends=Duty.UNTIL_LINE_EMPTY, team=team)


def test_leaves_at_once_if_there_is_nobody():
    world = play([], [until(20)])
    assert world.presence == [(0, 0, AT_DESK), (20, 0, FINISHING), (20, 0, OFF)]


def test_a_line_of_three_is_emptied():
    # End at 20: 0 until 30, then 1 (30-35), 2 (35-40), 3 (40-45).
    world = play(
        [shopper(0, 30), shopper(1, 5), shopper(2, 5), shopper(3, 5)], [until(20)], rules()
    )
    assert [turn[2] for turn in world.turns] == [0, 30, 35, 40]
    assert world.left == [(45, 0)]


def test_new_arrivals_are_taken_until_then():
    # 1 comes at 25 and 2 at 35, when 1 has said goodbye and the agent has gone.
    world = play([shopper(15, 15), shopper(25, 4), shopper(35, 5)], [until(20)], rules(slots=2))
    assert world.turns_of(1) == [(25, 30, 34, 0)]
    assert world.outcomes[2] is Outcome.LOST
    assert world.left == [(34, 0)]


def test_an_arrival_at_the_instant_of_leaving_comes_too_late():
    world = play([shopper(15, 15), shopper(30, 5)], [until(20)])
    assert world.left == [(30, 0)]
    assert world.outcomes[1] is Outcome.LOST


def test_waits_for_thinking_and_for_silent_shoppers():
    world = play([shopper(0, 10, Turn(5, think=30), goodbye=False)], [until(20)],
                 rules(auto_close=60))  # fmt: skip
    assert world.turns_of(0)[1] == (40, 40, 45, 0)
    assert world.left == [(105, 0)]


def test_is_on_duty_meanwhile():
    # The presence is `at desk` up to the end, and the line is not sent home.
    world = play([shopper(0, 30), shopper(1, 5)], [until(20)])
    assert world.presence == [(0, 0, AT_DESK), (35, 0, FINISHING), (35, 0, OFF)]


def test_latest_turns_it_into_finish():
    # At 32 the agent has 1 in hand (30-35): finished, while 2 and 3 in line find nobody.
    world = play(
        [shopper(0, 30), shopper(1, 5), shopper(2, 5, message=True), shopper(3, 5)],
        [until(20), latest(0, 32)],
    )
    assert world.outcomes[1:] == [Outcome.ANSWERED, Outcome.OFFLINE, Outcome.LOST]
    assert world.left == [(35, 0)]


def test_latest_means_nothing_once_the_person_has_gone():
    world = play([shopper(0, 30)], [until(20), latest(0, 32)])
    assert world.left == [(30, 0)]


def test_takes_up_neither_team_work_nor_own_tasks_nor_offline_messages():
    # 0 thinks 10-60. Nothing else is done after 20.
    world = play(
        [shopper(5, 5, Turn(5, think=50))],
        [until(20), shift(1, 100)],
        rules(),
        [Task("reports", TEAM, 5, due=25), Task("open items", 0, 5, due=25)],
    )
    assert world.left == [(65, 0)]
    assert world.tasks == [(0, 1, 100, 105)]


def test_work_in_hand_that_can_wait_is_laid_aside():
    # Idle work from 5 on is laid aside at 20, and the agent goes; what is left is done at 100.
    world = play(
        [], [until(20), shift(1, 100)], rules(interruptible=("idle work",)),
        [Task("idle work", TEAM, 30, due=5)],
    )  # fmt: skip
    assert world.left == [(20, 0)]
    assert world.tasks == [(0, 1, 5, 115)]


def test_a_task_in_hand_that_cannot_wait_is_finished_and_arrivals_meanwhile_are_taken():
    # The report lasts until 40; 0 comes at 30 and is served 40-45.
    world = play([shopper(30, 5)], [until(20)], rules(), [Task("reports", 0, 40)])
    assert world.turns == [(0, 30, 40, 45, 0)]
    assert world.left == [(45, 0)]


def test_two_who_stay_share_the_line_and_go_one_by_one():
    # Agents 0 (until 30) and 1 (until 50); line: 2, then 3 at agent 0. Agent 0 goes at 40, when
    # the line is empty; 4, who comes at 45, waits for agent 1.
    world = play(
        [shopper(0, 30), shopper(0, 50), shopper(5, 5), shopper(6, 5), shopper(45, 5)],
        [until(20), until(20, person=1)],
    )
    assert world.opened == [(0, 0, 0), (0, 1, 1), (30, 2, 0), (35, 3, 0), (50, 4, 1)]
    assert world.left == [(40, 0), (55, 1)]


def test_of_two_who_stay_one_goes_at_once_if_nothing_is_open():
    world = play([shopper(0, 50)], [until(20), until(20, person=1)])
    assert world.left == [(20, 1), (50, 0)]


def test_ending_while_away_is_finish():
    # Away 10-40 with 0 in the inbox (from 15) and 1 in line: at 20 the line finds nobody, and own
    # chats are brought to their end.
    world = play(
        [shopper(0, 5, Turn(5, think=10)), shopper(16, 5)], [until(20), away(0, 10, 40)], rules()
    )
    assert world.outcomes == [Outcome.ANSWERED, Outcome.LOST]
    assert world.turns_of(0)[1] == (15, 20, 25, 0)
    assert world.left == [(25, 0)]


def test_ending_while_signed_out_is_finish():
    world = play([shopper(0, 5, Turn(5, think=10))], [until(20), signed_out(0, 10, 40)], rules())
    assert world.turns_of(0)[1] == (15, 20, 25, 0)


def test_nobody_sends_away_who_stays():
    # A meeting at 25 is not for who should have gone at 20.
    world = play([shopper(0, 30), shopper(1, 5)], [until(20), away(0, 25, 60)])
    assert world.left == [(35, 0)]


def test_a_colleague_at_the_desk_helps_to_empty_the_line():
    # Agent 1 comes at 20 and takes 1; the line is empty when agent 0 is free at 30.
    world = play([shopper(0, 30), shopper(1, 25)], [until(20), shift(1, 20)])
    assert world.opened == [(0, 0, 0), (20, 1, 1)]
    assert world.left == [(30, 0)]


def test_stays_although_a_colleague_is_there_as_long_as_there_is_a_line():
    world = play(
        [shopper(0, 30), shopper(1, 25), shopper(2, 5)], [until(20), shift(1, 20)], rules()
    )
    assert world.opened == [(0, 0, 0), (20, 1, 1), (30, 2, 0)]
    assert world.left == [(35, 0)]


def test_a_line_of_topics_that_others_answer_keeps_nobody():
    # Agent 0 answers topic 0 only; 2 stands in line for agent 1 of topic 1.
    world = play(
        [shopper(0, 30), shopper(0, 90, topic=1), shopper(5, 5, topic=1)],
        [until(20), shift(1, 0, team=1)],
        rules(serves=((0,), (1,))),
    )
    assert world.left == [(30, 0)]


def test_takes_chats_that_are_handed_over_meanwhile():
    # Agent 1 hands 1 over at 25 to agent 0, who stays for 0 until 30.
    world = play(
        [shopper(0, 30), shopper(0, 5, Turn(5, think=30))],
        [until(20), shift(1, 0, 25, ends=Duty.HAND_OVER)],
        rules(slots=2),
    )
    assert world.passed == [(25, 1, 1, 1, 0, Passing.HAND_OVER, 0)]
    assert world.left == [(25, 1), (40, 0)]


def test_staying_ends_with_the_start_of_the_next_shift():
    # 0 thinks 10-60; from 30 on the agent is on the next shift and takes up what has waited.
    world = play(
        [shopper(0, 10, Turn(5, think=50))],
        [until(20), shift(0, 30, 90)],
        rules(),
        [Task("reports", TEAM, 5, due=25)],
    )
    assert world.tasks == [(0, 0, 30, 35)]
    assert world.left == [(90, 0)]


def test_goes_when_the_last_shopper_leaves_or_is_closed():
    # 0 leaves openly at 50 while the agent does nothing but write to 1 until 50.
    world = play([shopper(0, 50), shopper(5, 5, patience=20)], [until(20)], rules(slots=2))
    assert world.closed[0] == (25, 1, 0, Closing.SHOPPER_LEFT)
    assert world.left == [(50, 0)]


def test_a_shift_of_one_minute():
    assert play([shopper(119, 30)], [until(120, start=60)]).left == [(149, 0)]
