"""A store in which something is missing or spoilt: one sentence, whatever it is."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from experiment.sweeping.worlds import BASE, GRID

import cssim as cs
from cssim.experiment.sweeping import open_sweep, rerun, resume, sweep

LOOKS: dict[str, Callable[[Path], Any]] = {
    "open": open_sweep,
    "look": lambda store: repr(open_sweep(store)),
    "table": lambda store: open_sweep(store).table(),
    "scenarios": lambda store: open_sweep(store).scenarios,
    "failed": lambda store: open_sweep(store).failed(),
    "resume": lambda store: resume(store, n=2, workers=1, progress=False),
    "rerun": lambda store: rerun(store, workers=1, progress=False),
    "sweep": lambda store: sweep(BASE, GRID, n=2, store=store, workers=1, progress=False),
}
ADVICE = "; go back to a copy of it, or name another file"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("whole") / "sweep.db"
    sweep(BASE, GRID, n=1, store=file, workers=1, progress=False)
    return file.read_bytes()


@pytest.fixture
def store(content: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "sweep.db"
    file.write_bytes(content)
    return file


def spoil(store: Path, query: str) -> None:
    with closing(sqlite3.connect(store)) as database:
        database.execute(query)
        database.commit()


def refused(look: str, store: Path) -> str:
    with pytest.raises(cs.CssimError) as caught:
        LOOKS[look](store)
    return str(caught.value)


@pytest.mark.parametrize(
    ("query", "look", "told"),
    [
        ("DROP TABLE facts", "open", "no such table: facts"),
        ("DELETE FROM facts", "open", "a number is missing"),
        ("UPDATE facts SET value = 'one'", "resume", "a number is missing"),
        ("DROP TABLE results", "look", "no such table: results"),
        ("DROP TABLE points", "sweep", "no such table: points"),
        ("DELETE FROM bases", "scenarios", "a scenario is missing"),
        ("UPDATE points SET overrides = '{'", "open", "what point 0 changes cannot be read"),
        ("UPDATE points SET overrides = '[1]'", "resume", "what point 0 changes cannot be read"),
        ("UPDATE bases SET json = CAST(x'ff' AS TEXT)", "scenarios", "Could not decode to UTF-8"),
    ],
)
def test_what_is_missing_is_told(store: Path, query: str, look: str, told: str) -> None:
    spoil(store, query)
    message = refused(look, store)
    assert message.startswith(f"{store} is damaged ({told}")
    assert message.endswith(ADVICE)


def test_cells_without_their_first_part_are_not_called_safe(store: Path) -> None:
    spoil(store, "DELETE FROM cells")
    message = refused("resume", store)
    assert message.startswith(f"{store} is damaged (UNIQUE constraint failed: results")
    assert message.endswith(ADVICE)


@pytest.mark.parametrize("text", ["{", "[]", '{"tables":{}}', '{"tables":3,"notes":{}}'])
def test_a_text_that_is_no_scenario(store: Path, text: str) -> None:
    spoil(store, f"UPDATE bases SET json = '{text}'")
    expected = f"the scenario in {store} cannot be read: this text holds no scenario ("
    assert refused("scenarios", store).startswith(expected)
    assert open_sweep(store).counts().done == 4


def test_changes_that_the_scenario_cannot_take_any_more(store: Path) -> None:
    spoil(store, """UPDATE points SET overrides = '{"shifts.evening.seat":1}' WHERE point = 0""")
    expected = f"point 0 of {store} gives another scenario than it did when it was asked for"
    assert refused("scenarios", store).startswith(expected)


@pytest.mark.parametrize("seed", range(12))
def test_bytes_overwritten_anywhere(store: Path, content: bytes, seed: int) -> None:
    luck = random.Random(seed)
    spoilt = bytearray(content)
    at = luck.randrange(100, len(spoilt) - 600)
    spoilt[at : at + 512] = luck.randbytes(512)
    store.write_bytes(spoilt)
    for look in LOOKS.values():
        with suppress(cs.CssimError):
            look(store)


@pytest.mark.parametrize("length", [1, 50, 100, 5000])
def test_a_file_that_was_cut_off(store: Path, content: bytes, length: int) -> None:
    store.write_bytes(content[:length])
    assert str(store) in refused("look", store)
    assert str(store) in refused("resume", store)


def test_a_copy_without_the_log_of_a_store_that_is_being_written(tmp_path: Path) -> None:
    """Until the log is merged, the file itself has no table yet."""
    file = tmp_path / "sweep.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        assert file.stat().st_size > 0
    message = refused("open", file)
    assert message == (
        f"{file} is empty. Of a store that is being written, copy all files whose names begin as "
        "its own"
    )
