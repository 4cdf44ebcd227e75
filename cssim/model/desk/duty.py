"""Changes of presence that the outside orders: who starts, leaves the desk, returns, ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cssim.model.desk.moments import Order

ANYONE = -1
"""Stands for a person where only the head-count matters: at an end, whoever is idle goes first."""


class Duty(IntEnum):
    """What changes. How a shift ends is part of the change, for it is a lever of the rulebook.

    A reply in hand is finished whatever the end.
    """

    START = 0
    BACK = 1
    AWAY = 2
    SIGN_OUT = 3
    """Away without saying so: shoppers find nobody, the inbox waits."""
    FINISH = 4
    """End: no new chats and no team work; own chats to their end, as overtime."""
    UNTIL_LINE_EMPTY = 5
    """End as soon as no chat is open and nobody is in line; until then new chats as ever."""
    HAND_OVER = 6
    """End: a colleague at the desk takes the chats; as long as there is none, as FINISH."""
    LEAVE = 7
    """End: unanswered messages become offline messages, slots are freed."""


class Cause(IntEnum):
    """Why somebody is away."""

    NONE = 0
    MEETING = 1
    MEAL = 2
    TRAINING = 3
    CLEANING = 4
    STEPPED_AWAY = 5
    SIGNED_OUT = 6


ENDS = (Duty.FINISH, Duty.UNTIL_LINE_EMPTY, Duty.HAND_OVER, Duty.LEAVE)

ORDER = {
    Duty.START: Order.SHIFT_START,
    Duty.BACK: Order.SHIFT_START,
    Duty.AWAY: Order.AWAY,
    Duty.SIGN_OUT: Order.AWAY,
} | dict.fromkeys(ENDS, Order.SHIFT_END)


class Change(NamedTuple):
    """One change of presence.

    Attributes:
        at: when, µs.
        person: number of the person, or ANYONE.
        what: what changes.
        pace: the person's pace from then on, read at a start.
        team: number of the person's team, read at a start.
        cause: why the person goes away, read with AWAY and SIGN_OUT.
    """

    at: int
    person: int
    what: Duty
    pace: float = 1.0
    team: int = 0
    cause: Cause = Cause.NONE


@dataclass(frozen=True)
class DutyPlan:
    """Changes of presence, in any order; each column of shape (n,), as in `Change`."""

    at: NDArray[np.int64]
    person: NDArray[np.int64]
    what: NDArray[np.int64]
    pace: NDArray[np.float64]
    team: NDArray[np.int64]
    cause: NDArray[np.int64]

    @classmethod
    def of(cls, changes: Iterable[Change]) -> DutyPlan:
        """Make a plan of single changes.

        Examples:
            >>> DutyPlan.of([Change(0, 3, Duty.START)]).person
            array([3])
        """
        rows = [Change(*change) for change in changes]
        whole = [
            np.array([getattr(row, name) for row in rows], dtype=np.int64)
            for name in ("at", "person", "what", "team", "cause")
        ]
        at, person, what, team, cause = whole
        pace = np.array([row.pace for row in rows], dtype=np.float64)
        return cls(at, person, what, pace, team, cause)

    def changes(self) -> Iterator[Change]:
        """Yield the single changes, in the order of the rows."""
        columns = (self.at, self.person, self.what, self.pace, self.team, self.cause)
        for at, person, what, pace, team, cause in zip(*(c.tolist() for c in columns), strict=True):
            yield Change(at, person, Duty(what), pace, team, Cause(cause))
