"""Units: time as integer microseconds, money as integer fen, and their texts.

Nothing in the package computes with a text; these functions stand between the
texts of files and tables and the integers inside.
"""

import re
from decimal import Decimal
from typing import Final
from unicodedata import normalize

from cssim.errors import RefusedError, did_you_mean, show_value

__all__ = [
    "BLOCK_PATTERN",
    "CLOCK_PATTERN",
    "DAY",
    "DURATION_PATTERN",
    "HOUR",
    "MINUTE",
    "SECOND",
    "parse_block",
    "parse_clock",
    "parse_duration",
    "parse_money",
    "show_clock",
    "show_duration",
    "show_money",
]

SECOND: Final = 1_000_000
"""Microseconds in a second."""
MINUTE: Final = 60 * SECOND
"""Microseconds in a minute."""
HOUR: Final = 60 * MINUTE
"""Microseconds in an hour."""
DAY: Final = 24 * HOUR
"""Microseconds in a day."""

_LONGEST: Final = 3660 * DAY
_LATEST_CLOCK: Final = 30 * HOUR
_MOST_FEN: Final = 10**14

_TIME_UNITS: Final = {
    "ms": SECOND // 1000,
    **dict.fromkeys(("s", "sec", "second", "seconds"), SECOND),
    **dict.fromkeys(("min", "minute", "minutes"), MINUTE),
    **dict.fromkeys(("h", "hour", "hours"), HOUR),
    **dict.fromkeys(("d", "day", "days"), DAY),
}
_CHINESE_UNITS: Final = {"秒": "s", "分": "min", "分钟": "min", "小时": "h", "天": "days"}
_MONEY_UNITS: Final = {"yuan": 100, "元": 100, "fen": 1, "分": 1}

_QUANTITY: Final = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)\s*([^\W\d_]*)")
_CLOCK: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})")

_CLOCKS: Final = r"(([01]?[0-9]|2[0-9]):[0-5][0-9]|30:00)"
DURATION_PATTERN: Final = rf"^\s*\+?[0-9]+(\.[0-9]+)?\s*({'|'.join(_TIME_UNITS)})\s*$"
"""What a duration looks like, as a regular expression for editors."""
CLOCK_PATTERN: Final = rf"^\s*{_CLOCKS}\s*$"
"""What a clock time looks like, as a regular expression for editors."""
BLOCK_PATTERN: Final = rf"^\s*{_CLOCKS}\s*[-–]\s*{_CLOCKS}\s*$"
"""What a block of clock times looks like, as a regular expression for editors."""

_A_DURATION: Final = 'a duration with its unit: ms, s, min, h or days, such as "90 s"'
_A_CLOCK: Final = 'a clock time from "00:00" to "30:00", such as "17:30"'
_A_BLOCK: Final = 'a block of clock times, such as "09:00-17:30"'
_MONEY: Final = 'an amount in yuan or fen, such as "50 yuan"'


def parse_duration(text: str) -> int:
    """Return the microseconds of a duration, rounded to the nearest.

    Units: ms, s, min, h, days (also sec, seconds, minutes, hours, d, day).
    Raises :class:`~cssim.errors.RefusedError` (a ValueError) for a missing or unknown
    unit, a negative duration, and one above 3660 days.

    >>> parse_duration("90 s"), parse_duration("1.5h")
    (90000000, 5400000000)
    >>> parse_duration("90")
    Traceback (most recent call last):
    ...
    cssim.errors.RefusedError: found "90"; allowed: a duration with its unit: ms, s, min, h or days,
    such as "90 s" (the unit is missing)
    """
    duration = round(_quantity(text, _TIME_UNITS, _A_DURATION))
    if duration > _LONGEST:
        raise RefusedError(show_value(text), "a duration of at most 3660 days")
    return duration


def parse_money(text: str) -> int:
    """Return the fen (hundredths of a yuan) of an amount of money.

    Raises :class:`~cssim.errors.RefusedError` (a ValueError) for a missing or unknown
    unit, a negative amount, and a fraction of a fen.

    >>> parse_money("50 yuan"), parse_money("0.5 元"), parse_money("30 fen")
    (5000, 50, 30)
    """
    amount = _quantity(text, _MONEY_UNITS, _MONEY)
    if amount != amount.to_integral_value():
        raise RefusedError(show_value(text), "an amount in whole fen (0.01 yuan)")
    if amount > _MOST_FEN:
        raise RefusedError(show_value(text), "an amount of at most 10^12 yuan")
    return int(amount)


def parse_clock(text: str) -> int:
    """Return the microseconds since midnight of a clock time, "00:00" to "30:00".

    Times past midnight of the same shift go on counting: 01:00 is "25:00".
    Raises :class:`~cssim.errors.RefusedError` (a ValueError).

    >>> parse_clock("25:00") == 25 * HOUR
    True
    """
    match = _CLOCK.fullmatch(_text(text, _A_CLOCK).strip())
    if match is None:
        raise RefusedError(show_value(text), _A_CLOCK, _narrow(text))
    hours, minutes = int(match[1]), int(match[2])
    if minutes > 59:
        raise RefusedError(show_value(text), _A_CLOCK, "an hour has minutes 00 to 59")
    clock = hours * HOUR + minutes * MINUTE
    if clock > _LATEST_CLOCK:
        raise RefusedError(show_value(text), _A_CLOCK)
    return clock


def parse_block(text: str) -> tuple[int, int]:
    """Return start and end (microseconds since midnight) of a block of work.

    Raises :class:`~cssim.errors.RefusedError` (a ValueError), also for a block that
    does not end after it begins.

    >>> parse_block("17:30-25:00") == (17 * HOUR + 30 * MINUTE, 25 * HOUR)
    True
    >>> parse_block("17:30-01:00")
    Traceback (most recent call last):
    ...
    cssim.errors.RefusedError: found "17:30-01:00", a block that ends before it begins;
    allowed: a block of clock times, such as "09:00-17:30"
    (for 01:00 of the next day write "17:30-25:00")
    """
    ends = re.split(r"[-–]", _text(text, _A_BLOCK))
    if len(ends) != 2:
        raise RefusedError(show_value(text), _A_BLOCK, _narrow(text))
    start, end = parse_clock(ends[0]), parse_clock(ends[1])
    if end == start:
        raise RefusedError(f"{show_value(text)}, a block without length", _A_BLOCK)
    if end < start:
        found = f"{show_value(text)}, a block that ends before it begins"
        raise RefusedError(found, _A_BLOCK, _past_midnight(start, end))
    return start, end


def show_clock(clock: int) -> str:
    """Return microseconds since midnight as a clock time, with seconds if there are any.

    Hours go on counting past 24, as in files.

    >>> show_clock(17 * HOUR + 30 * MINUTE), show_clock(25 * HOUR + 5 * SECOND)
    ('17:30', '25:00:05')
    >>> show_clock(parse_clock("09:00") + SECOND // 4)
    '09:00:00.25'
    """
    if clock < 0:
        raise RefusedError(f"{clock} µs", "a clock time of 0 µs or more")
    hours, rest = divmod(clock, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, fraction = divmod(rest, SECOND)
    shown = f"{hours:02d}:{minutes:02d}"
    if rest:
        shown += f":{seconds:02d}"
    if fraction:
        shown += f".{fraction:06d}".rstrip("0")
    return shown


def show_duration(duration: int) -> str:
    """Return microseconds as a duration that :func:`parse_duration` reads back exactly.

    Negative durations (differences) are shown with their sign.

    >>> [show_duration(n * SECOND) for n in (0, 45, 90, 120, 5400, 86400)]
    ['0 s', '45 s', '90 s', '2 min', '1.5 h', '1 day']
    >>> show_duration(250_000)
    '0.25 s'
    """
    if duration < 0:
        return f"-{show_duration(-duration)}"
    if duration and duration % DAY == 0:
        days = duration // DAY
        return f"{days} day{'' if days == 1 else 's'}"
    if duration and duration % (HOUR // 2) == 0 and duration >= HOUR:
        return f"{_decimal(duration, HOUR)} h"
    if duration and duration % MINUTE == 0:
        return f"{duration // MINUTE} min"
    return f"{_decimal(duration, SECOND)} s"


def show_money(fen: int) -> str:
    """Return fen as an amount in yuan.

    >>> show_money(5000), show_money(1250), show_money(-5)
    ('50 yuan', '12.5 yuan', '-0.05 yuan')
    """
    return f"{_decimal(fen, 100)} yuan"


def _quantity(text: str, units: dict[str, int], allowed: str) -> Decimal:
    """Return number times unit of a text such as "90 s"."""
    match = _QUANTITY.fullmatch(_text(text, allowed, units).strip())
    if match is None:
        raise RefusedError(show_value(text), allowed, _narrow(text))
    number, unit = Decimal(match[1]), match[2]
    if not unit:
        raise RefusedError(show_value(text), allowed, "the unit is missing")
    if unit not in units:
        english = _CHINESE_UNITS.get(unit)
        hint = f'write "{match[1]} {english}"' if english else did_you_mean(unit, units)
        raise RefusedError(f"{show_value(text)}, with the unknown unit '{unit}'", allowed, hint)
    if number < 0:
        raise RefusedError(f"{show_value(text)}, which is negative", f"0 or more; {allowed}")
    return number * units[unit]


def _text(value: object, allowed: str, units: dict[str, int] | None = None) -> str:
    """Return `value` if it is a text; a bare number lacks its unit."""
    if isinstance(value, str):
        return value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    hint = "the unit is missing" if is_number and units is not None else ""
    raise RefusedError(show_value(value), allowed, hint)


def _narrow(text: str) -> str:
    """Return the hint for full-width signs (全角), which look like the others in many fonts."""
    narrow = normalize("NFKC", text)
    return f'full-width signs (全角字符) are not read; write "{narrow}"' if narrow != text else ""


def _past_midnight(start: int, end: int) -> str:
    if end + DAY > _LATEST_CLOCK:
        return "the end must stand after the start"
    return (
        f'for {show_clock(end)} of the next day write "{show_clock(start)}-{show_clock(end + DAY)}"'
    )


def _decimal(amount: int, unit: int) -> str:
    """Return amount / unit exactly, without exponent or trailing zeros."""
    shown = f"{Decimal(amount) / unit:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
