"""Single cells played again: those that failed, and one that is to be verified."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from experiment.sweeping import own_measures
from experiment.sweeping.rows import assert_same_rows, rows_of
from experiment.sweeping.worlds import BASE, GRID, RELAY, RELAYS, RELAYS_FAILING, SEATS

import cssim as cs
from cssim.experiment.sweeping import Replayed, open_sweep, rerun, resume, sweep
from cssim.experiment.work import Died, Workers

SHORT = [
    cs.Scenario.replace(RELAY, {path: value}).fingerprint[:12]
    for path, values in RELAYS.items()
    for value in values
]


class Deadly(Workers):
    """Every second job ends its worker."""

    def each(self, do: Any, jobs: Any, total: int) -> Any:
        for number, job in enumerate(jobs):
            yield job, Died("its process was ended") if number % 2 else do(job)


def again(store: Path, cell: str | None = None) -> tuple[Replayed, ...]:
    return rerun(store, cell, workers=1, progress=False)


@pytest.fixture
def relays(tmp_path: Path) -> Path:
    store = tmp_path / "sweep.db"
    sweep(RELAY, RELAYS, n=4, store=store, workers=1, progress=False)
    return store


@pytest.fixture
def grid(tmp_path: Path) -> Path:
    store = tmp_path / "grid.db"
    sweep(BASE, GRID, n=2, store=store, workers=1, progress=False)
    return store


def cell_of(store: Path, place: int = 0, replication: int = 0) -> str:
    return f"{open_sweep(store).scenarios[place].fingerprint[:12]}:{replication}"


def refused(store: Path, cell: Any) -> str:
    with pytest.raises(cs.CssimError) as caught:
        again(store, cell)
    return str(caught.value)


def test_what_fails_for_a_reason_fails_again_and_changes_nothing(relays: Path) -> None:
    before = rows_of(relays)
    found = again(relays)
    assert [cell.cell for cell in found] == [f"{SHORT[0]}:{number}" for number in RELAYS_FAILING]
    assert {cell.outcome for cell in found} == {"failed"}
    assert all("Raise shop.chat.context.most" in cell.reason for cell in found)
    assert rows_of(relays) == before


def test_resume_leaves_failures_alone(relays: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cssim.experiment.sweeping.cells.run", None)
    assert resume(relays, workers=1, progress=False).counts() == (6, 2, 0)


def test_workers_that_died_are_failures_until_their_cells_are_played_again(
    grid: Path, tmp_path: Path
) -> None:
    store = tmp_path / "deadly.db"
    found = sweep(BASE, GRID, n=2, store=store, workers=Deadly(), progress=False)
    assert found.counts() == (4, 4, 0)
    assert set(found.failed()["reason"]) == {"its process was ended"}
    assert {(cell.outcome, cell.reason) for cell in again(store)} == {("done", "")}
    assert open_sweep(store).counts() == (8, 0, 0)
    assert_same_rows(grid, store)
    assert again(store) == ()


def test_a_measure_that_was_repaired_is_taken_when_its_cells_are_played_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "sweep.db"
    asked: dict[str, Any] = {"n": 2, "store": store, "workers": 1, "progress": False}
    found = sweep(BASE, {SEATS: [1]}, measures=[own_measures.odd, own_measures.chats], **asked)
    assert found.counts() == (1, 1, 0)
    monkeypatch.setattr(own_measures.odd, "__code__", own_measures.undefined.__code__)
    (cell,) = again(store)
    assert (cell.outcome, cell.cell[-2:]) == ("done", ":1")
    assert open_sweep(store).counts() == (2, 0, 0)


def test_one_failed_cell(relays: Path) -> None:
    (cell,) = again(relays, f"{SHORT[0]}:{RELAYS_FAILING[1]}")
    assert cell.outcome == "failed"


def test_a_cell_that_was_done_is_verified_to_the_bit(grid: Path) -> None:
    before = rows_of(grid)
    name = cell_of(grid, 1, 1)
    assert again(grid, name) == (Replayed(name, "same"),)
    assert rows_of(grid) == before


def test_another_value_is_told_and_the_store_left_as_it_is(grid: Path) -> None:
    name = cell_of(grid)
    with closing(sqlite3.connect(grid)) as database:
        database.execute(
            "UPDATE results SET value = value + 1e-15 WHERE scenario = 0 AND replication = 0 "
            "AND measure = (SELECT measure FROM measures WHERE name = 'occupancy')"
        )
        database.commit()
    before = rows_of(grid)
    was = open_sweep(grid).values(0, "occupancy")[0]
    now = cs.run(BASE.replace({SEATS: 1, "desk.concurrent_chats": 1})).kpis["occupancy"]
    assert was != now
    assert refused(grid, name) == (
        f"cell {name} of {grid} gave other values than before: occupancy was {float(was)!r} and is "
        f"{now!r} now"
    )
    assert rows_of(grid) == before


def test_a_cell_that_was_done_and_fails_now_is_told(
    grid: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows_of(grid)
    monkeypatch.setattr("cssim.experiment.sweeping.cells.run", None)
    message = refused(grid, cell_of(grid))
    assert "was done, and fails now: TypeError: 'NoneType' object is not callable" in message
    assert rows_of(grid) == before


def test_a_few_letters_are_enough_if_only_one_scenario_begins_with_them(relays: Path) -> None:
    (first, second) = (cs.Scenario.fingerprint.fget(one) for one in open_sweep(relays).scenarios)
    assert first[0] != second[0]
    for beginning in (first[0], first[:5].upper(), first):
        (cell,) = again(relays, f"{beginning}:0")
        assert cell == Replayed(f"{first[:12]}:0", "same")


def test_letters_with_which_several_scenarios_begin(grid: Path, tmp_path: Path) -> None:
    sweep(BASE, {"study.seed": list(range(17))}, n=1, store=grid, workers=1, progress=False)
    begins = [one.fingerprint[0] for one in open_sweep(grid).scenarios]
    twice = next(letter for letter in begins if begins.count(letter) > 1)
    message = refused(grid, f"{twice}:0")
    assert f"{begins.count(twice)} scenarios of {grid} begin with {twice}: {twice}" in message
    assert message.endswith("write more letters")


@pytest.mark.parametrize(
    "cell", ["", "3fa2c1", "3fa2c1:", ":4", "3fa2c1:-1", "xyz:1", 4, "a:1.5", f"a:1{20 * '0'}"]
)
def test_what_names_no_cell(relays: Path, cell: Any) -> None:
    message = refused(relays, cell)
    assert message.startswith(f"cell is {cell!r}; a cell is named by the first letters")


def test_a_scenario_that_is_not_there_comes_with_the_nearest(relays: Path) -> None:
    wrong = ("0" if SHORT[0][5] != "0" else "1").join([SHORT[0][:5], SHORT[0][6:]])
    message = refused(relays, f"{wrong}:0")
    assert message == (
        f"{relays} has no scenario that begins with {wrong}; did you mean '{SHORT[0]}'?"
    )


def test_a_scenario_like_none_comes_with_all_there_are(relays: Path) -> None:
    wrong = next(digit for digit in "0123456789" if digit not in (SHORT[0][0], SHORT[1][0]))
    message = refused(relays, f"{wrong}:0")
    assert message.endswith(f"begins with {wrong}; it has: {SHORT[0]}, {SHORT[1]}")


def test_a_replication_that_was_not_played(relays: Path) -> None:
    assert refused(relays, f"{SHORT[1]}:4") == (
        f"replication 4 of scenario {SHORT[1]} has not been played; 4 were asked for, from 0; "
        "resume plays what is missing"
    )
