"""Clock times and blocks, up to 30:00 for past midnight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cssim.errors import RefusedError
from cssim.units import HOUR, MINUTE, SECOND, parse_block, parse_clock, show_clock


def test_clock_counts_from_midnight() -> None:
    clocks = [parse_clock(text) for text in ("00:00", "9:05", "17:30", "30:00")]
    assert clocks == [0, 9 * HOUR + 5 * MINUTE, 17 * HOUR + 30 * MINUTE, 30 * HOUR]


@pytest.mark.parametrize("text", ["31:00", "30:01", "17:60", "17.30", "17", "-1:00", "", 17])
def test_no_clock(text: str) -> None:
    with pytest.raises(RefusedError, match='from "00:00" to "30:00"'):
        parse_clock(text)


def test_blocks() -> None:
    assert parse_block("09:00-17:30") == (9 * HOUR, 17 * HOUR + 30 * MINUTE)
    assert parse_block("17:30 - 25:00") == (17 * HOUR + 30 * MINUTE, 25 * HOUR)
    assert parse_block("17:30–18:00") == (17 * HOUR + 30 * MINUTE, 18 * HOUR)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("17:30-01:00", 'write "17:30-25:00"'),
        ("17:30-09:00", "the end must stand after the start"),
        ("17:30-17:30", "a block without length"),
        ("17:30", "a block of clock times"),
        ("17:30-18:00-19:00", "a block of clock times"),
        (5, "a block of clock times"),
    ],
)
def test_no_block(text: str, words: str) -> None:
    with pytest.raises(RefusedError) as caught:
        parse_block(text)
    assert words in str(caught.value)


def test_seconds_are_shown_if_there_are_any() -> None:
    assert show_clock(9 * HOUR) == "09:00"
    assert show_clock(25 * HOUR + 61 * SECOND) == "25:01:01"
    assert show_clock(9 * HOUR + 1) == "09:00:00.000001"


def test_no_clock_before_midnight() -> None:
    with pytest.raises(RefusedError, match="0 µs or more"):
        show_clock(-1)


@given(st.integers(0, 30 * 60).map(lambda n: n * MINUTE))
def test_what_is_shown_reads_back(clock: int) -> None:
    assert parse_clock(show_clock(clock)) == clock


@given(st.lists(st.integers(0, 30 * 60), min_size=2, max_size=2, unique=True))
def test_blocks_read_back(minutes: list[int]) -> None:
    start, end = (n * MINUTE for n in sorted(minutes))
    assert parse_block(f"{show_clock(start)}-{show_clock(end)}") == (start, end)
