"""Who rests on which date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from cssim.scenario import DaysAMonth, NoRest, OnOff, Rest


def rests(rest: Rest, place: int, people: int, day: date, start: float = 0.5) -> bool:
    """Tell whether a person rests on a date.

    Rest days are spread evenly over the team: two people share one only when there is no other
    way. "Three days a month" lie about ten days apart, so never two in one week.

    Args:
        rest: the rest rule.
        place: the person's place in the team, from 0.
        people: how many people the team has.
        day: the date.
        start: where in its cycle the roster begins, from 0 up to, not including, 1.

    Examples:
        >>> days = [date(2026, 3, d) for d in range(2, 9)]
        >>> [rests(OnOff(on=6, off=1), 0, 4, d) for d in days].count(True)
        1
    """
    match rest:
        case NoRest():
            return False
        case OnOff(on=on, off=off):
            cycle = on + off
            return (day.toordinal() - place * cycle // people - int(start * cycle)) % cycle < off
        case DaysAMonth(days=days):
            length = monthrange(day.year, day.month)[1]
            turns = days * people
            taken = (int((k * people + place + start) * length / turns) for k in range(days))
            return day.day - 1 in taken
