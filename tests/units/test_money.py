"""Money: texts in yuan or fen, integer fen inside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cssim.errors import RefusedError
from cssim.units import parse_money, show_money


@pytest.mark.parametrize(
    ("text", "fen"),
    [("50 yuan", 5000), ("0.05 yuan", 5), ("12.5元", 1250), ("7 fen", 7), ("3 分", 3)],
)
def test_parsed(text: str, fen: int) -> None:
    assert parse_money(text) == fen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("50", "the unit is missing"),
        (50, "the unit is missing"),
        ("50 dollars", "unknown unit 'dollars'"),
        ("50 yuang", "did you mean 'yuan'?"),
        ("-5 yuan", "negative"),
        ("0.005 yuan", "whole fen"),
        ("9999999999999999 yuan", "at most 10^12 yuan"),
        ("yuan", 'found "yuan"'),
    ],
)
def test_refused(text: str, words: str) -> None:
    with pytest.raises(RefusedError) as caught:
        parse_money(text)
    assert words in str(caught.value)


@given(st.integers(0, 10**14))
def test_what_is_shown_reads_back(fen: int) -> None:
    assert parse_money(show_money(fen)) == fen
