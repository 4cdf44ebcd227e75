"""Time off the desk: meetings, meals, training and cleaning by plan, and lapses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cssim.fate import AwayTime, instant
from cssim.model.desk import Cause
from cssim.model.roster import Stint, Today, Turns
from cssim.scenario import OffDesk, Rulebook

Span = tuple[int, int]

_CAUSES = {
    "meetings": Cause.MEETING,
    "meals": Cause.MEAL,
    "training": Cause.TRAINING,
    "cleaning": Cause.CLEANING,
}


@dataclass(frozen=True)
class Absence:
    """One person's time off the desk, or where the desk would be if the shift lasted longer.

    Attributes:
        person: number of the person.
        day: service day.
        begin: from, µs.
        end: to, µs.
        cause: why.
    """

    person: int
    day: int
    begin: int
    end: int
    cause: Cause

    def within(self, begin: int, end: int) -> Span | None:
        """Return the part that lies within a span, or None."""
        first, last = max(self.begin, begin), min(self.end, end)
        return (first, last) if first < last else None

    def away_from(self, stint: Stint) -> Span | None:
        """Return the part of a stint that the absence takes, or None."""
        return self.within(stint.begin, stint.end) if self.person == stint.person else None


def time_outside_shift(absence: Absence, stints: Iterable[Stint]) -> int:
    """Return how much of an absence falls outside the person's stints, µs."""
    inside = (absence.away_from(stint) for stint in stints)
    taken = sum(part[1] - part[0] for part in inside if part)
    return absence.end - absence.begin - taken


def planned_absences(
    rulebook: Rulebook, today: Today, stints: list[Stint], before: list[Absence], turns: Turns
) -> list[Absence]:
    """Return who is off the desk by plan on a service day, and when, by person and time.

    Of what overlaps, what begins first takes the time; of the same cause it is one absence.

    Args:
        rulebook: of that day.
        today: the day.
        stints: of that day; who has none is not called.
        before: the planned absences of the day before, which may reach into this one.
        turns: who had their turn at what, carried over from day to day.
    """
    called: dict[int, list[tuple[int, int, Cause]]] = {}
    for table, cause in _CAUSES.items():
        rules: dict[str, OffDesk] = getattr(rulebook, table)
        for name, rule in rules.items():
            if not rule.on.covers(today.date, today.start):
                continue
            people = sorted({s.person for s in stints if s.shift in rule.shifts})
            begin = instant(today.day, rule.at)
            for person, wait in _attending(rule, f"{table}.{name}", people, turns):
                at = begin + wait * rule.length
                called.setdefault(person, []).append((at, at + rule.length, cause))
    reached = {absence.person: absence.end for absence in before}
    return [
        Absence(person, today.day, begin, end, cause)
        for person, times in sorted(called.items())
        for begin, end, cause in _one_after_another(times, reached.get(person, 0))
    ]


def _attending(
    rule: OffDesk, path: str, people: list[int], turns: Turns
) -> Iterator[tuple[int, int]]:
    """Yield who goes, and as how manieth of those who go one by one."""
    if rule.who == "one by one":
        yield from ((person, place) for place, person in enumerate(people))
    elif rule.who == "all":
        yield from ((person, 0) for person in people)
    elif people:
        chosen = turns.next_of(path, people)
        goes_alone = rule.who == "one"
        yield from ((p, 0) for p in people if (p == chosen) is goes_alone)


def _one_after_another(
    times: list[tuple[int, int, Cause]], free: int
) -> list[tuple[int, int, Cause]]:
    found: list[tuple[int, int, Cause]] = []
    for begin, end, cause in sorted(times):
        begin = max(begin, free)
        if begin >= end:
            continue
        free = end
        if found and found[-1][1:] == (begin, cause):
            found[-1] = (found[-1][0], end, cause)
        else:
            found.append((begin, end, cause))
    return found


def lapse(away: AwayTime, stints: list[Stint], there: list[Span], taken: list[Span]) -> list[Span]:
    """Return when somebody is away without a plan: within one stint, and around other absences.

    Args:
        away: where in the day's work it begins, and how long it lasts.
        stints: the person's stints of the day, by time.
        there: when the person really is there.
        taken: when the person is off the desk anyway.
    """
    passed = int(away.when * sum(stint.end - stint.begin for stint in stints))
    for stint in stints:
        length = stint.end - stint.begin
        if passed < length:
            begin = stint.begin + passed
            spans = [(begin, min(begin + away.length, stint.end))]
            return _without(_common(spans, there), taken)
        passed -= length
    return []


def _common(spans: list[Span], others: list[Span]) -> list[Span]:
    pairs = ((max(a, c), min(b, d)) for a, b in spans for c, d in others)
    return sorted((begin, end) for begin, end in pairs if begin < end)


def _without(spans: list[Span], taken: list[Span]) -> list[Span]:
    for begin, end in taken:
        spans = [
            (first, last)
            for a, b in spans
            for first, last in ((a, min(b, begin)), (max(a, end), b))
            if first < last
        ]
    return spans
