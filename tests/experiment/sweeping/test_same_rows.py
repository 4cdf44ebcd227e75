"""However the cells of a sweep come into a store: the same rows, to the bit."""

from __future__ import annotations

from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from experiment.sweeping import own_measures
from experiment.sweeping.rows import assert_same_rows, rows_of
from experiment.sweeping.worlds import BASE, GRID, MOST, RELAY, RELAYS, RELAYS_FAILING, SEATS

import cssim as cs
from cssim.experiment.sweeping import grid, resume, sweep
from cssim.experiment.work import LocalProcesses, ThisProcess, Workers

MEASURES: Any = (own_measures.chats, own_measures.odd, own_measures.undefined)


class Backwards(Workers):
    """Jobs done in the order of which nobody thinks: the last first."""

    def each(self, do: Any, jobs: Any, total: int) -> Any:
        return ((job, do(job)) for job in reversed([*jobs]))


class Spawned(Workers):
    """Processes started by `spawn` of the standard library: nothing is inherited."""

    def each(self, do: Any, jobs: Any, total: int) -> Any:
        listed = [*jobs]
        with get_context("spawn").Pool(2) as pool:
            yield from zip(listed, pool.imap(do, listed), strict=True)


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("serial") / "sweep.db"
    sweep(BASE, GRID, n=3, store=store, workers=1, measures=MEASURES, progress=False)
    return store


def test_the_rows_are_those_of_twelve_cells(serial: Path) -> None:
    rows = rows_of(serial)
    assert [row[:2] for row in rows["cells"]] == [(s, r) for s in range(4) for r in range(3)]
    assert len(rows["results"]) == 12 * (len(cs.KPIS) + 3)
    assert len(rows["bases"]) == 1


@pytest.mark.parametrize(
    "workers",
    [ThisProcess(), Backwards(), LocalProcesses(2), Spawned()],
    ids=["one after the other", "backwards", "two processes", "spawn"],
)
def test_any_workers(serial: Path, tmp_path: Path, workers: Workers) -> None:
    store = tmp_path / "other.db"
    sweep(BASE, GRID, n=3, store=store, workers=workers, measures=MEASURES, progress=False)
    assert_same_rows(serial, store)


def test_replications_added_in_steps(serial: Path, tmp_path: Path) -> None:
    store = tmp_path / "other.db"
    for n in (1, 2):
        sweep(BASE, GRID, n=n, store=store, workers=1, measures=MEASURES, progress=False)
    resume(store, n=3, workers=1, progress=False)
    assert_same_rows(serial, store)


def test_points_added_in_steps(serial: Path, tmp_path: Path) -> None:
    store = tmp_path / "other.db"
    points = grid(GRID)
    for count in (1, 3, 4):
        some = points[:count]
        sweep(BASE, some, n=3, store=store, workers=1, measures=MEASURES, progress=False)
    assert_same_rows(serial, store)


def test_measures_added_in_steps(serial: Path, tmp_path: Path) -> None:
    store = tmp_path / "other.db"
    for count in (0, 2, 3):
        some = MEASURES[:count]
        sweep(BASE, GRID, n=3, store=store, workers=1, measures=some, progress=False)
    assert_same_rows(serial, store)


def test_interrupted_in_the_middle_of_any_cell_and_gone_on_with(
    serial: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "other.db"
    asked: dict[str, Any] = {"n": 3, "store": store, "workers": 1, "measures": MEASURES}
    played = 0

    def once_more(*args: Any, **named: Any) -> cs.Run:
        nonlocal played
        played += 1
        if played % 3 == 0:
            raise KeyboardInterrupt
        return cs.run(*args, **named)

    monkeypatch.setattr("cssim.experiment.sweeping.cells.run", once_more)
    interrupts = 0
    while True:
        try:
            sweep(BASE, GRID, **asked, progress=False)
            break
        except KeyboardInterrupt:
            interrupts += 1
            assert len(rows_of(store)["cells"]) == played - interrupts
            assert sorted(path.name for path in tmp_path.iterdir()) == ["other.db", "other.db.lock"]
    assert interrupts == 5
    assert_same_rows(serial, store)


def test_failed_cells_are_the_same_rows_too(tmp_path: Path) -> None:
    stores = [tmp_path / name for name in ("one.db", "two.db")]
    for store, workers in zip(stores, (ThisProcess(), LocalProcesses(2)), strict=True):
        sweep(RELAY, RELAYS, n=4, store=store, workers=workers, progress=False)
    assert_same_rows(*stores)
    failed = [row[:2] for row in rows_of(stores[0])["cells"] if row[2]]
    assert failed == [(0, replication) for replication in RELAYS_FAILING]


def test_another_machine_needs_the_store_and_nothing_else(
    serial: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.db"
    sweep(BASE, GRID, n=1, store=copy, workers=1, measures=MEASURES, progress=False)
    copied = (tmp_path / "moved.db", copy.read_bytes())
    copied[0].write_bytes(copied[1])
    monkeypatch.chdir(tmp_path)
    resume("moved.db", n=3, workers=1, progress=False)
    assert_same_rows(serial, copied[0])


def test_two_requests_that_share_a_scenario_share_its_cells(tmp_path: Path) -> None:
    store = tmp_path / "sweep.db"
    sweep(BASE, {SEATS: [1, 2]}, n=2, store=store, workers=1, progress=False)
    other = BASE.replace({"title": {"en": "Again", "zh": "再来"}})
    sweep(other, [{}, {SEATS: 1}], n=2, store=store, workers=1, progress=False)
    rows = rows_of(store)
    base_seats = BASE.rulebook.shifts["evening"].seats
    assert base_seats in (1, 2)
    assert len(rows["cells"]) == 4
    assert len(rows["points"]) == 3
    assert MOST not in str(rows["points"])


def test_a_store_holds_no_path_and_no_name_of_this_machine(serial: Path) -> None:
    content = serial.read_bytes()
    for part in (str(serial.parent), str(Path.cwd()), "tmp"):
        assert part.encode() not in content
