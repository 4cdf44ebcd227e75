"""Meetings: they take people off the desk, or in before their shift."""

from __future__ import annotations

from dataclasses import dataclass

from cssim.fate import instant
from cssim.model.roster import Stint
from cssim.scenario import Rulebook, Study

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class Attendance:
    """One person at one meeting, or at several that follow each other.

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
    """Return who is at meetings on a service day, and when: all who work in their shifts that day.

    Meetings of one person that overlap or touch are joined.
    """
    weekday = _WEEKDAYS[study.date_of(day).weekday()]
    called: dict[int, list[tuple[int, int]]] = {}
    for meeting in rulebook.meetings.values():
        if meeting.weekday == weekday:
            begin = instant(day, meeting.at)
            for person in {s.person for s in stints if s.day == day and s.shift in meeting.shifts}:
                called.setdefault(person, []).append((begin, begin + meeting.length))
    return [
        Attendance(person, day, begin, end)
        for person, times in sorted(called.items())
        for begin, end in _joined(times)
    ]


def time_outside_shift(attendance: Attendance, stints: list[Stint]) -> int:
    """Return how much of a meeting falls outside its attendant's stints, µs."""
    inside = (attendance.away_from(stint) for stint in stints)
    taken = sum(part[1] - part[0] for part in inside if part)
    return attendance.end - attendance.begin - taken


def _joined(times: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(times):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined
