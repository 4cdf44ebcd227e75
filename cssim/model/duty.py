"""Changes of presence that the outside orders: who starts, leaves the desk, returns, ends."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from cssim.model.moments import Order

ANYONE = -1
"""Stands for a person where only the head-count matters: at an end, whoever is idle goes first."""


class Duty(IntEnum):
    """What changes. How a shift ends is part of the change, for it is a lever of the rulebook."""

    START = 0
    BACK = 1
    AWAY = 2
    FINISH = 3
    """End: no new chats and no team work; own chats to their end, as overtime."""


ORDER = {
    Duty.START: Order.SHIFT_START,
    Duty.BACK: Order.SHIFT_START,
    Duty.AWAY: Order.AWAY,
    Duty.FINISH: Order.SHIFT_END,
}


@dataclass(frozen=True)
class DutyPlan:
    """Changes of presence, in any order.

    Attributes:
        at: when, µs, shape (n,).
        person: number of the person, or ANYONE, shape (n,).
        what: a `Duty`, shape (n,).
        pace: the person's pace from then on, read at a start, shape (n,).
    """

    at: NDArray[np.int64]
    person: NDArray[np.int64]
    what: NDArray[np.int64]
    pace: NDArray[np.float64]

    @classmethod
    def of(cls, rows: list[tuple[int, int, Duty, float]]) -> DutyPlan:
        """Make a plan of (at, person, what, pace) rows.

        Examples:
            >>> DutyPlan.of([(0, 3, Duty.START, 1.0)]).person
            array([3])
        """
        at, person, what, pace = zip(*rows, strict=True) if rows else ((), (), (), ())
        return cls(
            np.array(at, dtype=np.int64),
            np.array(person, dtype=np.int64),
            np.array(what, dtype=np.int64),
            np.array(pace, dtype=np.float64),
        )
