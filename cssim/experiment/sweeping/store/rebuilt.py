"""Scenarios and points as they were asked for, from what a store holds of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cssim.errors import CssimError, ScenarioError
from cssim.experiment.sweeping.points.points import Point
from cssim.experiment.sweeping.store.requests import StoredPoint
from cssim.experiment.sweeping.store.store import Store
from cssim.scenario import Scenario, differences

__all__ = ["Rebuilt"]

_MOST_SHOWN = 3
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
        try:
            found = self._base(point.base).replace(point.overrides)
        except ScenarioError:
            found = None
        if found is None or found.fingerprint != point.fingerprint:
            raise CssimError(
                f"point {point.number} of {self._store.name} gives another scenario than it did "
                "when it was asked for; use the version of cssim that made the store, or name "
                "another file"
            )
        return found

    def check_base(self, scenario: Scenario) -> None:
        """Check that what the store holds are points of this scenario, and of no other.

        Raises:
            CssimError: another was swept here; its points could not be told from these.
        """
        for key in self._store.requests.bases():
            kept = self._base(key)
            if kept.fingerprint == scenario.fingerprint:
                continue
            paths = [row.paths[0] for row in differences(kept, scenario)]
            shown = ", ".join(paths[:_MOST_SHOWN])
            more = f" and {len(paths) - _MOST_SHOWN} more places" if paths[_MOST_SHOWN:] else ""
            raise CssimError(
                f"{self._store.name} holds points of another scenario, {kept.title.en!r}; this is "
                f"{scenario.title.en!r}, and they differ at {shown or 'an amendment'}{more}. Keep "
                "its points in a file of their own"
            )

    def point(self, point: StoredPoint, paths: Iterable[str]) -> Point:
        """Return the values that a point has at `paths`, which may be more than it changes."""
        missing = [path for path in paths if path not in point.overrides]
        if not missing:
            return {path: point.overrides[path] for path in paths}
        if point.base not in self._values:
            self._values[point.base] = self._base(point.base).values
        values = self._values[point.base]
        return {path: point.overrides.get(path, _at(values, path)) for path in paths}

    def _base(self, key: str) -> Scenario:
        if key not in self._bases:
            text, name = self._store.requests.base(key), self._store.name
            try:
                self._bases[key] = Scenario.from_json(text)
            except CssimError as error:
                raise CssimError(f"the scenario in {name} cannot be read: {error}") from None
        return self._bases[key]


def _at(values: Mapping[str, object], path: str) -> object:
    """Return what is written at a path, a table with all its values."""
    if path in values:
        return values[path]
    below = f"{path}."
    table = {key[len(below) :]: value for key, value in values.items() if key.startswith(below)}
    return table or _NOTHING
