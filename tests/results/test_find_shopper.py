"""Choosing an instructive shopper of the days that count."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from desk.worlds import Turn, shopper
from results.rich import rich_rulebooks
from results.stories import SCENARIO, books_of, during, run_of

from cssim.errors import CssimError
from cssim.model import Duty
from cssim.results import Run, find_shopper, run

HABITS = {"shop.chat.context": {"reread": "5 s", "repeated_turns": 1}}
DAY = [during(0, 0, 45, Duty.HAND_OVER), during(1, 40, 3600)]


@pytest.fixture(scope="module")
def day() -> Run:
    shoppers = [
        shopper(5, 5, Turn(5, think=90)),
        shopper(20, 30, patience=2),
        shopper(50, 60),
        shopper(55, 9, patience=20, again=shopper(200, 30)),
        shopper(60, 9, patience=30, silent=True),
        shopper(70, 9),
    ]
    books = books_of(shoppers, DAY, SCENARIO.replace(HABITS), spare=[Turn(1)])
    return run_of(books)


@pytest.mark.parametrize(
    ("which", "shopper"), [("worst", 5), ("left", 4), ("handed_over", 0), ("returned", 3)]
)
def test_the_one_it_is_about(day: Run, which: Any, shopper: int) -> None:
    assert find_shopper(day, which) == shopper


def test_only_days_that_count() -> None:
    played = run(rich_rulebooks()["everything"])
    chats = played.tables.columns.chats
    for which in ("worst", "left", "returned"):
        found = find_shopper(played, which)
        assert np.all(chats["counted"][chats["shopper"] == found])


@pytest.mark.parametrize(
    ("which", "words"),
    [
        ("worst", "was answered"),
        ("left", "left without a reply"),
        ("handed_over", "was handed over"),
        ("returned", "came back"),
    ],
)
def test_nobody_of_that_kind(which: Any, words: str) -> None:
    nobody = run_of(books_of([shopper(-100, 30)]))
    with pytest.raises(CssimError, match=rf"{words}.* in replication 0; try another one"):
        find_shopper(nobody, which)


@pytest.mark.parametrize("which", ["best", "", None, 3])
def test_an_unknown_kind_comes_with_those_there_are(day: Run, which: Any) -> None:
    with pytest.raises(CssimError, match=r"'worst', 'left', 'handed_over', 'returned'"):
        find_shopper(day, which)


def test_something_else_than_a_run() -> None:
    with pytest.raises(CssimError, match="it must be a Run"):
        find_shopper(SCENARIO, "worst")  # type: ignore[arg-type]
