"""Everything a store holds, so that two stores can be compared row by row, to the bit."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

Rows = dict[str, list[tuple[object, ...]]]


def rows_of(store: Path | str) -> Rows:
    """Every row of every table in the order of its key, numbers by their bits; and the pragmas."""
    with closing(sqlite3.connect(f"file:{Path(store).absolute()}?mode=ro", uri=True)) as database:
        names = [
            name
            for (name,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
        ]
        found: Rows = {
            name: [tuple(map(_exact, row)) for row in database.execute(f"SELECT * FROM {name}")]
            for name in names
        }
        found["tables"] = database.execute("SELECT name, sql FROM sqlite_master").fetchall()
        for pragma in ("application_id", "user_version"):
            found[pragma] = database.execute(f"PRAGMA {pragma}").fetchall()
    return found


def assert_same_rows(one: Path | str, other: Path | str) -> None:
    """Fail with the first row that differs."""
    ours, theirs = rows_of(one), rows_of(other)
    assert ours.keys() == theirs.keys()
    for table, rows in ours.items():
        for mine, yours in zip(rows, theirs[table], strict=False):
            assert mine == yours, f"table {table}"
        assert len(rows) == len(theirs[table]), f"rows of table {table}"


def _exact(value: object) -> object:
    return value.hex() if isinstance(value, float) else value
