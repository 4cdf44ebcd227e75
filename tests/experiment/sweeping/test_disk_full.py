"""No room left: the cells that were finished are safe, and the message says how to go on."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from experiment.sweeping.rows import assert_same_rows, rows_of
from experiment.sweeping.worlds import BASE, GRID

import cssim as cs
from cssim.experiment.sweeping import open_sweep, resume, sweep
from cssim.experiment.sweeping.store import opening
from cssim.experiment.sweeping.store.database import Database


def full(store: Path, n: int = 12) -> str:
    with pytest.raises(cs.CssimError) as caught:
        sweep(BASE, GRID, n=n, store=store, workers=1, progress=False)
    return str(caught.value)


@pytest.mark.parametrize("room", [1, 3])
def test_a_file_that_may_not_grow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    store, straight = tmp_path / "sweep.db", tmp_path / "straight.db"
    sweep(BASE, GRID, n=1, store=store, workers=1, progress=False)
    connected = opening._connected

    def small(file: Path, mode: str) -> Database:
        database = connected(file, mode)
        pages = database.number("PRAGMA page_count") + room
        database.rows(f"PRAGMA max_page_count = {pages}")
        return database

    with monkeypatch.context() as patch:
        patch.setattr(opening, "_connected", small)
        message = full(store)
    kept = len(rows_of(store)["cells"])
    assert 4 <= kept < 48
    assert message == (
        f"there is no room left for {store} (database or disk is full); the {kept} cells played "
        "before are safe in it. Once that is put right, resume goes on with it"
    )
    assert open_sweep(store).counts().done == kept
    resume(store, workers=1, progress=False)
    sweep(BASE, GRID, n=12, store=straight, workers=1, progress=False)
    assert_same_rows(store, straight)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 200 kB; only where one may be mounted."""
    place, mount = tmp_path / "disk", shutil.which("mount")
    place.mkdir()
    if mount is None or os.name != "posix" or os.geteuid() != 0:
        pytest.skip("no file system can be mounted here")
    command = [mount, "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    store, straight = small_disk / "sweep.db", tmp_path / "straight.db"
    message = full(store, n=30)
    kept = len(rows_of(store)["cells"])
    assert 4 < kept < 120, kept
    assert f"the {kept} cells played before are safe in it" in message
    assert open_sweep(store).counts().done == kept
    make_room = ["mount", "-o", "remount,size=8m", str(small_disk)]
    subprocess.run(make_room, check=True)
    resume(store, workers=1, progress=False)
    sweep(BASE, GRID, n=30, store=straight, workers=1, progress=False)
    assert_same_rows(store, straight)


def test_a_disk_without_room_for_an_empty_store(small_disk: Path) -> None:
    (small_disk / "other").write_bytes(bytes(200 * 1024))
    message = full(small_disk / "sweep.db")
    assert "sweep.db" in message
    assert "full" in message or "room" in message
