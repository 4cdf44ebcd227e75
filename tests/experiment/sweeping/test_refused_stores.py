"""What is no store, or none that can be gone on with: one sentence, and nothing is touched."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from experiment.sweeping.other_process import TESTS
from experiment.sweeping.worlds import BASE, GRID

import cssim as cs
from cssim.experiment.sweeping import open_sweep, rerun, resume, sweep
from cssim.experiment.sweeping.store import opening
from cssim.results import MODEL_VERSION


def _sweep(store: Any) -> Any:
    return sweep(BASE, GRID, n=1, store=store, workers=1, progress=False)


OPENERS: dict[str, Callable[[Any], Any]] = {
    "sweep": _sweep,
    "resume": lambda store: resume(store, workers=1, progress=False),
    "rerun": lambda store: rerun(store, workers=1, progress=False),
    "open_sweep": open_sweep,
}
every = pytest.mark.parametrize("opened", OPENERS.values(), ids=OPENERS)
but_sweep = pytest.mark.parametrize("opened", list(OPENERS.values())[1:], ids=list(OPENERS)[1:])


def refused(opened: Callable[[Any], Any], store: Any) -> str:
    with pytest.raises(cs.CssimError) as caught:
        opened(store)
    return str(caught.value)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    file = tmp_path / "sweep.db"
    _sweep(file)
    return file


@every
def test_of_another_version_of_the_model(
    store: Path, monkeypatch: pytest.MonkeyPatch, opened: Any
) -> None:
    before = store.read_bytes()
    monkeypatch.setattr(opening, "MODEL_VERSION", 7)
    message = refused(opened, store)
    assert message == (
        f"the cells of {store} were played by version {MODEL_VERSION} of cssim's model, and "
        "this is version 7, which gives other numbers; they are kept as they are, so name another "
        "file for new ones"
    )
    assert store.read_bytes() == before


@every
def test_of_another_format(store: Path, opened: Any) -> None:
    with closing(sqlite3.connect(store)) as database:
        database.execute("PRAGMA user_version = 99")
    message = refused(opened, store)
    assert f"{store} is a store of format 99, and this cssim reads format 1" in message


@every
def test_a_database_of_another_kind(tmp_path: Path, opened: Any) -> None:
    file = tmp_path / "goods.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE goods (name TEXT)")
        database.commit()
    before = file.read_bytes()
    assert refused(opened, file) == f"{file} is no sweep store, but a database of another kind"
    assert file.read_bytes() == before
    assert [*tmp_path.iterdir()] == [file]


@every
def test_a_file_that_is_no_database(tmp_path: Path, opened: Any) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("bread, milk " * 500)
    message = refused(opened, file)
    assert message == f"{file} is no sweep store, but a file of another kind; name another file"
    assert file.read_text() == "bread, milk " * 500
    assert [*tmp_path.iterdir()] == [file]


@every
def test_a_folder(tmp_path: Path, opened: Any) -> None:
    assert refused(opened, tmp_path) == f"{tmp_path} is a folder; name a file in it"


@every
def test_in_a_folder_that_is_not_there(tmp_path: Path, opened: Any) -> None:
    file = tmp_path / "nowhere" / "sweep.db"
    assert refused(opened, file) == f"there is no folder {file.parent} to keep sweep.db in"


@every
@pytest.mark.parametrize("name", [3, 2.5, ["sweep.db"]])
def test_no_name_of_a_file(opened: Any, name: Any) -> None:
    assert refused(opened, name).startswith(f"store is {name!r}; it must be the name of a file")


@but_sweep
def test_a_store_that_is_not_there_comes_with_the_nearest_name(store: Path, opened: Any) -> None:
    file = store.with_name("sweeps.db")
    assert refused(opened, file) == f"there is no store {file}; did you mean 'sweep.db'?"
    assert not file.exists()
    assert not Path(f"{file}.lock").exists()


@but_sweep
def test_an_empty_file_holds_no_store(tmp_path: Path, opened: Any) -> None:
    file = tmp_path / "empty.db"
    file.touch()
    assert refused(opened, file).startswith(f"{file} is empty. Of a store that is being written,")


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    file = tmp_path / "empty.db"
    file.touch()
    assert _sweep(file).counts().done == 4


@every
def test_a_damaged_store(store: Path, opened: Any) -> None:
    content = bytearray(store.read_bytes())
    content[200:] = os.urandom(len(content) - 200)
    store.write_bytes(content)
    assert "is damaged" in refused(opened, store)


def test_a_store_in_which_a_program_of_somebody_else_writes(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.01)
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        message = refused(OPENERS["resume"], store)
    assert message.startswith(f"another program keeps {store} locked; close it there")


def test_where_nothing_may_be_written(tmp_path: Path) -> None:
    """Root may write anywhere, so the process becomes somebody else first.

    It sweeps once before, because somebody else may not read what is still to be imported.
    """
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    script = (
        "import os\n"
        "from experiment.sweeping.test_refused_stores import _sweep, cs\n"
        f"_sweep({str(tmp_path / 'open.db')!r})\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "try: _sweep('sweep.db')\n"
        "except cs.CssimError as error: print(error)\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", script],
        cwd=closed,
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout == "sweep.db cannot be written: sweep.db.lock: Permission denied\n"


def test_points_that_are_refused_leave_no_file(tmp_path: Path) -> None:
    file = tmp_path / "sweep.db"
    with pytest.raises(cs.CssimError, match=r"shifts\.evening\.seat"):
        sweep(BASE, {"shifts.evening.seat": [1]}, store=file, progress=False)
    with pytest.raises(cs.CssimError, match="a lambda has no name"):
        sweep(BASE, GRID, store=file, measures=[lambda run: 0.0], progress=False)
    with pytest.raises(cs.CssimError, match="n is 0"):
        sweep(BASE, GRID, n=0, store=file, progress=False)
    with pytest.raises(cs.CssimError, match="n is 10,000,000; a sweep has at most 1,000,000"):
        sweep(BASE, GRID, n=10**7, store=file, progress=False)
    with pytest.raises(cs.CssimError, match="workers is 'two'"):
        sweep(BASE, GRID, store=file, workers="two", progress=False)
    assert not list(tmp_path.iterdir())
