"""What the scenarios of a command are called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

_LONGEST = 120
_COLUMNS = {"key", "kpi", "difference", "low", "high", "unit", "verdict", "saved"}


def labels_of(files: Sequence[str], changes: Sequence[str] = ()) -> list[str]:
    """Name scenarios after their files, the second also after what was changed in it.

    Examples:
        >>> labels_of(["a/19.toml", "b/02.toml"], ["study.days=7"])
        ['19', '02, study.days=7']
        >>> labels_of(["a/19.toml", "b/19.toml", "a/19.toml"])
        ['a/19.toml', 'b/19.toml', 'a/19.toml (again)']
    """
    stems = [Path(file).stem for file in files]
    places = {
        stem: {file for file, own in zip(files, stems, strict=True) if own == stem}
        for stem in stems
    }
    labels = [
        file if stem in _COLUMNS or len(places[stem]) > 1 else stem
        for file, stem in zip(files, stems, strict=True)
    ]
    if changes:
        labels[1] = f"{labels[1]}, {', '.join(changes)}"
    named: list[str] = []
    for label in labels:
        ending, shown = "", _shortened(label)
        while shown in named:
            ending += " (again)"
            shown = _shortened(label, ending)
        named.append(shown)
    return named


def _shortened(label: str, ending: str = "") -> str:
    whole = f"{label}{ending}"
    return whole if len(whole) <= _LONGEST else f"…{whole[1 - _LONGEST :]}"
