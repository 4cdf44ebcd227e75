"""`Desk.obey`: other numbers from an instant on; what was done before stays as it was."""

import pytest
from desk.worlds import Task, Turn, away, contacts_of, rules, run, shift, shopper, submit

from cssim.model import ANY_COLLEAGUE, TEAM, Desk, DutyPlan, Outcome
from cssim.units import SECOND


def played(shoppers, duty, before, at, after, tasks=()):
    """Play a world whose numbers change at a given second."""
    desk = Desk(before)
    desk.contacts(contacts_of(shoppers))
    desk.duty(DutyPlan.of([row for rows in duty for row in rows]))
    submit(desk, tasks)
    run(desk, at)
    desk.obey(after)
    return run(desk)


def test_the_same_numbers_change_nothing():
    shoppers = [shopper(t, 3, Turn(2, think=4), patience=6) for t in range(0, 40, 3)]
    duty = shift(0, 0, 30), away(0, 9, 12), shift(1, 10, 50)
    numbers = rules(slots=2)
    never = played(shoppers, duty, numbers, 0, numbers)
    for at in (9, 10, 12, 17, 30, 60):
        world = played(shoppers, duty, numbers, at, numbers)
        assert world.turns == never.turns
        assert world.presence == never.presence


def test_another_priority_puts_a_pile_in_another_order():
    # Two offline messages, two reports, two first replies wait at 20, when the first is sent.
    chats = [shopper(0, 5, message=True), shopper(1, 5, message=True), shopper(10, 10),
             shopper(11, 5), shopper(12, 5)]  # fmt: skip
    tasks = [Task("reports", TEAM, 5, due=10), Task("reports", 0, 5, due=11)]
    before = rules(slots=3)
    after = rules(slots=3, first=("reports", "offline messages"))
    world = played(chats, [shift(0, 10)], before, 14, after, tasks)
    # 10-15 the offline message of 0 (nothing else was there), then by the new order.
    assert [row[2:] for row in world.tasks] == [(15, 20), (20, 25)]
    begun = {row[0]: row[2] for row in world.turns}
    assert begun == {0: 10, 1: 25, 2: 30, 3: 40, 4: 45}


def test_work_struck_out_stays_struck_out():
    # 1 has left the inbox at 6; the new order at 10 does not bring it back.
    chats = [shopper(0, 20), shopper(1, 5, patience=5), shopper(2, 5)]
    world = played(chats, [shift(0, 0)], rules(slots=3), 10, rules(slots=3, first=("replies",)))
    assert world.outcomes[1] is Outcome.LEFT_OPENLY
    assert world.turns_of(2) == [(2, 20, 25, 0)]


def test_fewer_slots_close_no_chat():
    # Two chats stay open; 2 comes at 15 and waits until both are over.
    chats = [shopper(0, 5, Turn(5, think=20)), shopper(0, 5, Turn(5, think=20)), shopper(15, 5)]
    world = played(chats, [shift(0, 0)], rules(slots=2), 10, rules(slots=1))
    assert world.opened == [(0, 0, 0), (0, 1, 0), (35, 2, 0)]


def test_more_slots_are_filled_from_the_line_at_once():
    world = played(
        [shopper(0, 90), shopper(1, 5), shopper(2, 5)], [shift(0, 0)], rules(), 10, rules(slots=2)
    )
    assert world.opened == [(0, 0, 0), (10, 1, 0), (90, 2, 0)]


def test_another_auto_close_holds_for_silence_that_begins_later():
    # 0 falls silent at 5 (60 s: 65), 1 at 25 (10 s: 35).
    chats = [shopper(0, 5, goodbye=False), shopper(20, 5, goodbye=False)]
    world = played(chats, [shift(0, 0)], rules(2, auto_close=60), 10, rules(2, auto_close=10))
    assert [row[:2] for row in world.closed] == [(35, 1), (65, 0)]


def test_no_auto_close_any_more_is_refused_while_somebody_may_fall_silent():
    desk = Desk(rules(auto_close=60))
    desk.contacts(contacts_of([shopper(0, 5, goodbye=False), shopper(50, 5)]))
    desk.duty(DutyPlan.of(shift(0, 0)))
    with pytest.raises(ValueError, match="1 contacts may end in silence"):
        desk.obey(rules(auto_close=None))
    desk.run_until(6 * SECOND)
    desk.obey(rules(auto_close=None))
    assert run(desk).closed == [(65, 0, 0, 1), (70, 1, 0, 0)]


def test_topics_and_teams_stay_as_they_are():
    desk = Desk(rules())
    others = rules(serves=((0, 1),)), rules(serves=((0,), (0,))), rules(serves=((),), topics=1)
    for other in others:
        with pytest.raises(ValueError, match="keeps its topics, its teams, and what each"):
            desk.obey(other)


def test_questions_that_wait_are_worked_out_alone_once_nobody_is_asked_any_more():
    # Asked at 5 of agent 1, who writes until 30; from 10 on alone: 10 + 5.
    world = played(
        [shopper(5, 5, needs=10), shopper(0, 30)],
        [shift(1, 0), shift(0, 4)],
        rules(help_from=ANY_COLLEAGUE),
        10,
        rules(),
    )
    assert world.helped == []
    assert world.turns_of(0) == [(5, 5, 25, 0)]


def test_questions_go_on_waiting_if_others_are_asked_who_are_there():
    leaders = rules(help_from=1, serves=((0,), (0,)))
    world = played(
        [shopper(5, 5, needs=10), shopper(0, 30)],
        [shift(1, 0, team=1), shift(0, 4)],
        rules(help_from=ANY_COLLEAGUE, serves=((0,), (0,))),
        10,
        leaders,
    )
    assert world.helped == [(0, 0, 1, 5, 30, 40)]


def test_transfers_begin_at_once():
    # 1 has waited with agent 0 since 0; agent 1 has had nothing to do since 1.
    world = played(
        [shopper(0, 50), shopper(0, 5)],
        [shift(0, 0), shift(1, 1)],
        rules(slots=2),
        10,
        rules(slots=2, transfers=True),
    )
    assert world.turns_of(1) == [(0, 10, 15, 1)]


def test_other_numbers_for_the_work_on_a_reply_hold_for_replies_begun_later():
    # Contacts are added from 6 on; identity is checked of who arrives from 6 on; load counts twice.
    chats = [shopper(0, 10, asks=True), shopper(20, 5, asks=True)]
    after = rules(contact_adding=3, identity_check=4, load=(2.0,))
    world = played(chats, [shift(0, 0)], rules(), 6, after)
    assert world.turns == [(0, 0, 0, 10, 0), (1, 20, 20, 38, 0)]
    assert [row[2:] for row in world.tasks] == [(10, 16), (38, 44)]


def test_other_numbers_at_the_instant_of_a_change_hold_for_it():
    # At 10 the outside acts first, then agent 1 starts: it takes 1, and agent 0 takes 2.
    chats = [shopper(0, 50), shopper(1, 5), shopper(2, 5)]
    world = played(chats, [shift(0, 0), shift(1, 10)], rules(), 10, rules(slots=2))
    assert world.opened[1:] == [(10, 1, 1), (10, 2, 0)]


def test_after_a_departure_the_instant_begins_anew():
    # Agent 0 leaves at 20; in that instant the outside changes the slots and sends agent 1.
    desk = Desk(rules())
    desk.contacts(contacts_of([shopper(20, 5, message=True), shopper(25, 5), shopper(26, 5)]))
    desk.duty(DutyPlan.of(shift(0, 0, 20)))
    assert desk.run_until(100 * SECOND) == 20 * SECOND
    desk.obey(rules(slots=2))
    desk.duty(DutyPlan.of(shift(1, 20)))
    world = run(desk)
    assert world.turns == [(0, 20, 20, 25, 1), (1, 25, 25, 30, 1), (2, 26, 30, 35, 1)]
    assert world.opened == [(25, 1, 1), (26, 2, 1)]
