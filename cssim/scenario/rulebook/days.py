"""Day rules: on which dates something is done, written in plain words."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from pydantic import BeforeValidator, WithJsonSchema

from cssim.errors import RefusedError, did_you_mean, show_value

__all__ = [
    "WEEKDAYS",
    "DayOfMonth",
    "DayRule",
    "DayRuleField",
    "EveryDay",
    "EveryDays",
    "LastBefore",
    "OnWeekdays",
    "parse_days",
    "weekday_hint",
]

WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
)  # fmt: skip
"""The weekdays as files write them, Monday first."""

_DAYS: Final = (
    '"every day", weekdays such as "monday" or "monday and friday", "every 14 days", '
    '"day 25" of the month, or "last friday before day 25"'
)
_EVERY: Final = re.compile(r"every ([0-9]{1,4}) days")
_DAY: Final = re.compile(r"day ([0-9]{1,2})")
_LAST: Final = re.compile(r"last (\w+) before day ([0-9]{1,2})")
_CHINESE_DAYS: Final = {**{day: n for n, day in enumerate("一二三四五六日")}, "天": 6}
_CHINESE_DAY: Final = re.compile(r"每?(?:周|星期|礼拜)([一二三四五六日天])")
_CHINESE_AND: Final = re.compile(r"\s*[、，和与]\s*")
_BETWEEN: Final = re.compile(r"\s*,\s*|\s+and\s+")


@dataclass(frozen=True, slots=True)
class EveryDay:
    """Each day."""

    def covers(self, day: date, start: date) -> bool:  # noqa: ARG002
        """Return True."""
        return True


@dataclass(frozen=True, slots=True)
class OnWeekdays:
    """These weekdays, 0 being Monday.

    >>> OnWeekdays(weekdays=(0, 4)).covers(date(2026, 3, 6), date(2026, 3, 2))
    True
    """

    weekdays: tuple[int, ...]

    def covers(self, day: date, start: date) -> bool:  # noqa: ARG002
        """Return whether `day` is one of the weekdays."""
        return day.weekday() in self.weekdays


@dataclass(frozen=True, slots=True)
class EveryDays:
    """Every so many days, counted from the study's start date, which is the first.

    >>> EveryDays(every=14).covers(date(2026, 3, 16), date(2026, 3, 2))
    True
    """

    every: int

    def __post_init__(self) -> None:
        if not 1 <= self.every <= 366:
            raise RefusedError(f'"every {self.every} days"', "every 1 to 366 days")

    def covers(self, day: date, start: date) -> bool:
        """Return whether a whole number of periods lies between `start` and `day`."""
        return (day - start).days % self.every == 0


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """The same day of each month; at most the 28th, so that there is one in each.

    >>> DayOfMonth(day_of_month=25).covers(date(2026, 3, 25), date(2026, 3, 2))
    True
    """

    day_of_month: int

    def __post_init__(self) -> None:
        if not 1 <= self.day_of_month <= 28:
            raise RefusedError(f'"day {self.day_of_month}"', "day 1 to day 28 of the month")

    def covers(self, day: date, start: date) -> bool:  # noqa: ARG002
        """Return whether `day` is that day of its month."""
        return day.day == self.day_of_month


@dataclass(frozen=True, slots=True)
class LastBefore:
    """The last of a weekday (0 being Monday) before a day of the month, once in each month.

    >>> rule = LastBefore(weekday=4, before=25)
    >>> [n for n in range(1, 32) if rule.covers(date(2026, 3, n), date(2026, 3, 2))]
    [20]
    """

    weekday: int
    before: int

    def __post_init__(self) -> None:
        if not 8 <= self.before <= 29:
            raise RefusedError(f'"… before day {self.before}"', "before day 8 to day 29 of a month")

    def covers(self, day: date, start: date) -> bool:  # noqa: ARG002
        """Return whether `day` is the last such weekday before that day of its month."""
        return day.weekday() == self.weekday and day.day < self.before <= day.day + 7


DayRule = EveryDay | OnWeekdays | EveryDays | DayOfMonth | LastBefore
"""Any rule that says on which dates something is done."""


def parse_days(value: object) -> DayRule:
    """Return the day rule written in `value`; a rule is returned as it is.

    Raises :class:`~cssim.errors.RefusedError` (a ValueError).

    >>> parse_days("monday, wednesday and friday")
    OnWeekdays(weekdays=(0, 2, 4))
    >>> parse_days("last friday before day 25")
    LastBefore(weekday=4, before=25)
    """
    if isinstance(value, DayRule):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if text == "every day":
        return EveryDay()
    if match := _EVERY.fullmatch(text):
        return EveryDays(every=int(match[1]))
    if match := _DAY.fullmatch(text):
        return DayOfMonth(day_of_month=int(match[1]))
    if match := _LAST.fullmatch(text):
        return LastBefore(weekday=_weekday(match[1], value), before=int(match[2]))
    names = _BETWEEN.split(text)
    days = tuple(sorted(_weekday(name, value) for name in names))
    if len(set(days)) < len(days):
        raise RefusedError(f"{show_value(value)}, with a weekday for the second time", _DAYS)
    return OnWeekdays(weekdays=days)


def _weekday(name: str, value: object) -> int:
    if name not in WEEKDAYS:
        raise RefusedError(show_value(value), _DAYS, weekday_hint(str(value), name))
    return WEEKDAYS.index(name)


def weekday_hint(text: str, name: str) -> str:
    """Return the hint for a `text` whose weekday `name` is unknown: in English, or the nearest.

    >>> weekday_hint("周一和星期五", "周一和星期五")
    'write "monday and friday"'
    """
    english = _CHINESE_DAY.sub(lambda day: WEEKDAYS[_CHINESE_DAYS[day[1]]], text.strip())
    english = _CHINESE_AND.sub(" and ", english)
    if english == text.strip() or not english.isascii():
        return did_you_mean(name, WEEKDAYS)
    return f'write "{english}"'


_WEEKDAY: Final = f"({'|'.join(WEEKDAYS)})"
_PATTERNS: Final = (
    "every day",
    _EVERY.pattern,
    _DAY.pattern,
    rf"last {_WEEKDAY} before day [0-9]{{1,2}}",
    rf"{_WEEKDAY}(({_BETWEEN.pattern}){_WEEKDAY})*",
)
_FORM: Final = {
    "title": "days",
    "type": "string",
    "pattern": rf"^\s*({'|'.join(_PATTERNS)})\s*$",
    "description": _DAYS,
}

DayRuleField = Annotated[DayRule, BeforeValidator(parse_days), WithJsonSchema(_FORM)]
"""The field type of a day rule in a model."""
