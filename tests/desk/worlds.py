"""Tiny worlds in whole seconds: shoppers and shifts in, tables of what happened out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from cssim.fate import NEVER, Contacts
from cssim.model import NOT_YET, Closing, Desk, DeskNumbers, Duty, DutyPlan, Outcome, Presence
from cssim.model.records import Log
from cssim.scenario import WORK_CLASSES
from cssim.units import SECOND

HORIZON = 10_000_000
"""Seconds after which every tiny world has come to rest."""

Row = tuple[object, ...]
DutyRow = tuple[int, int, Duty, float]


@dataclass(frozen=True)
class Turn:
    """One message and its reply, in seconds; patience None is for ever."""

    work: int
    think: int = 0
    patience: int | None = None


@dataclass(frozen=True)
class Shopper:
    """One contact: when it comes, its turns, and its three yes-or-no habits."""

    at: int
    turns: tuple[Turn, ...]
    silent: bool = False
    goodbye: bool = True
    message: bool = False


@dataclass(frozen=True)
class Task:
    """A piece of work for `owner`, a person or TEAM, in seconds."""

    kind: str
    owner: int
    amount: int
    due: int = 0


def shopper(
    at: int,
    *turns: Turn | int,
    patience: int | None = None,
    silent: bool = False,
    goodbye: bool = True,
    message: bool = False,
) -> Shopper:
    """A shopper; a bare number is a turn of that work, and `patience` is that of the bare ones."""
    full = tuple(t if isinstance(t, Turn) else Turn(t, patience=patience) for t in turns)
    return Shopper(at, full, silent, goodbye, message)


def contacts_of(shoppers: Sequence[Shopper], numbers: Sequence[int] | None = None) -> Contacts:
    """Columns of these shoppers, numbered 0, 1, 2… unless numbers are given."""
    turns = [turn for s in shoppers for turn in s.turns]
    lengths = [len(s.turns) for s in shoppers]
    never = [NEVER if t.patience is None else t.patience * SECOND for t in turns]
    return Contacts(
        number=_integers(range(len(shoppers)) if numbers is None else numbers),
        at=_integers(s.at * SECOND for s in shoppers),
        offset=_integers(np.concatenate(([0], np.cumsum(lengths)))),
        leaves_silently=_flags(s.silent for s in shoppers),
        says_goodbye=_flags(s.goodbye for s in shoppers),
        leaves_message=_flags(s.message for s in shoppers),
        think=_integers(t.think * SECOND for t in turns),
        work=_integers(t.work * SECOND for t in turns),
        patience=_integers(never),
    )


def rules(
    slots: int = 1,
    auto_close: int | None = None,
    first: tuple[str, ...] = (),
    interruptible: tuple[str, ...] = (),
    load: tuple[float, ...] = (1.0,),
    pressure: tuple[float, ...] = (1.0,),
) -> DeskNumbers:
    """Desk numbers with auto-close in seconds; `first` names the classes of work put in front."""
    priority = first + tuple(c for c in WORK_CLASSES if c not in first)
    close = None if auto_close is None else auto_close * SECOND
    return DeskNumbers(slots, close, priority, interruptible, load, pressure)


def shift(person: int, start: int, end: int | None = None, pace: float = 1.0) -> list[DutyRow]:
    """A shift from start to end, or without end."""
    rows = [(start * SECOND, person, Duty.START, pace)]
    return rows if end is None else [*rows, (end * SECOND, person, Duty.FINISH, pace)]


def away(person: int, start: int, end: int) -> list[DutyRow]:
    """Away from the desk from start to end."""
    return [(start * SECOND, person, Duty.AWAY, 1.0), (end * SECOND, person, Duty.BACK, 1.0)]


@dataclass(frozen=True)
class World:
    """A desk that has been played, and what it wrote down, in seconds."""

    desk: Desk

    @property
    def turns(self) -> list[Row]:
        """(shopper, message, begin, sent, agent) of each message written; None: not yet."""
        rows = []
        for record in self.desk.records.contacts:
            offset, number = record.contacts.offset, record.contacts.number
            for row in range(len(number)):
                rows += [
                    (int(number[row]), *_times(record, turn), _known(record.person[turn]))
                    for turn in range(offset[row], offset[row + 1])
                    if record.message[turn] != NOT_YET
                ]
        return rows

    @property
    def outcomes(self) -> list[Outcome]:
        return [Outcome(o) for r in self.desk.records.contacts for o in r.outcome.tolist()]

    @property
    def opened(self) -> list[Row]:
        """(at, shopper, agent)."""
        return rows_of(self.desk.records.opened, "at")

    @property
    def closed(self) -> list[Row]:
        """(at, shopper, agent, why)."""
        rows = rows_of(self.desk.records.closed, "at")
        return [(*row[:3], Closing(row[3])) for row in rows]

    @property
    def presence(self) -> list[Row]:
        """(at, person, presence)."""
        rows = rows_of(self.desk.records.presence, "at")
        return [(*row[:2], Presence(row[2])) for row in rows]

    @property
    def left(self) -> list[Row]:
        """(at, person)."""
        return rows_of(self.desk.records.left, "at")

    @property
    def tasks(self) -> list[Row]:
        """(task, person, begin, done), in the order in which they were done."""
        log = rows_of(self.desk.records.tasks, "due", "begin", "done")
        return [(task, person, begin, done) for task, _, person, _, begin, done in log]


def play(
    shoppers: Sequence[Shopper],
    duty: Iterable[list[DutyRow]],
    numbers: DeskNumbers | None = None,
    tasks: Sequence[Task] = (),
    until: int = HORIZON,
) -> World:
    """Play a world until it has come to rest, or until a given second."""
    desk = Desk(numbers or rules())
    desk.contacts(contacts_of(shoppers))
    desk.duty(DutyPlan.of([row for rows in duty for row in rows]))
    submit(desk, tasks)
    return run(desk, until)


def submit(desk: Desk, tasks: Sequence[Task]) -> range:
    """Submit tasks to a desk."""
    return desk.work(
        [t.kind for t in tasks],
        [t.owner for t in tasks],
        _integers(t.amount * SECOND for t in tasks),
        _integers(t.due * SECOND for t in tasks),
    )


def run(desk: Desk, until: int = HORIZON) -> World:
    """Run a desk on to a given second, whoever leaves meanwhile."""
    while desk.run_until(until * SECOND) < until * SECOND:
        pass
    return World(desk)


def rows_of(log: Log, *times: str) -> list[tuple[int | float | None, ...]]:
    """Rows of a log with these columns in seconds."""
    columns = log.columns()
    shown = [
        [seconds(t) for t in column.tolist()] if name in times else column.tolist()
        for name, column in columns.items()
    ]
    return list(zip(*shown, strict=True))


def seconds(micros: int) -> int | float | None:
    """Seconds, whole where they are; None for what has not happened."""
    if micros == NOT_YET:
        return None
    return micros // SECOND if micros % SECOND == 0 else micros / SECOND


def _times(record: object, turn: int) -> list[int | float | None]:
    return [seconds(int(getattr(record, name)[turn])) for name in ("message", "begin", "sent")]


def _known(person: np.int64) -> int | None:
    return None if person == NOT_YET else int(person)


def _integers(values: Iterable[int]) -> np.ndarray:
    return np.fromiter(values, dtype=np.int64)


def _flags(values: Iterable[bool]) -> np.ndarray:
    return np.fromiter(values, dtype=np.bool_)
