"""One process writes; whoever else would is told so, and whoever looks is never kept waiting."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from experiment.sweeping.other_process import finished, playing, wait_until
from experiment.sweeping.rows import assert_same_rows
from experiment.sweeping.worlds import BASE, GRID

import cssim as cs
from cssim.experiment.sweeping import open_sweep, rerun, resume, sweep
from cssim.experiment.sweeping.store.opening import writing

WRITERS: list[Callable[..., Any]] = [
    lambda store: sweep(BASE, GRID, n=1, store=store, workers=1, progress=False),
    lambda store: resume(store, workers=1, progress=False),
    lambda store: rerun(store, workers=1, progress=False),
]


@pytest.mark.parametrize("write", WRITERS, ids=["sweep", "resume", "rerun"])
def test_a_second_writer_is_refused_in_a_sentence(tmp_path: Path, write: Any) -> None:
    store = tmp_path / "sweep.db"
    with writing(store, new=True), pytest.raises(cs.CssimError) as caught:
        write(store)
    assert str(caught.value) == (
        f"another process is writing into {store}; wait until it has finished, or end it. "
        "What is there already can be looked at and exported meanwhile"
    )


def test_the_next_may_write_as_soon_as_the_first_has_ended_even_by_an_error(tmp_path: Path) -> None:
    store = tmp_path / "sweep.db"
    with pytest.raises(RuntimeError, match="on purpose"), writing(store, new=True):
        raise RuntimeError("on purpose")
    assert sweep(BASE, GRID, n=1, store=store, workers=1, progress=False).counts().done == 4


@pytest.mark.slow
def test_a_process_that_writes_can_be_watched_and_keeps_others_out(tmp_path: Path) -> None:
    store = tmp_path / "sweep.db"
    seen = []
    with playing(store, 1, 200) as process:
        before = 0
        for _ in range(3):
            wait_until(lambda before=before: finished(store) > before)
            found = open_sweep(store)
            assert len(found.cells()) + len(found.failed()) > before
            seen.append(found.counts())
            before = 800 - seen[-1].missing
        with pytest.raises(cs.CssimError, match="another process is writing"):
            resume(store, workers=1, progress=False)
        assert process.poll() is None
    assert [sum(counts) for counts in seen] == [800, 800, 800]
    assert seen[0].missing > seen[1].missing > seen[2].missing
    assert resume(store, n=2, workers=1, progress=False).counts().missing == 0


def test_who_looks_sees_one_moment_and_blocks_nobody(tmp_path: Path) -> None:
    store, other = tmp_path / "sweep.db", tmp_path / "other.db"
    sweep(BASE, GRID, n=1, store=store, workers=1, progress=False)
    with writing(store, new=False) as opened:
        looking = sqlite3.connect(store, isolation_level=None)
        with closing(looking):
            count = "SELECT count(*) FROM cells"
            looking.execute("BEGIN")
            assert looking.execute(count).fetchone() == (4,)
            first = opened.cells.found(0, 0)
            assert first is not None
            opened.cells.put(0, 1, first)
            assert looking.execute(count).fetchone() == (4,)
            looking.execute("COMMIT")
            assert looking.execute(count).fetchone() == (5,)
    assert finished(store) == 4
    assert not other.exists()


def test_a_store_that_somebody_looks_at_can_be_written_and_closed(tmp_path: Path) -> None:
    store, straight = tmp_path / "sweep.db", tmp_path / "straight.db"
    sweep(BASE, GRID, n=1, store=store, workers=1, progress=False)
    with closing(sqlite3.connect(store, isolation_level=None)) as looking:
        looking.execute("SELECT * FROM cells").fetchall()
        resume(store, n=2, workers=1, progress=False)
        assert looking.execute("SELECT count(*) FROM cells").fetchone() == (8,)
    sweep(BASE, GRID, n=2, store=straight, workers=1, progress=False)
    assert_same_rows(store, straight)


def test_after_an_orderly_end_the_file_alone_is_the_whole_store(tmp_path: Path) -> None:
    store, copy = tmp_path / "sweep.db", tmp_path / "copy.db"
    sweep(BASE, GRID, n=2, store=store, workers=1, progress=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sweep.db", "sweep.db.lock"]
    shutil.copy(store, copy)
    assert open_sweep(copy).counts() == (8, 0, 0)
    assert_same_rows(store, copy)


def test_a_lock_that_a_killed_process_left_behind_holds_nobody(tmp_path: Path) -> None:
    store = tmp_path / "sweep.db"
    Path(f"{store}.lock").touch()
    assert sweep(BASE, GRID, n=1, store=store, workers=1, progress=False).counts().done == 4
