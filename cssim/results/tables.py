"""The tables of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cssim.errors import CssimError
from cssim.model import Closing, Outcome, Played, Presence
from cssim.results.chats import chats_of, turns_of
from cssim.results.columns import Column, Field, Kind, frame, frozen
from cssim.results.staff import presence_of, shifts_of, slots_of

if TYPE_CHECKING:
    import pandas as pd

CHATS: Mapping[str, Field] = {
    "shopper": Field(Kind.PLAIN, "number of the shopper, in order of arrival"),
    "day": Field(Kind.PLAIN, "service day, 04:00 to 04:00, from 0"),
    "counted": Field(Kind.PLAIN, "arrived in the days that count, after warm-up, before cool-down"),
    "arrived": Field(Kind.INSTANT, "first message"),
    "attended": Field(Kind.PLAIN, "somebody was on duty at that moment"),
    "outcome": Field(Kind.PLAIN, "how the contact ended", Outcome),
    "turns": Field(Kind.PLAIN, "messages the shopper would write"),
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
    "shopper": Field(Kind.PLAIN, "number of the shopper"),
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
    "left": Field(Kind.INSTANT, "when the person left, began again, or the run ended"),
    "planned": Field(Kind.SPAN, "rostered time"),
    "overtime": Field(Kind.SPAN, "from the planned end to leaving"),
    "meetings": Field(Kind.SPAN, "meetings outside the shift"),
    "paid": Field(Kind.SPAN, "rostered time and meetings, and overtime if it is paid"),
}

PRESENCE: Mapping[str, Field] = {
    "person": Field(Kind.PLAIN, "number of the person"),
    "begin": Field(Kind.INSTANT, "from"),
    "end": Field(Kind.INSTANT, "to"),
    "presence": Field(Kind.PLAIN, "where the person was", Presence),
}

SLOTS: Mapping[str, Field] = {
    "shopper": Field(Kind.PLAIN, "number of the shopper"),
    "person": Field(Kind.PLAIN, "whose slot"),
    "opened": Field(Kind.INSTANT, "when the chat took the slot"),
    "closed": Field(Kind.INSTANT, "when it was freed"),
    "why": Field(Kind.PLAIN, "why it was freed", Closing),
}


@dataclass(frozen=True)
class Columns:
    """The tables as columns of whole numbers, as formulas use them."""

    chats: Mapping[str, Column]
    turns: Mapping[str, Column]
    shifts: Mapping[str, Column]
    presence: Mapping[str, Column]
    slots: Mapping[str, Column]


def columns_of(played: Played) -> Columns:
    """Make the tables of a replication that was played."""
    turns = turns_of(played)
    return Columns(
        frozen(chats_of(played, turns)),
        frozen(turns),
        frozen(shifts_of(played)),
        frozen(presence_of(played)),
        frozen(slots_of(played)),
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
        return frame(self.columns.chats, CHATS, self.start)

    @cached_property
    def turns(self) -> pd.DataFrame:
        """One row a message of a shopper."""
        return frame(self.columns.turns, TURNS, self.start)

    @cached_property
    def shifts(self) -> pd.DataFrame:
        """One row an unbroken stretch of a person's shift."""
        return frame(self.columns.shifts, SHIFTS, self.start)

    @cached_property
    def presence(self) -> pd.DataFrame:
        """One row a stretch in which a person was at the desk, away or finishing."""
        return frame(self.columns.presence, PRESENCE, self.start)

    @cached_property
    def slots(self) -> pd.DataFrame:
        """One row a stretch in which a chat held a slot."""
        return frame(self.columns.slots, SLOTS, self.start)

    @staticmethod
    def meaning(table: str) -> dict[str, str]:
        """Return what each column of a table means.

        Raises:
            CssimError: there is no such table.

        Examples:
            >>> Tables.meaning("shifts")["overtime"]
            'from the planned end to leaving'
        """
        known = {
            "chats": CHATS,
            "turns": TURNS,
            "shifts": SHIFTS,
            "presence": PRESENCE,
            "slots": SLOTS,
        }
        if not isinstance(table, str) or table not in known:
            raise CssimError(f"no table is called {table!r}; there are: {', '.join(known)}")
        return {name: field.meaning for name, field in known[table].items()}
