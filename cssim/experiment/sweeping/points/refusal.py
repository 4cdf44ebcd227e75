"""What is wrong with a sweep, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable

from cssim.errors import Problem, RefusedError, ScenarioError, did_you_mean
from cssim.scenario.base import Finding

__all__ = ["SweepError", "problems_at", "unknown_key", "unless_refused"]


class SweepError(ScenarioError):
    """Everything that is wrong with a sweep or its file, before anything is played.

    `problems` holds the :class:`~cssim.Problem` objects; `ending` is a sentence about what is not
    among them, empty if they are all.

    >>> print(SweepError([Problem("the grid", "study.days", "an empty list", "a list of values")]))
    1 problem in the sweep
    <BLANKLINE>
    the grid: study.days
      found:   an empty list
      allowed: a list of values
    """

    def __init__(self, problems: Iterable[Problem], ending: str = "") -> None:
        super().__init__(problems)
        self.ending = ending

    def __str__(self) -> str:
        count = len(self.problems)
        heading = f"{count} problem{'' if count == 1 else 's'} in the sweep"
        ending = [self.ending] if self.ending else []
        return "\n\n".join([heading, *map(str, self.problems), *ending])


def problems_at(where: str, findings: Iterable[Finding], *above: str) -> list[Problem]:
    """Return findings as problems of the file or list `where`, below the keys `above`.

    A key with dots, such as the path of a value, stands in quotes as in a file.
    """
    return [
        Problem(where, _dotted((*above, *place)), refused.found, refused.allowed, refused.hint)
        for place, refused in findings
    ]


def unless_refused(where: str, findings: Iterable[Finding]) -> None:
    """Raise all findings as one error; return if there are none."""
    problems = problems_at(where, findings)
    if problems:
        raise SweepError(problems)


def unknown_key(key: str, known: Iterable[str]) -> RefusedError:
    """Return the refusal of a key that no table of a sweep has."""
    names = [*known]
    return RefusedError("an unknown key", ", ".join(names), did_you_mean(key, names))


def _dotted(place: Iterable[str | int]) -> str:
    return ".".join(f'"{key}"' if "." in str(key) else str(key) for key in place)
