"""The tables of a run: what each column means, and how it is made from what was played."""

from cssim.results.tables.attendance import at_chats, window
from cssim.results.tables.columns import Column, frozen
from cssim.results.tables.intervals import clipped_length, common_length, inside, merged
from cssim.results.tables.response_rule import limits_of
from cssim.results.tables.tables import Columns, Tables, columns_of
from cssim.results.tables.tasks import AT_THE_DESK

__all__ = [
    "AT_THE_DESK",
    "Column",
    "Columns",
    "Tables",
    "at_chats",
    "clipped_length",
    "columns_of",
    "common_length",
    "frozen",
    "inside",
    "limits_of",
    "merged",
    "window",
]
