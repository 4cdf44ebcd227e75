"""The outside: submits, advances, is refused what lies in the past, is told of departures."""

import numpy as np
import pytest
from desk.worlds import Task, Turn, away, contacts_of, rules, run, shift, shopper, submit

from cssim.fate import Contacts
from cssim.model import TEAM, Desk, DutyPlan, Outcome
from cssim.units import SECOND


def desk_with(shoppers, *duty, numbers=None):
    desk = Desk(numbers or rules())
    desk.contacts(contacts_of(shoppers))
    desk.duty(DutyPlan.of([row for rows in duty for row in rows]))
    return desk


def advance(desk, at):
    return desk.run_until(at * SECOND) / SECOND


def test_returns_the_time_asked_for_when_nobody_leaves():
    desk = desk_with([shopper(0, 10)], shift(0, 0))
    assert advance(desk, 7) == 7
    assert advance(desk, 7) == 7
    assert advance(desk, 100) == 100


def test_what_happens_at_the_time_reached_has_not_happened_yet():
    desk = desk_with([shopper(5, 10)], shift(0, 0))
    advance(desk, 5)
    assert desk.records.contacts[0].outcome.tolist() == [Outcome.EXPECTED]
    advance(desk, 6)
    assert desk.records.contacts[0].outcome.tolist() == [Outcome.OPEN]


def test_returns_early_when_someone_has_left_for_the_day():
    # Ends: 20 (agent 0, idle), 30 (agent 1, writing until 45).
    desk = desk_with([shopper(21, 24)], shift(0, 0, 20), shift(1, 0, 30))
    assert [advance(desk, 100) for _ in range(3)] == [20, 45, 100]


def test_two_who_leave_at_one_instant_are_one_return():
    desk = desk_with([], shift(0, 0, 20), shift(1, 0, 20))
    assert [advance(desk, 100) for _ in range(2)] == [20, 100]
    assert len(desk.records.left.columns()["at"]) == 2


def test_returns_at_the_end_of_the_instant_and_not_within_it():
    # At 20 agent 0 leaves (shift end) and, later in the order of the instant, shopper 0 comes.
    desk = desk_with([shopper(20, 5)], shift(0, 0, 20), shift(1, 0))
    assert advance(desk, 100) == 20
    assert desk.records.contacts[0].begin.tolist() == [20 * SECOND]


def test_two_departures_far_apart_within_one_instant_are_one_return():
    # At 20: agent 0 leaves at the shift end; agent 1 (finishing since 10) at the auto-close of 20.
    desk = desk_with(
        [shopper(5, 5, goodbye=False)],
        shift(1, 0, 10),
        shift(0, 6, 20),
        numbers=rules(auto_close=10),
    )
    assert [advance(desk, 100) for _ in range(2)] == [20, 100]
    assert desk.records.left.columns()["person"].tolist() == [0, 1]


def test_a_departure_at_the_time_asked_for_is_left_for_the_next_run():
    desk = desk_with([], shift(0, 0, 20))
    assert [advance(desk, 20), advance(desk, 100), advance(desk, 100)] == [20, 20, 100]


def test_finishing_is_not_leaving():
    # End at 20, gone at 65.
    desk = desk_with([shopper(15, 50)], shift(0, 0, 20))
    assert advance(desk, 100) == 65


def test_after_a_departure_the_outside_may_act_at_that_very_instant():
    # Agent 0 leaves at 20 and the outside sends agent 1 at once: 0 comes at 25 and is served.
    desk = desk_with([shopper(25, 5)], shift(0, 0, 20))
    assert advance(desk, 100) == 20
    desk.duty(DutyPlan.of(shift(1, 20)))
    submit(desk, [Task("reports", TEAM, 2, due=20)])
    world = run(desk, 100)
    assert world.turns == [(0, 25, 25, 30, 1)]
    assert world.tasks == [(0, 1, 20, 22)]


def test_stopping_often_changes_nothing():
    shoppers = [shopper(t, 3, Turn(2, think=4), patience=6) for t in range(0, 40, 3)]
    duty = shift(0, 0, 30), away(0, 9, 12), shift(1, 10, 50)
    once = run(desk_with(shoppers, *duty, numbers=rules(slots=2)), 100)
    often = desk_with(shoppers, *duty, numbers=rules(slots=2))
    for at in range(101):
        run(often, at)
    assert run(often, 100).turns == once.turns
    assert run(often, 100).presence == once.presence


def test_the_past_is_refused():
    desk = desk_with([], shift(0, 0))
    advance(desk, 10)
    with pytest.raises(ValueError, match="9000000 µs lies in the past"):
        desk.run_until(9 * SECOND)
    with pytest.raises(ValueError, match="lies in the past"):
        desk.duty(DutyPlan.of(shift(1, 9)))
    with pytest.raises(ValueError, match="lies in the past"):
        desk.contacts(contacts_of([shopper(12, 1), shopper(9, 1)]))
    assert desk.records.contacts[1:] == []


def test_the_present_is_not_the_past():
    desk = desk_with([], shift(0, 0))
    advance(desk, 10)
    desk.duty(DutyPlan.of(shift(1, 10)))
    desk.contacts(contacts_of([shopper(10, 1)]))
    assert run(desk, 20).turns == [(0, 10, 10, 11, 0)]


def test_before_the_start_is_the_past():
    desk = Desk(rules(), start=100)
    with pytest.raises(ValueError, match="lies in the past"):
        desk.contacts(Contacts.plain(np.array([99]), np.array([1])))


@pytest.mark.parametrize(
    "stuck",
    [
        shopper(0, 1, goodbye=False),
        shopper(0, 1, patience=5, silent=True),
        shopper(0, Turn(1), Turn(1, patience=5), silent=True),
    ],
    ids=["falls silent", "leaves silently", "leaves silently in a later turn"],
)
def test_slots_that_would_never_be_freed_are_refused_without_auto_close(stuck):
    desk = Desk(rules(auto_close=None))
    with pytest.raises(ValueError, match="1 contacts may end in silence"):
        desk.contacts(contacts_of([shopper(0, 1), stuck, shopper(0, 2)]))
    assert desk.records.contacts == []
    Desk(rules(auto_close=60)).contacts(contacts_of([shopper(0, 1), stuck]))


@pytest.mark.parametrize(
    "harmless",
    [shopper(0, 1), shopper(0, 1, patience=5), shopper(0, 1, silent=True)],
    ids=["goodbye", "leaves openly", "silent but never leaves"],
)
def test_chats_that_free_their_slots_need_no_auto_close(harmless):
    desk = Desk(rules(auto_close=None))
    desk.contacts(contacts_of([harmless]))
    assert len(desk.records.contacts) == 1


def test_nothing_at_all_may_be_submitted():
    desk = desk_with([])
    assert submit(desk, []) == range(0)
    assert advance(desk, 10) == 10
    assert len(desk.records.contacts[0].begin) == 0
