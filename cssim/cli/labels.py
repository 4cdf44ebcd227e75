"""What the two scenarios of a command are called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

_LONGEST = 120
_COLUMNS = {"key", "kpi", "difference", "low", "high", "unit", "verdict"}


def two_labels(first: str, second: str, changes: Sequence[str] = ()) -> tuple[str, str]:
    """Name two scenarios after their files, and after what was changed in the second.

    Examples:
        >>> two_labels("a/19.toml", "b/02.toml", ["study.days=7"])
        ('19', '02, study.days=7')
    """
    one, other = (Path(file).stem for file in (first, second))
    if {one, other} & _COLUMNS or (one == other and first != second):
        one, other = first, second
    if changes:
        other = f"{other}, {', '.join(changes)}"
    if one == other:
        other += " (again)"
    return _shortened(one), _shortened(other)


def _shortened(label: str) -> str:
    return label if len(label) <= _LONGEST else f"…{label[1 - _LONGEST :]}"
