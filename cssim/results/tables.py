"""The tables of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cssim.errors import CssimError
from cssim.model import Cause, Closing, Incident, Outcome, Passing, Played, Presence
from cssim.results.attendance import absences_of, presence_of
from cssim.results.chats import chats_of, turns_of
from cssim.results.columns import Column, Field, Kind, frame, frozen
from cssim.results.incidents import incidents_of
from cssim.results.slots import helped_of, passes_of, slots_of
from cssim.results.staff import shifts_of
from cssim.results.tasks import tasks_of

if TYPE_CHECKING:
    import pandas as pd

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
    "takes_chats": Field(Kind.PLAIN, "the person answers chats of some topic"),
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


@dataclass(frozen=True)
class Columns:
    """The tables as columns of whole numbers, as formulas use them."""

    chats: Mapping[str, Column]
    turns: Mapping[str, Column]
    shifts: Mapping[str, Column]
    presence: Mapping[str, Column]
    slots: Mapping[str, Column]
    passes: Mapping[str, Column]
    helped: Mapping[str, Column]
    tasks: Mapping[str, Column]
    absences: Mapping[str, Column]
    incidents: Mapping[str, Column]


def columns_of(played: Played) -> Columns:
    """Make the tables of a replication that was played."""
    turns = turns_of(played)
    chats = chats_of(played, turns)
    return Columns(
        frozen(chats),
        frozen(turns),
        frozen(shifts_of(played)),
        frozen(presence_of(played)),
        frozen(slots_of(played)),
        frozen(passes_of(played)),
        frozen(helped_of(played)),
        frozen(tasks_of(played)),
        frozen(absences_of(played)),
        frozen(incidents_of(played, chats)),
    )


@dataclass(frozen=True)
class Tables:
    """The tables of a run as pandas data frames; `meaning` says what each column means.

    Attributes:
        columns: the same tables as plain columns in µs.
        start: the study's first date.
    """

    columns: Columns
    start: date

    @cached_property
    def chats(self) -> pd.DataFrame:
        """One row a contact."""
        return self._frame("chats")

    @cached_property
    def turns(self) -> pd.DataFrame:
        """One row a message of a shopper."""
        return self._frame("turns")

    @cached_property
    def shifts(self) -> pd.DataFrame:
        """One row an unbroken stretch of a person's shift."""
        return self._frame("shifts")

    @cached_property
    def presence(self) -> pd.DataFrame:
        """One row a stretch in which a person was at the desk, away, signed out or finishing."""
        return self._frame("presence")

    @cached_property
    def slots(self) -> pd.DataFrame:
        """One row a stretch in which a chat held a slot."""
        return self._frame("slots")

    @cached_property
    def passes(self) -> pd.DataFrame:
        """One row each time a chat went to a colleague."""
        return self._frame("passes")

    @cached_property
    def helped(self) -> pd.DataFrame:
        """One row a question that a colleague answered."""
        return self._frame("helped")

    @cached_property
    def tasks(self) -> pd.DataFrame:
        """One row a task that fell due."""
        return self._frame("tasks")

    @cached_property
    def absences(self) -> pd.DataFrame:
        """One row a time that a person was to be off the desk."""
        return self._frame("absences")

    @cached_property
    def incidents(self) -> pd.DataFrame:
        """One row a time that a rule was broken."""
        return self._frame("incidents")

    def _frame(self, table: str) -> pd.DataFrame:
        return frame(getattr(self.columns, table), FIELDS[table], self.start)

    @staticmethod
    def meaning(table: str) -> dict[str, str]:
        """Return what each column of a table means.

        Raises:
            CssimError: there is no such table.

        Examples:
            >>> Tables.meaning("shifts")["overtime"]
            'from the planned end to leaving'
        """
        if not isinstance(table, str) or table not in FIELDS:
            raise CssimError(f"no table is called {table!r}; there are: {', '.join(FIELDS)}")
        return {name: field.meaning for name, field in FIELDS[table].items()}
