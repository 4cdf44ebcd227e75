"""What somebody did between two moments: replies, tasks, answers to colleagues, time away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cssim.model import NOT_YET, Cause, Presence
from cssim.results.story.books import Books, Row, rows
from cssim.results.story.events import Work, WorkKind
from cssim.results.tables import Column
from cssim.scenario import WORK_CLASSES


def works_between(
    books: Books, person: int, begin: int, end: int, *, without: int = -1
) -> list[Work]:
    """Return what a person did at some time between two moments, in the order of time.

    Messages come first: a task may have been laid aside for them.

    Args:
        books: the tables.
        person: number of the person.
        begin: from, µs.
        end: to, µs.
        without: number of a contact that does not count.
    """
    found = [
        *_replies(books, person, begin, end, without),
        *_answers(books, person, begin, end, without),
        *_off_desk(books, person, begin, end),
    ]
    covered = sum(min(work.end, end) - max(work.begin, begin) for work in found)
    if covered < end - begin:
        found += _tasks(books, person, begin, end)
    return sorted(found, key=lambda work: work.begin)


def clipped(works: list[Work], begin: int, end: int) -> tuple[Work, ...]:
    """Return only what of the works lies between two moments."""
    return tuple(
        replace(work, begin=max(work.begin, begin), end=min(work.end, end)) for work in works
    )


def _overlaps(begin: Column, end: Column, since: int, until: int) -> Column:
    overlapping: Column = (begin != NOT_YET) & (begin < until) & ((end > since) | (end == NOT_YET))
    return overlapping


def _replies(books: Books, person: int, begin: int, end: int, without: int) -> Iterator[Work]:
    turns = books.columns.turns
    own = (turns["agent"] == person) & (turns["contact"] != without)
    own &= _overlaps(turns["begin"], turns["sent"], begin, end)
    asked = _asked(books, person, begin, end)
    for row in rows(turns, own):
        contact = row["contact"]
        kind = WorkKind.OWN_QUESTION if contact in asked else _reply_kind(row)
        until = books.end if row["sent"] == NOT_YET else row["sent"]
        yield Work(kind, row["begin"], until, shopper=books.shopper_of(contact))


def _reply_kind(turn: Row) -> WorkKind:
    if turn["offline"]:
        return WorkKind.OFFLINE
    return WorkKind.TO_NOBODY if turn["to_nobody"] else WorkKind.REPLY


def _asked(books: Books, person: int, begin: int, end: int) -> set[int]:
    helped = books.columns.helped
    own = (helped["asker"] == person) & _overlaps(helped["asked"], helped["done"], begin, end)
    return {row["contact"] for row in rows(helped, own)}


def _answers(books: Books, person: int, begin: int, end: int, without: int) -> Iterator[Work]:
    helped = books.columns.helped
    own = (helped["helper"] == person) & (helped["contact"] != without)
    own &= _overlaps(helped["begin"], helped["done"], begin, end)
    for row in rows(helped, own):
        shopper = books.shopper_of(row["contact"])
        yield Work(WorkKind.ANSWER, row["begin"], row["done"], shopper=shopper)


def _tasks(books: Books, person: int, begin: int, end: int) -> Iterator[Work]:
    tasks = books.columns.tasks
    own = (tasks["person"] == person) & _overlaps(tasks["begin"], tasks["done"], begin, end)
    for row in rows(tasks, own):
        work = WORK_CLASSES[row["work"]]
        yield Work(WorkKind.TASK, row["begin"], row["done"], rule=str(row["rule"]), work=work)


def _off_desk(books: Books, person: int, begin: int, end: int) -> Iterator[Work]:
    """Yield the times away, and the time before the person came."""
    presence = books.columns.presence
    own = presence["person"] == person
    since = begin
    for row in rows(presence, own & _overlaps(presence["begin"], presence["end"], begin, end)):
        if row["begin"] > since:
            yield Work(WorkKind.NOT_THERE, since, row["begin"])
        if row["presence"] in (Presence.AWAY, Presence.SIGNED_OUT):
            cause = Cause(row["cause"])
            yield Work(WorkKind.NOT_THERE, row["begin"], row["end"], cause=cause)
        since = row["end"]
    if since < end:
        yield Work(WorkKind.NOT_THERE, since, end)
