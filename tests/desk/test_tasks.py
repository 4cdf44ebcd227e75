"""Tasks: own and the team's, by class, due now or later, kept over days off."""

from desk.worlds import HORIZON, Task, play, rules, run, shift, shopper, submit

from cssim.model import TEAM, Desk, DutyPlan
from cssim.scenario import WORK_CLASSES


def test_someone_idle_takes_a_task_up_at_once():
    world = play([], [shift(0, 0)], tasks=[Task("reports", TEAM, 7)])
    assert world.tasks == [(0, 0, 0, 7)]


def test_a_task_enters_at_its_due_time():
    world = play([], [shift(0, 0)], tasks=[Task("reports", TEAM, 7, due=20)])
    assert world.tasks == [(0, 0, 20, 27)]
    log = world.desk.records.tasks.columns()
    assert log["due"].tolist() == [20_000_000]
    assert log["kind"].tolist() == [WORK_CLASSES.index("reports")]


def test_a_team_task_goes_to_the_idle_agent_of_lowest_number():
    # Agent 0 writes 0-30, so agent 1 takes the task of 5, and agent 2 that of 6.
    world = play(
        [shopper(0, 30)],
        [shift(2, 0), shift(0, 0), shift(1, 0)],
        tasks=[Task("reports", TEAM, 10, due=5), Task("reports", TEAM, 10, due=6)],
    )
    assert world.tasks == [(0, 1, 5, 15), (1, 2, 6, 16)]


def test_an_own_task_waits_for_its_owner():
    # Agent 0 is idle; the task belongs to 1, who comes at 50.
    world = play([], [shift(0, 0), shift(1, 50)], tasks=[Task("reports", 1, 10, due=5)])
    assert world.tasks == [(0, 1, 50, 60)]


def test_tasks_wait_over_days_off():
    # Day in, day out: the second task of 10 is begun after the first, on the second day.
    world = play(
        [],
        [shift(0, 0, 5), shift(0, 86_400, 86_500)],
        tasks=[Task("reports", 0, 20, due=2), Task("reports", 0, 20, due=3)],
    )
    assert world.tasks == [(0, 0, 2, 22), (1, 0, 86_400, 86_420)]


def test_classes_in_the_order_of_the_rulebook():
    # All due at 1 while the agent writes 0-10; own and team tasks are weighed alike.
    tasks = [
        Task("reports", TEAM, 1, due=1),
        Task("open items", 0, 1, due=1),
        Task("order checks", TEAM, 1, due=1),
        Task("reminders", 0, 1, due=1),
    ]
    default = play([shopper(0, 10)], [shift(0, 0)], tasks=tasks)
    changed = play([shopper(0, 10)], [shift(0, 0)], rules(first=("reports", "reminders")), tasks)
    assert [t[0] for t in default.tasks] == [1, 2, 3, 0]
    assert [t[0] for t in changed.tasks] == [0, 3, 1, 2]


def test_oldest_due_first_then_lowest_number_within_a_class():
    tasks = [Task("reports", TEAM, 1, due=3), Task("reports", 0, 1, due=2),
             Task("reports", TEAM, 1, due=2)]  # fmt: skip
    world = play([shopper(0, 10)], [shift(0, 0)], tasks=tasks)
    assert [t[0] for t in world.tasks] == [1, 2, 0]


def test_messages_first_and_a_task_in_hand_is_not_interrupted():
    # Task 2-22; the message of 5 waits for it, although its class comes first; task 2 after both.
    world = play(
        [shopper(5, 10)],
        [shift(0, 0)],
        tasks=[Task("reports", TEAM, 20, due=2), Task("reports", TEAM, 5, due=3)],
    )
    assert world.turns == [(0, 5, 22, 32, 0)]
    assert world.tasks == [(0, 0, 2, 22), (1, 0, 32, 37)]


def test_every_class_may_be_weighed_against_offline_messages():
    # 'order checks' before 'offline messages' if the rulebook says so.
    tasks = [Task("order checks", TEAM, 5, due=60)]
    default = play([shopper(50, 5, message=True)], [shift(0, 100)], tasks=tasks)
    changed = play(
        [shopper(50, 5, message=True)], [shift(0, 100)], rules(first=("order checks",)), tasks
    )
    assert (default.turns[0][2], default.tasks[0][2]) == (100, 105)
    assert (changed.turns[0][2], changed.tasks[0][2]) == (105, 100)


def test_pace_holds_for_tasks_and_a_task_takes_a_microsecond_at_least():
    world = play(
        [], [shift(0, 0, pace=1.5)], tasks=[Task("reports", TEAM, 10), Task("reports", TEAM, 0)]
    )
    assert world.tasks == [(0, 0, 0, 15), (1, 0, 15, 15.000001)]


def test_numbers_go_on_from_call_to_call():
    desk = Desk(rules())
    assert submit(desk, [Task("reports", TEAM, 1)] * 3) == range(3)
    assert submit(desk, []) == range(3, 3)
    assert submit(desk, [Task("reports", TEAM, 1)] * 2) == range(3, 5)


def test_due_in_the_past_means_now_and_counts_as_older():
    # Reached 10; both tasks go to the agent who comes at 20; due 4 is older than due 8.
    desk = Desk(rules())
    desk.run_until(10_000_000)
    submit(desk, [Task("reports", TEAM, 5, due=8), Task("reports", TEAM, 5, due=4)])
    desk.duty(DutyPlan.of(shift(0, 20)))
    world = run(desk, HORIZON)
    assert world.tasks == [(1, 0, 20, 25), (0, 0, 25, 30)]
