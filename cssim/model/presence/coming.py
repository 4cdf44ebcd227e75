"""Everybody's coming, day by day: found by person and by seat."""

from __future__ import annotations

from collections.abc import Iterator

from cssim.fate import PersonDay, draw_person_day
from cssim.model.presence.arrivals import Arrival, arrivals
from cssim.model.roster import ByDay, Roster, Stint
from cssim.scenario import Scenario


class Coming:
    """How the stints of each service day of a replication begin.

    Attributes:
        by_day: by person and time.
        fates: what the day brings, for those who work on it.
    """

    def __init__(self, scenario: Scenario, replication: int, roster: Roster) -> None:
        self.by_day: ByDay[list[Arrival]] = ByDay(self._arrive)
        self.fates: ByDay[dict[int, PersonDay]] = ByDay(self._draw)
        self._scenario = scenario
        self._replication = replication
        self._roster = roster
        self._by_person: ByDay[dict[int, list[Arrival]]] = ByDay(self._sort_by_person)
        self._by_seat: ByDay[dict[tuple[str, int, int], Arrival]] = ByDay(self._sort_by_seat)

    def in_seat(self, day: int, shift: str, seat: int, part: int) -> Arrival | None:
        """Return how a stretch begins for a seat of a shift; None if the seat is empty."""
        return self._by_seat[day].get((shift, seat, part))

    def next_begins(self, stint: Stint) -> int | None:
        """Return when the person of a stint takes the desk for the next one, today or tomorrow."""
        coming = (a for a in self._own(stint) if a.stint.begin >= stint.end and not a.never)
        return next((arrival.begins for arrival in coming), None)

    def _own(self, stint: Stint) -> Iterator[Arrival]:
        for day in (stint.day, stint.day + 1):
            yield from self._by_person[day].get(stint.person, ())

    def _arrive(self, day: int) -> list[Arrival]:
        stints = self._roster.by_day[day]
        busy = {s.person: s.end for s in self._roster.by_day[day - 1]} if day else {}
        return arrivals(self._scenario.rulebook_on(day), stints, self.fates[day], busy)

    def _draw(self, day: int) -> dict[int, PersonDay]:
        shop, study = self._scenario.shop, self._scenario.study
        stretches: dict[int, int] = {}
        for stint in self._roster.by_day[day]:
            stretches[stint.person] = stretches.get(stint.person, 0) + 1
        return {
            person: draw_person_day(shop.people, study, self._replication, person, day, count)
            for person, count in stretches.items()
        }

    def _sort_by_person(self, day: int) -> dict[int, list[Arrival]]:
        found: dict[int, list[Arrival]] = {}
        for arrival in self.by_day[day]:
            found.setdefault(arrival.stint.person, []).append(arrival)
        return found

    def _sort_by_seat(self, day: int) -> dict[tuple[str, int, int], Arrival]:
        return {(a.stint.shift, a.stint.seat, a.stint.part): a for a in self.by_day[day]}
