"""What a store was asked for: points of scenarios, replications, measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from cssim.experiment.sweeping.store.database import Database, damaged
from cssim.scenario import from_json

__all__ = ["Asked", "Requests", "StoredPoint"]

_ADD_MEASURE = (
    "INSERT INTO measures SELECT coalesce(max(measure) + 1, 0), ? FROM measures WHERE true"
    " ON CONFLICT DO NOTHING"
)
_ADD_SCENARIO = (
    "INSERT INTO scenarios SELECT coalesce(max(scenario) + 1, 0), ?, ?, 0 FROM scenarios"
    " WHERE true ON CONFLICT DO NOTHING"
)
_SCENARIO = "SELECT scenario FROM scenarios WHERE fingerprint = ?"
_WANT = "UPDATE scenarios SET replications = max(replications, ?) WHERE scenario = ?"
_ADD_BASE = "INSERT INTO bases VALUES (?, ?) ON CONFLICT DO NOTHING"
_ADD_POINT = (
    "INSERT INTO points (point, scenario, overrides, base)"
    " SELECT coalesce(max(point) + 1, 0), ?, ?, ? FROM points"
)
_POINT = "SELECT point FROM points WHERE scenario = ? AND overrides = ?"


@dataclass(frozen=True, slots=True)
class Asked:
    """A point that is asked for: its scenario, and how it is written.

    Attributes:
        fingerprint: of the scenario of the point.
        seed: of its study.
        base: the scenario that the overrides change, as JSON.
        overrides: as JSON.
    """

    fingerprint: str
    seed: int
    base: str
    overrides: str


@dataclass(frozen=True, slots=True)
class StoredPoint:
    """A point of a store.

    Attributes:
        number: of the point, in the order in which points were first asked for.
        scenario: number of its scenario; points may share one.
        fingerprint: of the scenario.
        replications: how many were asked for.
        base: the key of the scenario that the overrides change.
        overrides: value by dotted path.
    """

    number: int
    scenario: int
    fingerprint: str
    replications: int
    base: str
    overrides: dict[str, Any]


class Requests:
    """The requests in a store.

    Args:
        database: of the store.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, points: Iterable[Asked], n: int, measures: Iterable[str]) -> tuple[int, ...]:
        """Note down what is asked for, all of it or nothing, and return the numbers of the points.

        What is in the store already keeps its number; of replications the most are wanted.
        """
        with self._database.transaction():
            for name in measures:
                self._database.rows(_ADD_MEASURE, [name])
            return tuple(dict.fromkeys([self._asked(point, n) for point in points]))

    def ask_again(self, n: int) -> None:
        """Want at least `n` replications of every scenario."""
        with self._database.transaction():
            self._database.rows("UPDATE scenarios SET replications = max(replications, ?)", [n])

    def measures(self) -> tuple[str, ...]:
        """Return the names of all measures that were ever asked for."""
        rows = self._database.rows("SELECT name FROM measures ORDER BY measure")
        return tuple(name for (name,) in rows)

    def points(self, numbers: Sequence[int] | None = None) -> list[StoredPoint]:
        """Return these points, by default for each scenario the first that gave it."""
        rows = self._database.rows(
            "SELECT point, scenario, fingerprint, replications, base, overrides"
            " FROM points JOIN scenarios USING (scenario) ORDER BY point"
        )
        found = {
            number: StoredPoint(
                number, scenario, fingerprint, replications, base, self._overrides(number, text)
            )
            for number, scenario, fingerprint, replications, base, text in rows
        }
        if numbers is not None:
            if not found.keys() >= {*numbers}:
                raise damaged(self._database.name, "a point is missing")
            return [found[number] for number in numbers]
        first: dict[int, StoredPoint] = {}
        for point in found.values():
            first.setdefault(point.scenario, point)
        return [*first.values()]

    def holds(self, points: Iterable[StoredPoint]) -> bool:
        """Return whether the scenarios of these points still have their numbers."""
        query = "SELECT fingerprint FROM scenarios WHERE scenario = ?"
        found = ((self._database.rows(query, [p.scenario]), p.fingerprint) for p in points)
        return all(rows == [(fingerprint,)] for rows, fingerprint in found)

    def bases(self) -> list[str]:
        """Return the keys of the scenarios that overrides change."""
        return [key for (key,) in self._database.rows("SELECT base FROM bases")]

    def base(self, key: str) -> str:
        """Return a scenario that overrides change, as JSON."""
        rows = self._database.rows("SELECT json FROM bases WHERE base = ?", [key])
        if not rows:
            raise damaged(self._database.name, "a scenario is missing")
        return str(rows[0][0])

    def _overrides(self, number: int, text: str) -> dict[str, Any]:
        try:
            found = from_json(text)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise damaged(self._database.name, f"what point {number} changes cannot be read")
        return found

    def _asked(self, point: Asked, n: int) -> int:
        """Note a point down and return its number."""
        self._database.rows(_ADD_SCENARIO, [point.fingerprint, point.seed])
        scenario = self._database.number(_SCENARIO, [point.fingerprint])
        self._database.rows(_WANT, [n, scenario])
        key = [scenario, point.overrides]
        found = self._database.rows(_POINT, key)
        if not found:
            base = sha256(point.base.encode()).hexdigest()
            self._database.rows(_ADD_BASE, [base, point.base])
            self._database.rows(_ADD_POINT, [*key, base])
            found = self._database.rows(_POINT, key)
        return int(found[0][0])
