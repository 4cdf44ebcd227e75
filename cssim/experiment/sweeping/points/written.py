"""Values and points as a file writes them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cssim.errors import show_value

__all__ = ["as_written", "key_of", "plain"]


def plain(value: object) -> object:
    """Return a value as a file would hold it: NumPy's numbers and arrays become plain ones.

    >>> plain({"mean": np.float64(2.5), "values": (1, 2)})
    {'mean': 2.5, 'values': [1, 2]}
    """
    if isinstance(value, np.generic | np.ndarray):
        found: object = value.tolist()
        return found
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def key_of(value: object) -> object:
    """Return what equal values have in common, to look them up by; true is not 1.

    >>> key_of([1, {"a": 2}]) == key_of([1.0, {"a": 2}]), key_of(1) == key_of(True)
    (True, False)
    """
    if isinstance(value, Mapping):
        return tuple((key, key_of(item)) for key, item in value.items())
    if isinstance(value, list | tuple):
        return (list, *map(key_of, value))
    plain_one = isinstance(value, bool | int | float | str) or value.__hash__ is not None
    return (isinstance(value, bool), value if plain_one else repr(value))


def as_written(point: Mapping[str, object]) -> str:
    """Return a point in a line, as a file writes it.

    >>> as_written({"shop.chat.work": {"dist": "constant", "mean": "9 s"}, "study.days": 7})
    'shop.chat.work = { dist = "constant", mean = "9 s" }, study.days = 7'
    """
    return ", ".join(f"{path} = {_shown(value)}" for path, value in point.items())


def _shown(value: object) -> str:
    return (
        f"{{ {as_written(value)} }}" if isinstance(value, Mapping) and value else show_value(value)
    )
