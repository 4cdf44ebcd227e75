"""Rotation: whether, and from which weekday on, people change places every week."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from pydantic import BeforeValidator, WithJsonSchema

from cssim.errors import RefusedError, show_value
from cssim.scenario.rulebook.days import WEEKDAYS, weekday_hint

__all__ = ["NoRotation", "Rotation", "RotationField", "Weekly", "parse_rotation"]

_ROTATION: Final = '"none" or a weekday as in "weekly from saturday"'
_WEEKLY: Final = re.compile(r"weekly from (\w+)")


@dataclass(frozen=True, slots=True)
class NoRotation:
    """Everybody keeps their place."""

    def weeks(self, day: date, start: date) -> int:  # noqa: ARG002
        """Return 0: nobody ever moves."""
        return 0


@dataclass(frozen=True, slots=True)
class Weekly:
    """Everybody moves on by one place each week, on this weekday (0 being Monday).

    >>> Weekly(begins=5).weeks(date(2026, 3, 7), date(2026, 3, 2))
    1
    """

    begins: int

    def weeks(self, day: date, start: date) -> int:
        """Return how many such weeks have begun after `start`, up to `day`."""
        return (day.toordinal() - 1 - self.begins) // 7 - (start.toordinal() - 1 - self.begins) // 7


Rotation = NoRotation | Weekly
"""Any rotation."""


def parse_rotation(value: object) -> Rotation:
    """Return the rotation written in `value`; a rotation is returned as it is.

    Raises :class:`~cssim.errors.RefusedError` (a ValueError).

    >>> parse_rotation("weekly from saturday"), parse_rotation("none")
    (Weekly(begins=5), NoRotation())
    """
    if isinstance(value, Rotation):
        return value
    text = value.strip() if isinstance(value, str) else ""
    if text == "none":
        return NoRotation()
    match = _WEEKLY.fullmatch(text)
    if match is None:
        raise RefusedError(show_value(value), _ROTATION)
    if match[1] not in WEEKDAYS:
        raise RefusedError(show_value(value), _ROTATION, weekday_hint(text, match[1]))
    return Weekly(begins=WEEKDAYS.index(match[1]))


_FORM: Final = {
    "title": "rotation",
    "type": "string",
    "pattern": rf"^\s*(none|weekly from ({'|'.join(WEEKDAYS)}))\s*$",
    "description": _ROTATION,
}

RotationField = Annotated[Rotation, BeforeValidator(parse_rotation), WithJsonSchema(_FORM)]
"""The field type of a rotation in a model."""
