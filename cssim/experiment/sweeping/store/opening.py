"""Opening a store: one writer at a time, readers at any time, and every refusal in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cssim.errors import CssimError
from cssim.experiment.sweeping.store.database import Database, refusal
from cssim.experiment.sweeping.store.file import check_single, checked, only_writer
from cssim.experiment.sweeping.store.schema import APPLICATION, FORMAT, TABLES
from cssim.experiment.sweeping.store.store import Store
from cssim.results import MODEL_VERSION

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["in_memory", "reading", "writing"]

_PATIENCE = 30.0
"""Seconds to wait for another program that looks into the file."""


def in_memory() -> Store:
    """Return a new store that is gone with the last that looks at it."""
    import sqlite3

    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    database = Database(connection, "the sweep in memory")
    _make_tables(database)
    return Store(database)


@contextmanager
def writing(path: str | PathLike[str], *, new: bool) -> Iterator[Store]:
    """Open a store to write into it.

    A write-ahead log takes every cell first: readers see the last whole cell and block nobody; a
    process that is killed leaves only whole cells; and as the log is flushed to the disk before the
    file is touched (`synchronous=NORMAL`), a power cut may take the last cells back, but damages
    nothing. At the end the log is merged and removed, so the file alone is the whole store.

    Args:
        path: of the file.
        new: may it be made if there is none?

    Raises:
        CssimError: it is no store, or one of another version, or somebody writes into it, or it
            cannot be written.
    """
    file = checked(path, new=new)
    if file.exists():  # Refused before a lock is left beside somebody else's file.
        check_single(file)
        _look(file, new=new)
    with only_writer(file):
        database = _connected(file, "rwc" if new else "rw")
        try:
            _check(database, new=new)
            _log_ahead(database)
            if _is_empty(database):
                _make_tables(database)
            yield Store(database)
        finally:
            _close(database)


@contextmanager
def reading(path: str | PathLike[str]) -> Iterator[Store]:
    """Open a store to look at it as it is at this moment, also while somebody writes into it.

    Raises:
        CssimError: it is no store, or one of another version.
    """
    file = checked(path, new=False)
    database = _connected(file, "ro")
    try:
        _check(database, new=False)
        database.rows("BEGIN")
        yield Store(database)
    finally:
        database.connection.close()


def _look(file: Path, *, new: bool) -> None:
    database = _connected(file, "ro")
    try:
        _check(database, new=new)
    finally:
        database.connection.close()


def _connected(file: Path, mode: str) -> Database:
    import sqlite3

    address = f"{file.absolute().as_uri()}?mode={mode}"
    try:
        connection = sqlite3.connect(address, _PATIENCE, isolation_level=None, uri=True)
    except sqlite3.Error as error:
        raise refusal(error, str(file)) from None
    return Database(connection, str(file))


def _check(database: Database, *, new: bool) -> None:
    """Refuse what is no store, or one that cannot be gone on with."""
    name = database.name
    if _is_empty(database):
        if new:
            return
        raise CssimError(
            f"{name} is empty. Of a store that is being written, copy all files whose names begin "
            "as its own"
        )
    if database.number("PRAGMA application_id") != APPLICATION:
        raise CssimError(f"{name} is no sweep store, but a database of another kind")
    found = database.number("PRAGMA user_version")
    if found != FORMAT:
        raise CssimError(
            f"{name} is a store of format {found}, and this cssim reads format {FORMAT}; name "
            "another file, or use the cssim that made it"
        )
    query = "SELECT value FROM facts WHERE fact = 'model version'"
    version = database.number(query)
    if version != MODEL_VERSION:
        raise CssimError(
            f"the cells of {name} were played by version {version} of cssim's model, and this is "
            f"version {MODEL_VERSION}, which gives other numbers; they are kept as they are, so "
            "name another file for new ones"
        )


def _is_empty(database: Database) -> bool:
    return not database.number("SELECT count(*) FROM sqlite_master") and not database.number(
        "PRAGMA application_id"
    )


def _log_ahead(database: Database) -> None:
    database.rows("PRAGMA journal_mode = WAL")
    database.rows("PRAGMA synchronous = NORMAL")


def _make_tables(database: Database) -> None:
    with database.transaction():
        for table in TABLES:
            database.rows(table)
        database.rows("INSERT INTO facts VALUES ('model version', ?)", [str(MODEL_VERSION)])
        database.rows(f"PRAGMA application_id = {APPLICATION}")
        database.rows(f"PRAGMA user_version = {FORMAT}")


def _close(database: Database) -> None:
    """Merge the log into the file; where a reader still needs it, it stays beside the file."""
    import sqlite3

    with suppress(sqlite3.Error):
        database.connection.execute("PRAGMA busy_timeout = 0")
        database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        database.connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    database.connection.close()
