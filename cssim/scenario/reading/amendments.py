"""Dated amendments: what changes in a rulebook, and from which service day on.

An amendment is merged over the rulebook as a file is over the one it extends, and a later
amendment over the one before. Within it "none" says that from that day on there is no such
key; only `amendments."2026-03-01" = "none"` takes an inherited amendment back.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any, Final

from cssim.errors import RefusedError, did_you_mean, show_value
from cssim.scenario.base import Finding
from cssim.scenario.reading.document import (
    AMENDMENTS,
    REMOVE,
    Document,
    merged,
    outside,
    written_values,
)
from cssim.scenario.reading.fields import fields_of
from cssim.scenario.reading.notes import nearest_note
from cssim.scenario.rulebook import Rulebook

__all__ = [
    "AMENDABLE",
    "OUTSIDE_AMENDMENTS",
    "Amendment",
    "amended",
    "amendment_findings",
    "not_amendable",
    "rules_of",
]

AMENDABLE: Final = tuple(key for key in fields_of(Rulebook) if key != "title")
"""The tables of a rulebook that an amendment may change."""

_NOT_OF_THE_RULEBOOK: Final = ("shop", "study", "extends", AMENDMENTS)
OUTSIDE_AMENDMENTS: Final = ("title", *_NOT_OF_THE_RULEBOOK)
"""The keys of a scenario that no amendment may change."""
_A_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Amendment:
    """A rulebook as it is from service day `begin` on, all earlier amendments merged in.

    `written` holds the tables of this amendment alone.
    """

    begin: date
    written: Mapping[str, Any]
    rules: Document

    def writes(self, place: tuple[str | int, ...]) -> bool:
        """Tell whether the amendment itself says something at `place`."""
        here: Any = self.written
        for key in place:
            if not isinstance(here, Mapping):
                return True
            if key not in here:
                return False
            here = here[key]
        return True


def rules_of(document: Document) -> Document:
    """Return the rulebook of a scenario's document, as it is before all amendments."""
    rules = {k: v for k, v in document.raw.items() if k not in _NOT_OF_THE_RULEBOOK}
    notes = outside(document.notes, [(key,) for key in _NOT_OF_THE_RULEBOOK])
    return Document(raw=rules, notes=notes)


def amended(document: Document) -> Iterator[Amendment]:
    """Yield the rulebook after each amendment of a scenario's document, by date.

    What :func:`amendment_findings` refuses is left out.
    """
    days = sorted((day, key) for key in _tables(document) if (day := _day(key)) is not None)
    changes = [_change(document, key) for _, key in days]
    versions = accumulate(changes, merged, initial=rules_of(document))
    next(versions)
    for (day, _), change, version in zip(days, changes, versions, strict=True):
        yield Amendment(day, change.raw, version)


def amendment_findings(document: Document) -> Iterator[Finding]:
    """Yield what makes the amendments of a scenario's document unfit to be merged at all."""
    written = document.raw.get(AMENDMENTS, REMOVE)
    if not isinstance(written, Mapping):
        if written != REMOVE:
            allowed = f'tables [{AMENDMENTS}."2026-03-01"], each with the date from which it holds'
            yield (AMENDMENTS,), RefusedError(show_value(written), allowed)
        return
    for key, change in written.items():
        place = (AMENDMENTS, key)
        if _day(key) is None:
            allowed = 'a date from 1970 to 2200 in quotation marks, such as "2026-03-01"'
            yield place, RefusedError(f"the date '{key}'", allowed)
        if not isinstance(change, Mapping):
            if change != REMOVE:
                yield place, RefusedError(show_value(change), "a table of what changes on that day")
            continue
        for name in change:
            if name not in AMENDABLE:
                yield (*place, name), not_amendable(name)


def not_amendable(name: str) -> RefusedError:
    """Return why an amendment cannot hold the key `name`."""
    allowed = ", ".join(AMENDABLE)
    if name in OUTSIDE_AMENDMENTS:
        hint = f"an amendment changes rules, and no {name}"
        return RefusedError("a key that stands outside amendments only", allowed, hint)
    return RefusedError("an unknown key", allowed, did_you_mean(name, AMENDABLE))


def _tables(document: Document) -> Mapping[str, Any]:
    written = document.raw.get(AMENDMENTS)
    if not isinstance(written, Mapping):
        return {}
    return {key: table for key, table in written.items() if isinstance(table, Mapping)}


def _change(document: Document, key: str) -> Document:
    """Return what the amendment at `key` says, as a document of rules."""
    table = document.raw[AMENDMENTS][key]
    rules = {name: value for name, value in table.items() if name in AMENDABLE}
    root = (AMENDMENTS, key)
    own = {at: note for at, note in document.notes.items() if at[:2] == root}
    notes = {at[2:]: note for at, note in own.items() if at != root}
    if root in own:  # what the whole amendment rests on, each of its values rests on
        dotted = {".".join(at): note for at, note in own.items()}
        for path in written_values(rules):
            notes[tuple(path.split("."))] = nearest_note(dotted, f"{AMENDMENTS}.{key}.{path}")
    return Document(raw=rules, notes=notes)


def _day(key: str) -> date | None:
    if _A_DATE.fullmatch(key) is None:
        return None
    try:
        day = date.fromisoformat(key)
    except ValueError:
        return None
    return day if 1970 <= day.year <= 2200 else None
