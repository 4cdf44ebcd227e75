"""Spans and clock times as people say them."""

from datetime import date

import pytest

from cssim.show.language import Language
from cssim.show.spans import show_date, show_instant, show_span
from cssim.units import DAY, HOUR, MINUTE, SECOND


@pytest.mark.parametrize(
    ("span", "en", "zh"),
    [
        (0, "0 s", "0秒"),
        (1, "less than 1 s", "不到1秒"),
        (SECOND // 2 + 1, "1 s", "1秒"),
        (59 * SECOND + 600_000, "1 min", "1分钟"),
        (61 * SECOND, "1 min 1 s", "1分1秒"),
        (HOUR, "1 h", "1小时"),
        (HOUR + MINUTE, "1 h 1 min", "1小时1分钟"),
        (DAY + SECOND, "1 day 1 s", "1天1秒"),
        (2 * DAY + HOUR + MINUTE + SECOND, "2 days 1 h 1 min 1 s", "2天1小时1分1秒"),
    ],
)
def test_a_span(span: int, en: str, zh: str) -> None:
    said: dict[Language, str] = {"en": en, "zh": zh}
    for lang, text in said.items():
        assert show_span(span, lang) == text


def test_a_clock_time_begins_anew_at_midnight() -> None:
    assert show_instant(25 * HOUR + 61 * SECOND) == "01:01:01"
    assert show_instant(SECOND - 1) == "00:00:00"


def test_the_date_changes_at_midnight() -> None:
    start = date(2026, 2, 28)
    assert [show_date(at, start) for at in (DAY - 1, DAY)] == ["2026-02-28", "2026-03-01"]
