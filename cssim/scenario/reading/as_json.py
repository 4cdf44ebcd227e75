"""What a file says, as JSON and back, so that a scenario can be kept without its files."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Integral, Real
from typing import Any, Final

from cssim.errors import CssimError
from cssim.scenario.reading.document import Document
from cssim.scenario.reading.notes import Note

__all__ = ["document_from", "from_json", "json_of", "to_json"]

_MARK: Final = "$"
_MOMENTS: Final = {f"{_MARK}{kind.__name__}": kind for kind in (date, datetime, time)}


def to_json(value: object) -> str:
    """Return a value as a file writes it (also NumPy's numbers and dates) as JSON.

    Raises:
        CssimError: no file can say it.

    >>> to_json({"start": date(2026, 3, 1), "factor": 1.0})
    '{"start":{"$date":"2026-03-01"},"factor":1.0}'
    """
    return json.dumps(_encoded(value), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Any:
    """Return the value that `to_json` made this text of; tuples have become lists.

    >>> from_json('{"start":{"$date":"2026-03-01"}}')
    {'start': datetime.date(2026, 3, 1)}
    """
    return json.loads(text, object_hook=_decoded)


def json_of(document: Document) -> str:
    """Return the tables and notes of a document as JSON."""
    notes = {".".join(place): _said(note) for place, note in document.notes.items()}
    return to_json({"tables": document.raw, "notes": notes})


def document_from(text: str) -> Document:
    """Return the document that `json_of` made this text of.

    Raises:
        CssimError: it was not made by it.
    """
    try:
        kept = from_json(text)
        notes = {_place(path): _note(said) for path, said in kept["notes"].items()}
        tables = dict(kept["tables"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        found = f"{type(error).__name__}: {error}"
        raise CssimError(f"this text holds no scenario ({found:.120})") from None
    return Document(raw=tables, notes=notes)


def _encoded(value: object) -> object:
    if isinstance(value, Mapping):
        return {_escaped(str(key)): _encoded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_encoded(item) for item in value]
    if isinstance(value, date | time):
        return {f"{_MARK}{type(value).__name__}": value.isoformat()}
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real | Decimal):
        return float(value)
    if value is None:
        return value
    raise CssimError(
        f"{value!r:.80} is a {type(value).__name__}, which no file can say; write a number, a "
        "text, a list or a table"
    )


def _decoded(table: dict[str, Any]) -> object:
    for name, kind in _MOMENTS.items():
        if name in table:
            return kind.fromisoformat(table[name])
    return {key.replace(_MARK * 2, _MARK): item for key, item in table.items()}


def _escaped(key: str) -> str:
    """Return a key that cannot be taken for the mark of a date."""
    return key.replace(_MARK, _MARK * 2)


def _said(note: Note) -> dict[str, object]:
    said = {name: getattr(note, name) for name in Note.__dataclass_fields__}
    return {name: value for name, value in said.items() if value is not None}


def _note(said: Mapping[str, Any]) -> Note:
    if "range" not in said:
        return Note(**said)
    return Note(**{**said, "range": tuple(said["range"])})


def _place(path: str) -> tuple[str, ...]:
    return tuple(path.split(".")) if path else ()
