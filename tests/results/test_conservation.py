"""Real runs balance, and each rule notices the books that break it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from results.rulebooks import DAY_SHIFT, hand_made, shortened

from cssim.errors import CssimError
from cssim.model import NOT_YET, Outcome, Played, Presence, Shop
from cssim.results import ConservationError
from cssim.results.conservation import _rules, check_conservation
from cssim.results.tables import Columns, columns_of

SHOPPERS_IN = "shoppers in = answered + left + offline + lost + still there"
ANSWERED = "who is answered has a reply to every turn, and nobody else"
IN_ORDER = "messages are written, taken up and answered in this order"
ONE_AT_A_TIME = "an agent writes one thing at a time"
PRESENT = "work is done by those present"
ONE_SLOT = "a chat holds one slot at a time"
NOBODY = "who came when nobody was on duty found nobody"

REAL = {**hand_made(), "02": shortened("02-four-people"), "19": shortened("19-common-form")}


@pytest.fixture(scope="module")
def played() -> Played:
    return Shop(DAY_SHIFT.replace({"shop.demand.per_day": 400}), 0).play()


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


@pytest.mark.parametrize("replication", [0, 1])
@pytest.mark.parametrize("name", REAL)
def test_real_books_balance(name, replication):
    played = Shop(REAL[name], replication).play()
    check_conservation(played, columns_of(played))


def a_shopper_who_never_came(books: Columns) -> Columns:
    row = first_where(books.chats["outcome"] == Outcome.LOST)
    return with_cells(books, "chats", "outcome", row, Outcome.EXPECTED)


def a_shopper_too_few(books: Columns) -> Columns:
    gone = np.zeros(len(books.chats["outcome"]), dtype=bool)
    gone[first_where(books.chats["outcome"] == Outcome.LOST)] = True
    return without_rows(books, "chats", gone)


def a_reply_too_few(books: Columns) -> Columns:
    row = first_where(books.chats["outcome"] == Outcome.ANSWERED)
    return with_cells(books, "chats", "replies", row, 0)


def a_leaver_with_every_reply(books: Columns) -> Columns:
    row = first_where(books.chats["outcome"] == Outcome.LEFT_OPENLY)
    return with_cells(books, "chats", "replies", row, books.chats["turns"][row])


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
    shopper = books.slots["shopper"]
    return first_where(shopper[1:] == shopper[:-1])


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
    (IN_ORDER, taken_up_before_it_was_written),
    (IN_ORDER, sent_before_it_was_taken_up),
    (ONE_AT_A_TIME, an_end_that_overlaps_the_next_begin),
    (PRESENT, work_of_a_stranger),
    (PRESENT, work_of_one_who_has_not_come),
    (PRESENT, work_after_leaving),
    (ONE_SLOT, a_slot_freed_before_it_was_taken),
    (ONE_SLOT, a_second_slot_while_the_first_is_held),
    (ONE_SLOT, a_second_slot_while_the_first_is_never_freed),
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
