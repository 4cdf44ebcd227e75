"""Where two scenarios differ: value by value, with what each side's value rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cssim.scenario.reading import AMENDMENTS, Note, entries, fields_of
from cssim.scenario.roles import Names, same_roles
from cssim.scenario.rulebook import Rulebook
from cssim.scenario.scenario import Scenario, tree_of

__all__ = ["Difference", "Said", "differences"]

_TABLES: Final = (*fields_of(Rulebook), AMENDMENTS, "study", "shop")
_NAMES_OF: Final = {
    "team": "teams",
    "ticket_team": "teams",
    "from": "teams",
    "shifts": "shifts",
    "waits_for": "shifts",
}

_NOTHING: Final = object()


@dataclass(frozen=True, slots=True)
class Said:
    """What one scenario says: the dotted path, the value as written, what it rests on."""

    path: str
    value: object
    note: Note


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two scenarios say differently; None on the side that says nothing of it."""

    first: Said | None
    second: Said | None

    @property
    def paths(self) -> tuple[str, ...]:
        """The path in the first and in the second scenario, once if they are the same."""
        sides = (side.path for side in (self.first, self.second) if side is not None)
        return tuple(dict.fromkeys(sides))

    @property
    def table(self) -> str:
        """The table it belongs to, such as "shifts", "desk" or "shop"."""
        return self.paths[0].partition(".")[0]


def differences(first: Scenario, second: Scenario) -> Iterator[Difference]:
    """Yield what two scenarios say differently, table by table: rulebook, study, shop.

    Values are compared by what they mean: "2 min" is "120 s", and a default that is written
    is one that is left out. Shifts and teams of the same role are compared under whatever
    names they have.
    """
    roles = same_roles(first.rulebook, second.rulebook)
    back = {table: {v: k for k, v in names.items()} for table, names in roles.items()}
    ours, theirs = first.values, second.values
    paths = [*ours, *(_renamed(path, roles) for path in theirs)]
    one, other = tree_of(first), tree_of(second)
    for path in _by_table(dict.fromkeys(paths)):
        path_there = _renamed(path, back)
        meant, meant_there = _meant(one, path), _meant(other, path_there)
        if meant is _NOTHING and meant_there is _NOTHING:
            # An amendment that takes something away leaves nothing to hold: what is written counts.
            meant, meant_there = ours.get(path), theirs.get(path_there)
        if meant != _translated(meant_there, path, roles):
            yield Difference(_said(first, path), _said(second, path_there))


def _said(scenario: Scenario, path: str) -> Said | None:
    values = scenario.values
    return Said(path, values[path], scenario.note(path)) if path in values else None


def _by_table(paths: Iterable[str]) -> list[str]:
    """Return the paths table by table, each table where it is first met."""
    met: dict[tuple[str, ...], int] = {}

    def place(path: str) -> tuple[int, int]:
        table = tuple(path.split(".")[:2])
        return _TABLES.index(table[0]), met.setdefault(table, len(met))

    return sorted(paths, key=place)


def _renamed(path: str, roles: Mapping[str, Names]) -> str:
    """Return the path of what has the same role in the other rulebook."""
    keys = path.split(".")
    at = 2 if keys[0] == AMENDMENTS else 0
    if len(keys) > at + 1 and keys[at] in roles:
        keys[at + 1] = roles[keys[at]].get(keys[at + 1], keys[at + 1])
    return ".".join(keys)


def _translated(meant: object, path: str, roles: Mapping[str, Names]) -> object:
    """Return a value of the second scenario, the names in it being those of the first."""
    names = roles.get(_NAMES_OF.get(path.rpartition(".")[2], ""), {})
    if isinstance(meant, tuple):
        return tuple(names.get(name, name) if isinstance(name, str) else name for name in meant)
    return names.get(meant, meant) if isinstance(meant, str) else meant


def _meant(tree: Mapping[str, Any], path: str) -> object:
    """Return the value that the models hold at a path."""
    here: object = tree
    for key in path.split("."):
        below = entries(here)
        if key not in below:
            return _NOTHING
        here = below[key]
    return here
