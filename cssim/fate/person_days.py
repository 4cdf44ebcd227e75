"""What a day brings for one person: lateness, time away from the desk, being unfit for work.

A person's day is one row of uniforms, the same under every rulebook, whether the person works that
day or not. Lateness follows behind the row, two uniforms for each stretch of work in turn, so that
a split shift may be missed twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from cssim.fate.inverse import duration_at
from cssim.fate.streams import Group, block
from cssim.scenario import Lapse, Lateness, Study, Unfit
from cssim.scenario import People as PeopleNature


class DayFate(IntEnum):
    """Where in a person's row of a day each part of the fate stands; never moved once given."""

    STEPS_AWAY = 0
    AWAY_WHEN = 1
    AWAY_LENGTH = 2
    SIGNS_OUT = 3
    OUT_WHEN = 4
    OUT_LENGTH = 5
    FOUND = 6
    UNFIT = 7
    STAND_IN = 8


DAY_WIDTH = 16
"""Uniforms in a person's row of a day: fixed, so that a part added later moves no other."""


@dataclass(frozen=True)
class AwayTime:
    """A time away from the desk.

    Attributes:
        when: where in the day's work it begins, from 0 up to, not including, 1.
        length: how long it lasts, µs.
    """

    when: float
    length: int


@dataclass(frozen=True)
class PersonDay:
    """The fate of one person on one service day.

    Attributes:
        late: delay at each stretch of work, µs; 0 is on time.
        stepping_away: when and how long the person leaves the desk, None for not at all.
        signing_out: when and how long the person is signed out, None for not at all.
        found: is found signed out by who checks with a probability above this, from 0 to 1.
        stand_in: how long until a stand-in is there, µs; None if the person is fit for work.
    """

    late: tuple[int, ...]
    stepping_away: AwayTime | None = None
    signing_out: AwayTime | None = None
    found: float = 0.0
    stand_in: int | None = None


def draw_person_day(
    nature: PeopleNature, study: Study, replication: int, person: int, day: int, stretches: int
) -> PersonDay:
    """Draw the fate of a person on a service day with so many stretches of work."""
    rows = block(study.seed, replication, Group.PERSON_DAY, person, day)
    row = rows.random(DAY_WIDTH).tolist()
    late = rows.random((stretches, 2)).tolist()
    return PersonDay(
        tuple(_delay(nature.lateness, *pair) for pair in late),
        _away(nature.stepping_away, *row[DayFate.STEPS_AWAY : DayFate.AWAY_LENGTH + 1]),
        _away(nature.signing_out, *row[DayFate.SIGNS_OUT : DayFate.OUT_LENGTH + 1]),
        row[DayFate.FOUND],
        _stand_in(nature.unfit, row[DayFate.UNFIT], row[DayFate.STAND_IN]),
    )


def _delay(lateness: Lateness | None, happens: float, by: float) -> int:
    return duration_at(lateness.by, by) if lateness is not None and happens < lateness.chance else 0


def _away(lapse: Lapse | None, happens: float, when: float, length: float) -> AwayTime | None:
    if lapse is None or happens >= lapse.chance:
        return None
    return AwayTime(when, duration_at(lapse.length, length))


def _stand_in(unfit: Unfit | None, happens: float, stand_in: float) -> int | None:
    if unfit is None or happens >= unfit.chance:
        return None
    return duration_at(unfit.stand_in, stand_in)
