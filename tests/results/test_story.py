"""The story of one shopper, event by event, from days worked out by hand."""

from __future__ import annotations

import pytest
from desk.worlds import NO_MORE, Shopper, Task, Turn, shopper
from results.stories import (
    BOTH,
    ONE_AFTER_THE_OTHER,
    SCENARIO,
    books_of,
    during,
    event,
    numbers,
    told,
)

from cssim.model import Duty
from cssim.results.story import EventKind, WorkKind, story_of
from cssim.units import HOUR, SECOND

NOBODY: tuple[int, ...] = ()


def test_a_shopper_who_need_not_wait():
    books = books_of([shopper(10, 30)])
    assert told(books) == [
        (10, "WRITES", NOBODY),
        (10, "TAKEN", (0,)),
        (10, "BEGINS", (0,)),
        (40, "REPLIES", (0,)),
        (40, "GOODBYE", (0,)),
        (40, "END_ANSWERED", NOBODY),
    ]
    assert numbers(books, EventKind.TAKEN) == {"open": 1, "waited": 0}
    assert numbers(books, EventKind.BEGINS) == {"waited": 0}
    assert numbers(books, EventKind.REPLIES) == {"response": 30, "writing": 30}
    assert numbers(books, EventKind.END_ANSWERED) == {
        "contacts": 1,
        "replies": 1,
        "first_response": 30,
        "waited": 0,
        "lasted": 30,
    }


def test_the_persons_have_their_team():
    (agent,) = event(books_of([shopper(10, 30)]), EventKind.BEGINS).persons
    assert agent == ("desk", 0)


def test_what_the_agent_did_before():
    books = books_of([shopper(10, 40), shopper(20, 30)])
    assert told(books, 1) == [
        (20, "WRITES", NOBODY),
        (20, "TAKEN", (0,)),
        (50, "BUSY_BEFORE", (0,)),
        (50, "BEGINS", (0,)),
        (80, "REPLIES", (0,)),
        (80, "GOODBYE", (0,)),
        (80, "END_ANSWERED", NOBODY),
    ]
    (work,) = event(books, EventKind.BUSY_BEFORE, 1).work
    assert (work.kind, work.shopper, work.end - work.begin) == (WorkKind.REPLY, 0, 30 * SECOND)
    assert numbers(books, EventKind.BEGINS, 1) == {"waited": 30}


def test_a_task_before():
    nine = 9 * HOUR // SECOND
    books = books_of([shopper(10, 30)], tasks=[Task("reports", 0, 25, nine + 5)])
    (work,) = event(books, EventKind.BUSY_BEFORE).work
    assert (work.kind, work.rule, work.work) == (WorkKind.TASK, "tasks.by_hand", "reports")
    assert work.end - work.begin == 20 * SECOND


def test_later_turns():
    books = books_of([shopper(10, 30, Turn(20, think=15))])
    assert told(books)[3:7] == [
        (40, "REPLIES", (0,)),
        (55, "WRITES_AGAIN", NOBODY),
        (55, "BEGINS", (0,)),
        (75, "REPLIES", (0,)),
    ]
    assert numbers(books, EventKind.WRITES_AGAIN) == {"thought": 15}
    assert [e.turn for e in story_of(books, 0).events] == [1, 1, 1, 1, 2, 2, 2, 2, 2]


def test_a_later_message_that_waits_long_comes_with_the_desk():
    slow = [shopper(10, 30, Turn(20, think=15)), shopper(45, 60), shopper(130, 5)]
    books = books_of(slow)
    desk = event(books, EventKind.WRITES_AGAIN).desk
    assert desk is not None
    (agent,) = desk.at_desk
    assert (agent.open, agent.waiting, agent.work) == (1, 0, WorkKind.REPLY)


ONE_SLOT = SCENARIO.replace({"desk.concurrent_chats": 1})


def test_the_line():
    books = books_of([shopper(10, 40), shopper(20, 30), shopper(30, 30)], scenario=ONE_SLOT)
    assert told(books, 1)[:5] == [
        (20, "WRITES", NOBODY),
        (20, "JOINS_LINE", NOBODY),
        (50, "TAKEN_FROM_LINE", (0,)),
        (50, "BUSY_BEFORE", (0,)),
        (50, "BEGINS", (0,)),
    ]
    assert numbers(books, EventKind.JOINS_LINE, 1) == {"ahead": 0}
    assert numbers(books, EventKind.JOINS_LINE, 2) == {"ahead": 1}
    assert numbers(books, EventKind.TAKEN_FROM_LINE, 1) == {"open": 1, "waited": 30}


def test_leaving_openly_from_the_line():
    books = books_of([shopper(10, 40), shopper(20, 30, patience=15)], scenario=ONE_SLOT)
    assert told(books, 1)[1:] == [
        (20, "JOINS_LINE", NOBODY),
        (35, "LEAVES_OPENLY", NOBODY),
        (35, "END_LEFT", NOBODY),
    ]
    assert numbers(books, EventKind.LEAVES_OPENLY, 1) == {"waited": 15}


def test_leaving_openly_an_agent_who_writes_to_another():
    books = books_of([shopper(10, 40), shopper(20, 30, patience=15)])
    assert told(books, 1)[1:] == [
        (20, "TAKEN", (0,)),
        (35, "BUSY_BEFORE", (0,)),
        (35, "LEAVES_OPENLY", NOBODY),
        (35, "END_LEFT", NOBODY),
    ]
    (work,) = event(books, EventKind.BUSY_BEFORE, 1).work
    assert (work.shopper, work.end - work.begin) == (0, 15 * SECOND)


def test_leaving_silently_costs_the_desk_a_reply_and_a_slot():
    books = books_of([shopper(10, 40), shopper(20, 30, patience=15, silent=True)])
    assert told(books, 1)[2:] == [
        (35, "BUSY_BEFORE", (0,)),
        (35, "LEAVES_SILENTLY", NOBODY),
        (50, "BEGINS_TO_NOBODY", (0,)),
        (80, "REPLIES_TO_NOBODY", (0,)),
        (140, "CLOSED_ON_NOBODY", (0,)),
        (140, "END_LEFT", NOBODY),
    ]
    assert numbers(books, EventKind.BEGINS_TO_NOBODY, 1) == {"gone": 15}
    assert numbers(books, EventKind.REPLIES_TO_NOBODY, 1)["writing"] == 30
    assert numbers(books, EventKind.CLOSED_ON_NOBODY, 1) == {"held": 105}


def test_a_silent_leaver_in_line_holds_no_slot_yet():
    silent = shopper(20, 30, patience=15, silent=True)
    books = books_of([shopper(10, 40), silent], scenario=ONE_SLOT)
    assert told(books, 1)[1:4] == [
        (20, "JOINS_LINE", NOBODY),
        (35, "LEAVES_SILENTLY", NOBODY),
        (50, "TAKEN_FROM_LINE", (0,)),
    ]
    assert numbers(books, EventKind.CLOSED_ON_NOBODY, 1) == {"held": 90}


def test_auto_close_while_thinking_and_the_way_back():
    books = books_of([shopper(10, 30, Turn(20, think=100), goodbye=False)])
    assert told(books)[3:] == [
        (40, "REPLIES", (0,)),
        (100, "CLOSED_WHILE_THINKING", (0,)),
        (140, "WRITES_AGAIN", NOBODY),
        (140, "BACK_TO_AGENT", (0,)),
        (140, "BEGINS", (0,)),
        (160, "REPLIES", (0,)),
        (220, "AUTO_CLOSED", (0,)),
        (220, "END_ANSWERED", NOBODY),
    ]
    assert numbers(books, EventKind.CLOSED_WHILE_THINKING) == {"silent": 60}
    assert numbers(books, EventKind.AUTO_CLOSED) == {"silent": 60}


def test_nobody_there_and_the_answer_later():
    books = books_of([shopper(-100, 30, message=True)])
    assert told(books) == [
        (-100, "WRITES", NOBODY),
        (-100, "FINDS_NOBODY", NOBODY),
        (-100, "LEAVES_MESSAGE", NOBODY),
        (0, "BEGINS_OFFLINE", (0,)),
        (30, "REPLIES_OFFLINE", (0,)),
        (30, "END_MESSAGE_ANSWERED", NOBODY),
    ]
    assert numbers(books, EventKind.BEGINS_OFFLINE) == {"waited": 100}
    assert numbers(books, EventKind.REPLIES_OFFLINE)["response"] == 130
    assert numbers(books, EventKind.END_MESSAGE_ANSWERED)["waited"] == 130


def test_before_an_offline_message_only_that_days_work_counts():
    books = books_of([shopper(-100, 30, message=True), shopper(-90, 10, message=True)])
    (work,) = event(books, EventKind.BUSY_BEFORE, 1).work
    assert (work.kind, work.shopper) == (WorkKind.OFFLINE, 0)


def test_a_reply_to_nobody_before():
    silent = shopper(20, 30, patience=15, silent=True)
    books = books_of([shopper(10, 40), silent, shopper(60, 5)])
    (work,) = event(books, EventKind.BUSY_BEFORE, 2).work
    assert (work.kind, work.shopper) == (WorkKind.TO_NOBODY, 1)


def test_nobody_there_and_lost():
    assert told(books_of([shopper(-100, 30)])) == [
        (-100, "WRITES", NOBODY),
        (-100, "FINDS_NOBODY", NOBODY),
        (-100, "LOST", NOBODY),
        (-100, "END_LOST", NOBODY),
    ]


@pytest.mark.parametrize(
    ("message", "end"),
    [
        (True, ["LEAVES_MESSAGE", "END_MESSAGE_OPEN"]),
        (False, ["LOST", "END_LOST"]),
    ],
)
def test_left_by_the_last_on_duty(message: bool, end: list[str]):
    full = [shopper(10, 500), shopper(20, 30, message=message)]
    books = books_of(full, [during(0, 0, 300)], ONE_SLOT)
    assert told(books, 1) == [
        (20, "WRITES", NOBODY),
        (20, "JOINS_LINE", NOBODY),
        (300, "LEFT_BY_THE_LAST", NOBODY),
        *((300, kind, NOBODY) for kind in end),
    ]
    assert numbers(books, EventKind.LEFT_BY_THE_LAST, 1) == {"waited": 280}


def test_an_agent_who_leaves_drops_the_chat():
    books = books_of([shopper(10, 400), shopper(20, 30)], [during(0, 0, 300, Duty.LEAVE)])
    assert told(books, 1)[1:] == [
        (20, "TAKEN", (0,)),
        (300, "DROPPED", (0,)),
        (300, "LEAVES_MESSAGE", NOBODY),
        (300, "END_MESSAGE_OPEN", NOBODY),
    ]


def context(**more: object) -> object:
    return SCENARIO.replace({"shop.chat.context": {"reread": "5 s", "repeated_turns": 1}, **more})


def two_turns(at: int, goodbye: bool = True) -> Shopper:
    return shopper(at, 30, Turn(20, think=15), goodbye=goodbye)


HAND_OVER = [during(0, 0, 45, Duty.HAND_OVER), during(1, 45, 900)]


def test_a_hand_over_with_a_note_keeps_the_context():
    scenario = SCENARIO.replace({"handover": {"chat_note": True}})
    books = books_of([two_turns(10)], HAND_OVER, scenario)
    assert told(books)[3:8] == [
        (40, "REPLIES", (0,)),
        (45, "HANDED_OVER", (0, 1)),
        (55, "WRITES_AGAIN", NOBODY),
        (55, "BEGINS", (1,)),
        (75, "REPLIES", (1,)),
    ]
    assert numbers(books, EventKind.HANDED_OVER) == {"repeated": 0, "open": 1}


def test_a_hand_over_waits_for_the_reply_in_hand():
    duty = [during(0, 0, 20, Duty.HAND_OVER), during(1, 0, 900)]
    scenario = SCENARIO.replace({"handover": {"chat_note": True}})
    assert told(books_of([two_turns(10)], duty, scenario))[2:6] == [
        (10, "BEGINS", (0,)),
        (40, "REPLIES", (0,)),
        (40, "HANDED_OVER", (0, 1)),
        (55, "WRITES_AGAIN", NOBODY),
    ]


def test_a_hand_over_of_a_message_that_waits():
    duty = [during(0, 0, 45, Duty.HAND_OVER), during(1, 45, 900)]
    scenario = SCENARIO.replace({"handover": {"chat_note": True}})
    waiting = [shopper(10, 60), shopper(20, 30)]
    assert told(books_of(waiting, duty, scenario), 1)[1:4] == [
        (20, "TAKEN", (0,)),
        (45, "HANDED_OVER", (0, 1)),
        (45, "BUSY_BEFORE", (1,)),
    ]


def test_a_hand_over_without_context_repeats_turns():
    books = books_of([two_turns(10)], HAND_OVER, context(), spare=[Turn(25, think=10)])
    assert told(books)[3:] == [
        (40, "REPLIES", (0,)),
        (45, "CONTEXT_LOST", (0, 1)),
        (55, "WRITES_AGAIN", NOBODY),
        (55, "BEGINS", (1,)),
        (80, "REPLIES", (1,)),
        (90, "WRITES_AGAIN", NOBODY),
        (90, "BEGINS", (1,)),
        (115, "REPLIES", (1,)),
        (115, "GOODBYE", (1,)),
        (115, "END_ANSWERED", NOBODY),
    ]
    assert numbers(books, EventKind.CONTEXT_LOST) == {"repeated": 1, "open": 1}


def test_a_transfer_to_who_has_time():
    scenario = SCENARIO.replace({"desk.transfer": "consent", "desk.consent": "20 s"})
    waiting = [shopper(10, 40), shopper(20, 15), shopper(22, 30)]
    books = books_of(waiting, BOTH, scenario)
    assert told(books, 2)[:4] == [
        (22, "WRITES", NOBODY),
        (22, "TAKEN", (0,)),
        (35, "TRANSFERRED", (0, 1)),
        (35, "BUSY_BEFORE", (1,)),
    ]


def helped(how: str) -> object:
    return SCENARIO.replace({"help": {"from": "colleague", "how": how}})


def test_a_question_to_a_colleague():
    books = books_of([shopper(10, 30, needs=20)], BOTH, helped("consult"))
    assert told(books)[1:6] == [
        (10, "TAKEN", (0,)),
        (10, "BEGINS", (0,)),
        (10, "ASKS", (0,)),
        (30, "IS_HELPED", (1, 0)),
        (60, "REPLIES", (0,)),
    ]
    assert numbers(books, EventKind.IS_HELPED) == {"waited": 0, "took": 20}


def test_a_chat_that_is_passed_on_to_who_can_answer():
    books = books_of([shopper(10, 30, needs=20)], BOTH, helped("pass_on"))
    assert told(books)[1:5] == [
        (10, "TAKEN", (0,)),
        (10, "PASSED_TO_HELPER", (0, 1)),
        (10, "BEGINS", (1,)),
        (60, "REPLIES", (1,)),
    ]


def test_a_ticket_for_another_team():
    scenario = SCENARIO.replace(
        {
            "teams.cases": {"people": 1, "serves": []},
            "shop.chat.topics": {"goods": 1},
            "desk.tickets": ["goods"],
            "desk.ticket_team": "cases",
        }
    )
    books = books_of([two_turns(10)], [during(0, 0, 900), during(1, 0, 900, team=1)], scenario)
    assert told(books)[3:] == [
        (40, "REPLIES", (0,)),
        (40, "TICKET", NOBODY),
        (40, "GOODBYE", (0,)),
        (60, "SETTLED", (1,)),
        (60, "END_TICKET", NOBODY),
    ]
    assert numbers(books, EventKind.TICKET) == {"amount": 20}
    assert numbers(books, EventKind.SETTLED) == {"after": 20}


def test_adding_the_shopper_as_a_contact():
    books = books_of([shopper(10, 30)], scenario=SCENARIO.replace({"desk.contact_adding": "20 s"}))
    assert told(books)[3:] == [
        (40, "REPLIES", (0,)),
        (40, "GOODBYE", (0,)),
        (60, "ADDED", (0,)),
        (60, "END_ANSWERED", NOBODY),
    ]
    assert numbers(books, EventKind.ADDED) == {"took": 20}


def test_coming_back_as_a_new_contact():
    back = shopper(100, 30)
    books = books_of([shopper(10, 40), shopper(20, 30, patience=15, again=back)])
    assert told(books, 1) == [
        (20, "WRITES", NOBODY),
        (20, "TAKEN", (0,)),
        (35, "BUSY_BEFORE", (0,)),
        (35, "LEAVES_OPENLY", NOBODY),
        (135, "COMES_BACK", NOBODY),
        (135, "TAKEN", (0,)),
        (135, "BEGINS", (0,)),
        (165, "REPLIES", (0,)),
        (165, "GOODBYE", (0,)),
        (165, "END_ANSWERED", NOBODY),
    ]
    assert [e.contact for e in story_of(books, 1).events] == [1] * 4 + [2] * 6
    assert numbers(books, EventKind.COMES_BACK, 1) == {"after": 100}
    assert numbers(books, EventKind.END_ANSWERED, 1)["contacts"] == 2


def test_who_has_no_row_left_does_not_come_back():
    books = books_of([shopper(10, 40), shopper(20, 30, patience=15, again=NO_MORE)])
    assert told(books, 1)[-1] == (35, "END_LEFT", NOBODY)


def test_the_rule_on_first_replies():
    in_time, late = shopper(310, 40), shopper(320, 40)
    left = shopper(330, 30, patience=55)
    books = books_of([in_time, late, left], ONE_AFTER_THE_OTHER)
    assert numbers(books, EventKind.REPLIES_IN_TIME, 0) == {
        "response": 40,
        "writing": 40,
        "limit": 50,
        "over": -10 * SECOND,
    }
    assert told(books, 1)[2:5] == [
        (350, "BUSY_BEFORE", (1,)),
        (350, "BEGINS", (1,)),
        (370, "LIMIT_PASSED", NOBODY),
    ]
    assert numbers(books, EventKind.REPLIES_LATE, 1)["over"] == 20
    assert [kind for _, kind, _ in told(books, 2)][-4:] == [
        "LIMIT_PASSED",
        "BUSY_BEFORE",
        "LEAVES_OPENLY",
        "END_LEFT",
    ]


def test_the_rule_holds_only_in_its_shifts():
    books = books_of([shopper(280, 40)], ONE_AFTER_THE_OTHER)
    assert "REPLIES" in [kind for _, kind, _ in told(books)]


def test_a_chat_that_is_open_as_the_run_ends():
    books = books_of([shopper(19 * 3600 - 10, 30)])
    assert told(books) == [
        (68390, "WRITES", NOBODY),
        (68390, "TAKEN", (0,)),
        (68390, "BEGINS", (0,)),
        (68400, "END_OPEN", NOBODY),
    ]
