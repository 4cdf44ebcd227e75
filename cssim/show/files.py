"""Writing pictures: only where asked, and never over what is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cssim.errors import CssimError

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def free_path(path: str | Path, *, overwrite: bool) -> Path:
    """Return a path that may be written.

    Raises:
        CssimError: something is there already, or its folder is not.
    """
    wanted = Path(path)
    if wanted.is_dir():
        raise CssimError(f"{wanted} is a folder; name a file in it")
    if wanted.exists() and not overwrite:
        raise CssimError(f"{wanted} exists; name another file, or say overwrite")
    if not wanted.parent.is_dir():
        raise CssimError(f"there is no folder {wanted.parent} to write {wanted.name} into")
    return wanted


def save(figure: Figure, path: str | Path, *, overwrite: bool) -> Path:
    """Write a figure.

    Raises:
        CssimError: the path may not be written, or its ending is not a picture's.
    """
    wanted = free_path(path, overwrite=overwrite)
    known = figure.canvas.get_supported_filetypes()
    if wanted.suffix.lstrip(".").lower() not in known:
        allowed = ", ".join(f".{ending}" for ending in ("png", "svg", "pdf"))
        raise CssimError(f"{wanted.name} does not end like a picture; allowed: {allowed}")
    figure.savefig(wanted, dpi=150)
    return wanted
