"""Interruptible classes pause for a message and resume; nothing else does, least of all a reply."""

from desk.worlds import Task, Turn, away, play, rules, shift, shopper

from cssim.model import TEAM

PAUSABLE = rules(slots=2, interruptible=("idle work",))


def test_pauses_for_a_message_and_keeps_what_remains():
    # Task of 20: 0-5 done (5), reply 5-12, rest of 15: 12-27. It has begun at 0.
    world = play([shopper(5, 7)], [shift(0, 0)], PAUSABLE, [Task("idle work", TEAM, 20)])
    assert world.turns == [(0, 5, 5, 12, 0)]
    assert world.tasks == [(0, 0, 0, 27)]


def test_pauses_as_often_as_it_must():
    # 0-5 (5), reply 5-7, 7-10 (3), reply 10-11, rest of 12: 11-23.
    world = play(
        [shopper(5, 2), shopper(10, 1)], [shift(0, 0)], PAUSABLE, [Task("idle work", TEAM, 20)]
    )
    assert world.turns == [(0, 5, 5, 7, 0), (1, 10, 10, 11, 0)]
    assert world.tasks == [(0, 0, 0, 23)]


def test_what_remains_is_standard_time_and_the_pace_of_going_on_holds():
    # Own task of 20 at pace 2: 0-10 does 5 of it; the reply of 3 takes 6: 10-16; the 15 left take
    # 30: 16-46. The pace 1 of the shift that starts at 24 holds from the next thing begun.
    world = play(
        [shopper(10, 3)],
        [shift(0, 0, 24, pace=2.0), shift(0, 24)],
        PAUSABLE,
        [Task("idle work", 0, 20)],
    )
    assert world.turns == [(0, 10, 10, 16, 0)]
    assert world.tasks == [(0, 0, 0, 46)]


def test_what_remains_is_taken_up_at_another_pace():
    # Team task of 20. Agent 0 (pace 2): 0-10 does 5; reply 10-20 (5 x 2) while agent 1 is off.
    # The end of agent 0 at 15: leaves at 20. Agent 1 (pace 1) comes at 50: 15 left, 50-65.
    world = play(
        [shopper(10, 5)],
        [shift(0, 0, 15, pace=2.0), shift(1, 50)],
        PAUSABLE,
        [Task("idle work", TEAM, 20)],
    )
    assert world.left == [(20, 0)]
    assert world.tasks == [(0, 1, 0, 65)]


def test_load_is_read_anew_on_going_on():
    # Load factor 2 with two open chats. Task begun alone: 0-5 does 5 of 20. Reply to 0: 5-6.
    # 0 thinks until 106, so one chat is open: factor 1, 15 left: 6-21.
    world = play(
        [shopper(5, 1, Turn(1, think=100)), shopper(8, 1, Turn(1, think=200))],
        [shift(0, 0)],
        rules(slots=2, interruptible=("idle work",), load=(1, 2)),
        [Task("idle work", TEAM, 20)],
    )
    # At 8 the second chat interrupts: 6-8 does 2, 13 left. Reply at factor 2: 8-10.
    # Then two open chats: 13 x 2 = 26: 10-36.
    assert world.turns[2] == (1, 8, 8, 10, 0)
    assert world.tasks == [(0, 0, 0, 36)]


def test_other_classes_are_not_interrupted():
    world = play([shopper(5, 7)], [shift(0, 0)], PAUSABLE, [Task("reports", TEAM, 20)])
    assert world.turns == [(0, 5, 20, 27, 0)]


def test_a_reply_is_never_interrupted():
    # 1 comes while 0 is written to, a better class ('replies' first) or not.
    world = play(
        [shopper(0, 2, Turn(9, think=1)), shopper(4, 5, patience=50)],
        [shift(0, 0)],
        rules(slots=2, first=("first replies",)),
    )
    assert world.turns == [(0, 0, 0, 2, 0), (0, 3, 3, 12, 0), (1, 4, 12, 17, 0)]


def test_an_answer_to_an_offline_message_is_not_interrupted():
    world = play(
        [shopper(1, 20, message=True), shopper(105, 5)],
        [shift(0, 100)],
        rules(interruptible=("offline messages",)),
    )
    assert [turn[2:4] for turn in world.turns] == [(100, 120), (120, 125)]


def test_a_task_falling_due_interrupts_nothing():
    world = play(
        [], [shift(0, 0)], PAUSABLE, [Task("idle work", TEAM, 20), Task("open items", 0, 5, due=5)]
    )
    assert world.tasks == [(0, 0, 0, 20), (1, 0, 20, 25)]


def test_what_is_taken_up_after_an_interruption_is_the_best_there_is():
    # 'open items' fell due at 4; the message of 5 interrupts 'idle work'; then comes the open item.
    world = play(
        [shopper(5, 2)],
        [shift(0, 0)],
        PAUSABLE,
        [Task("idle work", TEAM, 20), Task("open items", 0, 5, due=4)],
    )
    assert world.tasks == [(1, 0, 7, 12), (0, 0, 0, 27)]


def test_a_message_of_somebody_who_has_the_slot_elsewhere_interrupts_nobody():
    # Agent 1 works on 'idle work' 0-30; the chat of 5 belongs to agent 0, who is idle.
    world = play(
        [shopper(5, 5)],
        [shift(0, 0), shift(1, 0)],
        PAUSABLE,
        [Task("reports", 0, 2), Task("idle work", 1, 30)],
    )
    assert world.turns == [(0, 5, 5, 10, 0)]
    assert world.tasks == [(0, 0, 0, 2), (1, 1, 0, 30)]


def test_a_message_at_the_instant_the_task_is_done_interrupts_nothing():
    # Done at 20 comes before the message of 20.
    world = play([shopper(20, 5)], [shift(0, 0)], PAUSABLE, [Task("idle work", TEAM, 20)])
    assert world.tasks == [(0, 0, 0, 20)]
    assert world.turns == [(0, 20, 20, 25, 0)]


def test_an_interrupted_task_waits_while_its_owner_is_away():
    # 0-5 (5), reply 5-12, away 8-30: resumes at 30 with 15 left.
    world = play(
        [shopper(5, 7)], [shift(0, 0), away(0, 8, 30)], PAUSABLE, [Task("idle work", 0, 20)]
    )
    assert world.tasks == [(0, 0, 0, 45)]
