"""The cells of a sweep as a file for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from cssim.errors import CssimError
from cssim.files import free_path, write
from cssim.scenario import to_json

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["check_export", "export_table"]

_ENDINGS = ("csv", "parquet")


def check_export(path: str | Path, *, overwrite: bool) -> Path:
    """Return the path of a file that may be written.

    Raises:
        CssimError: it may not; the message says why.
    """
    file = free_path(path, overwrite=overwrite, endings=_ENDINGS)
    if file.suffix.lower() == ".parquet" and find_spec("pyarrow") is None:
        raise CssimError(
            f"{file.name} cannot be written, because pyarrow is not installed; install it with: "
            "pip install 'cssim[parquet]', or export to .csv"
        )
    return file


def export_table(table: pd.DataFrame, file: Path) -> None:
    """Write a table to a file that `check_export` has allowed, whole or not at all."""
    flat = table.apply(_one_kind)
    if file.suffix.lower() == ".parquet":
        content = BytesIO()
        flat.to_parquet(content, engine="pyarrow", index=False)
        write(file, content.getvalue())
    else:
        write(file, flat.to_csv(index=False, lineterminator="\n").encode())


def _one_kind(column: pd.Series) -> pd.Series:
    """Return a column whose values are of one kind; those of several kinds become texts."""
    values = column.tolist()
    if len({type(value) for value in values}) == 1 and not isinstance(values[0], Mapping | list):
        return column
    return column.map(lambda value: value if isinstance(value, str) else to_json(value))
