"""The tables of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cssim.errors import CssimError
from cssim.model import Played
from cssim.results.tables.attendance import absences_of, presence_of
from cssim.results.tables.chats import chats_of, turns_of
from cssim.results.tables.columns import Column, Kind, frame, frozen
from cssim.results.tables.fields import FIELDS
from cssim.results.tables.incidents import incidents_of
from cssim.results.tables.slots import helped_of, passes_of, slots_of
from cssim.results.tables.staff import shifts_of
from cssim.results.tables.tasks import tasks_of

if TYPE_CHECKING:
    import pandas as pd


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


@dataclass(frozen=True, repr=False)
class Tables:
    """The tables of a run as pandas data frames; `meaning` says what each column means.

    Attributes:
        columns: the same tables as plain columns in µs.
        start: the study's first date.
    """

    columns: Columns
    start: date

    def __repr__(self) -> str:
        lengths = (
            f"{name} ({len(next(iter(getattr(self.columns, name).values()))):,})" for name in FIELDS
        )
        return f"<Tables, with their rows: {', '.join(lengths)}>"

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
        """Return what each column of a table means, with its unit where it has one.

        Raises:
            CssimError: there is no such table.

        Examples:
            >>> Tables.meaning("shifts")["overtime"]
            'from the planned end to leaving, s'
        """
        if not isinstance(table, str) or table not in FIELDS:
            raise CssimError(f"no table is called {table!r}; there are: {', '.join(FIELDS)}")
        return {
            name: f"{field.meaning}, s" if field.kind is Kind.SPAN else field.meaning
            for name, field in FIELDS[table].items()
        }
