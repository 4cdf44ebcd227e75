"""Tables as columns of whole numbers, and how each column is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cssim.units import SECOND

if TYPE_CHECKING:
    import pandas as pd

Column = NDArray[Any]


class Kind(IntEnum):
    """How a column is shown in a data frame."""

    PLAIN = 0
    INSTANT = 1
    """µs since midnight of the study's first date, shown as a date and time; -1 as missing."""
    SPAN = 2
    """µs, shown as seconds; -1 as missing."""


@dataclass(frozen=True)
class Field:
    """One column of a table: how it is shown and what it means."""

    kind: Kind
    meaning: str
    codes: type[IntEnum] | None = None


def frozen(columns: Mapping[str, Column]) -> Mapping[str, Column]:
    """Make columns that cannot be written to any more."""
    for column in columns.values():
        column.setflags(write=False)
    return MappingProxyType(dict(columns))


def frame(columns: Mapping[str, Column], fields: Mapping[str, Field], start: date) -> pd.DataFrame:
    """Return columns as a pandas data frame, one row a row, for people to read.

    Args:
        columns: columns of equal length.
        fields: how each is shown.
        start: the study's first date.
    """
    import pandas as pd

    return pd.DataFrame({name: _shown(columns[name], fields[name], start) for name in fields})


def _shown(column: Column, field: Field, start: date) -> Any:
    import pandas as pd

    if field.codes is not None:
        names = pd.Index([code.name.lower().replace("_", " ") for code in field.codes])
        return pd.Categorical.from_codes(column.astype(np.int64), categories=names)
    if field.kind is Kind.INSTANT:
        instants = pd.Timestamp(start) + pd.to_timedelta(column, unit="us")
        return instants.where(column >= 0)
    if field.kind is Kind.SPAN:
        return np.where(column >= 0, column / SECOND, np.nan)
    return column
