"""A cell is kept whole or not at all, and can be read with other tools than cssim."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from experiment.sweeping import own_measures
from experiment.sweeping.rows import rows_of
from experiment.sweeping.worlds import BASE, KEYS, RELAY, RELAYS, SEATS

import cssim as cs
from cssim.experiment.sweeping import sweep
from cssim.experiment.sweeping.store import stored_cells as stored


def test_a_cell_of_which_a_part_cannot_be_kept_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "sweep.db"
    monkeypatch.setattr(stored, "_PUT_RESULT", "INSERT INTO nowhere VALUES (?, ?, ?, ?, ?)")
    with pytest.raises(cs.CssimError, match="no such table: nowhere"):
        sweep(BASE, {SEATS: [1]}, n=2, store=store, workers=1, progress=False)
    rows = rows_of(store)
    assert rows["cells"] == []
    assert rows["results"] == []
    assert len(rows["points"]) == 1


def readable(store: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(store)) as database:
        return database.execute("SELECT * FROM readable").fetchall()


def test_the_view_names_every_value(tmp_path: Path) -> None:
    store = tmp_path / "sweep.db"
    measures = [own_measures.odd, own_measures.endless]
    found = sweep(
        BASE, {SEATS: [1]}, n=2, store=store, workers=1, measures=measures, progress=False
    )
    rows = readable(store)
    fingerprint, seed = found.scenarios[0].fingerprint, BASE.study.seed
    assert [row[:4] for row in rows] == [
        (fingerprint, seed, replication, measure)
        for replication in (0, 1)
        for measure in found.measures
    ]
    values = {row[2:4]: row[4:] for row in rows}
    kpis = cs.run(found.scenarios[0], replication=1).kpis
    assert values[1, "occupancy"] == (kpis["occupancy"], None)
    assert values[1, found.measures[-1]] == (float("-inf"), None)
    value, reason = values[1, found.measures[-2]]
    assert value is None
    assert str(reason).startswith("ValueError")


def test_the_view_tells_why_a_run_failed(tmp_path: Path) -> None:
    store = tmp_path / "sweep.db"
    sweep(RELAY, RELAYS, n=2, store=store, workers=1, progress=False)
    failed = [row for row in readable(store) if row[5]]
    assert [row[2:5] for row in failed] == [(1, None, None)]
    assert "Raise shop.chat.context.most" in str(failed[0][5])
    assert len(readable(store)) == 3 * len(KEYS) + 1
