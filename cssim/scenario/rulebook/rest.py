"""Rest patterns of a team: which of its people are off on a day."""

import re
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import BeforeValidator, WithJsonSchema

from cssim.errors import RefusedError, show_value

__all__ = ["DaysAMonth", "NoRest", "OnOff", "Rest", "RestField", "parse_rest"]

_REST: Final = '"none", "6 on, 1 off" or "3 days a month"'
_ON_OFF: Final = re.compile(r"([0-9]+)\s*on\s*,\s*([0-9]+)\s*off")
_NO_COMMA: Final = re.compile(r"([0-9]+)\s*on\s+([0-9]+)\s*off")
_CHINESE: Final = re.compile(
    r"[做上]([0-9]+|[一二两三四五六七八九])[天]?[,，]?休([0-9]+|[一二两三四五六七八九])天?"
)
_CHINESE_DIGITS: Final = {
    **{digit: str(number) for number, digit in enumerate("一二三四五六七八九", start=1)},
    "两": "2",
}
_DAYS: Final = re.compile(r"([0-9]+)\s*days?\s+a\s+month")


@dataclass(frozen=True, slots=True)
class NoRest:
    """Nobody ever rests, as far as the rulebook says."""


@dataclass(frozen=True, slots=True)
class OnOff:
    """`on` days of work, then `off` days of rest, over and over.

    >>> OnOff(on=6, off=1).off
    1
    """

    on: int
    off: int

    def __post_init__(self) -> None:
        if not (1 <= self.on <= 366 and 1 <= self.off <= 366):
            raise RefusedError(
                f'"{self.on} on, {self.off} off"', "1 to 366 days on and 1 to 366 off"
            )


@dataclass(frozen=True, slots=True)
class DaysAMonth:
    """`days` days of rest in each calendar month.

    >>> DaysAMonth(days=3).days
    3
    """

    days: int

    def __post_init__(self) -> None:
        if not 1 <= self.days <= 28:
            raise RefusedError(f'"{self.days} days a month"', "1 to 28 days a month")


Rest = NoRest | OnOff | DaysAMonth


def parse_rest(value: object) -> Rest:
    """Return the rest pattern written in `value`; a pattern is returned as it is.

    Raises :class:`~cssim.errors.RefusedError` (a ValueError).

    >>> parse_rest("6 on, 1 off"), parse_rest("3 days a month"), parse_rest("none")
    (OnOff(on=6, off=1), DaysAMonth(days=3), NoRest())
    """
    if isinstance(value, Rest):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if text == "none":
        return NoRest()
    if match := _ON_OFF.fullmatch(text):
        return OnOff(on=int(match[1]), off=int(match[2]))
    if match := _DAYS.fullmatch(text):
        return DaysAMonth(days=int(match[1]))
    raise RefusedError(show_value(value), _REST, _as_written(text))


def _as_written(text: str) -> str:
    """Return the hint for a pattern without its comma, or in Chinese words such as 做六休一."""
    match = _NO_COMMA.fullmatch(text) or _CHINESE.fullmatch(text)
    if match is None:
        return ""
    on, off = (_CHINESE_DIGITS.get(number, number) for number in match.groups())
    return f'write "{on} on, {off} off"'


_FORM: Final = rf"^\s*(none|{_ON_OFF.pattern}|{_DAYS.pattern})\s*$"

RestField = Annotated[
    Rest,
    BeforeValidator(parse_rest),
    WithJsonSchema({"title": "days off", "type": "string", "pattern": _FORM, "description": _REST}),
]
"""The field type of a rest pattern in a model."""
