"""Sweeps: many scenarios on many sets of shoppers, that can be stopped and gone on with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from os import PathLike
from pathlib import Path as FilePath

from cssim.arguments import whole_number
from cssim.errors import CssimError
from cssim.experiment.sweeping.playing import is_own, play
from cssim.experiment.sweeping.points import Point, each_resolved, points_of
from cssim.experiment.sweeping.store import Asked, Rebuilt, Store, in_memory, reading, writing
from cssim.experiment.sweeping.sweep import Opening, Sweep
from cssim.experiment.work import WorkersAsked, name_of, named, workers_of
from cssim.results import KPIS, Run
from cssim.scenario import Scenario, to_json

__all__ = ["everything_asked", "open_sweep", "resume", "sweep"]

Measure = Callable[[Run], float]
Path = str | PathLike[str]

_KEYS = tuple(kpi.key for kpi in KPIS)
_MOST = 1_000_000


def sweep(
    scenario: Scenario,
    points: Mapping[str, Sequence[object]] | Sequence[Point],
    *,
    n: int = 20,
    store: Path | None = None,
    workers: WorkersAsked = None,
    measures: Iterable[Measure] = (),
    progress: bool = True,
) -> Sweep:
    """Play a scenario with other values at some paths, each combination on `n` sets of shoppers.

    A cell that the store holds already is not played again, so the same call goes on where it was
    stopped, with a larger `n` it adds replications, and with more points it adds those. A store
    holds points of one scenario; another wants a file of its own.

    Args:
        scenario: from `cssim.load`.
        points: a list of values for each path, for all combinations; or a list of points, such as
            from `cssim.latin_hypercube`.
        n: replications of each point.
        store: file that keeps every cell as soon as it is played; None keeps them in memory.
        workers: how many processes, or the address of a Dask scheduler; None chooses.
        measures: functions that take a `Run` and return a number, imported from a module.
        progress: show one bar in terminals and notebooks.

    Raises:
        SweepError: what is wrong with the points, all at once.
        CssimError: an argument is out of range, or the store is none that can be gone on with.

    Examples:
        >>> import cssim as cs
        >>> base = cs.load("scenarios/19-common-form.toml").replace({"study.days": 1})
        >>> found = cs.sweep(base, {"shifts.evening.seats": [1, 2]}, n=2)
        >>> found
        <Sweep of 2 points × 2 replications: 4 cells done, 0 failed>
        >>> found.cells()["shifts.evening.seats"].tolist()
        [1, 1, 2, 2]
    """
    n = _replications(n)
    place = workers_of(workers)
    wanted = (*_KEYS, *_names(measures))
    asked = _asked(scenario, points_of(points))
    with _keeping(store) as (opened, opening):
        Rebuilt(opened).check_base(scenario)
        numbers = opened.requests.ask(asked, n, wanted)
        stored = opened.requests.points(numbers)
        play(opened, stored, n, wanted, place, progress=progress)
    return Sweep.of(opening, numbers, n, wanted)


def resume(
    store: Path, *, n: int | None = None, workers: WorkersAsked = None, progress: bool = True
) -> Sweep:
    """Go on with a store: play every cell that was ever asked for and is not there.

    The files of the scenarios are not needed. Cells that failed are not played again; see `rerun`.

    Args:
        store: the file.
        n: replications of each point; None takes for each what was asked for.
        workers: how many processes, or the address of a Dask scheduler; None chooses.
        progress: show one bar in terminals and notebooks.

    Raises:
        CssimError: `n` is out of range, or the store is none that can be gone on with.
    """
    n = None if n is None else _replications(n)
    place = workers_of(workers)
    with writing(store, new=False) as opened:
        wanted = everything_asked(opened)
        opened.requests.ask((), 0, wanted)
        if n is not None:
            opened.requests.ask_again(n)
        play(opened, opened.requests.points(), n, wanted, place, progress=progress)
    return Sweep.of(_looks_at(store), None, n, wanted)


def open_sweep(store: Path) -> Sweep:
    """Look at everything a store was ever asked for, and play nothing.

    It may be one that another process is writing into.

    Args:
        store: the file.

    Raises:
        CssimError: there is no such store, or it is one of another version.
    """
    with reading(store) as opened:
        known = opened.requests.measures()
    return Sweep.of(_looks_at(store), None, None, tuple(filter(_is_known, known)))


def everything_asked(store: Store) -> tuple[str, ...]:
    """Return the KPIs, and the measures of the user's that a store was ever asked for.

    Raises:
        CssimError: one of the user's cannot be imported here.
    """
    own = [name for name in store.requests.measures() if is_own(name)]
    for name in own:
        named(name)
    return (*_KEYS, *own)


def _replications(n: object) -> int:
    number = whole_number(n, "n", 1)
    if number > _MOST:
        raise CssimError(f"n is {number:,}; a sweep has at most {_MOST:,} replications of a point")
    return number


def _names(measures: Iterable[Measure]) -> tuple[str, ...]:
    if isinstance(measures, str) or not isinstance(measures, Iterable):
        raise CssimError(
            f"measures is {measures!r:.80}; it must be a list of functions, such as "
            "[measures.late_share] after import measures"
        )
    return tuple(dict.fromkeys(name_of(measure) for measure in measures))


def _asked(scenario: Scenario, points: Sequence[Point]) -> list[Asked]:
    """Return what is asked for, with none of the scenarios held."""
    found = each_resolved(scenario, points)
    base = ""
    asked = []
    for point, resolved in zip(points, found, strict=True):
        base = base or scenario.to_json()
        asked.append(Asked(resolved.fingerprint, resolved.study.seed, base, to_json(point)))
    return asked


@contextmanager
def _keeping(store: Path | None) -> Iterator[tuple[Store, Opening]]:
    """Yield a store to write into, and how to look at it later."""
    if store is None:
        kept = in_memory()
        yield kept, lambda: nullcontext(kept)
        return
    with writing(store, new=True) as opened:
        yield opened, _looks_at(store)


def _looks_at(store: Path) -> Opening:
    return partial(reading, FilePath(store).absolute())


def _is_known(measure: str) -> bool:
    return is_own(measure) or measure in _KEYS
