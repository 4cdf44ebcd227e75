"""What happens to a chat among colleagues, how its slots are freed, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cssim.model import NOT_YET, Closing, Outcome, Passing
from cssim.model.desk import RECORDS, TICKETS
from cssim.results.story.books import Row, rows
from cssim.results.story.contact import Contact
from cssim.results.story.events import Event, EventKind

_PASSED = {
    Passing.HAND_OVER: EventKind.HANDED_OVER,
    Passing.TRANSFER: EventKind.TRANSFERRED,
    Passing.HELP: EventKind.PASSED_TO_HELPER,
}


def passing_events(contact: Contact) -> Iterator[Event]:
    """Yield each time the chat went to a colleague."""
    passes = contact.books.columns.passes
    for row in rows(passes, passes["contact"] == contact.number):
        kind = EventKind.CONTEXT_LOST if row["repeated"] else _PASSED[Passing(row["why"])]
        numbers = {
            "repeated": row["repeated"],
            "open": contact.open_chats(row["to_person"], row["at"]),
        }
        persons = (row["from_person"], row["to_person"])
        # Handed over after the reply of this instant, the chat is at its next turn.
        event = contact.event(row["at"], kind, *persons, numbers=numbers)
        yield replace(event, turn=row["turn"])


def help_events(contact: Contact) -> Iterator[Event]:
    """Yield the question to a colleague, and the answer."""
    helped = contact.books.columns.helped
    for row in rows(helped, helped["contact"] == contact.number):
        asker, helper = row["asker"], row["helper"]
        waited, took = row["begin"] - row["asked"], row["done"] - row["begin"]
        numbers = {"waited": waited, "took": took}
        yield contact.event(row["asked"], EventKind.ASKS, asker)
        yield contact.event(row["done"], EventKind.IS_HELPED, helper, asker, numbers=numbers)


def closing_events(contact: Contact) -> Iterator[Event]:
    """Yield how the slots of the chat were freed, if it was not by leaving or passing on."""
    for slot in contact.slots:
        at, why, person = slot["closed"], slot["why"], slot["person"]
        if why == Closing.GOODBYE:
            yield contact.event(at, EventKind.GOODBYE, person)
        elif why == Closing.SHIFT_END:
            yield contact.event(at, EventKind.DROPPED, person)
        elif why == Closing.AUTO_CLOSE:
            yield _auto_closed(contact, slot)


def _auto_closed(contact: Contact, slot: Row) -> Event:
    at, person, left = slot["closed"], slot["person"], contact.chat["left"]
    is_last = at >= contact.last_message
    if is_last and contact.outcome is Outcome.LEFT_SILENTLY:
        numbers = {"held": at - max(left, slot["opened"])}
        return contact.event(at, EventKind.CLOSED_ON_NOBODY, person, numbers=numbers)
    over = is_last and contact.outcome is Outcome.ANSWERED
    kind = EventKind.AUTO_CLOSED if over else EventKind.CLOSED_WHILE_THINKING
    silent = at - contact.turns[contact.turn_at(at) - 1]["sent"]
    return contact.event(at, kind, person, numbers={"silent": silent})


def wrap_up_events(contact: Contact) -> Iterator[Event]:
    """Yield the ticket for another team, and the adding of the shopper as a contact."""
    tasks = contact.books.columns.tasks
    for row in rows(tasks, tasks["task"] == TICKETS + contact.number):
        yield contact.event(row["due"], EventKind.TICKET, numbers={"amount": row["amount"]})
        if row["done"] != NOT_YET:
            numbers = {"after": row["done"] - row["due"]}
            yield contact.event(row["done"], EventKind.SETTLED, row["person"], numbers=numbers)
    for row in rows(tasks, tasks["task"] == RECORDS + contact.number):
        if row["done"] != NOT_YET:
            numbers = {"took": row["done"] - row["begin"]}
            yield contact.event(row["done"], EventKind.ADDED, row["person"], numbers=numbers)
