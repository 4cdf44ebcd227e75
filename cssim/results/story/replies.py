"""A reply: what its agent did before, when composing began, and when it was sent, by what rule."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cssim.model import NOT_YET, Presence
from cssim.results.story.books import Books, Row
from cssim.results.story.contact import Contact
from cssim.results.story.events import Event, EventKind, Work
from cssim.results.story.works import clipped, works_between
from cssim.results.tables import limits_of, merged


def reply_events(contact: Contact, turn: Row) -> Iterator[Event]:
    """Yield how a message is taken up and answered, if it is."""
    begin, sent, agent = turn["begin"], turn["sent"], turn["agent"]
    if begin == NOT_YET:
        return
    waited = begin - turn["message"]
    if turn["to_nobody"]:
        gone = begin - contact.chat["left"]
        yield contact.event(begin, EventKind.BEGINS_TO_NOBODY, agent, numbers={"gone": gone})
    else:
        if work := _work_before(contact.books, turn):
            yield contact.event(begin, EventKind.BUSY_BEFORE, agent, work=work)
        kind = EventKind.BEGINS_OFFLINE if turn["offline"] else EventKind.BEGINS
        yield contact.event(begin, kind, agent, numbers={"waited": waited})
    if sent != NOT_YET:
        numbers = {"response": sent - turn["message"], "writing": sent - begin}
        limit = limit_for(contact) if turn["turn"] == 1 else NOT_YET
        kind = _reply_kind(turn, numbers["response"], limit)
        if limit != NOT_YET:
            numbers |= {"limit": limit, "over": numbers["response"] - limit}
        yield contact.event(sent, kind, agent, numbers=numbers)


def _reply_kind(turn: Row, response: int, limit: int) -> EventKind:
    if turn["to_nobody"]:
        return EventKind.REPLIES_TO_NOBODY
    if turn["offline"]:
        return EventKind.REPLIES_OFFLINE
    if limit == NOT_YET:
        return EventKind.REPLIES
    return EventKind.REPLIES_LATE if response > limit else EventKind.REPLIES_IN_TIME


def _work_before(books: Books, turn: Row) -> tuple[Work, ...]:
    """Return what the agent did from the message on, or from coming to work if that was later.

    An offline message waits for the next shift: what the agent did the day before says nothing.
    """
    begin, agent = turn["begin"], turn["agent"]
    since = turn["message"]
    if turn["offline"]:
        presence = books.columns.presence
        own = (presence["person"] == agent) & (presence["presence"] != Presence.OFF)
        first, _ = merged(presence["begin"][own], presence["end"][own])
        since = max(since, int(first[np.searchsorted(first, begin, side="right") - 1]))
    if since >= begin:
        return ()
    return clipped(works_between(books, agent, since, begin), since, begin)


def limit_for(contact: Contact) -> int:
    """Return the rulebook's limit on the first reply of a contact, µs; -1 where none holds."""
    chat = contact.chat
    arrived, attended = np.array([chat["arrived"]]), np.array([chat["attended"]])
    return int(limits_of(contact.books.scenario, arrived, attended)[0])
