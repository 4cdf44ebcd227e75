"""From a file to one document: annotations, `extends`, and the shop and study it names."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Literal

from cssim.errors import Problem, RefusedError, did_you_mean, show_value
from cssim.scenario.base import Finding
from cssim.scenario.reading.document import (
    AMENDMENTS,
    Document,
    Origin,
    merged,
    places,
    problems_at,
    rooted,
    without,
)
from cssim.scenario.reading.files import file_refused, read_toml
from cssim.scenario.reading.notes import Note, strip

__all__ = ["PARTS", "Kind", "document_of", "read_document"]

Kind = Literal["rulebook", "shop", "study"]
PARTS: Final[tuple[Literal["shop", "study"], ...]] = ("shop", "study")
"""The parts of a scenario that may stand in files of their own."""

_A_KEY: Final = re.compile(r"[\w-]+")


def read_document(
    path: Path,
    kind: Kind,
    *,
    skipped: frozenset[str] = frozenset(),
    chain: tuple[Path, ...] = (),
) -> Document:
    """Return the document of a file and of all files it names.

    `skipped` are parts that are taken from elsewhere and not read at all; `chain`
    holds the files that extend this one.
    """
    tables = read_toml(path)
    if isinstance(tables, Problem):
        return Document(problems=(tables,), unread=frozenset({()}))
    return document_of(tables, path, kind, skipped=skipped, chain=chain)


def document_of(
    tables: Mapping[str, Any],
    path: Path,
    kind: Kind,
    *,
    skipped: frozenset[str] = frozenset(),
    chain: tuple[Path, ...] = (),
) -> Document:
    """Return the document of the tables written in the file `path`."""
    findings: list[Finding] = []
    notes: dict[tuple[str, ...], Note] = {}
    raw = strip(tables, (), notes, findings)
    origins = {place: Origin(str(path), 0) for place in ((), *places(raw))}
    document = Document(raw, notes, origins)
    document = replace(document, problems=problems_at(findings, document))
    taken = skipped
    if kind == "rulebook":
        for part in PARTS:
            if part in skipped:
                document = without(document, part)
            elif isinstance(raw.get(part), str):
                document = _with_part(document, part, path)
                taken |= {part}
            elif isinstance(raw.get(part), dict):
                document = _with_inline_part(document, part, path)
    document = _extended(document, path, kind, taken, chain)
    if () in document.unread:
        return document
    wrong = [*_unknown_sources(notes, document)]
    return replace(document, problems=document.problems + problems_at(wrong, document))


def _with_part(document: Document, part: Literal["shop", "study"], path: Path) -> Document:
    """Return the document with the file it names as its shop or study in place of the name."""
    named = document.raw[part]
    read = _named_document(document, (part,), path, named, part, ())
    return merged(without(document, part), rooted(read, part))


def _with_inline_part(document: Document, part: Literal["shop", "study"], path: Path) -> Document:
    """Return the document with what its shop or study table extends, if it does."""
    table = dict(document.raw[part])
    if "extends" not in table:
        return document
    named = table.pop("extends")
    own = replace(document, raw={**document.raw, part: table})
    read = _named_document(document, (part, "extends"), path, named, part, ())
    return merged(rooted(read, part), own)


def _extended(
    document: Document, path: Path, kind: Kind, taken: frozenset[str], chain: tuple[Path, ...]
) -> Document:
    """Return the document on top of the one it extends, if it does."""
    if "extends" not in document.raw:
        return document
    named = document.raw["extends"]
    own = replace(document, raw={k: v for k, v in document.raw.items() if k != "extends"})
    below = (*chain, path)
    return merged(_named_document(document, ("extends",), path, named, kind, below, taken), own)


def _named_document(
    document: Document,
    place: tuple[str, ...],
    path: Path,
    named: object,
    kind: Kind,
    chain: tuple[Path, ...],
    skipped: frozenset[str] = frozenset(),
) -> Document:
    """Return the document of the file `named` at `place`, or one that says why there is none."""
    if not isinstance(named, str) or not named:
        refused: RefusedError | None = RefusedError(
            show_value(named), 'the name of a TOML file, such as "base.toml"'
        )
    else:
        target = path.parent / named
        refused = file_refused(target, named) or _circle(target, chain)
        if refused is None:
            return read_document(target, kind, skipped=skipped, chain=chain)
    return Document(
        problems=problems_at([(place, refused)] if refused else [], document),
        unread=frozenset({()}),
    )


def _circle(target: Path, chain: tuple[Path, ...]) -> RefusedError | None:
    """Return a refusal that shows the circle if `target` is already in the chain."""
    known = [path.resolve() for path in chain]
    if target.resolve() not in known:
        return None
    circle = [*chain[known.index(target.resolve()) :], target]
    shown = " -> ".join(path.name for path in circle)
    return RefusedError(f"a circle: {shown}", "files that extend each other in one direction")


def _unknown_sources(notes: Mapping[tuple[str, ...], Note], document: Document) -> list[Finding]:
    """Return the notes whose source is a key that no [sources] table explains."""
    findings: list[Finding] = []
    for place, note in notes.items():
        if (
            place not in document.notes
            or note.source is None
            or _A_KEY.fullmatch(note.source) is None
        ):
            continue
        known = _sources(document.raw)
        if place[:1] in {(part,) for part in PARTS}:
            known += _sources(document.raw.get(place[0]))
        known += _sources_up_to(document.raw, place)
        if note.source not in known:
            allowed = f"a key of [sources]: {', '.join(known) or 'there is none'}"
            hint = did_you_mean(note.source, known) or "a full citation may stand here as well"
            found = f"the unknown source '{note.source}'"
            findings.append(((*place, "source"), RefusedError(found, allowed, hint)))
    return findings


def _sources_up_to(raw: Mapping[str, Any], place: tuple[str, ...]) -> list[str]:
    """Return the sources that the amendment at `place` and those before it bring along."""
    amendments = raw.get(AMENDMENTS)
    if place[:1] != (AMENDMENTS,) or not isinstance(amendments, Mapping):
        return []
    return [key for day in amendments if day <= place[1] for key in _sources(amendments[day])]


def _sources(raw: object) -> list[str]:
    sources = raw.get("sources") if isinstance(raw, Mapping) else None
    return list(sources) if isinstance(sources, Mapping) else []
