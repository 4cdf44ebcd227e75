"""Day rules and rotations: on which dates."""

from datetime import date, timedelta

import pytest

from cssim.errors import RefusedError
from cssim.scenario import (
    DayOfMonth,
    DayRule,
    EveryDay,
    EveryDays,
    LastBefore,
    NoRotation,
    OnWeekdays,
    Weekly,
    parse_days,
)
from cssim.scenario.rulebook.rotation import parse_rotation

MONDAY = date(2026, 3, 2)


def covered(text: str, days: int = 92) -> list[str]:
    """The dates that a rule covers, from Monday 2 March 2026 on, as "month-day"."""
    rule = parse_days(text)
    dates = [MONDAY + timedelta(days=n) for n in range(days)]
    return [f"{day.month}-{day.day}" for day in dates if rule.covers(day, MONDAY)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("every day", EveryDay()),
        (" monday ", OnWeekdays(weekdays=(0,))),
        ("monday and thursday", OnWeekdays(weekdays=(0, 3))),
        ("friday, wednesday and monday", OnWeekdays(weekdays=(0, 2, 4))),
        ("saturday, sunday", OnWeekdays(weekdays=(5, 6))),
        ("every 14 days", EveryDays(every=14)),
        ("day 25", DayOfMonth(day_of_month=25)),
        ("last friday before day 25", LastBefore(weekday=4, before=25)),
    ],
)
def test_read(text: str, rule: DayRule) -> None:
    assert parse_days(text) == rule
    assert parse_days(rule) is rule


@pytest.mark.parametrize(
    "value",
    ["", "mondays", "every monday", "monday and", "monday or friday", "every 0 days", "day 0",
     "day 29", "every 367 days", "first friday before day 25", "last friday before day 30",
     "last week before day 25", "every -1 days", 25, None, ["monday"]],
)  # fmt: skip
def test_refused(value: object) -> None:
    with pytest.raises(RefusedError, match="allowed"):
        parse_days(value)


def test_every_day() -> None:
    assert len(covered("every day")) == 92


def test_weekdays() -> None:
    assert covered("monday and thursday", 15) == ["3-2", "3-5", "3-9", "3-12", "3-16"]


def test_every_two_weeks_from_the_start_on() -> None:
    assert covered("every 14 days") == ["3-2", "3-16", "3-30", "4-13", "4-27", "5-11", "5-25"]


def test_a_day_of_the_month() -> None:
    assert covered("day 25") == ["3-25", "4-25", "5-25"]


def test_the_last_weekday_before_a_day_is_once_a_month() -> None:
    # 25 March 2026 is a Wednesday, 25 April a Saturday, 25 May a Monday: 20, 24 and 22.
    assert covered("last friday before day 25") == ["3-20", "4-24", "5-22"]
    # The day itself does not count: 25 March is a Wednesday.
    assert covered("last wednesday before day 25", 31) == ["3-18"]


@pytest.mark.parametrize("before", [8, 25, 29])
@pytest.mark.parametrize("weekday", ["monday", "friday", "sunday"])
def test_there_is_a_last_weekday_in_each_month(weekday: str, before: int) -> None:
    rule = parse_days(f"last {weekday} before day {before}")
    days = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
    assert [day.month for day in days if rule.covers(day, MONDAY)] == list(range(1, 13))


def test_rotations() -> None:
    assert parse_rotation("none") == NoRotation()
    assert parse_rotation("weekly from sunday") == Weekly(begins=6)
    assert parse_rotation(Weekly(begins=6)) == Weekly(begins=6)


@pytest.mark.parametrize("value", ["", "weekly", "daily", "weekly from", "weekly from 6", 7])
def test_refused_rotations(value: object) -> None:
    with pytest.raises(RefusedError, match="weekly from saturday"):
        parse_rotation(value)
