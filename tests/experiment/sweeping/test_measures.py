"""The user's own measures: taken with the KPIs, added later, and what becomes of broken ones."""

from __future__ import annotations

import math
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from experiment.sweeping import own_measures
from experiment.sweeping.rows import rows_of
from experiment.sweeping.worlds import BASE, KEYS, SEATS

import cssim as cs
from cssim.experiment.sweeping import open_sweep, rerun, resume, sweep
from cssim.experiment.work import Died, Workers

CHATS = "experiment.sweeping.own_measures:chats"
BROKEN = "experiment.sweeping.own_measures:broken"
ODD = "experiment.sweeping.own_measures:odd"
SEATS_1: dict[str, list[int]] = {SEATS: [1]}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "sweep.db"


def played(store: Path, *measures: Any, n: int = 2) -> cs.Sweep:
    return sweep(BASE, SEATS_1, n=n, store=store, workers=1, measures=measures, progress=False)


def test_they_stand_beside_the_kpis(store: Path) -> None:
    found = played(store, own_measures.chats)
    expected = [
        len(cs.run(BASE.replace({SEATS: 1}), replication=number).tables.chats) for number in (0, 1)
    ]
    assert found.measures == (*KEYS, CHATS)
    assert found.values(0, CHATS).tolist() == expected
    assert found.cells()[CHATS].tolist() == expected
    assert found.table().set_index("key").loc[CHATS, "mean"] == sum(expected) / 2


def test_one_that_is_undefined_or_infinite_comes_back_as_it_was(store: Path) -> None:
    found = played(store, own_measures.undefined, own_measures.endless)
    undefined, endless = found.measures[-2:]
    assert all(map(math.isnan, found.values(0, undefined)))
    assert found.values(0, endless).tolist() == [-math.inf, -math.inf]
    assert found.counts() == (2, 0, 0)


def test_one_that_is_infinite_both_ways_has_neither_mean_nor_interval(store: Path) -> None:
    row = played(store, own_measures.endless_both_ways).table().iloc[-1]
    assert row["key"].endswith("endless_both_ways")
    assert row[["mean", "low", "high"]].isna().all()


def test_one_that_is_added_later_is_taken_of_the_cells_there_are(store: Path) -> None:
    before = played(store)
    assert before.measures == tuple(KEYS)
    found = played(store, own_measures.chats)
    assert found.counts() == (2, 0, 0)
    assert found.values(0, CHATS).shape == (2,)
    assert before.cells().equals(found.cells().drop(columns=CHATS))


def test_cells_played_again_for_it_must_come_out_the_same(store: Path) -> None:
    played(store)
    with closing(sqlite3.connect(store)) as database:
        database.execute("UPDATE results SET value = 0.125 WHERE replication = 1 AND measure = 0")
        database.commit()
    before = rows_of(store)["results"]
    with pytest.raises(cs.CssimError) as caught:
        played(store, own_measures.chats)
    assert f"a cell of {store} gave other values than before" in str(caught.value)
    assert f"{KEYS[0]} was 0.125 and is " in str(caught.value)
    assert [row for row in rows_of(store)["results"] if row[1] == 1] == [
        row for row in before if row[1] == 1
    ]


def test_a_broken_one_makes_the_cell_fail_and_names_itself(store: Path) -> None:
    found = played(store, own_measures.odd)
    assert found.counts() == (1, 1, 0)
    (row,) = found.failed().itertuples(index=False)
    assert (row.scenario, row.replication) == (
        BASE.replace({SEATS: 1}).fingerprint[:12],
        1,
    )
    assert row.reason.startswith(f"{ODD}: ValueError: replication 1 is odd")
    assert found.cells()["replication"].tolist() == [0]


def test_without_the_broken_one_nothing_is_lost_or_played_again(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(store, own_measures.broken, own_measures.chats)
    monkeypatch.setattr("cssim.experiment.sweeping.cells.run", None)
    assert played(store, own_measures.broken).counts() == (0, 2, 0)
    assert played(store, own_measures.chats).counts() == (2, 0, 0)
    assert open_sweep(store).counts() == (0, 2, 0)


def test_resume_takes_every_measure_that_was_ever_asked_for(store: Path) -> None:
    played(store, own_measures.chats)
    played(store, n=3)
    found = resume(store, workers=1, progress=False)
    assert found.measures == (*KEYS, CHATS)
    assert found.counts() == (3, 0, 0)


def test_resume_refuses_where_a_measure_cannot_be_imported(store: Path) -> None:
    played(store, own_measures.chats)
    with closing(sqlite3.connect(store)) as database:
        database.execute("UPDATE measures SET name = 'gone:chats' WHERE name = ?", [CHATS])
        database.commit()
    with pytest.raises(cs.CssimError, match="gone:chats cannot be imported where"):
        resume(store, workers=1, progress=False)
    assert "gone:chats" in open_sweep(store).measures


def test_a_kpi_that_the_store_does_not_know_yet_is_added(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(store)
    with closing(sqlite3.connect(store)) as database:
        database.execute("DELETE FROM results WHERE measure = 5")
        database.execute("DELETE FROM measures WHERE measure = 5")
        database.commit()
    assert open_sweep(store).counts() == (2, 0, 0)
    assert KEYS[5] not in open_sweep(store).measures
    found = resume(store, workers=1, progress=False)
    expected = cs.run(BASE.replace({SEATS: 1})).kpis[KEYS[5]]
    assert found.values(0, KEYS[5])[0] == expected


@pytest.mark.parametrize("measure", [lambda run: 1.0, 3, "own_measures.chats", None])
def test_what_has_no_name_is_refused(store: Path, measure: Any) -> None:
    with pytest.raises(cs.CssimError, match="name"):
        played(store, measure)
    assert not store.exists()


@pytest.mark.parametrize("measures", [own_measures.chats, 3, "chats"])
def test_what_is_no_list_of_functions_is_refused(store: Path, measures: Any) -> None:
    with pytest.raises(cs.CssimError, match="measures"):
        sweep(BASE, SEATS_1, n=1, store=store, measures=measures, progress=False)


class Deadly(Workers):
    """Every job ends its worker."""

    def each(self, do: Any, jobs: Any, total: int) -> Any:
        return ((job, Died("its process was ended")) for job in jobs)


def test_a_worker_that_dies_of_an_added_one_takes_no_kpi_along(store: Path) -> None:
    before = played(store).cells()
    added: dict[str, Any] = {"measures": [own_measures.chats], "workers": Deadly()}
    found = sweep(BASE, SEATS_1, n=2, store=store, progress=False, **added)
    assert found.counts() == (0, 2, 0)
    assert found.failed()["reason"].tolist() == [f"{CHATS}: its process was ended"] * 2
    assert played(store).cells().equals(before)
    assert [cell.outcome for cell in rerun(store, workers=1, progress=False)] == ["done", "done"]
    assert played(store, own_measures.chats).counts() == (2, 0, 0)
