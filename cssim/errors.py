"""Errors that a user of the package may meet, and the words they are told in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

__all__ = [
    "CssimError",
    "MismatchError",
    "Problem",
    "RefusedError",
    "ScenarioError",
    "did_you_mean",
    "nearest",
    "show_value",
]


class CssimError(Exception):
    """Base class of every error that is meant for the user of the package.

    Raised directly where no file is at fault, for example when two scenarios
    that are played on different shops are to be compared.

    >>> raise CssimError("the two scenarios are played on different shops")
    Traceback (most recent call last):
    ...
    cssim.errors.CssimError: the two scenarios are played on different shops
    """


class RefusedError(ValueError):
    """One value that cannot be used: what was found, what is allowed, and a hint.

    The hint is optional. Parsers and validators raise it; the loader turns it
    into a :class:`Problem` that also names the file and the key.

    >>> print(RefusedError('"90"', 'a duration such as "90 s"', "the unit is missing"))
    found "90"; allowed: a duration such as "90 s" (the unit is missing)
    """

    def __init__(self, found: str, allowed: str, hint: str = "") -> None:
        super().__init__(found, allowed, hint)
        self.found = found
        self.allowed = allowed
        self.hint = hint

    def __str__(self) -> str:
        ending = f" ({self.hint})" if self.hint else ""
        return f"found {self.found}; allowed: {self.allowed}{ending}"


class MismatchError(RefusedError):
    """Values that are sound each for itself but do not go together.

    The file at fault is the one that brings them together, wherever each was written.
    """


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a scenario.

    `file` names the file (or says "overrides"), `path` is the dotted key in it,
    `found` and `allowed` are phrases, and `hint` (may be empty) says what to do.

    >>> print(Problem("a.toml", "shifts.evening.seat", "an unknown key", "seats, team"))
    a.toml: shifts.evening.seat
      found:   an unknown key
      allowed: seats, team
    """

    file: str
    path: str
    found: str
    allowed: str
    hint: str = ""

    def __str__(self) -> str:
        heading = f"{self.file}: {self.path}" if self.path else self.file
        lines = [heading, f"  found:   {self.found}", f"  allowed: {self.allowed}"]
        if self.hint:
            lines.append(f"  hint:    {self.hint}")
        return "\n".join(lines)


class ScenarioError(CssimError):
    """Everything that is wrong with a scenario, all problems at once.

    `problems` holds the :class:`Problem` objects; `str()` is for reading.

    >>> error = ScenarioError([Problem("a.toml", "study.days", "0", "at least 1")])
    >>> print(error)
    1 problem in the scenario
    <BLANKLINE>
    a.toml: study.days
      found:   0
      allowed: at least 1
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        heading = f"{count} problem{'' if count == 1 else 's'} in the scenario"
        return "\n\n".join([heading, *map(str, self.problems)])


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the one of `names` that reads most like `name`, or None if none is near.

    >>> nearest("seat", ["seats", "team"])
    'seats'
    >>> nearest("seat", ["overtime"]) is None
    True
    """
    spelled = {known.casefold(): known for known in names}
    found = get_close_matches(name.casefold(), spelled, n=1, cutoff=0.6)
    return spelled[found[0]] if found else None


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Return the hint that names the nearest of `names`; empty if none is near.

    >>> did_you_mean("seat", ["seats", "team"])
    "did you mean 'seats'?"
    >>> did_you_mean("seat", ["overtime"])
    ''
    """
    known = nearest(name, names)
    return f"did you mean '{known}'?" if known is not None else ""


def show_value(value: object) -> str:
    """Return `value` as it would stand in a file, shortened.

    >>> [show_value(value) for value in ("a", True, 1.5, [1, 2], {"a": 1})]
    ['"a"', 'true', '1.5', '[1, 2]', 'a table with the keys: a']
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _shortened(f'"{value}"')
    if isinstance(value, Mapping):
        return _shortened(f"a table with the keys: {', '.join(map(str, value))}")
    if isinstance(value, list | tuple):
        shown = ", ".join(show_value(item) for item in value[:30])
        return _shortened(f"[{shown}]")
    if isinstance(value, int) and value.bit_length() > 300:
        return "a number of more than 90 digits"
    if isinstance(value, int | float | date):
        return _shortened(str(value))
    return _shortened(f"a Python object: {value!r}")


def _shortened(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:97]}…"
