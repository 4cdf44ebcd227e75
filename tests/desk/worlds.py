"""Tiny worlds in whole seconds: shoppers and shifts in, tables of what happened out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from cssim.fate import NEVER, NO_ROW_LEFT, Contacts
from cssim.model import (
    NOT_YET,
    Cause,
    Change,
    Closing,
    Desk,
    DeskNumbers,
    Duty,
    DutyPlan,
    Outcome,
    Passing,
    Presence,
)
from cssim.model.desk.records import Log
from cssim.scenario import WORK_CLASSES
from cssim.units import SECOND

HORIZON = 10_000_000
"""Seconds after which every tiny world has come to rest."""

Row = tuple[object, ...]
DutyRow = Change


@dataclass(frozen=True)
class Turn:
    """One message and its reply, in seconds; patience None is for ever."""

    work: int
    think: int = 0
    patience: int | None = None


@dataclass(frozen=True)
class Shopper:
    """One contact: when it comes, its turns, its habits, and whether it comes back after leaving.

    Attributes:
        at: when it comes; of one that comes back, how long after leaving.
        topic: what it is about.
        needs: standard time of the help its agent needs at turn `needs_at`, 0 for none.
        asks: does it ask for private data?
        again: the contact that comes if this one leaves, or NO_MORE where none is reserved for it.
    """

    at: int
    turns: tuple[Turn, ...]
    silent: bool = False
    goodbye: bool = True
    message: bool = False
    topic: int = 0
    needs: int = 0
    needs_at: int = 0
    asks: bool = False
    again: Shopper | None = None


NO_MORE = Shopper(0, ())
"""Stands for a return for which no row is reserved any more."""


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
    topic: int = 0,
    needs: int = 0,
    needs_at: int = 0,
    asks: bool = False,
    again: Shopper | None = None,
) -> Shopper:
    """A shopper; a bare number is a turn of that work, and `patience` is that of the bare ones."""
    full = tuple(t if isinstance(t, Turn) else Turn(t, patience=patience) for t in turns)
    return Shopper(at, full, silent, goodbye, message, topic, needs, needs_at, asks, again)


def with_returns(shoppers: Sequence[Shopper]) -> tuple[list[Shopper], list[int]]:
    """All contacts, those that come back at the end, and for each the row that follows it."""
    rows, follows = list(shoppers), []
    for person in rows:
        if person.again is None or person.again is NO_MORE:
            follows.append(0 if person.again is None else NO_ROW_LEFT)
        else:
            follows.append(len(rows))
            rows.append(person.again)
    return rows, follows


def contacts_of(
    shoppers: Sequence[Shopper],
    numbers: Sequence[int] | None = None,
    spare: Sequence[Turn] = (),
) -> Contacts:
    """Columns of these shoppers and their returns, numbered 0, 1, 2… unless numbers are given.

    The turns of `spare` are kept for each of them to be repeated.
    """
    rows, follows = with_returns(shoppers)
    turns = [turn for s in rows for turn in (*s.turns, *spare)]
    lengths = [len(s.turns) + len(spare) for s in rows]
    never = [NEVER if t.patience is None else t.patience * SECOND for t in turns]
    return Contacts(
        number=_integers(range(len(rows)) if numbers is None else numbers),
        at=_integers(s.at * SECOND for s in rows),
        offset=_integers(np.concatenate(([0], np.cumsum(lengths)))),
        leaves_silently=_flags(s.silent for s in rows),
        says_goodbye=_flags(s.goodbye for s in rows),
        leaves_message=_flags(s.message for s in rows),
        think=_integers(t.think * SECOND for t in turns),
        work=_integers(t.work * SECOND for t in turns),
        patience=_integers(never),
        topic=_integers(s.topic for s in rows),
        help=_integers(s.needs * SECOND for s in rows),
        help_turn=_integers(s.needs_at for s in rows),
        asks_for_data=_flags(s.asks for s in rows),
        follows=_integers(follows),
        reserved=len(rows) - len(shoppers),
        spare=len(spare),
    )


def rules(
    slots: int = 1,
    auto_close: int | None = None,
    first: tuple[str, ...] = (),
    interruptible: tuple[str, ...] = (),
    load: tuple[float, ...] = (1.0,),
    pressure: tuple[float, ...] = (1.0,),
    *,
    topics: int | None = None,
    serves: Sequence[Iterable[int]] = ((0,),),
    transfers: bool = False,
    transfer_after: int = 0,
    consent: int = 0,
    contact_adding: int = 0,
    identity_check: int = 0,
    tickets: Iterable[int] = (),
    ticket_team: int = 0,
    help_from: int | None = None,
    takes_over: bool = False,
    note: bool = False,
    reread: int = 0,
    repeats: int = 0,
) -> DeskNumbers:
    """Desk numbers with times in seconds; `first` names the classes of work put in front.

    `serves` names the topics of each team; `topics` is needed only if some are nobody's.
    """
    answered = tuple(frozenset(answers) for answers in serves)
    return DeskNumbers(
        slots,
        None if auto_close is None else auto_close * SECOND,
        first + tuple(c for c in WORK_CLASSES if c not in first),
        interruptible,
        load,
        pressure,
        topics=topics or 1 + max(topic for answers in answered for topic in answers),
        serves=answered,
        transfers=transfers,
        transfer_after=transfer_after * SECOND,
        consent=consent * SECOND,
        contact_adding=contact_adding * SECOND,
        identity_check=identity_check * SECOND,
        tickets=frozenset(tickets),
        ticket_team=ticket_team,
        help_from=help_from,
        help_takes_over=takes_over,
        chat_note=note,
        reread=reread * SECOND,
        repeated_turns=repeats,
    )


def shift(
    person: int,
    start: int,
    end: int | None = None,
    pace: float = 1.0,
    ends: Duty = Duty.FINISH,
    team: int = 0,
) -> list[DutyRow]:
    """A shift from start to end, or without end."""
    rows = [Change(start * SECOND, person, Duty.START, pace, team)]
    return rows if end is None else [*rows, Change(end * SECOND, person, ends)]


def away(person: int, start: int, end: int) -> list[DutyRow]:
    """Away from the desk from start to end."""
    return [Change(start * SECOND, person, Duty.AWAY), Change(end * SECOND, person, Duty.BACK)]


def signed_out(person: int, start: int, end: int) -> list[DutyRow]:
    """Signed out from start to end."""
    gone = Change(start * SECOND, person, Duty.SIGN_OUT, cause=Cause.SIGNED_OUT)
    return [gone, Change(end * SECOND, person, Duty.BACK)]


def latest(person: int, at: int) -> list[DutyRow]:
    """When somebody who stays until the line is empty goes at the latest."""
    return [Change(at * SECOND, person, Duty.FINISH)]


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

    def turns_of(self, shopper: int) -> list[Row]:
        """(message, begin, sent, agent) of each message of one shopper."""
        return [row[1:] for row in self.turns if row[0] == shopper]

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
    def passed(self) -> list[Row]:
        """(at, shopper, turn, from, to, why, repeated)."""
        rows = rows_of(self.desk.records.passed, "at")
        return [(*row[:5], Passing(row[5]), row[6]) for row in rows]

    @property
    def worked(self) -> list[Row]:
        """(task, person, begin, end) of each stretch of work on a task."""
        return rows_of(self.desk.records.worked, "begin", "end")

    @property
    def given(self) -> list[Row]:
        """(task, kind, owner, due, amount)."""
        return rows_of(self.desk.records.given, "due", "amount")

    @property
    def helped(self) -> list[Row]:
        """(shopper, asker, helper, asked, begin, done)."""
        return rows_of(self.desk.records.helped, "asked", "begin", "done")

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
    spare: Sequence[Turn] = (),
) -> World:
    """Play a world until it has come to rest, or until a given second."""
    desk = Desk(numbers or rules())
    desk.contacts(contacts_of(shoppers, spare=spare))
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
