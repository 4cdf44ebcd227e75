"""A scenario: shop, rulebook and study, frozen."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from cssim.scenario.base import FrozenDict, Title
from cssim.scenario.check import checked
from cssim.scenario.document import Document, written_values
from cssim.scenario.layers import document_of
from cssim.scenario.notes import Note, nearest_note
from cssim.scenario.override import known_paths, overridden
from cssim.scenario.rulebook import Rulebook
from cssim.scenario.shop import Shop
from cssim.scenario.study import Study

__all__ = ["Scenario"]

_NO_FIGURES = {"title", "sources"}
_TEXTS = ("title.", "sources.", "shop.title.", "shop.sources.")


@dataclass(frozen=True, slots=True, repr=False)
class Scenario:
    """A rulebook, the shop it is played on, and the days that are played.

    Made by :func:`~cssim.scenario.load.load`, by :meth:`from_tables` or by
    :meth:`replace`; equal if shop, rulebook and study are equal. `notes` says by
    dotted path what each annotated value rests on; `path` is the file, if any.
    """

    shop: Shop
    rulebook: Rulebook
    study: Study
    path: Path | None = field(compare=False)
    notes: Mapping[str, Note] = field(compare=False, repr=False)
    _document: Document = field(compare=False, repr=False)

    @classmethod
    def from_document(cls, document: Document, path: Path | None) -> Self:
        """Return the scenario of a resolved document; raises ScenarioError."""
        shop, rulebook, study = checked(document)
        notes = FrozenDict({".".join(place): note for place, note in document.notes.items()})
        return cls(shop, rulebook, study, path, notes, document)

    @classmethod
    def from_tables(cls, tables: Mapping[str, Any], *, folder: Path | None = None) -> Self:
        """Return the scenario written in `tables`, the tables of a rulebook file.

        Files named in it are looked for below `folder`, by default the current one.
        Raises :class:`~cssim.errors.ScenarioError`.
        """
        place = (folder if folder is not None else Path()) / "tables"
        return cls.from_document(document_of(tables, place, "rulebook"), None)

    def __repr__(self) -> str:
        return f"<Scenario {self.title.en!r}, {self.fingerprint[:8]}>"

    @property
    def title(self) -> Title:
        """The title of the rulebook."""
        return self.rulebook.title

    @property
    def paths(self) -> tuple[str, ...]:
        """The dotted paths of all tables and values, for :meth:`replace`."""
        return tuple(known_paths(self._tree()))

    @property
    def values(self) -> Mapping[str, object]:
        """The values as the files write them, by dotted path; a distribution is one value.

        Titles and sources are texts about the values, and not among them.
        """
        written = written_values(self._document.raw)
        return FrozenDict({p: v for p, v in written.items() if not p.startswith(_TEXTS)})

    def note(self, path: str) -> Note:
        """Return what a value rests on: its own note, the weakest of its parts, or its table's.

        Empty if the files say nothing. Weakest is what is assumed, then published, rulebook,
        measured.
        """
        return nearest_note(self.notes, path)

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
        values = {
            name: part.model_dump(mode="json", exclude=_NO_FIGURES) for name, part in parts.items()
        }
        return hashlib.sha256(json.dumps(values).encode()).hexdigest()

    def replace(self, overrides: Mapping[str, object]) -> Self:
        """Return a new scenario with other values at these dotted paths.

        Rulebook tables stand at the top ("shifts.evening.seats"), shop and study
        below their names ("shop.demand.per_day", "study.days"). Values are written
        as in a file ("30 s", 3, {"dist": "constant", "mean": "30 s"}); "none" removes.
        The note of a replaced value says `source="override"`.

        Raises :class:`~cssim.errors.ScenarioError` with the problems of all overrides.
        """
        document = overridden(self._document, self._tree(), overrides)
        return type(self).from_document(document, self.path)

    def _tree(self) -> dict[str, object]:
        return {**dict(self.rulebook), "shop": self.shop, "study": self.study}
