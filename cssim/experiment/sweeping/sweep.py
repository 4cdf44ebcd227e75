"""What a sweep has found so far, read from its store when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cssim.arguments import whole_number
from cssim.errors import CssimError, did_you_mean
from cssim.experiment.asked import check_confidence
from cssim.experiment.statistics import Values
from cssim.experiment.sweeping.export import check_export, export_table
from cssim.experiment.sweeping.points import Point
from cssim.experiment.sweeping.store import Rebuilt, Store, StoredPoint
from cssim.experiment.sweeping.tables import cells_table, failed_table, means_table
from cssim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Counts", "Opening", "Sweep"]

Opening = Callable[[], AbstractContextManager[Store]]
"""Opens a store for a look at it."""


class Counts(NamedTuple):
    """How many cells a sweep has, by what came of them.

    Attributes:
        done: played, with every measure.
        failed: played, and the run or a measure failed.
        missing: not played yet, or not with every measure.
    """

    done: int
    failed: int
    missing: int


@dataclass(frozen=True, repr=False, eq=False)
class Sweep:
    """Many scenarios, each on many sets of shoppers.

    A cell is one replication of one scenario. What a sweep tells, it reads from its store at that
    moment; of a sweep that was stopped, or that another process is still playing, it tells what is
    finished.

    Attributes:
        paths: what the points change, by dotted path.
        points: value of each of `paths` at each point; where a point says nothing, the value that
            the scenario has anyway.
        n: replications asked for.
        measures: keys of the KPIs and names of the user's measures.
    """

    paths: tuple[str, ...]
    points: tuple[Point, ...]
    n: int
    measures: tuple[str, ...]
    _stored: tuple[StoredPoint, ...] = field(repr=False)
    _open: Opening = field(repr=False)

    @classmethod
    def of(
        cls,
        opening: Opening,
        numbers: tuple[int, ...] | None,
        n: int | None,
        measures: tuple[str, ...],
    ) -> Sweep:
        """Return the sweep of these points of a store, by default all, with all replications."""
        with opening() as store:
            stored = tuple(store.requests.points(numbers))
            rebuilt = Rebuilt(store)
            paths = tuple(dict.fromkeys(path for point in stored for path in point.overrides))
            points = tuple(rebuilt.point(point, paths) for point in stored)
        most = max((point.replications for point in stored), default=0)
        return cls(paths, points, most if n is None else n, measures, stored, opening)

    def __repr__(self) -> str:
        done, failed, missing = self.counts()
        ending = f"; {missing} are still to be played" if missing else ""
        return (
            f"<Sweep of {len(self.points)} points × {self.n} replications: {done} cells done, "
            f"{failed} failed{ending}>"
        )

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenario of each point, in the order of `points`; made anew each time."""
        with self._look() as store:
            rebuilt = Rebuilt(store)
            return tuple(rebuilt.scenario(point) for point in self._stored)

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """The fingerprint of the scenario of each point, in the order of `points`."""
        return tuple(point.fingerprint for point in self._stored)

    def scenario(self, point: int) -> Scenario:
        """Return the scenario of one point; a sweep of many has no need to make them all.

        Args:
            point: its place in `points`, from 0.

        Raises:
            CssimError: there is no such point.
        """
        stored = self._stored[self._place(point)]
        with self._look(stored) as store:
            return Rebuilt(store).scenario(stored)

    def counts(self) -> Counts:
        """Return how many cells are done, failed and missing."""
        done = failed = missing = 0
        with self._look() as store:
            for point in self._stored:
                wanted = min(self.n, point.replications)
                state = store.cells.state(point.scenario, wanted, self.measures)
                done += len(state.done)
                failed += len(state.failed)
                missing += len(state.missing)
        return Counts(done, failed, missing)

    def values(self, point: int, key: str) -> Values:
        """Return the values of a measure at a point, one a replication that is done.

        Args:
            point: its place in `points`, from 0.
            key: of a KPI, or the name of a measure.

        Returns:
            Array of shape (done,), by replication; NaN where the measure is undefined.

        Raises:
            CssimError: there is no such point or measure.
        """
        stored = self._stored[self._place(point)]
        self._check_measure(key)
        with self._look(stored) as store:
            found = store.cells.values(stored.scenario, self.n, [key], self.measures)
        return found.values[:, 0]

    def each_values(self, keys: Sequence[str]) -> Iterator[dict[str, Values]]:
        """Yield for each point the values of some measures by key, all in one look at the store.

        Args:
            keys: of KPIs, or names of measures.

        Raises:
            CssimError: there is no such measure.
        """
        for key in keys:
            self._check_measure(key)
        with self._look() as store:
            for point in self._stored:
                found = store.cells.values(point.scenario, self.n, keys, self.measures)
                yield dict(zip(keys, found.values.T, strict=True))

    def cells(self) -> pd.DataFrame:
        """Return one row a cell that is done.

        Columns: `paths`, `scenario` (the first 12 letters of its fingerprint), `replication`, and
        one column a measure.
        """
        with self._look() as store:
            return cells_table(store, self._pairs(), self.n, self.measures)

    def table(self, confidence: float = 0.95) -> pd.DataFrame:
        """Return one row a point and measure: the mean and the interval of its expectation.

        Columns: `paths`, key, n (replications done), mean, low, high, unit. Each interval holds by
        itself with this confidence, if the number of replications was fixed beforehand; there is
        none where a measure is undefined in a replication.

        Raises:
            CssimError: `confidence` is out of range.
        """
        check_confidence(confidence)
        with self._look() as store:
            return means_table(store, self._pairs(), self.n, self.measures, confidence)

    def failed(self) -> pd.DataFrame:
        """Return one row a failed cell: scenario, replication, and the reason.

        `cssim.rerun(store, "scenario:replication")` plays one again.
        """
        with self._look() as store:
            return failed_table(store, self._pairs(), self.n, self.measures)

    def export(self, path: str | Path, *, overwrite: bool = False) -> None:
        """Write the table of `cells` to a file.

        Args:
            path: ends with .csv (UTF-8, every number with all its digits) or .parquet.
            overwrite: may a file that exists be replaced?

        Raises:
            CssimError: it cannot be written, or exists.
        """
        file = check_export(path, overwrite=overwrite)
        export_table(self.cells(), file)

    @contextmanager
    def _look(self, *points: StoredPoint) -> Iterator[Store]:
        """Open the store, and see whether it is still the one with these points, or with all."""
        with self._open() as store:
            if not store.requests.holds(points or self._stored):
                raise CssimError(
                    f"{store.name} is another store than the one this sweep was read from; "
                    "cs.open_sweep reads it anew"
                )
            yield store

    def _place(self, point: int) -> int:
        place = whole_number(point, "point", 0)
        if place >= len(self.points):
            raise CssimError(f"point is {place}; this sweep has {len(self.points)}, from 0")
        return place

    def _check_measure(self, key: str) -> None:
        if key not in self.measures:
            hint = did_you_mean(str(key), self.measures) or f"it has: {', '.join(self.measures)}"
            raise CssimError(f"the sweep has no measure {key!r:.80}; {hint}")

    def _pairs(self) -> list[tuple[Point, StoredPoint]]:
        return list(zip(self.points, self._stored, strict=True))
