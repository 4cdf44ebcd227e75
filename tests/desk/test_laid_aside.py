"""What becomes of a task in hand when its agent turns to something else, or leaves the desk."""

from desk.worlds import Task, Turn, away, play, rules, shift, shopper

from cssim.model import ANYONE, TEAM, Presence

IDLE_WORK = ("idle work",)


def test_a_team_task_laid_aside_goes_to_whoever_is_idle():
    # Agent 0 works on the task from 0; a message at 10 comes to them (lowest number), and agent 1
    # takes the task over at once: 10 of 100 are done, so it ends at 100.
    world = play([shopper(10, 50)], [shift(0, 0), shift(1, 0)], rules(interruptible=IDLE_WORK),
                 [Task("idle work", TEAM, 100)])  # fmt: skip
    assert world.turns == [(0, 10, 10, 60, 0)]
    assert [done for *_, done in world.tasks] == [100]


def test_nobody_stays_for_idle_work():
    # Eight hours of idle work are in hand when the shift ends at 5: laid aside, and left.
    world = play([], [shift(0, 0, 5)], rules(interruptible=IDLE_WORK),
                 [Task("idle work", TEAM, 28_800)])  # fmt: skip
    assert world.left == [(5, 0)]
    assert world.tasks == []


def test_a_task_that_may_not_be_interrupted_is_finished():
    world = play([], [shift(0, 0, 5)], rules(), [Task("reports", TEAM, 20)])
    assert world.left == [(20, 0)]


def test_idle_work_waits_while_its_agent_is_away():
    # 10 of 30 are done when the meeting begins at 10; the other 20 from 50 to 70.
    world = play([], [shift(0, 0), away(0, 10, 50)], rules(interruptible=IDLE_WORK),
                 [Task("idle work", 0, 30)])  # fmt: skip
    assert [done for *_, done in world.tasks] == [70]
    assert world.presence == [
        (0, 0, Presence.AT_DESK), (10, 0, Presence.AWAY), (50, 0, Presence.AT_DESK)
    ]  # fmt: skip


def test_a_message_to_someone_away_waits_and_interrupts_nothing():
    # First reply 1-2, second message at 22 while away from 10 to 50: answered from 50.
    world = play(
        [shopper(1, 1, Turn(1, think=20))],
        [shift(0, 0), away(0, 10, 50)],
        rules(slots=2, interruptible=IDLE_WORK),
        [Task("idle work", 0, 100, due=5)],
    )
    assert world.turns == [(0, 1, 1, 2, 0), (0, 22, 50, 51, 0)]
    # Idle work from 5 to 10, then from 51: 95 more.
    assert [done for *_, done in world.tasks] == [146]


def test_a_head_count_end_is_paid_after_a_task():
    world = play([], [shift(ANYONE, 0, 5)], tasks=[Task("reports", TEAM, 10)])
    assert world.left == [(10, 0)]


def test_a_head_count_end_is_paid_after_an_offline_answer():
    # The message of 0 is taken up at 5 and answered at 15; the end at 8 waits for that.
    world = play([shopper(0, 10, message=True)], [shift(ANYONE, 5, 8)])
    assert world.left == [(15, 0)]
