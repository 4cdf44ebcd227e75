"""From a stint as it comes about to the changes of presence that the desk is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cssim.model.desk import Cause, Change, Duty
from cssim.model.presence.arrivals import Arrival
from cssim.model.presence.offdesk import Absence
from cssim.scenario import Shift
from cssim.units import DAY

_ENDS = {
    "finish": Duty.FINISH,
    "until_line_empty": Duty.UNTIL_LINE_EMPTY,
    "hand_over": Duty.HAND_OVER,
    "leave": Duty.LEAVE,
}


@dataclass(frozen=True)
class Attendance:
    """A stint from coming to going.

    Attributes:
        arrival: how it begins.
        release: when the person may leave the desk, µs.
        next_begins: when the same person takes the desk again, µs; None if not before long.
    """

    arrival: Arrival
    release: int
    next_begins: int | None = None


def changes_of(
    attendance: Attendance, shift: Shift, absences: Iterable[Absence], pace: float, team: int
) -> Iterator[Change]:
    """Yield start, absences and end of a stint; nothing if nobody ever comes.

    Args:
        attendance: the stint.
        shift: its shift.
        absences: of this person, in any order; they do not overlap.
        pace: of this person.
        team: number of the person's team.
    """
    arrival = attendance.arrival
    person = arrival.stint.person
    if arrival.never:
        return
    yield Change(arrival.begins, person, Duty.START, pace, team)
    for absence in absences:
        if part := absence.within(arrival.begins, attendance.release):
            signs_out = absence.cause is Cause.SIGNED_OUT
            leaves = Duty.SIGN_OUT if signs_out else Duty.AWAY
            yield Change(part[0], person, leaves, cause=absence.cause)
            yield Change(part[1], person, Duty.BACK)
    yield from _end(attendance, shift)


def _end(attendance: Attendance, shift: Shift) -> Iterator[Change]:
    """Yield how a stint ends. In a break within the shift nobody stays for those who still ask."""
    stint = attendance.arrival.stint
    what, at = _ENDS[shift.at_end], attendance.release
    if what is Duty.UNTIL_LINE_EMPTY:
        is_break = stint.part < len(shift.stretches) - 1
        latest = at if is_break or shift.last_end is None else stint.day * DAY + shift.last_end
        is_there_again = attendance.next_begins is not None and attendance.next_begins <= latest
        if latest > at and not is_there_again:
            yield Change(latest, stint.person, Duty.FINISH)
        if latest <= at:
            what = Duty.FINISH
    yield Change(at, stint.person, what)
