"""Real runs balance, and each rule notices the books that break it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from results.rich import AMENDED, BUSY, MIXTURES, RICH, rich_rulebooks
from results.rulebooks import hand_made, shortened

from cssim.errors import CssimError
from cssim.model import NOT_YET, Cause, Closing, Outcome, Played, Presence, Shop
from cssim.model.desk.records import Log
from cssim.results import ConservationError
from cssim.results.conservation import _rules, check_conservation
from cssim.results.tables import Columns, columns_of

SHOPPERS_IN = "first contacts in = answered + left + offline + lost + still there"
RETURNS = "who comes back has given up, and comes exactly the delay later"
ANSWERED = "who is answered has a reply to every turn, and nobody else"
IN_ORDER = "messages, questions and tasks are there, taken up and done in this order"
ONE_AT_A_TIME = "a person does one thing at a time"
PRESENT = "work is done by those present"
ONE_SLOT = "a chat holds one slot at a time"
PASSES = "a chat that goes to a colleague leaves one slot and takes another"
ONCE = "a task is done once"
CAUSES = "who is off the desk has a cause, and nobody else"
NOBODY = "who came when nobody was on duty found nobody"

REAL = {
    **hand_made(),
    **rich_rulebooks(),
    "02": shortened("02-four-people"),
    "19": shortened("19-common-form"),
}


@pytest.fixture(scope="module")
def played() -> Played:
    return Shop(RICH.replace(BUSY), 0).play()


@pytest.fixture(scope="module")
def books(played) -> Columns:
    return columns_of(played)


def with_cells(books: Columns, table: str, column: str, rows: object, value: object) -> Columns:
    """The books with other values in some rows of one column."""
    columns = dict(getattr(books, table))
    columns[column] = columns[column].copy()
    columns[column][rows] = value
    return replace(books, **{table: columns})


def without_rows(books: Columns, table: str, gone: np.ndarray) -> Columns:
    columns = {name: column[~gone] for name, column in getattr(books, table).items()}
    return replace(books, **{table: columns})


def first_where(mask: np.ndarray) -> int:
    return int(np.flatnonzero(mask)[0])


def broken_rules(played: Played, books: Columns) -> set[str]:
    try:
        check_conservation(played, books)
    except ConservationError as error:
        text = str(error)
        return {rule for rule in _rules(played, books) if rule in text}
    return set()


@pytest.mark.parametrize("name", REAL)
def test_real_books_balance(name):
    played = Shop(REAL[name], 2).play()
    check_conservation(played, columns_of(played))


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(MIXTURES, st.sampled_from([RICH, AMENDED]))
def test_books_balance_under_any_mixture_of_rules(overrides, base):
    played = Shop(base.replace({**overrides, "study.seed": 7}), 1).play()
    check_conservation(played, columns_of(played))


def a_shopper_who_never_came(books: Columns) -> Columns:
    row = first_where(books.chats["outcome"] == Outcome.LOST)
    return with_cells(books, "chats", "outcome", row, Outcome.EXPECTED)


def a_shopper_too_few(books: Columns) -> Columns:
    gone = np.zeros(len(books.chats["outcome"]), dtype=bool)
    first = books.chats["after"] == NOT_YET
    gone[first_where(first & (books.chats["outcome"] == Outcome.LOST))] = True
    return without_rows(books, "chats", gone)


def returns(books: Columns) -> np.ndarray:
    return books.chats["after"] != NOT_YET


def a_return_too_few(books: Columns) -> Columns:
    gone = np.zeros(len(books.chats["after"]), dtype=bool)
    gone[first_where(returns(books) & (books.chats["outcome"] == Outcome.LOST))] = True
    return without_rows(books, "chats", gone)


def a_return_too_early(books: Columns) -> Columns:
    row = first_where(returns(books))
    return with_cells(books, "chats", "arrived", row, books.chats["arrived"][row] - 1)


def a_return_of_another(books: Columns) -> Columns:
    row = first_where(returns(books))
    return with_cells(books, "chats", "after", row, books.chats["after"][row] + 1)


def a_return_of_one_who_was_answered(books: Columns) -> Columns:
    """The one who had given up is said to be there still."""
    before = books.chats["after"][first_where(returns(books))]
    row = first_where(books.chats["contact"] == before)
    return with_cells(books, "chats", "outcome", row, Outcome.OPEN)


def a_reply_too_few(books: Columns) -> Columns:
    row = first_where(books.chats["outcome"] == Outcome.ANSWERED)
    return with_cells(books, "chats", "replies", row, 0)


def a_leaver_with_every_reply(books: Columns) -> Columns:
    row = first_where(books.chats["outcome"] == Outcome.LEFT_OPENLY)
    return with_cells(books, "chats", "replies", row, books.chats["turns"][row])


def a_repeated_turn_that_is_not_counted(books: Columns) -> Columns:
    contact = books.passes["contact"][books.passes["repeated"] > 0]
    answered = books.chats["outcome"] == Outcome.ANSWERED
    row = first_where(answered & np.isin(books.chats["contact"], contact))
    return with_cells(books, "chats", "turns", row, books.chats["turns"][row] - 1)


def a_question_answered_before_it_was_put(books: Columns) -> Columns:
    return with_cells(books, "helped", "asked", 0, books.helped["begin"][0] + 1)


def a_task_done_before_it_was_due(books: Columns) -> Columns:
    row = first_where(books.tasks["done"] != NOT_YET)
    return with_cells(books, "tasks", "due", row, books.tasks["begin"][row] + 1)


def help_of_one_who_writes(books: Columns) -> Columns:
    """The asker, who has the reply in hand, is said to have helped."""
    return with_cells(books, "helped", "helper", 0, books.helped["asker"][0])


def a_chat_passed_on_by_another(books: Columns) -> Columns:
    return with_cells(books, "passes", "from_person", 0, 99)


def a_chat_passed_on_to_another(books: Columns) -> Columns:
    return with_cells(books, "passes", "to_person", 0, 99)


def a_chat_passed_on_at_another_time(books: Columns) -> Columns:
    return with_cells(books, "passes", "at", 0, books.passes["at"][0] + 1)


def a_chat_passed_on_without_a_word(books: Columns) -> Columns:
    return without_rows(books, "passes", np.arange(len(books.passes["at"])) == 0)


def a_slot_said_to_be_passed_on(books: Columns) -> Columns:
    row = first_where(books.slots["why"] == Closing.GOODBYE)
    return with_cells(books, "slots", "why", row, Closing.PASSED_ON)


def a_task_there_twice(books: Columns) -> Columns:
    rows = np.flatnonzero(books.tasks["done"] == NOT_YET)[:2]
    return with_cells(books, "tasks", "task", rows[0], books.tasks["task"][rows[1]])


def a_task_done_that_never_was(books: Columns) -> Columns:
    row = first_where(books.tasks["done"] != NOT_YET)
    return with_cells(books, "tasks", "done", row, NOT_YET)


def away_for_no_cause(books: Columns) -> Columns:
    row = first_where(books.presence["presence"] == Presence.AWAY)
    return with_cells(books, "presence", "cause", row, Cause.NONE)


def at_the_desk_for_a_meal(books: Columns) -> Columns:
    row = first_where(books.presence["presence"] == Presence.AT_DESK)
    return with_cells(books, "presence", "cause", row, Cause.MEAL)


def signed_out_for_a_meeting(books: Columns) -> Columns:
    row = first_where(books.presence["presence"] == Presence.SIGNED_OUT)
    return with_cells(books, "presence", "cause", row, Cause.MEETING)


def taken_up_before_it_was_written(books: Columns) -> Columns:
    row = first_where(books.turns["sent"] != NOT_YET)
    message = books.turns["begin"][row] + 1
    return with_cells(books, "turns", "message", row, message)


def sent_before_it_was_taken_up(books: Columns) -> Columns:
    row = first_where(books.turns["sent"] != NOT_YET)
    return with_cells(books, "turns", "sent", row, books.turns["begin"][row])


def an_end_that_overlaps_the_next_begin(books: Columns) -> Columns:
    done = np.flatnonzero(books.turns["sent"] != NOT_YET)
    own = done[books.turns["agent"][done] == 0]
    own = own[np.argsort(books.turns["begin"][own])]
    longer = books.turns["begin"][own[1]] + 1
    return with_cells(books, "turns", "sent", own[0], longer)


def work_of_a_stranger(books: Columns) -> Columns:
    row = first_where(books.turns["sent"] != NOT_YET)
    return with_cells(books, "turns", "agent", row, 99)


def work_of_one_who_has_not_come(books: Columns) -> Columns:
    """Each person's first stretch of presence is struck out."""
    person = books.presence["person"]
    return without_rows(books, "presence", np.append(True, person[1:] != person[:-1]))


def work_after_leaving(books: Columns) -> Columns:
    there = books.presence["end"]
    return with_cells(books, "presence", "end", slice(None), books.presence["begin"] + there % 7)


def a_slot_freed_before_it_was_taken(books: Columns) -> Columns:
    row = first_where(books.slots["closed"] != NOT_YET)
    return with_cells(books, "slots", "closed", row, books.slots["opened"][row] - 1)


def taken_twice(books: Columns) -> int:
    """A row whose chat was closed for its silence, and takes another slot later."""
    contact, closed = books.slots["contact"], books.slots["why"] == Closing.AUTO_CLOSE
    return first_where(closed[:-1] & (contact[1:] == contact[:-1]))


def a_second_slot_while_the_first_is_held(books: Columns) -> Columns:
    row = taken_twice(books)
    return with_cells(books, "slots", "opened", row + 1, books.slots["closed"][row] - 1)


def a_second_slot_while_the_first_is_never_freed(books: Columns) -> Columns:
    return with_cells(books, "slots", "closed", taken_twice(books), NOT_YET)


def answered_by_nobody(books: Columns) -> Columns:
    row = first_where(books.chats["outcome"] == Outcome.ANSWERED)
    return with_cells(books, "chats", "attended", row, value=False)


def left_when_there_was_nobody_to_wait_for(books: Columns) -> Columns:
    row = first_where(~books.chats["attended"])
    return with_cells(books, "chats", "outcome", row, Outcome.LEFT_OPENLY)


Fault = Callable[[Columns], Columns]
FAULTS: list[tuple[str, Fault]] = [
    (SHOPPERS_IN, a_shopper_too_few),
    (ANSWERED, a_reply_too_few),
    (ANSWERED, a_leaver_with_every_reply),
    (ANSWERED, a_repeated_turn_that_is_not_counted),
    (RETURNS, a_return_too_few),
    (RETURNS, a_return_too_early),
    (RETURNS, a_return_of_another),
    (RETURNS, a_return_of_one_who_was_answered),
    (IN_ORDER, taken_up_before_it_was_written),
    (IN_ORDER, sent_before_it_was_taken_up),
    (IN_ORDER, a_question_answered_before_it_was_put),
    (IN_ORDER, a_task_done_before_it_was_due),
    (ONE_AT_A_TIME, help_of_one_who_writes),
    (ONE_AT_A_TIME, an_end_that_overlaps_the_next_begin),
    (PRESENT, work_of_a_stranger),
    (PRESENT, work_of_one_who_has_not_come),
    (PRESENT, work_after_leaving),
    (ONE_SLOT, a_slot_freed_before_it_was_taken),
    (ONE_SLOT, a_second_slot_while_the_first_is_held),
    (ONE_SLOT, a_second_slot_while_the_first_is_never_freed),
    (PASSES, a_chat_passed_on_by_another),
    (PASSES, a_chat_passed_on_to_another),
    (PASSES, a_chat_passed_on_at_another_time),
    (PASSES, a_chat_passed_on_without_a_word),
    (PASSES, a_slot_said_to_be_passed_on),
    (ONCE, a_task_there_twice),
    (ONCE, a_task_done_that_never_was),
    (CAUSES, away_for_no_cause),
    (CAUSES, at_the_desk_for_a_meal),
    (CAUSES, signed_out_for_a_meeting),
    (NOBODY, answered_by_nobody),
    (NOBODY, left_when_there_was_nobody_to_wait_for),
]


@pytest.mark.parametrize(("rule", "fault"), FAULTS, ids=lambda p: getattr(p, "__name__", None))
def test_a_fault_breaks_its_rule_and_no_other(played, books, rule, fault):
    assert broken_rules(played, fault(books)) == {rule}


def test_a_shopper_who_never_came_breaks_the_first_rule(played, books):
    assert SHOPPERS_IN in broken_rules(played, a_shopper_who_never_came(books))


def test_every_rule_has_a_fault(played, books):
    assert {rule for rule, _ in FAULTS} == set(_rules(played, books))


def test_two_faults_are_told_together(played, books):
    both = a_slot_freed_before_it_was_taken(a_reply_too_few(books))
    assert broken_rules(played, both) == {ANSWERED, ONE_SLOT}


def test_the_error_says_what_to_do(played, books):
    with pytest.raises(ConservationError, match="replication 0: the books do not balance") as error:
        check_conservation(played, a_reply_too_few(books))
    assert "please report it with the scenario and the seed" in str(error.value)
    assert isinstance(error.value, CssimError)


def away_while_at_work(books: Columns) -> Columns:
    return with_cells(books, "presence", "presence", slice(None), Presence.AWAY)


def nobody_was_ever_there(books: Columns) -> Columns:
    return without_rows(books, "presence", np.ones(len(books.presence["person"]), dtype=bool))


def sent_long_after_leaving(books: Columns) -> Columns:
    done = np.flatnonzero(books.turns["sent"] != NOT_YET)
    last = done[np.argmax(books.turns["begin"][done])]
    return with_cells(books, "turns", "sent", last, books.turns["begin"][last] + 10**12)


def unsent_but_taken_up_before_it_was_written(books: Columns) -> Columns:
    row = first_where(books.turns["sent"] != NOT_YET)
    early = with_cells(books, "turns", "begin", row, books.turns["message"][row] - 1)
    return with_cells(early, "turns", "sent", row, NOT_YET)


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (PRESENT, away_while_at_work),
        (PRESENT, nobody_was_ever_there),
        (PRESENT, sent_long_after_leaving),
        (IN_ORDER, unsent_but_taken_up_before_it_was_written),
    ],
    ids=lambda p: getattr(p, "__name__", None),
)
def test_a_fault_that_is_easily_overlooked(played, books, rule, fault):
    assert rule in broken_rules(played, fault(books))


def with_log(played: Played, name: str, more: list[dict[str, int]]) -> Played:
    """The records with more rows in one log."""
    old = getattr(played.records, name)
    log = Log(*old.names)
    columns = old.columns()
    for row in zip(*(columns[key].tolist() for key in old.names), strict=True):
        log.add(row)
    for row in more:
        log.add(tuple(row[key] for key in old.names))
    return replace(played, records=replace(played.records, **{name: log}))


def first_row(played: Played, name: str) -> dict[str, int]:
    columns = getattr(played.records, name).columns()
    return {key: int(column[0]) for key, column in columns.items()}


def test_a_task_done_twice_breaks_its_rule(played, books):
    again = with_log(played, "tasks", [first_row(played, "tasks")])
    assert broken_rules(again, books) == {ONCE}


def test_working_on_a_task_while_at_something_else_breaks_its_rule(played, books):
    stretch = first_row(played, "worked")
    twice = with_log(played, "worked", [{**stretch, "begin": stretch["begin"] + 1}])
    assert broken_rules(twice, books) == {ONE_AT_A_TIME}


def test_working_on_a_task_without_being_there_breaks_its_rule(played, books):
    at_night = {"begin": played.end - 2, "end": played.end - 1}
    nobody = with_log(played, "worked", [{**first_row(played, "worked"), **at_night}])
    assert broken_rules(nobody, books) == {PRESENT}
