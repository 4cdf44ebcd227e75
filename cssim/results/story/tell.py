"""The story of one shopper, from the tables of a run."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cssim.model import NOT_YET, Outcome
from cssim.results.story.between import (
    closing_events,
    help_events,
    passing_events,
    wrap_up_events,
)
from cssim.results.story.books import Books
from cssim.results.story.contact import Contact
from cssim.results.story.events import Event, EventKind, Story
from cssim.results.story.messages import giving_up_events, limit_events, message_events
from cssim.results.story.replies import reply_events

_RANK = {kind: rank for rank, kind in enumerate(EventKind)}


def story_of(books: Books, shopper: int) -> Story:
    """Return what happened to a shopper, all contacts together, in the order of time.

    Args:
        books: the tables of a run.
        shopper: number of a shopper who is in them.
    """
    chats = books.columns.chats
    own = np.flatnonzero(chats["shopper"] == shopper)
    own = own[np.argsort(chats["arrived"][own], kind="stable")]
    contacts = [Contact.of(books, number) for number in chats["contact"][own].tolist()]
    place = {contact.number: i for i, contact in enumerate(contacts)}
    events = sorted(
        (event for contact in contacts for event in _events(contact)),
        key=lambda event: (event.at, place[event.contact], event.turn, _RANK[event.kind]),
    )
    return Story(shopper, (*events, _end(contacts, events)))


def _events(contact: Contact) -> Iterator[Event]:
    for turn in contact.turns:
        yield from message_events(contact, turn)
        yield from reply_events(contact, turn)
    yield from limit_events(contact)
    yield from giving_up_events(contact)
    yield from passing_events(contact)
    yield from help_events(contact)
    yield from closing_events(contact)
    yield from wrap_up_events(contact)


def _end(contacts: list[Contact], events: list[Event]) -> Event:
    """Sum up how the last contact ended."""
    contact = contacts[-1]
    chat = contact.chat
    numbers = {
        "contacts": len(contacts),
        "replies": chat["replies"],
        "waited": max(0, chat["left"] - contact.last_message),
        "first_response": chat["first_response"],
        "lasted": events[-1].at - contacts[0].chat["arrived"],
    }
    if chat["message_answered"] != NOT_YET:
        numbers["waited"] = chat["message_answered"] - chat["message_left"]
    kind = _end_kind(contact, events)
    at = contact.books.end if kind is EventKind.END_OPEN else events[-1].at
    return contact.event(at, kind, numbers=numbers)


def _end_kind(contact: Contact, events: list[Event]) -> EventKind:
    match contact.outcome:
        case Outcome.ANSWERED:
            ticket = any(e.kind is EventKind.TICKET and e.contact == contact.number for e in events)
            return EventKind.END_TICKET if ticket else EventKind.END_ANSWERED
        case Outcome.LEFT_OPENLY | Outcome.LEFT_SILENTLY:
            return EventKind.END_LEFT
        case Outcome.OFFLINE:
            answered = contact.chat["message_answered"] != NOT_YET
            return EventKind.END_MESSAGE_ANSWERED if answered else EventKind.END_MESSAGE_OPEN
        case Outcome.LOST:
            return EventKind.END_LOST
    return EventKind.END_OPEN
