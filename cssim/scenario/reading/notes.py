"""Annotations: where a value of a file comes from, kept apart from the value.

Any value may be written bare or as `{ value = 5, clause = "19.1" }`. The annotation
never reaches the models, so it cannot change a result.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, cast, get_args

from cssim.errors import RefusedError, did_you_mean, show_value
from cssim.scenario.base import Finding

__all__ = ["ANNOTATION_KEYS", "Grade", "Note", "nearest_note", "strip"]

Grade = Literal["measured", "published", "rulebook", "assumed"]
"""What a number rests on."""

GRADES: Final = get_args(Grade)
ANNOTATION_KEYS: Final = ("clause", "grade", "source", "range", "note")

Place = tuple[str, ...]

_DEEPEST: Final = 20


@dataclass(frozen=True, slots=True)
class Note:
    """What a file says about one value or table: clause, grade, source, range, remark.

    `range` is a tuple of bounds or choices, as written in the file. A clause
    without a grade has the grade "rulebook".

    >>> Note(clause="19.1", grade="rulebook").source is None
    True
    """

    clause: str | None = None
    grade: Grade | None = None
    source: str | None = None
    range: tuple[object, ...] | None = None
    note: str | None = None


_WEAKER: Final = (None, "measured", "rulebook", "published", "assumed")


def nearest_note(notes: Mapping[str, Note], path: str) -> Note:
    """Return the note at a dotted path, else the weakest below it, else that of a table around it.

    >>> notes = {"a.mean": Note(grade="assumed"), "a.cv": Note(grade="measured")}
    >>> nearest_note(notes, "a").grade, nearest_note(notes, "b").grade
    ('assumed', None)
    """
    below = [note for at, note in notes.items() if at.startswith(f"{path}.")]
    if path not in notes and below:
        return max(below, key=lambda note: _WEAKER.index(note.grade))
    while path:
        if path in notes:
            return notes[path]
        path = path.rpartition(".")[0]
    return Note()


def strip(
    table: Mapping[str, Any], place: Place, notes: dict[Place, Note], findings: list[Finding]
) -> dict[str, Any]:
    """Return `table` without its annotations, which are put into `notes`.

    `place` is the path of the table. What is wrong with an annotation goes to
    `findings`. A table of sources is text throughout and is left as it is.

    >>> notes = {}
    >>> strip({"seats": {"value": 2, "clause": "19.1"}}, (), notes, [])
    {'seats': 2}
    >>> notes[("seats",)].grade
    'rulebook'
    """
    if len(place) > _DEEPEST:
        found = f"tables nested more than {_DEEPEST} deep"
        findings.append((place[:1], RefusedError(found, "tables as a scenario has them")))
        return {}
    annotation = {key: table[key] for key in ANNOTATION_KEYS if key in table}
    if annotation:
        notes[place] = _read(annotation, place, findings)
    bare: dict[str, Any] = {}
    for key, value in table.items():
        if key in ANNOTATION_KEYS:
            continue
        below = (*place, key)
        if isinstance(value, list):
            bare[key] = list(value)
        elif not isinstance(value, Mapping) or key == "sources":
            bare[key] = value
        elif "value" in value:
            bare[key] = _strip_value(value, below, notes, findings)
        else:
            bare[key] = strip(value, below, notes, findings)
    return bare


def _strip_value(
    table: Mapping[str, Any], place: Place, notes: dict[Place, Note], findings: list[Finding]
) -> Any:
    """Return the value of an annotated value and put its annotation into `notes`."""
    allowed = ("value", *ANNOTATION_KEYS)
    for key in table:
        if key not in allowed:
            refused = RefusedError(
                "an unknown key in an annotated value",
                ", ".join(allowed),
                did_you_mean(key, allowed),
            )
            findings.append(((*place, key), refused))
    inner: dict[Place, Note] = {}
    value = strip({"value": table["value"]}, (), inner, findings)["value"]
    for below, note in inner.items():
        notes[(*place, *below[1:])] = note
    annotation = {key: table[key] for key in ANNOTATION_KEYS if key in table}
    notes[place] = _read(annotation, place, findings)
    return value


def _read(annotation: Mapping[str, Any], place: Place, findings: list[Finding]) -> Note:
    """Return the note; what cannot be read is left out and reported."""
    for key, refused in _wrong(annotation):
        findings.append(((*place, key), refused))
    texts = {key: value for key, value in annotation.items() if isinstance(value, str)}
    grade = texts.get("grade")
    if grade is None and "clause" in texts:
        grade = "rulebook"
    bounds = annotation.get("range")
    return Note(
        clause=texts.get("clause"),
        grade=cast("Grade", grade) if grade in GRADES else None,
        source=texts.get("source"),
        range=tuple(bounds) if isinstance(bounds, list | tuple) else None,
        note=texts.get("note"),
    )


def _wrong(annotation: Mapping[str, Any]) -> Iterator[tuple[str, RefusedError]]:
    for key, value in annotation.items():
        if key == "range":
            yield from _wrong_range(value)
        elif not isinstance(value, str):
            hint = 'write clause = "14.6"' if key == "clause" else ""
            yield (
                key,
                RefusedError(show_value(value), 'a text in quotation marks, such as "…"', hint),
            )
        elif key == "grade" and value not in GRADES:
            allowed = f"one of: {', '.join(GRADES)}"
            yield key, RefusedError(show_value(value), allowed, did_you_mean(value, GRADES))


def _wrong_range(bounds: object) -> Iterator[tuple[str, RefusedError]]:
    allowed = "a list of two bounds, such as [4, 8], or of choices"
    if not isinstance(bounds, list | tuple) or len(bounds) < 2:
        yield "range", RefusedError(show_value(bounds), allowed)
        return
    numbers = [bound for bound in bounds if isinstance(bound, int | float)]
    if len(bounds) == 2 and len(numbers) == 2 and not numbers[0] < numbers[1]:
        yield "range", RefusedError(show_value(bounds), allowed, "the lower bound comes first")
