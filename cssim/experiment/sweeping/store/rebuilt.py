"""Scenarios and points as they were asked for, from what a store holds of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cssim.errors import CssimError
from cssim.experiment.sweeping.points.points import Point
from cssim.experiment.sweeping.store.requests import StoredPoint
from cssim.experiment.sweeping.store.store import Store
from cssim.scenario import Scenario

__all__ = ["Rebuilt"]

_NOTHING = "none"
"""What a file writes where there is nothing."""


class Rebuilt:
    """The scenarios of a store, of which only those that overrides change are held.

    Args:
        store: where they are kept.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._bases: dict[str, Scenario] = {}
        self._values: dict[str, Mapping[str, object]] = {}

    def scenario(self, point: StoredPoint) -> Scenario:
        """Return the scenario of a point.

        Raises:
            CssimError: it is not the one that the store holds cells of.
        """
        found = self._base(point).replace(point.overrides)
        if found.fingerprint != point.fingerprint:
            raise CssimError(
                f"point {point.number} of {self._store.name} gives another scenario than it did "
                "when it was asked for; use the version of cssim that made the store, or name "
                "another file"
            )
        return found

    def point(self, point: StoredPoint, paths: Iterable[str]) -> Point:
        """Return the values that a point has at `paths`, which may be more than it changes."""
        missing = [path for path in paths if path not in point.overrides]
        if not missing:
            return {path: point.overrides[path] for path in paths}
        if point.base not in self._values:
            self._values[point.base] = self._base(point).values
        values = self._values[point.base]
        return {path: point.overrides.get(path, _at(values, path)) for path in paths}

    def _base(self, point: StoredPoint) -> Scenario:
        if point.base not in self._bases:
            self._bases[point.base] = Scenario.from_json(self._store.requests.base(point.base))
        return self._bases[point.base]


def _at(values: Mapping[str, object], path: str) -> object:
    """Return what is written at a path, a table with all its values."""
    if path in values:
        return values[path]
    below = f"{path}."
    table = {key[len(below) :]: value for key, value in values.items() if key.startswith(below)}
    return table or _NOTHING
