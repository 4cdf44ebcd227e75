"""A scenario as tables, before it is checked: values, notes, and where each was written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from cssim.errors import MismatchError, Problem, RefusedError
from cssim.scenario.base import Finding, FrozenDict
from cssim.scenario.reading.notes import Note

__all__ = [
    "AMENDMENTS",
    "REMOVE",
    "Document",
    "Origin",
    "merged",
    "outside",
    "places",
    "problem_at",
    "problems_at",
    "removes",
    "rooted",
    "without",
    "written_values",
]

Place = tuple[str, ...]

T = TypeVar("T")

REMOVE: Final = "none"
"""The value that removes an inherited key."""

AMENDMENTS: Final = "amendments"
"""The table of what changes in a rulebook, by date."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file a value was written in, and how many leading keys that file leaves out."""

    file: str
    depth: int


@dataclass(frozen=True, slots=True)
class Document:
    """Bare tables with their notes, their origins and the problems met so far.

    `unread` names the parts (the empty path for the whole) that could not be read;
    checking them would only repeat that they are missing.
    """

    raw: dict[str, Any] = field(default_factory=dict)
    notes: dict[Place, Note] = field(default_factory=dict)
    origins: dict[Place, Origin] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unread: frozenset[Place] = frozenset()


def places(raw: Mapping[str, Any], place: Place = ()) -> Iterator[Place]:
    """Yield the path of every table and value in `raw`.

    >>> list(places({"a": {"b": 1}}))
    [('a',), ('a', 'b')]
    """
    for key, value in raw.items():
        yield (*place, key)
        if isinstance(value, Mapping):
            yield from places(value, (*place, key))


def written_values(raw: Mapping[str, Any], above: str = "") -> dict[str, object]:
    """Return the values of `raw` by dotted path; a distribution is one value.

    >>> written_values({"a": {"b": 1}, "c": {"dist": "constant", "mean": 2}})
    {'a.b': 1, 'c': {'dist': 'constant', 'mean': 2}}
    """
    values: dict[str, object] = {}
    for key, value in raw.items():
        path = f"{above}{key}"
        if isinstance(value, Mapping) and "dist" not in value:
            values |= written_values(value, f"{path}.")
        else:
            values[path] = _frozen(value)
    return values


def _frozen(value: object) -> object:
    """Return a copy of a value that cannot be changed."""
    if isinstance(value, Mapping):
        return FrozenDict({key: _frozen(item) for key, item in value.items()})
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value


def rooted(document: Document, root: str) -> Document:
    """Return the document as a table named `root` of a larger one."""
    origins = {
        (root, *place): Origin(origin.file, origin.depth + 1)
        for place, origin in document.origins.items()
    }
    return Document(
        raw={root: document.raw},
        notes={(root, *place): note for place, note in document.notes.items()},
        origins=origins,
        problems=document.problems,
        unread=frozenset((root, *place) for place in document.unread),
    )


def without(document: Document, key: str) -> Document:
    """Return the document without the top-level key `key` and all that hangs on it."""
    return Document(
        raw={name: value for name, value in document.raw.items() if name != key},
        notes=outside(document.notes, [(key,)]),
        origins=outside(document.origins, [(key,)]),
        problems=document.problems,
        unread=document.unread - {(key,)},
    )


def merged(parent: Document, child: Document) -> Document:
    """Return `child` on top of `parent`: tables merge, other values are replaced.

    The value "none" removes an inherited key. A table that names another
    distribution replaces the inherited one. A replaced value loses its inherited note.
    """
    replaced: list[Place] = []
    raw = _merged_tables(parent.raw, child.raw, (), replaced)
    return Document(
        raw=raw,
        notes=outside(parent.notes, replaced) | child.notes,
        origins=outside(parent.origins, replaced) | child.origins,
        problems=parent.problems + child.problems,
        unread=parent.unread | child.unread,
    )


def removes(value: object, place: Place) -> bool:
    """Tell whether `value` at `place` removes what is inherited there.

    Within an amendment "none" is itself the change: from that day on there is no such key.
    """
    return value == REMOVE and not (place[0] == AMENDMENTS and len(place) > 2)


def problem_at(place: tuple[str | int, ...], refused: RefusedError, document: Document) -> Problem:
    """Return the problem of `document` at `place`, in the words of the file it stands in."""
    lengths = (0,) if isinstance(refused, MismatchError) else range(len(place), -1, -1)
    for length in lengths:
        origin = document.origins.get(tuple(map(str, place[:length])))
        if origin is not None:
            path = ".".join(map(str, place[origin.depth :]))
            return Problem(origin.file, path, refused.found, refused.allowed, refused.hint)
    path = ".".join(map(str, place))
    return Problem("the scenario", path, refused.found, refused.allowed, refused.hint)


def problems_at(findings: Iterable[Finding], document: Document) -> tuple[Problem, ...]:
    """Return all findings as problems of `document`."""
    return tuple(problem_at(place, refused, document) for place, refused in findings)


def _merged_tables(
    parent: Mapping[str, Any], child: Mapping[str, Any], place: Place, replaced: list[Place]
) -> dict[str, Any]:
    result = dict(parent)
    for key, value in child.items():
        below = (*place, key)
        inherited = parent.get(key)
        if key not in parent:
            result[key] = value
        elif removes(value, below):
            del result[key]
            replaced.append(below)
        elif _mergeable(inherited, value):
            result[key] = _merged_tables(parent[key], value, below, replaced)
        else:
            result[key] = value
            replaced.append(below)
    return result


def _mergeable(inherited: object, value: object) -> bool:
    if not (isinstance(inherited, Mapping) and isinstance(value, Mapping)):
        return False
    return value.get("dist", REMOVE) in (REMOVE, inherited.get("dist"))


def outside(entries: Mapping[Place, T], roots: Iterable[Place]) -> dict[Place, T]:
    """Return the entries that lie neither at nor below one of `roots`."""
    gone = tuple(roots)
    return {
        place: entry
        for place, entry in entries.items()
        if not any(place[: len(root)] == root for root in gone)
    }
