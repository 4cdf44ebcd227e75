"""Durations: texts with a unit, microseconds inside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cssim.errors import RefusedError
from cssim.units import DAY, HOUR, MINUTE, SECOND, parse_duration, show_duration


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90 s", 90 * SECOND),
        ("90s", 90 * SECOND),
        (" 1.5 h ", 90 * MINUTE),
        ("2 min", 2 * MINUTE),
        ("250 ms", SECOND // 4),
        ("1 day", DAY),
        ("3 days", 3 * DAY),
        ("0 s", 0),
        ("0.0000004 s", 0),
        ("0.0000006 s", 1),
        ("3660 days", 3660 * DAY),
    ],
)
def test_parsed(text: str, expected: int) -> None:
    assert parse_duration(text) == expected


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("90", "the unit is missing"),
        (90, "the unit is missing"),
        (1.5, "the unit is missing"),
        (True, "found true"),
        ("", 'found ""'),
        ("s", 'found "s"'),
        ("-5 s", "negative"),
        ("5 weeks", "unknown unit 'weeks'"),
        ("5 hous", "did you mean 'hours'?"),
        ("nan s", 'found "nan s"'),
        ("1e9 s", 'found "1e9 s"'),
        ("3661 days", "at most 3660 days"),
        ("9999999999999999999999999 h", "at most 3660 days"),
        (None, "None"),
    ],
)
def test_refused(value: str, words: str) -> None:
    with pytest.raises(RefusedError) as caught:
        parse_duration(value)
    assert words in str(caught.value)


def test_shown_in_the_largest_plain_unit() -> None:
    shown = [show_duration(n) for n in (1, SECOND, 90 * SECOND, 30 * MINUTE, HOUR, DAY, 2 * DAY)]
    assert shown == ["0.000001 s", "1 s", "90 s", "30 min", "1 h", "1 day", "2 days"]


def test_a_negative_difference_keeps_its_sign() -> None:
    assert show_duration(-90 * SECOND) == "-90 s"


@given(st.integers(0, 3660 * DAY) | st.integers(0, 3660 * 48).map(lambda n: n * HOUR // 2))
def test_what_is_shown_reads_back(duration: int) -> None:
    assert parse_duration(show_duration(duration)) == duration
