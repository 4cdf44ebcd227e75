"""Reading one TOML file; whatever stops that is told in plain words."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from cssim.errors import Problem, RefusedError, did_you_mean

__all__ = ["file_refused", "read_toml"]

_POSITION: Final = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")
_TWICE: Final = ("Cannot overwrite", "Cannot declare", "Duplicate inline table key")


def file_refused(path: Path, named: str) -> RefusedError | None:
    """Return why `path` (written as `named`) is no file to read, or None if it is one."""
    try:
        if path.is_file():
            return None
        if path.is_dir():
            allowed = _some(_toml_names(path)) or "a TOML file"
            return RefusedError(f'"{named}", which is a folder', allowed, "name a file in it")
        if not path.parent.is_dir():
            found = f'"{named}", a file that does not exist'
            return RefusedError(found, "an existing file", f"there is no folder {path.parent}")
        names = _toml_names(path.parent)
    except (OSError, ValueError) as error:
        return RefusedError(f'"{named}", which cannot be opened: {error}', "a TOML file")
    allowed = _some(names) or f"a TOML file (the folder {path.parent} holds none)"
    found = f'"{named}", a file that does not exist'
    return RefusedError(found, allowed, did_you_mean(path.name, names))


def read_toml(path: Path) -> dict[str, Any] | Problem:
    """Return the tables of a TOML file (UTF-8), or the one problem that stops reading.

    A syntax error comes alone, with its line, because all that follows it is guesswork.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"bytes that are not UTF-8 (the first is byte {error.start})"
        return Problem(str(path), "", found, "a text file in UTF-8", "save the file as UTF-8")
    except OSError as error:
        found = f"a file that cannot be read: {error.strerror or error}"
        return Problem(str(path), "", found, "a file you may read")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return _syntax_problem(path, text, str(error))


def _syntax_problem(path: Path, text: str, message: str) -> Problem:
    lines = text.splitlines() or [""]
    position = _POSITION.search(message)
    what = _POSITION.sub("", message)
    twice = what.startswith(_TWICE)
    allowed = "each key and each table once" if twice else "TOML"
    hint = "this key or table stands twice in the file" if twice else f"TOML syntax: {what}"
    if position is None:
        return Problem(str(path), "", "text that is not TOML", allowed, hint)
    line = int(position[1]) if position[1] else len(lines)
    column = f", column {position[2]}" if position[2] else ", the end of the file"
    written = lines[line - 1].strip() if line <= len(lines) else ""
    return Problem(str(path), f"line {line}{column}", written or "an empty line", allowed, hint)


def _toml_names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir() if entry.suffix == ".toml")


def _some(names: Iterable[str]) -> str:
    """Return the first names as a phrase, empty if there are none."""
    known = list(names)
    shown = ", ".join(known[:8])
    return f"one of: {shown}{', …' if len(known) > 8 else ''}" if known else ""
