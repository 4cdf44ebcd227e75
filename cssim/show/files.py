"""Pictures as the content of files."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from cssim.files import free_path, write

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["PICTURES", "drawn", "free_path", "write"]

PICTURES = ("png", "svg", "pdf")


def drawn(figure: Figure, ending: str, *, dpi: int) -> bytes:
    """Return a figure as the content of a picture file."""
    content = BytesIO()
    figure.savefig(content, format=ending, dpi=dpi)
    return content.getvalue()
