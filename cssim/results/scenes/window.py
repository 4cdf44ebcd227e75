"""A window of a run: the rows of its tables that touch it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from cssim.model import NOT_YET
from cssim.results.run import Run
from cssim.results.scenes.waits import Waits, until, waits_of
from cssim.results.tables import Column


@dataclass(frozen=True)
class Window:
    """A window of a run.

    Attributes:
        run: the replication.
        begin: begin of the window, µs.
        end: its end.
    """

    run: Run
    begin: int
    end: int

    def rows(self, table: str, first: str, last: str) -> list[dict[str, Any]]:
        """Return the rows of a table whose stretch from `first` to `last` touches the window.

        What has not ended ends with the run; what never began is left out. Each row has its number
        in the table as `row`.
        """
        columns: Mapping[str, Column] = getattr(self.run.tables.columns, table)
        begin, end = columns[first], until(columns[last], self.run)
        chosen = np.flatnonzero((begin != NOT_YET) & self.touched(begin, end))
        return list(_rows({**columns, last: end}, chosen))

    @cached_property
    def waits(self) -> list[dict[str, Any]]:
        """The waits that touch the window."""
        found: Waits = waits_of(self.run)
        return list(_rows(vars(found), np.flatnonzero(self.touched(found.begin, found.end))))

    def touched(self, begin: Column, end: Column) -> Column:
        """Tell which stretches have a part in the window."""
        touched: Column = (begin < self.end) & (end > self.begin)
        return touched


def _rows(table: Mapping[str, Column], chosen: Column) -> Iterator[dict[str, Any]]:
    names = ["row", *table]
    columns = [chosen.tolist(), *(column[chosen].tolist() for column in table.values())]
    for cells in zip(*columns, strict=True):
        yield dict(zip(names, cells, strict=True))
