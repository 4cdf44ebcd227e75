"""The cells in a store: what came of each, and which of them a request still lacks."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cssim.errors import CssimError
from cssim.experiment.sweeping.cells import CellResult, different
from cssim.experiment.sweeping.store.database import Database

__all__ = ["State", "StoredCells", "Values"]

_WANTED = (
    "results.measure IN (SELECT measure FROM measures"
    " WHERE name IN (SELECT value FROM json_each(:measures)))"
)
_STATE = f"""
    SELECT replication, cells.reason IS NOT NULL, count(results.reason), count(measure)
    FROM cells LEFT JOIN results USING (scenario, replication)
    WHERE scenario = :scenario AND replication < :n AND (measure IS NULL OR {_WANTED})
    GROUP BY replication"""  # noqa: S608 - constants only
_REASONS = f"""
    SELECT replication, '' AS name, reason FROM cells
    WHERE scenario = :scenario AND replication < :n AND reason IS NOT NULL
    UNION ALL
    SELECT replication, name, reason FROM results JOIN measures USING (measure)
    WHERE scenario = :scenario AND replication < :n AND reason IS NOT NULL AND {_WANTED}
    ORDER BY replication, name"""  # noqa: S608 - constants only
_VALUES = """
    SELECT replication, name, value FROM results JOIN measures USING (measure)
    WHERE scenario = ? AND replication < ?"""
_CELL = "SELECT reason FROM cells WHERE scenario = ? AND replication = ?"
_RESULTS = """
    SELECT name, value, reason FROM results JOIN measures USING (measure)
    WHERE scenario = ? AND replication = ?"""
_PUT_CELL = "INSERT INTO cells (scenario, replication, reason) VALUES (?, ?, ?)"
_PUT_RESULT = """
    INSERT INTO results (scenario, replication, measure, value, reason)
    SELECT ?, ?, measure, ?, ? FROM measures WHERE name = ?"""
_FORGET = (
    "DELETE FROM results WHERE scenario = ? AND replication = ? AND reason IS NOT NULL",
    "DELETE FROM cells WHERE scenario = ? AND replication = ? AND reason IS NOT NULL",
)


@dataclass(frozen=True, slots=True)
class State:
    """The replications of a scenario by what is known of them.

    Attributes:
        done: with a value of every measure wanted.
        failed: whose run failed, or one of whose measures, all having been tried.
        missing: not played, or not with every measure.
    """

    done: tuple[int, ...]
    failed: tuple[int, ...]
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Values:
    """The cells of a scenario that are done.

    Attributes:
        replications: which, of shape (done,).
        values: of shape (done, measures).
    """

    replications: NDArray[np.int64]
    values: NDArray[np.float64]


class StoredCells:
    """The cells in a store.

    Args:
        database: of the store.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self, scenario: int, n: int, measures: Sequence[str]) -> State:
        """Return what is known of replications 0 to n - 1 of a scenario."""
        wanted = {"scenario": scenario, "n": n, "measures": json.dumps(measures)}
        rows = self._database.rows(_STATE, wanted)
        done, failed = [], []
        for replication, run_failed, measures_failed, measured in rows:
            if run_failed or (measures_failed and measured == len(measures)):
                failed.append(replication)
            elif measured == len(measures):
                done.append(replication)
        known = {*failed, *done}
        missing = (replication for replication in range(n) if replication not in known)
        return State(tuple(done), tuple(failed), tuple(missing))

    def values(
        self, scenario: int, n: int, measures: Sequence[str], wanted: Sequence[str] | None = None
    ) -> Values:
        """Return values of some measures in the cells of a scenario that are done.

        A cell is done if it has all the `wanted` measures, by default these.
        """
        done = self.state(scenario, n, measures if wanted is None else wanted).done
        row = {replication: place for place, replication in enumerate(done)}
        column = {name: place for place, name in enumerate(measures)}
        values = np.full((len(done), len(measures)), np.nan)
        for replication, name, value in self._database.rows(_VALUES, [scenario, n]):
            if value is not None and replication in row and name in column:
                values[row[replication], column[name]] = value
        return Values(np.array(done, dtype=np.int64), values)

    def reasons(self, scenario: int, n: int, measures: Sequence[str]) -> list[tuple[int, str]]:
        """Return the failed replications of a scenario, each with what went wrong."""
        wanted = {"scenario": scenario, "n": n, "measures": json.dumps(measures)}
        told: dict[int, list[str]] = {}
        for replication, name, reason in self._database.rows(_REASONS, wanted):
            told.setdefault(replication, []).append(f"{name}: {reason}" if name else reason)
        return [(replication, "; ".join(reasons)) for replication, reasons in told.items()]

    def found(self, scenario: int, replication: int) -> CellResult | None:
        """Return what is stored of a cell; None if it was not played."""
        cell = self._database.rows(_CELL, [scenario, replication])
        if not cell:
            return None
        values, failed = {}, {}
        for name, value, reason in self._database.rows(_RESULTS, [scenario, replication]):
            if reason is None:
                values[name] = math.nan if value is None else float(value)
            else:
                failed[name] = reason
        return CellResult(cell[0][0], values, failed)

    def put(self, scenario: int, replication: int, result: CellResult) -> None:
        """Keep what came of a cell, all of it or nothing.

        A cell that was kept before only gets the measures that it lacks.

        Raises:
            CssimError: it holds other values than those that came of it now.
        """
        with self._database.transaction():
            self._put(scenario, replication, result)

    def replace_failed(self, scenario: int, replication: int, result: CellResult) -> None:
        """Keep what came of a cell in the place of what failed in it."""
        with self._database.transaction():
            for query in _FORGET:
                self._database.rows(query, [scenario, replication])
            self._put(scenario, replication, result)

    def count(self) -> int:
        """Return how many cells there are, done or failed."""
        return self._database.number("SELECT count(*) FROM cells")

    def _put(self, scenario: int, replication: int, result: CellResult) -> None:
        before = self.found(scenario, replication)
        failed = result.failed
        if before is None:
            self._database.rows(_PUT_CELL, [scenario, replication, result.reason])
            before = CellResult()
            failed = {} if result.reason else failed
        problem = different(before, result)
        if problem:
            name = self._database.name
            raise CssimError(f"a cell of {name} gave other values than before: {problem}")
        found: list[tuple[Any, ...]] = [(*pair, None) for pair in result.values.items()]
        found += [(name, None, reason) for name, reason in failed.items()]
        news = [
            (scenario, replication, value, reason, name)
            for name, value, reason in found
            if name not in before.values and name not in before.failed
        ]
        self._database.connection.executemany(_PUT_RESULT, news)
