"""Killed by `kill -9` at any moment: whole cells are left, and the next call goes on."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from experiment.sweeping import long_sweep
from experiment.sweeping.other_process import PATIENCE, finished, playing, wait_until
from experiment.sweeping.rows import assert_same_rows, rows_of

import cssim as cs
from cssim.experiment.sweeping import resume

CELLS = 4 * long_sweep.N


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("whole") / "sweep.db"
    long_sweep.play(str(store), 1)
    return store


def check_whole_cells(store: Path) -> None:
    """No cell is there in part, and the file is sound."""
    with closing(sqlite3.connect(store)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    if finished(store):
        rows = rows_of(store)
        parts = {row[:2] for row in rows["results"]}
        assert parts == {row[:2] for row in rows["cells"]}
        assert len(rows["results"]) == len(rows["cells"]) * (len(cs.KPIS) + 2)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_several_times(whole: Path, tmp_path: Path, workers: int) -> None:
    store = tmp_path / "sweep.db"
    luck = random.Random(workers)
    with playing(store, workers):
        wait_until(store.exists)
    check_whole_cells(store)
    for _ in range(3):
        before = finished(store)
        wanted = before + luck.randint(1, 5)
        with playing(store, workers) as process:
            wait_until(lambda wanted=wanted: finished(store) >= wanted)
            assert process.poll() is None
        check_whole_cells(store)
        assert wanted <= finished(store) < CELLS
    resume(store, workers=workers, progress=False)
    assert_same_rows(whole, store)


@pytest.mark.slow
def test_interrupted_by_ctrl_c_with_processes_at_work(whole: Path, tmp_path: Path) -> None:
    store = tmp_path / "sweep.db"
    with playing(store, 2, stderr=subprocess.PIPE) as process:
        wait_until(lambda: finished(store) >= 3)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=PATIENCE)
    assert told.rstrip().endswith("KeyboardInterrupt")
    assert 3 <= finished(store) < CELLS
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sweep.db", "sweep.db.lock"]
    resume(store, workers=1, progress=False)
    assert_same_rows(whole, store)
