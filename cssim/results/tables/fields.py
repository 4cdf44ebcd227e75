"""The columns of each table: how each is shown, and what it means."""

from __future__ import annotations

from collections.abc import Mapping

from cssim.model import Cause, Closing, Incident, Outcome, Passing, Presence
from cssim.results.tables.columns import Field, Kind

CHATS: Mapping[str, Field] = {
    "contact": Field(Kind.PLAIN, "number of the contact; that of a first contact is its shopper's"),
    "shopper": Field(Kind.PLAIN, "number of the shopper, in order of arrival"),
    "after": Field(Kind.PLAIN, "contact after which the shopper came back, -1 for a first contact"),
    "topic": Field(Kind.PLAIN, "number of the topic in shop.chat.topics, from 0"),
    "day": Field(Kind.PLAIN, "service day, 04:00 to 04:00, from 0"),
    "counted": Field(
        Kind.PLAIN, "the shopper first came in the days that count, after warm-up, before cool-down"
    ),
    "arrived": Field(Kind.INSTANT, "first message"),
    "attended": Field(Kind.PLAIN, "somebody was on duty at that moment"),
    "outcome": Field(Kind.PLAIN, "how the contact ended", Outcome),
    "turns": Field(Kind.PLAIN, "messages the shopper would write, repeated ones included"),
    "replies": Field(Kind.PLAIN, "human replies sent while the shopper was there"),
    "first_response": Field(Kind.SPAN, "first message to first human reply sent"),
    "left": Field(Kind.INSTANT, "when the shopper gave up"),
    "message_left": Field(
        Kind.INSTANT, "when the message that became an offline message was written"
    ),
    "message_answered": Field(Kind.INSTANT, "when it was answered"),
    "agent": Field(Kind.PLAIN, "person who replied first, -1 for nobody"),
}

TURNS: Mapping[str, Field] = {
    "contact": Field(Kind.PLAIN, "number of the contact"),
    "turn": Field(Kind.PLAIN, "turn of the chat, from 1"),
    "message": Field(Kind.INSTANT, "when the shopper wrote"),
    "begin": Field(Kind.INSTANT, "when composing began"),
    "sent": Field(Kind.INSTANT, "when the reply was sent"),
    "response": Field(Kind.SPAN, "message to reply sent"),
    "agent": Field(Kind.PLAIN, "person who replied, -1 for nobody"),
    "offline": Field(Kind.PLAIN, "the message was an offline message"),
    "to_nobody": Field(Kind.PLAIN, "the shopper had left silently before composing began"),
}

SHIFTS: Mapping[str, Field] = {
    "person": Field(Kind.PLAIN, "number of the person in the pool"),
    "team": Field(Kind.PLAIN, "name of the team"),
    "shift": Field(Kind.PLAIN, "name of the shift"),
    "day": Field(Kind.PLAIN, "service day"),
    "counted": Field(Kind.PLAIN, "in the days that count"),
    "planned_begin": Field(Kind.INSTANT, "begin by the roster"),
    "planned_end": Field(Kind.INSTANT, "end by the roster"),
    "came": Field(Kind.INSTANT, "when the person came, missing for who never did"),
    "left": Field(Kind.INSTANT, "when the person left, began again, or the run ended"),
    "planned": Field(Kind.SPAN, "rostered time"),
    "early": Field(
        Kind.SPAN, "there before the planned begin, meetings apart; not paid unless overtime is"
    ),
    "overtime": Field(Kind.SPAN, "from the planned end to leaving"),
    "meetings": Field(Kind.SPAN, "meetings, training and cleaning outside the shift"),
    "paid": Field(
        Kind.SPAN,
        "rostered time (lateness is not deducted) and meetings; early time and overtime if paid",
    ),
}

PRESENCE: Mapping[str, Field] = {
    "person": Field(Kind.PLAIN, "number of the person"),
    "begin": Field(Kind.INSTANT, "from"),
    "end": Field(Kind.INSTANT, "to"),
    "presence": Field(Kind.PLAIN, "where the person was", Presence),
    "cause": Field(Kind.PLAIN, "why the person was away", Cause),
    "serves": Field(Kind.PLAIN, "topics whose chats the person answers: topic n as 2 to the n"),
}

SLOTS: Mapping[str, Field] = {
    "contact": Field(Kind.PLAIN, "number of the contact"),
    "person": Field(Kind.PLAIN, "whose slot"),
    "opened": Field(Kind.INSTANT, "when the chat took the slot"),
    "closed": Field(Kind.INSTANT, "when it was freed"),
    "why": Field(Kind.PLAIN, "why it was freed", Closing),
}


PASSES: Mapping[str, Field] = {
    "contact": Field(Kind.PLAIN, "number of the contact"),
    "at": Field(Kind.INSTANT, "when the chat went to a colleague"),
    "turn": Field(Kind.PLAIN, "turn it was at, from 1"),
    "from_person": Field(Kind.PLAIN, "who had the chat"),
    "to_person": Field(Kind.PLAIN, "who has it then"),
    "why": Field(Kind.PLAIN, "why it went", Passing),
    "repeated": Field(Kind.PLAIN, "turns the shopper has to repeat, because context was lost"),
}

HELPED: Mapping[str, Field] = {
    "contact": Field(Kind.PLAIN, "number of the contact"),
    "asker": Field(Kind.PLAIN, "who could not answer alone"),
    "helper": Field(Kind.PLAIN, "who helped"),
    "asked": Field(Kind.INSTANT, "when the question was put"),
    "begin": Field(Kind.INSTANT, "when the helper took it up"),
    "done": Field(Kind.INSTANT, "when it was answered"),
}

TASKS: Mapping[str, Field] = {
    "task": Field(Kind.PLAIN, "number of the task"),
    "work": Field(Kind.PLAIN, "number of its class of work, in the default order of classes"),
    "rule": Field(Kind.PLAIN, "path of the rule that asks for it, or 'at the desk'"),
    "person": Field(Kind.PLAIN, "who did it, -1 for nobody yet"),
    "due": Field(Kind.INSTANT, "when it fell due"),
    "amount": Field(Kind.SPAN, "standard time"),
    "begin": Field(Kind.INSTANT, "when it was first taken up"),
    "done": Field(Kind.INSTANT, "when it was done"),
    "worked": Field(Kind.SPAN, "time spent on it, pauses not included"),
}

ABSENCES: Mapping[str, Field] = {
    "person": Field(Kind.PLAIN, "number of the person"),
    "day": Field(Kind.PLAIN, "service day"),
    "cause": Field(Kind.PLAIN, "why", Cause),
    "begin": Field(Kind.INSTANT, "from, as planned; a reply in hand is finished first"),
    "end": Field(Kind.INSTANT, "to"),
}

INCIDENTS: Mapping[str, Field] = {
    "at": Field(Kind.INSTANT, "when the rule was broken"),
    "day": Field(Kind.PLAIN, "service day"),
    "counted": Field(Kind.PLAIN, "in the days that count"),
    "kind": Field(Kind.PLAIN, "what happened", Incident),
    "person": Field(Kind.PLAIN, "who is concerned, -1 for nobody"),
    "contact": Field(Kind.PLAIN, "number of the contact, -1 for none"),
    "amount": Field(Kind.SPAN, "by how much: lateness, time away, delay beyond the limit"),
    "rule": Field(Kind.PLAIN, "path of the rule"),
}

FIELDS: Mapping[str, Mapping[str, Field]] = {
    "chats": CHATS,
    "turns": TURNS,
    "shifts": SHIFTS,
    "presence": PRESENCE,
    "slots": SLOTS,
    "passes": PASSES,
    "helped": HELPED,
    "tasks": TASKS,
    "absences": ABSENCES,
    "incidents": INCIDENTS,
}
