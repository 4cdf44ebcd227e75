"""A scenario: shop, rulebook and study, frozen."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Self

from cssim.arguments import instance
from cssim.scenario.base import FrozenDict, Title
from cssim.scenario.reading import (
    AMENDABLE,
    AMENDMENTS,
    Document,
    Note,
    amended,
    checked,
    document_from,
    document_of,
    entries,
    json_of,
    known_paths,
    nearest_note,
    overridden,
    written_values,
)
from cssim.scenario.rulebook import Rulebook
from cssim.scenario.shop import Shop
from cssim.scenario.study import Study

__all__ = ["Scenario", "tree_of"]

_NO_FIGURES = {"title", "sources"}
_TEXTS = re.compile(r"(shop\.|amendments\.[^.]+\.)?(title|sources)\.")


@dataclass(frozen=True, slots=True, repr=False)
class Scenario:
    """A rulebook, the shop it is played on, and the days that are played.

    Made by :func:`~cssim.scenario.load.load`, by :meth:`from_tables`, by
    :meth:`from_json` or by :meth:`replace`; equal if shop, rulebook, study and
    amendments are equal.
    `amendments` holds by date the whole rulebook as it is from that service day on;
    `notes` says by dotted path what each annotated value rests on; `path` is the
    file, if any.
    """

    shop: Shop
    rulebook: Rulebook
    study: Study
    amendments: Mapping[date, Rulebook]
    path: Path | None = field(compare=False)
    notes: Mapping[str, Note] = field(compare=False, repr=False)
    _document: Document = field(compare=False, repr=False)

    @classmethod
    def from_document(cls, document: Document, path: Path | None) -> Self:
        """Return the scenario of a resolved document; raises ScenarioError."""
        shop, rulebook, study, amendments = checked(document)
        notes = FrozenDict(_dotted(document.notes))
        return cls(shop, rulebook, study, amendments, path, notes, document)

    @classmethod
    def from_tables(cls, tables: Mapping[str, Any], *, folder: Path | None = None) -> Self:
        """Return the scenario written in `tables`, the tables of a rulebook file.

        Files named in it are looked for below `folder`, by default the current one.
        Raises :class:`~cssim.errors.ScenarioError`.
        """
        instance(tables, Mapping, "tables", "the tables of a rulebook file by name")
        place = (folder if folder is not None else Path()) / "tables"
        return cls.from_document(document_of(tables, place, "rulebook"), None)

    def to_json(self) -> str:
        """Return all that the files say, annotations included, as one text for :meth:`from_json`.

        The files themselves are no longer needed to play the scenario again.
        """
        return json_of(self._document)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the scenario that :meth:`to_json` made this text of; its `path` is None."""
        return cls.from_document(document_from(text), None)

    def rulebook_on(self, day: int) -> Rulebook:
        """Return the rulebook in force on service day `day` (0 is the first of the warm-up)."""
        today = self.study.date_of(day)
        begun = [begin for begin in self.amendments if begin <= today]
        return self.amendments[max(begun)] if begun else self.rulebook

    @property
    def never_in_force(self) -> tuple[date, ...]:
        """The dates of the amendments that begin after the last day of the study."""
        last = self.study.date_of(self.study.total_days - 1)
        return tuple(begin for begin in self.amendments if begin > last)

    def __repr__(self) -> str:
        return f"<Scenario {self.title.en!r}, {self.fingerprint[:8]}>"

    @property
    def title(self) -> Title:
        """The title of the rulebook."""
        return self.rulebook.title

    @property
    def paths(self) -> tuple[str, ...]:
        """The dotted paths of all tables and values, for :meth:`replace`.

        Those of optional tables that the files leave out are among them.
        """
        return tuple(known_paths(tree_of(self)))

    @property
    def values(self) -> Mapping[str, object]:
        """The values as the files write them, by dotted path; a distribution is one value.

        Titles and sources are texts about the values, and not among them.
        """
        written = written_values(self._document.raw)
        return FrozenDict({p: v for p, v in written.items() if not _TEXTS.match(p)})

    def note(self, path: str, *, day: int | None = None) -> Note:
        """Return what a value rests on: its own note, the weakest of its parts, or its table's.

        Empty if the files say nothing. Weakest is what is assumed, then published, rulebook,
        measured. With `day` it is the note in force on that service day, amendments merged in.
        """
        if day is None or not self.amendments:
            return nearest_note(self.notes, path)
        begun = [a for a in amended(self._document) if a.begin <= self.study.date_of(day)]
        if not begun or path.partition(".")[0] not in AMENDABLE:
            return nearest_note(self.notes, path)
        return nearest_note(_dotted(begun[-1].rules.notes), path)

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) of all values that can change a result.

        Titles, notes and sources do not count; the order of named tables does,
        because people are seated in that order.
        """
        parts: dict[str, Shop | Rulebook | Study] = {
            "shop": self.shop,
            "rulebook": self.rulebook,
            "study": self.study,
        }
        parts |= {f"from {day}": rulebook for day, rulebook in self.amendments.items()}
        values = {
            name: part.model_dump(mode="json", exclude=_NO_FIGURES) for name, part in parts.items()
        }
        return hashlib.sha256(json.dumps(values).encode()).hexdigest()

    def replace(self, overrides: Mapping[str, object]) -> Self:
        """Return a new scenario with other values at these dotted paths.

        Rulebook tables stand at the top ("shifts.evening.seats"), shop and study
        below their names ("shop.demand.per_day", "study.days"). Values are written
        as in a file ("30 s", 3, {"dist": "constant", "mean": "30 s"}); "none" removes.
        What changes on a day stands below its date, whether or not the files have an
        amendment of that day ("amendments.2026-03-01.shifts.evening.seats").
        The note of a replaced value says `source="override"`.

        Raises :class:`~cssim.errors.ScenarioError` with the problems of all overrides.
        """
        instance(overrides, Mapping, "overrides", 'such as {"study.days": 7}')
        document = overridden(self._document, tree_of(self), overrides)
        return type(self).from_document(document, self.path)


def tree_of(scenario: Scenario) -> dict[str, object]:
    """Return the models of a scenario by the keys that its paths begin with."""
    amendments = {str(day): _amendable(rules) for day, rules in scenario.amendments.items()}
    return {
        **entries(scenario.rulebook),
        AMENDMENTS: amendments,
        "shop": scenario.shop,
        "study": scenario.study,
    }


def _amendable(rulebook: Rulebook) -> dict[str, object]:
    tables = entries(rulebook)
    return {key: tables[key] for key in AMENDABLE}


def _dotted(notes: Mapping[tuple[str, ...], Note]) -> dict[str, Note]:
    """Return notes by dotted path."""
    return {".".join(place): note for place, note in notes.items()}
