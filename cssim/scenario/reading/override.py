"""Overrides by dotted path: the same words in Python, in sweeps and on the command line."""

from collections.abc import Iterator, Mapping
from datetime import date
from numbers import Integral, Real
from typing import Any, Final

from cssim.errors import Problem, RefusedError, did_you_mean
from cssim.scenario.base import Finding
from cssim.scenario.reading.amendments import AMENDABLE, OUTSIDE_AMENDMENTS, not_amendable
from cssim.scenario.reading.document import (
    AMENDMENTS,
    Document,
    Origin,
    outside,
    places,
    problems_at,
    removes,
)
from cssim.scenario.reading.fields import entries
from cssim.scenario.reading.notes import Note, strip

__all__ = ["Tree", "known_paths", "overridden"]

Tree = Mapping[str, Any]
"""The models of a scenario by their top-level keys: rulebook tables, shop, study."""

_A_PATH: Final = (
    "a path of the scenario, such as shifts.<name>.seats, study.days, shop.demand.per_day"
)
_ORIGIN: Final = Origin("overrides", 0)


def overridden(document: Document, tree: Tree, overrides: Mapping[str, object]) -> Document:
    """Return the document with the values of `overrides` put at their dotted paths.

    Raises :class:`~cssim.errors.ScenarioError` that names every unknown path.
    Whether the values can be used is for the check that follows.
    """
    raw = _copied(document.raw)
    notes, origins = dict(document.notes), dict(document.origins)
    problems: list[Problem] = []
    findings: list[Finding] = []
    for path, value in sorted(overrides.items(), key=lambda item: str(item[0]).count(".")):
        place = _place(path)
        if not (_exists(raw, place) or (_settable(tree, place) and _open(raw, place))):
            problems.append(_unknown_path(str(path), tree))
            continue
        found: dict[tuple[str, ...], Note] = {}
        bare = strip({place[-1]: _plain(value)}, place[:-1], found, findings)[place[-1]]
        found.setdefault(place, Note(source="override"))
        _put(raw, place, bare)
        notes = outside(notes, [place]) | found
        below = places(bare, place) if isinstance(bare, dict) else ()
        origins = outside(origins, [place]) | dict.fromkeys([place, *below], _ORIGIN)
    origins[()] = _ORIGIN
    changed = Document(raw, notes, origins)
    problems += problems_at(findings, changed)
    return Document(raw, notes, origins, tuple(problems), document.unread)


def known_paths(tree: Tree) -> Iterator[str]:
    """Yield the dotted path of every table and value of a scenario, defaults included."""
    for key, value in tree.items():
        yield key
        for path in known_paths(entries(value)):
            yield f"{key}.{path}"


def _place(path: object) -> tuple[str, ...]:
    """Return the keys of a dotted path; a date may stand in quotes, as in a file."""
    return tuple(key.strip('"') for key in str(path).split("."))


def _settable(tree: Tree, place: tuple[str, ...]) -> bool:
    """Return whether the models know the path; the last key may name a new table."""
    if place[0] == AMENDMENTS and len(place) > 2:
        return _settable(_in_force(tree, place[1]), place[2:])
    here: object = tree
    for i, key in enumerate(place):
        below = entries(here)
        if key not in below:
            return i > 0 and i == len(place) - 1 and isinstance(here, dict)
        here = below[key]
    return True


def _in_force(tree: Tree, day: str) -> Tree:
    """Return the tables of the rulebook that an amendment of this day changes."""
    begun = [other for other in tree[AMENDMENTS] if other <= day]
    if begun:
        found: Tree = tree[AMENDMENTS][max(begun)]
        return found
    return {key: value for key, value in tree.items() if key in AMENDABLE}


def _exists(raw: Mapping[str, Any], place: tuple[str, ...]) -> bool:
    """Return whether something is written at `place`, or at what an amendment there changes."""
    if place[0] == AMENDMENTS and len(place) > 2 and _exists(raw, place[2:]):
        return place[2] in AMENDABLE and _open(raw, place)
    here: Any = raw
    for key in place:
        if not isinstance(here, Mapping) or key not in here:
            return False
        here = here[key]
    return True


def _open(raw: Mapping[str, Any], place: tuple[str, ...]) -> bool:
    """Return whether nothing but tables stands on the way to `place`."""
    here: Any = raw
    for key in place[:-1]:
        here = here.get(key, {})
        if not isinstance(here, Mapping):
            return False
    return True


def _put(raw: dict[str, Any], place: tuple[str, ...], value: object) -> None:
    """Put `value` at `place`; "none" removes what is there."""
    table = raw
    for key in place[:-1]:
        table = table.setdefault(key, {})
    if removes(value, place) and place[-1] in table:
        del table[place[-1]]
    else:
        table[place[-1]] = value


def _unknown_path(path: str, tree: Tree) -> Problem:
    place = _place(path)
    if place[0] == AMENDMENTS and len(place) > 2:
        refused = _unknown_in_amendment(place, tree)
    else:
        hint = did_you_mean(path, known_paths(tree))
        refused = RefusedError("an unknown path", _A_PATH, hint)
    return Problem(_ORIGIN.file, path, refused.found, refused.allowed, refused.hint)


def _unknown_in_amendment(place: tuple[str, ...], tree: Tree) -> RefusedError:
    """Return what is wrong with a path below an amendment; it changes rules, by their paths."""
    _, day, table, *_ = place
    if table in OUTSIDE_AMENDMENTS:
        return not_amendable(table)
    known = [f"{AMENDMENTS}.{day}.{below}" for below in known_paths(_in_force(tree, day))]
    allowed = f"{AMENDMENTS}.{day}. and a path of the rulebook, such as shifts.<name>.seats"
    return RefusedError("an unknown path", allowed, did_you_mean(".".join(place), known))


def _copied(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _copied(value) if isinstance(value, Mapping) else value for key, value in raw.items()
    }


def _plain(value: object) -> object:
    """Return `value` as a file would hold it; numbers of NumPy become plain numbers."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, bool | str | date):
        return value
    if isinstance(value, Integral):
        return int(value)
    return float(value) if isinstance(value, Real) else value
