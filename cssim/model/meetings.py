"""Meetings: they take people off the desk, or in before their shift."""

from __future__ import annotations

from dataclasses import dataclass

from cssim.fate import instant
from cssim.model.roster import Stint
from cssim.scenario import Rulebook, Study

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class Attendance:
    """One person at one meeting.

    Attributes:
        person: number of the person.
        day: service day.
        begin: when the meeting begins, µs.
        end: when it ends, µs.
    """

    person: int
    day: int
    begin: int
    end: int

    def away_from(self, stint: Stint) -> tuple[int, int] | None:
        """Return the part of a stint that the meeting takes, or None."""
        begin, end = max(self.begin, stint.begin), min(self.end, stint.end)
        return (begin, end) if self.person == stint.person and begin < end else None


def attendances(
    rulebook: Rulebook, study: Study, day: int, stints: list[Stint]
) -> list[Attendance]:
    """Return who attends which meeting on a service day: all who work in its shifts that day."""
    weekday = _WEEKDAYS[study.date_of(day).weekday()]
    found: list[Attendance] = []
    for meeting in rulebook.meetings.values():
        if meeting.weekday != weekday:
            continue
        begin = instant(day, meeting.at)
        people = sorted({s.person for s in stints if s.shift in meeting.shifts})
        found += [Attendance(person, day, begin, begin + meeting.length) for person in people]
    return found


def time_outside_shift(attendance: Attendance, stints: list[Stint]) -> int:
    """Return how much of a meeting falls outside its attendant's stints, µs."""
    inside = (attendance.away_from(stint) for stint in stints)
    taken = sum(part[1] - part[0] for part in inside if part)
    return attendance.end - attendance.begin - taken
