"""The desk at the moment a shopper writes: who is there, how busy, who is not, and why."""

from __future__ import annotations

from dataclasses import replace

from desk.worlds import Task, shopper
from results.stories import BOTH, NINE, ONE_AFTER_THE_OTHER, SCENARIO, STINTS, books_of, during
from results.tiny import stint

from cssim.model import Cause, Change, Duty
from cssim.results.story import (
    Books,
    Event,
    Moment,
    ShiftChange,
    Whereabouts,
    WorkKind,
    desk_at,
    story_of,
)
from cssim.units import MINUTE, SECOND

WHOLE_DAY = (stint(0, "early", 0, 900), stint(1, "late", 0, 900))


def first_message(books: Books, contact: int) -> Moment:
    """The desk as a shopper writes for the first time."""
    found: Event = story_of(books, contact).events[0]
    assert found.desk is not None
    return found.desk


def away(person: int, start: int, end: int, cause: Cause) -> list[Change]:
    what = Duty.SIGN_OUT if cause is Cause.SIGNED_OUT else Duty.AWAY
    return [
        Change((NINE + start) * SECOND, person, what, cause=cause),
        Change((NINE + end) * SECOND, person, Duty.BACK),
    ]


def test_open_chats_messages_waiting_and_work_of_each():
    books = books_of([shopper(10, 40), shopper(12, 30), shopper(14, 30), shopper(16, 5)], BOTH)
    zero, one = first_message(books, 3).at_desk
    assert (zero.person.number, zero.open, zero.waiting) == (0, 2, 1)
    assert (one.person.number, one.open, one.waiting) == (1, 1, 0)
    assert (zero.work, one.work) == (WorkKind.REPLY, WorkKind.REPLY)
    assert (zero.full, one.full) == (True, False)


def test_a_shoppers_own_chat_does_not_count():
    (agent,) = first_message(books_of([shopper(10, 40)]), 0).at_desk
    assert (agent.open, agent.waiting, agent.work) == (0, 0, WorkKind.NOTHING)


def test_a_task_at_the_desk():
    books = books_of([shopper(10, 5)], tasks=[Task("reports", 0, 30, NINE)])
    (agent,) = first_message(books, 0).at_desk
    assert agent.work is WorkKind.TASK


def test_a_reply_for_which_a_task_is_laid_aside():
    scenario = SCENARIO.replace({"desk.interruptible": ["idle work"]})
    tasks = [Task("idle work", 0, 100, NINE)]
    books = books_of([shopper(10, 30), shopper(20, 5)], scenario=scenario, tasks=tasks)
    (agent,) = first_message(books, 1).at_desk
    assert agent.work is WorkKind.REPLY


def test_a_question_keeps_both_busy():
    scenario = SCENARIO.replace({"help": {"from": "colleague", "how": "consult"}})
    books = books_of([shopper(10, 30, needs=20), shopper(15, 5)], BOTH, scenario)
    zero, one = first_message(books, 1).at_desk
    assert (zero.work, one.work) == (WorkKind.OWN_QUESTION, WorkKind.ANSWER)


def test_the_line():
    scenario = SCENARIO.replace({"desk.concurrent_chats": 1})
    patient = [shopper(10, 100), shopper(20, 5), shopper(30, 5, patience=5), shopper(40, 5)]
    assert first_message(books_of(patient, scenario=scenario), 3).in_line == 1


def test_who_left_silently_is_still_in_line():
    scenario = SCENARIO.replace({"desk.concurrent_chats": 1})
    silent = shopper(20, 5, patience=5, silent=True)
    books = books_of([shopper(10, 100), silent, shopper(40, 5)], scenario=scenario)
    assert first_message(books, 2).in_line == 1


def test_the_line_is_empty_when_all_have_gone():
    scenario = SCENARIO.replace({"desk.concurrent_chats": 1})
    shoppers = [shopper(10, 400), shopper(20, 5, message=True), shopper(310, 5)]
    desk = first_message(books_of(shoppers, [during(0, 0, 300)], scenario), 2)
    assert (desk.at_desk, desk.in_line) == ((), 0)


def test_who_answers_other_topics_is_not_at_this_desk():
    scenario = SCENARIO.replace(
        {
            "shop.chat.topics": {"goods": 1, "parcels": 1},
            "teams.parcels": {"people": 1, "serves": ["parcels"]},
            "teams.desk.serves": ["goods"],
            "shifts.late.team": "parcels",
        }
    )
    stints = [stint(0, "early", 0, 900), stint(1, "late", 0, 900)]
    duty = [during(0, 0, 900), during(1, 0, 900, team=1)]
    books = books_of([shopper(10, 5), shopper(30, 5, topic=1)], duty, scenario, stints=stints)
    for contact, team in enumerate(("desk", "parcels")):
        (agent,) = first_message(books, contact).at_desk
        assert agent.person == (team, contact)


def test_who_is_away_and_why():
    for cause, where in (
        (Cause.MEAL, Whereabouts.MEAL),
        (Cause.MEETING, Whereabouts.MEETING),
        (Cause.TRAINING, Whereabouts.TRAINING),
        (Cause.CLEANING, Whereabouts.CLEANING),
        (Cause.STEPPED_AWAY, Whereabouts.STEPPED_AWAY),
        (Cause.SIGNED_OUT, Whereabouts.SIGNED_OUT),
    ):
        duty = [*BOTH, away(0, 20, 100, cause)]
        books = books_of([shopper(30, 5)], duty, stints=WHOLE_DAY)
        desk = first_message(books, 0)
        assert [one.person.number for one in desk.at_desk] == [1]
        assert [(one.person.number, one.where) for one in desk.gone] == [(0, where)]


def test_the_inbox_of_who_is_away():
    duty = [*BOTH, away(0, 20, 100, Cause.MEAL)]
    waiting = [shopper(10, 15), shopper(11, 5), shopper(12, 5), shopper(30, 5)]
    (gone,) = first_message(books_of(waiting, duty, stints=WHOLE_DAY), 3).gone
    assert (gone.open, gone.waiting, gone.work) == (1, 1, WorkKind.NOTHING)


def test_who_is_finishing():
    books = books_of([shopper(290, 30), shopper(310, 5)], ONE_AFTER_THE_OTHER)
    desk = first_message(books, 1)
    assert [one.person.number for one in desk.at_desk] == [1]
    (gone,) = desk.gone
    assert (gone.person.number, gone.where) == (0, Whereabouts.FINISHING)
    assert (gone.open, gone.work) == (1, WorkKind.REPLY)


def test_who_is_late_and_who_never_comes():
    def coming(second: int) -> tuple[object, ...]:
        at = (NINE + second) * SECOND
        return (STINTS[0], replace(STINTS[1], came=at, fit=at, begins=at))

    shoppers = [shopper(350, 5)]
    books = books_of(shoppers, [during(1, 400, 900)], stints=coming(400))
    (late,) = first_message(books, 0).gone
    assert (late.person.number, late.where) == (1, Whereabouts.NOT_YET_THERE)
    (absent,) = first_message(books_of(shoppers, [], stints=coming(900)), 0).gone
    assert (absent.person.number, absent.where) == (1, Whereabouts.ABSENT)


def test_shift_changes_nearby():
    changes = first_message(books_of([shopper(310, 5)]), 0).changes
    at = (NINE + 300) * SECOND
    assert ShiftChange(at, "early", begins=False) in changes
    assert ShiftChange(at, "late", begins=True) in changes
    far = first_message(books_of([shopper(900 + 15 * 60 + 1, 5)]), 0)
    assert far.changes == ()


def test_at_the_instant_of_a_change_it_has_happened():
    books = books_of([shopper(300, 5)], ONE_AFTER_THE_OTHER)
    assert [one.person.number for one in first_message(books, 0).at_desk] == [1]


def test_any_moment_can_be_asked_for():
    books = books_of([shopper(10, 40), shopper(20, 5)])
    at = NINE * SECOND + MINUTE // 2
    (agent,) = desk_at(books, at, 1).at_desk
    assert (agent.open, agent.work) == (1, WorkKind.REPLY)
