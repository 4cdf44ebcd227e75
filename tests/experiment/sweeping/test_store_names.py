"""What a store may be called, and two names of one file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from experiment.sweeping.worlds import BASE, SEATS

import cssim as cs
from cssim.experiment.sweeping import open_sweep, resume, sweep
from cssim.experiment.sweeping.store import writing


def played(store: str | Path) -> cs.Sweep:
    return sweep(BASE, {SEATS: [1]}, n=1, store=store, workers=1, progress=False)


def refused(store: str | Path) -> str:
    with pytest.raises(cs.CssimError) as caught:
        resume(store, workers=1, progress=False)
    return str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        "with space.db", "100%25.db", "a?mode=ro.db", "a#b.db", "买家.db", "a;'b'.db",
        "file:a.db", "file::memory:", ":memory:", "-a.db", "a\nb.db",
    ],
)  # fmt: skip
def test_a_name_is_a_name_whatever_it_would_mean_to_sqlite(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    played(name)
    assert sorted(os.listdir()) == sorted([name, f"{name}.lock"])
    assert open_sweep(name).counts().done == 1


def test_names_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(cs.CssimError, match="is a folder"):
        played("")
    with pytest.raises(cs.CssimError, match="too long"):
        played(tmp_path / (300 * "a"))
    with pytest.raises(cs.CssimError, match=r"store is '.*a\\x00', which is no name of a file"):
        played(f"{tmp_path}/a\0")
    assert not [*tmp_path.iterdir()]


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes with names")
def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert refused(pipe) == f"{pipe} is no ordinary file; name one"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="there is no folder like it")
def test_a_lock_that_cannot_be_made_is_nobody_elses() -> None:
    with pytest.raises(cs.CssimError) as caught:
        played("/proc/self/sweep.db")
    assert str(caught.value).startswith("/proc/self/sweep.db cannot be written: ")


def test_another_name_of_a_store_has_the_same_lock(tmp_path: Path) -> None:
    store, link = tmp_path / "sweep.db", tmp_path / "link.db"
    link.symlink_to(store)
    played(link)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "link.db", "sweep.db", "sweep.db.lock"
    ]  # fmt: skip
    with writing(store, new=False):
        assert refused(link).startswith(f"another process is writing into {link}")


def test_a_store_with_two_names_in_the_file_system_is_only_looked_at(tmp_path: Path) -> None:
    store, other = tmp_path / "sweep.db", tmp_path / "other.db"
    played(store)
    other.hardlink_to(store)
    assert refused(other).startswith(f"{other} has another name in the file system (a hard link)")
    assert open_sweep(other).counts().done == 1


def test_only_stores_are_proposed_for_one_that_is_not_there(tmp_path: Path) -> None:
    played(tmp_path / "seats-of-june")
    for name in ("seats.db.lock", "seats.bd", "seat.md"):
        (tmp_path / name).write_text("no store")
    missing = tmp_path / "seats.db"
    assert refused(missing) == f"there is no store {missing}"
    missing = tmp_path / "seats-of-juny"
    assert refused(missing) == f"there is no store {missing}; did you mean 'seats-of-june'?"


def test_a_sweep_notices_that_its_store_is_another_one(tmp_path: Path) -> None:
    store = tmp_path / "sweep.db"
    found = played(store)
    store.rename(tmp_path / "sweep2.db")
    with pytest.raises(cs.CssimError, match=r"there is no store .*; did you mean 'sweep2\.db'\?"):
        found.cells()
    sweep(BASE, {SEATS: [2]}, n=1, store=store, workers=1, progress=False)
    for look in (found.counts, found.cells, found.table, found.failed):
        with pytest.raises(cs.CssimError, match="another store than the one this sweep was read"):
            look()
