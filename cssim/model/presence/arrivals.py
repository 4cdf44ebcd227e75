"""Coming: when people really are there for their stints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from cssim.fate import PersonDay, begin_of
from cssim.model.roster import Stint
from cssim.scenario import Rulebook


@dataclass(frozen=True)
class Arrival:
    """How a stint begins.

    Attributes:
        stint: what was planned.
        came: when the person of the roster came, µs, at the desk or aside.
        fit: when somebody fit for work came: the person, or the stand-in of one who is unfit and
            who works under the person's number.
        begins: when the desk is taken, µs.
    """

    stint: Stint
    came: int
    fit: int
    begins: int

    @property
    def never(self) -> bool:
        """Did nobody fit for work come before the stint was over?"""
        return self.begins >= self.stint.end

    @property
    def late(self) -> int:
        """By how much the person came after the planned begin, at most all of the stint, µs."""
        return min(max(self.came, self.stint.begin), self.stint.end) - self.stint.begin


def arrivals(
    rulebook: Rulebook,
    stints: list[Stint],
    fates: Mapping[int, PersonDay],
    busy: Mapping[int, int],
) -> list[Arrival]:
    """Return how the stints of a service day begin.

    Args:
        rulebook: of that day.
        stints: of that day, by person and time.
        fates: what the day brings, by person.
        busy: when the person's stint of an earlier day was to end, µs; who is there early for the
            next one still finishes that.
    """
    found: list[Arrival] = []
    for person, own in groupby(stints, key=attrgetter("person")):
        stand_in: int | None = None
        for stint, delay in zip(own, fates[person].late, strict=True):
            came = _planned(rulebook, stint) + delay
            if stand_in is None:
                stand_in = came + (fates[person].stand_in or 0)
            fit = max(came, stand_in)
            shift = rulebook.shifts[stint.shift]
            opens = stint.begin if shift.early_at == "aside" else busy.get(person, 0)
            found.append(Arrival(stint, came, fit, max(fit, opens)))
    return found


def _planned(rulebook: Rulebook, stint: Stint) -> int:
    """Return when a person should come: early for a shift, on time after a break within it.

    Nobody comes before the service day begins, or its rules would act on the day before.
    """
    early = rulebook.shifts[stint.shift].early or 0
    return max(stint.begin - (early if stint.part == 0 else 0), begin_of(stint.day))
