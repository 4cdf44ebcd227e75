"""The desk at one moment: who is there, how busy, who is not, who is in line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from cssim.model import NOT_YET, Cause, Closing, Outcome, Presence
from cssim.results.story.books import Books, Row, lasts, rows
from cssim.results.story.events import AtDesk, Gone, Moment, ShiftChange, Whereabouts, WorkKind
from cssim.results.story.works import works_between
from cssim.units import MINUTE

NEAR = 15 * MINUTE
"""How near a shift change is told of, µs."""


def desk_at(books: Books, at: int, contact: int) -> Moment:
    """Return the desk at one moment as a shopper meets it, without that shopper's own chat.

    Args:
        books: the tables.
        at: the moment, µs.
        contact: number of the contact.
    """
    topic = int(books.chat(contact)["topic"])
    presence, slots = books.columns.presence, books.columns.slots
    there = [
        row
        for row in rows(presence, lasts(presence["begin"], presence["end"], at))
        if topic in books.place(row["person"], at).topics
    ]
    held = rows(slots, lasts(slots["opened"], slots["closed"], at) & (slots["contact"] != contact))
    written = [row for row in _unanswered(books, at) if row["contact"] != contact]
    inboxes = {row["person"]: _inbox(row["person"], held, written) for row in there}
    gone = [*_away(books, there, at, contact, inboxes), *_missing(books, there, at, topic)]
    return Moment(
        at,
        tuple(
            _at_desk(books, row["person"], at, contact, inboxes[row["person"]])
            for row in sorted(there, key=lambda row: row["person"])
            if row["presence"] == Presence.AT_DESK
        ),
        tuple(sorted(gone, key=lambda one: one.person.number)),
        _in_line(books, at, topic, held, written),
        tuple(_changes(books, at)),
    )


def _unanswered(books: Books, at: int) -> list[Row]:
    """Return the messages written by then for which composing had not begun."""
    turns = books.columns.turns
    return rows(turns, lasts(turns["message"], turns["begin"], at))


def _inbox(person: int, held: list[Row], written: list[Row]) -> tuple[int, int]:
    """Return how many chats a person has open, and how many messages wait in them."""
    own = {row["contact"] for row in held if row["person"] == person}
    return len(own), sum(row["contact"] in own for row in written)


def _at_desk(books: Books, person: int, at: int, contact: int, inbox: tuple[int, int]) -> AtDesk:
    slots = books.rulebook_at(at).desk.concurrent_chats
    work = _work(books, person, at, contact)
    return AtDesk(books.person(person, at), *inbox, work, full=inbox[0] >= slots)


def _work(books: Books, person: int, at: int, contact: int) -> WorkKind:
    works = works_between(books, person, at, at + 1, without=contact)
    return works[0].kind if works else WorkKind.NOTHING


def _in_line(books: Books, at: int, topic: int, held: list[Row], written: list[Row]) -> int:
    """Return how many shoppers wait without a slot.

    The line is emptied when nobody on duty is left; who left silently is still in it.
    """
    with_slot = {row["contact"] for row in held}
    emptied = books.nobody_since(topic, at)
    waiting = (r for r in written if r["contact"] not in with_slot and r["message"] > emptied)
    return sum(_is_in_line(books, row, at, topic) for row in waiting)


def _is_in_line(books: Books, turn: Row, at: int, topic: int) -> bool:
    contact, slots = turn["contact"], books.columns.slots
    chat = books.chat(contact)
    has_left = chat["outcome"] == Outcome.LEFT_OPENLY and chat["left"] <= at
    dropped = (
        (slots["contact"] == contact)
        & (slots["why"] == Closing.SHIFT_END)
        & (slots["closed"] >= turn["message"])
        & (slots["closed"] <= at)
    )
    return chat["topic"] == topic and not has_left and not np.any(dropped)


def _away(
    books: Books, there: list[Row], at: int, contact: int, inboxes: Mapping[int, tuple[int, int]]
) -> Iterator[Gone]:
    for row in there:
        person, inbox = books.person(row["person"], at), inboxes[row["person"]]
        presence = Presence(row["presence"])
        if presence is Presence.SIGNED_OUT:
            yield Gone(person, Whereabouts.SIGNED_OUT, *inbox)
        elif presence is Presence.FINISHING:
            work = _work(books, row["person"], at, contact)
            yield Gone(person, Whereabouts.FINISHING, *inbox, work)
        elif presence is Presence.AWAY:
            yield Gone(person, Whereabouts[Cause(row["cause"]).name], *inbox)


def _missing(books: Books, there: list[Row], at: int, topic: int) -> Iterator[Gone]:
    """Yield who should have come by the roster and has not."""
    shifts, presence = books.columns.shifts, books.columns.presence
    on_shift = rows(shifts, lasts(shifts["planned_begin"], shifts["planned_end"], at))
    present = {row["person"] for row in there}
    for row in on_shift:
        person = row["person"]
        if person in present or topic not in books.place(person, at).topics:
            continue
        came = presence["begin"][presence["person"] == person]
        if row["came"] == NOT_YET:
            yield Gone(books.person(person, at), Whereabouts.ABSENT)
        elif not np.any((came >= row["came"]) & (came <= at)):
            yield Gone(books.person(person, at), Whereabouts.NOT_YET_THERE)


def _changes(books: Books, at: int) -> list[ShiftChange]:
    """Return the shifts that begin or end by the roster near a moment."""
    shifts, found = books.columns.shifts, set()
    for column in ("planned_begin", "planned_end"):
        near = np.abs(shifts[column] - at) <= NEAR
        for time, name in zip(shifts[column][near].tolist(), shifts["shift"][near], strict=True):
            found.add(ShiftChange(time, str(name), column == "planned_begin"))
    return sorted(found)
