"""Reading: from TOML files to checked models, each value with its note, each problem in words."""

from cssim.scenario.reading.amendments import AMENDABLE, amended
from cssim.scenario.reading.as_json import document_from, from_json, json_of, to_json
from cssim.scenario.reading.check import checked, checked_shop
from cssim.scenario.reading.document import (
    AMENDMENTS,
    REMOVE,
    Document,
    merged,
    rooted,
    written_values,
)
from cssim.scenario.reading.fields import entries, fields_of
from cssim.scenario.reading.files import file_refused
from cssim.scenario.reading.layers import document_of, read_document
from cssim.scenario.reading.notes import GRADES, Grade, Note, nearest_note
from cssim.scenario.reading.override import known_paths, overridden

__all__ = [
    "AMENDABLE",
    "AMENDMENTS",
    "GRADES",
    "REMOVE",
    "Document",
    "Grade",
    "Note",
    "amended",
    "checked",
    "checked_shop",
    "document_from",
    "document_of",
    "entries",
    "fields_of",
    "file_refused",
    "from_json",
    "json_of",
    "known_paths",
    "merged",
    "nearest_note",
    "overridden",
    "read_document",
    "rooted",
    "to_json",
    "written_values",
]
