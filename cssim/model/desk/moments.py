"""What happens first when several things happen at the same instant.

Time is whole microseconds, so ties are real. They are settled by kind, then by number (of the
person, task or contact), and never by the order in which things were put into the calendar: a run
depends on neither engine, platform nor insertion order.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from heapq import heappop
from typing import Any

from simpy import Environment


class Order(IntEnum):
    """Kinds of happening, in the order in which they act within one instant.

    The consequences of one happening finish before the next. SETTLE comes after all shift changes
    of the instant: only then is it known whether anybody is on duty.
    """

    OUTSIDE = 1
    SHIFT_START = 2
    AWAY = 3
    SHIFT_END = 4
    SETTLE = 5
    REPLY_SENT = 6
    NEW_WORK = 7
    ITEM_DUE = 8
    NEW_MESSAGE = 9
    ARRIVAL = 10
    SHOPPER_LEAVES = 11
    AUTO_CLOSE = 12
    INSTANT_OVER = 13


_NUMBERS = 1 << 48
RANK = tuple(value * _NUMBERS for value in range(max(Order) + 1))
"""RANK[order] + number is the priority of a happening within its instant."""


class Happening:
    """Something in the calendar from the moment it is made: what acts, and upon whom.

    A SimPy event may or may not be triggered, may fail, and may be waited for by many. What
    happens at the desk is certain and concerns one; leaving the rest out makes it twice as fast.
    """

    __slots__ = ("act", "subject")

    def __init__(
        self, calendar: Calendar, delay: int, rank: int, act: Act, subject: object = None
    ) -> None:
        self.act = act
        self.subject: Any = subject
        calendar.schedule(self, rank, delay)  # type: ignore[arg-type]


Act = Callable[[Happening], None]


class Calendar(Environment):
    """SimPy's environment, with whole microseconds for time and happenings for events.

    Attributes:
        rank: rank of what happens now.
    """

    rank = 0

    def step(self) -> None:
        """Let the next happening act."""
        self._now, self.rank, _, happening = heappop(self._queue)
        happening.act(happening)  # type: ignore[attr-defined]

    @property
    def now(self) -> int:
        """The time reached, µs."""
        return self._now  # type: ignore[return-value]  # SimPy allows floats; none is ever put in

    def put(self, at: int, rank: int, act: Act, subject: object = None) -> Happening:
        """Put a happening at a given time.

        Raises:
            ValueError: the time lies in the past.
        """
        if at < self.now:
            raise ValueError(f"{at} µs lies in the past: the desk has reached {self.now} µs")
        return Happening(self, at - self.now, rank, act, subject)
