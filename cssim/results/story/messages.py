"""A message: who meets it, the line, and who gives up before the reply."""

from __future__ import annotations

from collections.abc import Iterator

from cssim.model import NOT_YET, Closing, Incident, Outcome
from cssim.results.story.books import Row, rows
from cssim.results.story.contact import Contact
from cssim.results.story.events import Event, EventKind
from cssim.results.story.moment import desk_at
from cssim.results.story.works import clipped, works_between
from cssim.units import SECOND

LONG = 30 * SECOND
"""A later message that waits longer is told with the desk at that moment, µs."""


def message_events(contact: Contact, turn: Row) -> Iterator[Event]:
    """Yield a message, and how it comes to an agent."""
    at = turn["message"]
    yield _message(contact, turn)
    if not any(slot["opened"] < at and _is_held(slot, at) for slot in contact.slots):
        yield from _without_slot(contact, turn)


def _is_held(slot: Row, at: int) -> bool:
    """Tell whether a slot is held at a moment, and not freed before a message of that moment."""
    if slot["closed"] == at:
        return bool(slot["why"] in (Closing.PASSED_ON, Closing.SHOPPER_LEFT))
    return bool(slot["closed"] == NOT_YET or slot["closed"] > at)


def _message(contact: Contact, turn: Row) -> Event:
    at, number = turn["message"], turn["turn"]
    if number > 1:
        thought = at - contact.turns[number - 2]["sent"]
        slow = turn["begin"] == NOT_YET or turn["begin"] - at > LONG
        late_desk = desk_at(contact.books, at, contact.number) if slow else None
        numbers = {"thought": thought}
        return contact.event(at, EventKind.WRITES_AGAIN, numbers=numbers, desk=late_desk)
    desk = desk_at(contact.books, at, contact.number)
    after = contact.chat["after"]
    if after < 0:
        return contact.event(at, EventKind.WRITES, desk=desk)
    gave_up = contact.books.chat(after)["left"]
    numbers = {"after": at - gave_up}
    return contact.event(at, EventKind.COMES_BACK, numbers=numbers, desk=desk)


def _without_slot(contact: Contact, turn: Row) -> Iterator[Event]:
    """Yield what becomes of a message that has no slot yet: a slot, the line, or nobody."""
    at, until = turn["message"], contact.until_next(turn)
    taken = next((s for s in contact.slots if at <= s["opened"] < until), None)
    if taken is not None and taken["opened"] == at:
        yield _taken(contact, taken, at)
        return
    if contact.outcome in (Outcome.OFFLINE, Outcome.LOST) and _alone_at(contact) == at:
        return
    ahead = desk_at(contact.books, at, contact.number).in_line
    yield contact.event(at, EventKind.JOINS_LINE, numbers={"ahead": ahead})
    if taken is not None:
        yield _taken(contact, taken, at)


def _taken(contact: Contact, slot: Row, message: int) -> Event:
    at, person = slot["opened"], slot["person"]
    before = [s["person"] for s in contact.slots if s["opened"] < at]
    numbers = {"open": contact.open_chats(person, at), "waited": at - message}
    if at > message:
        kind = EventKind.TAKEN_FROM_LINE
    elif before and before[-1] == person:
        kind = EventKind.BACK_TO_AGENT
    else:
        kind = EventKind.TAKEN
    return contact.event(at, kind, person, numbers=numbers)


def _alone_at(contact: Contact) -> int:
    """Return when nobody was left for the last message, µs."""
    return contact.books.nobody_from(contact.chat["topic"], contact.last_message)


def giving_up_events(contact: Contact) -> Iterator[Event]:
    """Yield how a contact gives up: leaving, a message for the next shift, or neither."""
    since, outcome, left = contact.last_message, contact.outcome, contact.chat["left"]
    if outcome in (Outcome.LEFT_OPENLY, Outcome.LEFT_SILENTLY):
        openly = outcome is Outcome.LEFT_OPENLY
        kind = EventKind.LEAVES_OPENLY if openly else EventKind.LEAVES_SILENTLY
        yield contact.event(left, kind, numbers={"waited": left - since})
        yield from _kept_waiting(contact, left)
    if outcome not in (Outcome.OFFLINE, Outcome.LOST):
        return
    is_message = outcome is Outcome.OFFLINE
    dropped = [s for s in contact.slots if s["why"] == Closing.SHIFT_END and s["closed"] >= since]
    at = dropped[-1]["closed"] if dropped else _alone_at(contact)
    if not dropped:
        alone = at == since
        kind = EventKind.FINDS_NOBODY if alone else EventKind.LEFT_BY_THE_LAST
        yield contact.event(at, kind, numbers={"waited": at - since})
    yield contact.event(at, EventKind.LEAVES_MESSAGE if is_message else EventKind.LOST)


def _kept_waiting(contact: Contact, left: int) -> Iterator[Event]:
    """Yield what who had the chat did while the shopper waited in vain."""
    since, books = contact.last_message, contact.books
    held = [s for s in contact.slots if s["opened"] <= left and _is_held(s, left)]
    if held and left > since:
        person = held[-1]["person"]
        works = works_between(books, person, since, left, without=contact.number)
        if works:
            work = clipped(works, since, left)
            yield contact.event(left, EventKind.BUSY_BEFORE, person, work=work)


def limit_events(contact: Contact) -> Iterator[Event]:
    """Yield that the time for a first reply has passed, if a rule has been broken by it."""
    incidents = contact.books.columns.incidents
    late = (incidents["contact"] == contact.number) & (incidents["kind"] == Incident.LATE_REPLY)
    for row in rows(incidents, late):
        limit = row["at"] - contact.chat["arrived"]
        yield contact.event(row["at"], EventKind.LIMIT_PASSED, numbers={"limit": limit})
