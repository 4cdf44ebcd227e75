"""What the desk refuses to be given, whole."""

import numpy as np
import pytest
from desk.worlds import away, contacts_of, rules, shift, shopper

from cssim.fate import Contacts
from cssim.model import ANYONE, Desk, Duty, DutyPlan


def test_numbers_are_given_once():
    desk = Desk(rules())
    desk.contacts(contacts_of([shopper(0, 5)]))
    with pytest.raises(ValueError, match="same number"):
        desk.contacts(contacts_of([shopper(3, 5)]))
    with pytest.raises(ValueError, match="same number"):
        desk.contacts(contacts_of([shopper(3, 5), shopper(3, 5)], numbers=[7, 7]))


@pytest.mark.parametrize("column", ["work", "patience"])
def test_time_does_not_run_backwards(column):
    times = {"work": np.array([5, 5]), "patience": np.array([9, 9])}
    times[column] = np.array([5, -1])
    with pytest.raises(ValueError, match=f"{column} is negative"):
        Desk(rules()).contacts(Contacts.plain(np.array([0, 1]), **times))


@pytest.mark.parametrize("kind", ["gossip", "replies", "offline messages"])
def test_only_classes_of_tasks_are_tasks(kind):
    with pytest.raises(ValueError, match=r"no class of tasks; allowed: open items, .*idle work"):
        Desk(rules()).work([kind], [0], np.array([5]), np.array([0]))


def test_a_task_takes_time():
    with pytest.raises(ValueError, match="negative"):
        Desk(rules()).work(["reports"], [0], np.array([-5]), np.array([0]))


def test_nobody_in_particular_cannot_go_to_a_meeting():
    with pytest.raises(ValueError, match="only a person can go away"):
        Desk(rules()).duty(DutyPlan.of(away(ANYONE, 5, 50)))


def test_a_plan_with_a_mistake_is_refused_whole():
    desk = Desk(rules())
    desk.run_until(10_000_000)
    with pytest.raises(ValueError, match="past"):
        desk.duty(DutyPlan.of([*shift(0, 20), *shift(1, 5)]))
    desk.contacts(Contacts.plain(np.array([30_000_000]), np.array([1])))
    desk.run_until(40_000_000)
    assert desk.records.contacts[0].begin.tolist() == [-1]


@pytest.mark.parametrize(
    "numbers",
    [
        rules(topics=1, serves=((0, 1),)),
        rules(tickets={1}),
    ],
    ids=["answered", "ticket"],
)
def test_numbers_name_topics_that_there_are(numbers):
    with pytest.raises(ValueError, match="a topic is a number from 0 to 0"):
        Desk(numbers)


@pytest.mark.parametrize(
    "numbers",
    [rules(ticket_team=1), rules(ticket_team=-1), rules(help_from=1)],
    ids=["ticket team", "no ticket team", "help"],
)
def test_numbers_name_teams_that_there_are(numbers):
    with pytest.raises(ValueError, match="a team is a number from 0 to 0"):
        Desk(numbers)


def test_contacts_are_about_topics_that_there_are():
    with pytest.raises(ValueError, match="a topic is a number from 0 to 0"):
        Desk(rules()).contacts(contacts_of([shopper(0, 5), shopper(0, 5, topic=1)]))


def test_duty_is_done_in_teams_that_there_are():
    with pytest.raises(ValueError, match="a team is a number from 0 to 0"):
        Desk(rules()).duty(DutyPlan.of(shift(0, 0, team=1)))


def test_work_is_for_teams_that_there_are():
    with pytest.raises(ValueError, match=r"one of 1 teams \(-1 and below\)"):
        Desk(rules()).work(["reports"], [-2], np.array([5]), np.array([0]))


@pytest.mark.parametrize("ends", [Duty.HAND_OVER, Duty.LEAVE, Duty.UNTIL_LINE_EMPTY])
def test_nobody_in_particular_only_finishes(ends):
    with pytest.raises(ValueError, match="ANYONE can start and finish"):
        Desk(rules()).duty(DutyPlan.of(shift(ANYONE, 0, 20, ends=ends)))
