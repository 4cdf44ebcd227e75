"""The file of a store: which may be one, and who may write into it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from cssim.arguments import file_name
from cssim.errors import CssimError, did_you_mean
from cssim.experiment.sweeping.store.schema import APPLICATION

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["check_single", "checked", "only_writer"]

_ID_BEGINS, _ID_ENDS, _ID = 68, 72, APPLICATION.to_bytes(4, "big")
"""Where a SQLite file has its `application_id`."""


def checked(path: str | PathLike[str], *, new: bool) -> Path:
    """Return the path of a file that may be opened, as far as that shows without opening it."""
    file_name(path, "store")
    file = Path(path)
    if "\0" in str(file):
        raise CssimError(f"store is {str(file)!r}, which is no name of a file")
    try:
        if file.is_dir():
            raise CssimError(f"{file} is a folder; name a file in it")
        if file.exists() and not file.is_file():
            raise CssimError(f"{file} is no ordinary file; name one")
        if not file.parent.is_dir():
            raise CssimError(f"there is no folder {file.parent} to keep {file.name} in")
        if not new and not file.exists():
            hint = did_you_mean(file.name, _stores_in(file.parent))
            raise CssimError(f"there is no store {file}{'; ' + hint if hint else ''}")
    except OSError as error:
        raise CssimError(f"{file} cannot be opened: {error.strerror}") from None
    return file


def check_single(file: Path) -> None:
    """Refuse a file with two names: each would have its own lock and its own log."""
    if file.stat().st_nlink > 1:
        raise CssimError(
            f"{file} has another name in the file system (a hard link), and what one name writes "
            "can spoil what the other does; write into a copy of it"
        )


@contextmanager
def only_writer(file: Path) -> Iterator[None]:
    """Hold the lock beside a store; the system gives it back even if the process is killed."""
    from filelock import FileLock, Timeout

    place = Path(f"{realpath(file)}.lock")
    lock = FileLock(place, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        if not place.exists():  # What looks like a lock held is one that cannot be made.
            raise CssimError(f"{file} cannot be written: {place.name} cannot be made") from None
        raise CssimError(
            f"another process is writing into {file}; wait until it has finished, or end it. "
            "What is there already can be looked at and exported meanwhile"
        ) from None
    except OSError as error:
        why = error.strerror or error
        raise CssimError(f"{file} cannot be written: {place.name}: {why}") from None
    try:
        yield
    finally:
        lock.release()


def _stores_in(folder: Path) -> list[str]:
    """Return the names of the stores of a folder, told by their first bytes."""
    found = []
    for file in folder.iterdir():
        with suppress(OSError):
            if file.is_file():
                with file.open("rb") as opened:
                    if opened.read(_ID_ENDS)[_ID_BEGINS:] == _ID:
                        found.append(file.name)
    return found
