"""A SQLite database whose troubles are told in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from cssim.errors import CssimError

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Database", "damaged", "refusal"]

_DAMAGED = "{name} is damaged ({error}); go back to a copy of it, or name another file"
_NO_PERMISSION = "{name} cannot be opened; may the file and its folder be read and written?"
_WHY = {
    "SQLITE_FULL": "there is no room left for {name} ({error})",
    "SQLITE_IOERR": "the system cannot read or write {name} ({error})",
    "SQLITE_READONLY": "{name} cannot be written: it is read-only",
    "SQLITE_BUSY": "another program keeps {name} locked; close it there",
    "SQLITE_LOCKED": "another program keeps {name} locked; close it there",
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_CONSTRAINT": _DAMAGED,
    "SQLITE_ERROR": _DAMAGED,
    "SQLITE_NOTADB": "{name} is no sweep store, but a file of another kind; name another file",
    "SQLITE_CANTOPEN": _NO_PERMISSION,
    "SQLITE_PERM": _NO_PERMISSION,
}
_NO_UTF_8 = "SQLITE_CORRUPT"
"""What stands for an error that SQLite has no name for: a text that is none."""
_FROM_OUTSIDE = ("SQLITE_FULL", "SQLITE_IOERR")
"""Troubles of the disk, which leave what is in the store."""
_LONGEST = 120


class Database:
    """An open database.

    Args:
        connection: without transactions of its own (`isolation_level=None`).
        name: of the file, for messages.
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self.connection = connection
        self.name = name
        self._writes = False

    def rows(self, query: str, values: Any = ()) -> list[Any]:
        """Return the rows of a query.

        Raises:
            CssimError: the database cannot give them.
        """
        import sqlite3

        try:
            return self.connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            if self._writes:
                raise  # `transaction` tells it, once it has rolled back.
            raise refusal(error, self.name) from None
        except UnicodeDecodeError:
            raise damaged(self.name, "it holds texts that are none") from None

    def number(self, query: str, values: Any = ()) -> int:
        """Return the one number of a query."""
        found = self.rows(query, values)
        try:
            return int(found[0][0])
        except (IndexError, TypeError, ValueError):
            raise damaged(self.name, "a number is missing") from None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all that is done within, or nothing of it.

        Raises:
            CssimError: the database refuses; the message says how much is safe in it.
        """
        import sqlite3

        self._writes = True
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            raise refusal(error, self.name, self._safe(error)) from None
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._writes = False

    def _roll_back(self) -> None:
        import sqlite3

        if self.connection.in_transaction:
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")

    def _safe(self, error: sqlite3.Error) -> str:
        """Return what is safe, as the end of a message; empty if nobody can tell."""
        import sqlite3

        if not _code(error).startswith(_FROM_OUTSIDE):
            return ""
        try:
            ((count,),) = self.connection.execute("SELECT count(*) FROM cells").fetchall()
        except sqlite3.Error:
            return ""
        return (
            f"; the {count} cells played before are safe in it. Once that is put right, resume "
            "goes on with it"
        )


def refusal(error: sqlite3.Error, name: str, ending: str = "") -> CssimError:
    """Return an error of SQLite in plain words."""
    code = _code(error)
    known = [why for beginning, why in _WHY.items() if code.startswith(beginning)]
    why = known[0] if known else "{name} cannot be used ({error})"
    return CssimError(why.format(name=name, error=str(error)[:_LONGEST]) + ending)


def damaged(name: str, how: str) -> CssimError:
    """Return the refusal of a store that holds what no store was ever given."""
    return CssimError(_DAMAGED.format(name=name, error=how))


def _code(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", _NO_UTF_8)
