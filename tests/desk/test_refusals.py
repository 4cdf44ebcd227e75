"""What the desk refuses to be given, whole."""

import numpy as np
import pytest
from desk.worlds import away, contacts_of, rules, shift, shopper

from cssim.fate import Contacts
from cssim.model import ANYONE, Desk, DutyPlan


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
