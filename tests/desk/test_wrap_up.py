"""What a first reply entails: adding a contact, a ticket for another team, an identity check."""

from desk.worlds import Task, Turn, play, rows_of, rules, shift, shopper

from cssim.model import Duty, Outcome, team_owner
from cssim.model.desk import RECORDS, TICKETS
from cssim.scenario import WORK_CLASSES
from cssim.units import SECOND

CASE, RECORD = WORK_CLASSES.index("after-sales cases"), WORK_CLASSES.index("records")
ADDING = rules(slots=2, contact_adding=3)
TICKET = rules(slots=2, serves=((0, 1), (1,)), tickets={1}, ticket_team=1)
"""Team 0 answers both topics, but only team 1 settles topic 1."""


def given(world):
    """(task, kind, owner, due, amount)."""
    return rows_of(world.desk.records.given, "due", "amount")


def test_a_contact_is_added_once_after_the_first_reply():
    # 0: 0-5; record 5-8; the message of 6 is answered 8-13, with no further record.
    world = play([shopper(0, 5, Turn(5, think=1))], [shift(0, 0)], ADDING)
    assert world.tasks == [(RECORDS, 0, 5, 8)]
    assert world.turns_of(0)[1] == (6, 8, 13, 0)
    assert given(world) == [(RECORDS, RECORD, 0, 5, 3)]


def test_shoppers_come_before_records():
    # 1 waits from 1: 5-10; then both records, oldest first.
    world = play([shopper(0, 5), shopper(1, 5)], [shift(0, 0)], ADDING)
    assert world.turns_of(1) == [(1, 5, 10, 0)]
    assert world.tasks == [(RECORDS, 0, 10, 13), (RECORDS + 1, 0, 13, 16)]


def test_who_replied_adds_the_contact_and_nobody_else():
    # Agent 0 is kept busy until 50; agent 1 is idle.
    world = play([shopper(0, 5), shopper(0, 9), shopper(0, 45)], [shift(0, 0), shift(1, 20)],
                 rules(slots=3, contact_adding=3))  # fmt: skip
    assert [row[1] for row in world.tasks] == [0, 0, 0]


def test_records_are_not_kept_in_overtime():
    # The shift ends at 3: the record waits for the next one.
    world = play([shopper(0, 5)], [shift(0, 0, 3), shift(0, 100)], ADDING)
    assert world.left == [(5, 0)]
    assert world.tasks == [(RECORDS, 0, 100, 103)]


def test_who_left_silently_or_was_offline_is_not_added():
    # 0 is answered in vain; 1 comes at 100, when nobody is there.
    world = play(
        [shopper(0, 30), shopper(0, 5, patience=3, silent=True), shopper(100, 5, message=True)],
        [shift(0, 0, 40), shift(0, 200)],
        rules(slots=2, auto_close=10, contact_adding=3),
    )
    assert [task for task, *_ in world.tasks] == [RECORDS]


def test_a_ticket_ends_the_chat_and_gives_the_rest_to_the_team_that_settles_it():
    # After 5 the chat is over; 7 + 8 s are left for team 1, from 5 on.
    world = play(
        [shopper(0, 5, Turn(7, think=1), Turn(8, think=1), topic=1)],
        [shift(0, 0), shift(1, 2, team=1)],
        TICKET,
    )
    assert world.turns == [(0, 0, 0, 5, 0)]
    assert world.outcomes == [Outcome.ANSWERED]
    assert world.desk.records.contacts[0].more.tolist() == [-2]
    assert given(world) == [(TICKETS, CASE, team_owner(1), 5, 15)]
    assert world.tasks == [(TICKETS, 1, 5, 20)]


def test_the_team_that_settles_it_needs_no_ticket():
    world = play(
        [shopper(0, 5, Turn(7, think=1), topic=1)], [shift(0, 5), shift(1, 0, team=1)], TICKET
    )
    assert world.turns == [(0, 0, 0, 5, 1), (0, 6, 6, 13, 1)]
    assert world.tasks == []


def test_other_topics_need_no_ticket():
    world = play([shopper(0, 5, Turn(7, think=1))], [shift(0, 0)], TICKET)
    assert len(world.turns) == 2


def test_a_case_is_handed_in_even_if_one_reply_would_have_done():
    # A matter that only team 1 settles: the case takes no time to speak of.
    world = play([shopper(0, 5, topic=1)], [shift(0, 0), shift(1, 1, team=1)], TICKET)
    assert given(world) == [(TICKETS, CASE, team_owner(1), 5, 1 / SECOND)]


def test_spare_turns_are_no_part_of_a_case():
    world = play(
        [shopper(0, 5, Turn(7, think=1), topic=1)],
        [shift(0, 0)],
        TICKET,
        spare=(Turn(90), Turn(90)),
    )
    assert given(world) == [(TICKETS, CASE, team_owner(1), 5, 7)]


def test_a_ticket_waits_for_its_team():
    # Nobody of team 1 before 50; agent 0 has nothing to do with it.
    world = play(
        [shopper(0, 5, Turn(7, think=1), topic=1)], [shift(0, 0), shift(1, 50, team=1)], TICKET
    )
    assert world.tasks == [(TICKETS, 1, 50, 57)]


def test_a_silent_ticket_holds_its_slot_to_auto_close():
    world = play(
        [shopper(0, 5, Turn(7, think=1), topic=1, goodbye=False)],
        [shift(0, 0)],
        rules(auto_close=60, serves=((0, 1), (1,)), tickets={1}, ticket_team=1),
    )
    assert [row[0] for row in world.closed] == [65]


def test_tickets_and_records_of_one_first_reply():
    world = play(
        [shopper(0, 5, Turn(7, think=1), topic=1)],
        [shift(0, 0), shift(1, 1, team=1)],
        rules(slots=2, serves=((0, 1), (1,)), tickets={1}, ticket_team=1, contact_adding=3),
    )
    assert world.tasks == [(RECORDS, 0, 5, 8), (TICKETS, 1, 5, 12)]


def test_tasks_from_outside_and_from_the_desk_do_not_get_in_each_other_s_way():
    # Both of class "after-sales cases", both due at 5: the reply is sent before an item falls due.
    world = play(
        [shopper(0, 5, Turn(7, think=1), topic=1)],
        [shift(0, 0), shift(1, 1, team=1)],
        TICKET,
        [Task("after-sales cases", team_owner(1), 4, due=5)],
    )
    assert world.tasks == [(TICKETS, 1, 5, 12), (0, 1, 12, 16)]


def test_identity_is_checked_before_the_first_reply_to_who_asks_for_private_data():
    numbers = rules(slots=3, identity_check=4)
    chats = [shopper(0, 5, Turn(5, think=1), asks=True), shopper(50, 5, asks=False)]
    world = play(chats, [shift(0, 0, pace=2.0)], numbers)
    assert world.turns_of(0) == [(0, 0, 18, 0), (19, 19, 29, 0)]
    assert world.turns_of(1) == [(50, 50, 60, 0)]


def test_identity_is_checked_of_an_offline_message_too():
    world = play([shopper(0, 5, asks=True, message=True)], [shift(0, 20)], rules(identity_check=4))
    assert world.turns_of(0) == [(0, 20, 29, 0)]


def test_identity_is_checked_by_who_takes_the_chat_over():
    world = play(
        [shopper(0, 50), shopper(0, 5, asks=True)],
        [shift(0, 0, 20, ends=Duty.HAND_OVER), shift(1, 20)],
        rules(slots=2, identity_check=4),
    )
    assert world.turns_of(1) == [(0, 20, 29, 1)]
