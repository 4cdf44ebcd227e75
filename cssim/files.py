"""Writing files: only where asked, never over what is there, and whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from cssim.errors import CssimError

__all__ = ["free_path", "write"]


def free_path(path: str | Path, *, overwrite: bool, endings: tuple[str, ...]) -> Path:
    """Return a path that may be written.

    Args:
        path: the wanted path.
        overwrite: may a file that exists be replaced?
        endings: the endings it may have.

    Raises:
        CssimError: something is there already, its folder is not, or it ends otherwise.
    """
    if not isinstance(path, str | Path):
        raise CssimError(f"{path!r:.80} is no path; write it as a text")
    wanted = Path(path)
    try:
        if wanted.is_dir():
            raise CssimError(f"{wanted} is a folder; name a file in it")
        if wanted.suffix.lstrip(".").lower() not in endings:
            allowed = ", ".join(f".{known}" for known in endings)
            raise CssimError(f"{wanted.name} has the wrong ending; allowed: {allowed}")
        if wanted.exists() and not overwrite:
            raise CssimError(f"{wanted} exists; name another file, or give the option overwrite")
        if not wanted.parent.is_dir():
            raise CssimError(f"there is no folder {wanted.parent} to write {wanted.name} into")
        partial = _partial(wanted)
        partial.touch()
        partial.unlink()
    except (OSError, ValueError) as error:
        raise _cannot_be_written(wanted, error) from None
    return wanted


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        CssimError: the system refuses.
    """
    partial = _partial(path)
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise _cannot_be_written(path, error) from None


def _partial(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _cannot_be_written(path: Path, error: OSError | ValueError) -> CssimError:
    return CssimError(f"{path} cannot be written: {getattr(error, 'strerror', '') or error}")
