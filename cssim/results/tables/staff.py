"""The table of shifts: when people were to be there, when they were, and what is paid."""

from __future__ import annotations

import numpy as np

from cssim.model import NOT_YET, Arrival, Cause, Played, team_of, time_outside_shift
from cssim.results.tables.attendance import counts_day
from cssim.results.tables.columns import Column


def shifts_of(played: Played) -> dict[str, Column]:
    """Make one row for each stint, by person and time."""
    arrivals = sorted(played.arrivals, key=lambda a: (a.stint.person, a.stint.begin))
    stints = [arrival.stint for arrival in arrivals]
    books = [played.scenario.rulebook_on(stint.day) for stint in stints]
    person, day, begin, end = (
        np.array([getattr(stint, name) for stint in stints], dtype=np.int64)
        for name in ("person", "day", "begin", "end")
    )
    never = np.array([arrival.never for arrival in arrivals], dtype=bool)
    came = np.array([arrival.came for arrival in arrivals], dtype=np.int64)
    left = np.where(never, np.minimum(end, played.end), _left(played, person, begin, end))
    overtime = np.maximum(left - end, 0)
    is_paid = np.array([book.pay.overtime == "paid" for book in books], dtype=bool)
    meetings, early = _outside_shifts(played, arrivals)
    return {
        "person": person,
        "team": np.array(
            [team_of(b, s.person) for b, s in zip(books, stints, strict=True)], dtype=object
        ),
        "shift": np.array([stint.shift for stint in stints], dtype=object),
        "day": day,
        "counted": counts_day(played, day),
        "planned_begin": begin,
        "planned_end": end,
        "came": np.where(never, NOT_YET, came),
        "left": left,
        "planned": end - begin,
        "early": early,
        "overtime": overtime,
        "meetings": meetings,
        "paid": end - begin + meetings + np.where(is_paid, early + overtime, 0),
    }


def _left(played: Played, person: Column, begin: Column, end: Column) -> Column:
    """Return when each stint was really over: on leaving, or when the next one began."""
    log = played.records.left.columns()
    far = played.end + 1
    next_begin = np.append(begin[1:], far)
    next_begin[np.append(person[1:] != person[:-1], True)[: len(person)]] = far
    order = np.lexsort((log["at"], log["person"]))
    key = log["person"][order] * (2 * far) + log["at"][order]
    place = np.searchsorted(key, person * (2 * far) + end)
    left = np.full(len(person), far)
    inside = place < len(key)
    same = np.zeros(len(person), dtype=bool)
    same[inside] = log["person"][order][place[inside]] == person[inside]
    left[same] = log["at"][order][place[same]]
    over: Column = np.minimum(np.minimum(left, np.maximum(next_begin, end)), played.end)
    return over


def _outside_shifts(played: Played, arrivals: list[Arrival]) -> tuple[Column, Column]:
    """Return time off the desk outside shifts, and time there before each stint besides that.

    The former is put on the person's first stint of the day. A meal outside the shift is nobody's
    working time.
    """
    spent, early = (np.zeros(len(arrivals), dtype=np.int64) for _ in range(2))
    rows: dict[tuple[int, int], list[int]] = {}
    for row, arrival in enumerate(arrivals):
        rows.setdefault((arrival.stint.person, arrival.stint.day), []).append(row)
        if not arrival.never:
            early[row] = max(arrival.stint.begin - arrival.came, 0)
    for absence in played.absences:
        if absence.cause is Cause.MEAL:
            continue
        days = range(absence.day - 1, absence.day + 2)
        near = [row for day in days for row in rows.get((absence.person, day), [])]
        spent[rows[absence.person, absence.day][0]] += time_outside_shift(
            absence, [arrivals[row].stint for row in near]
        )
        for row in near:
            if early[row] and (part := absence.within(*_before(arrivals[row]))):
                early[row] -= part[1] - part[0]
    return spent, early


def _before(arrival: Arrival) -> tuple[int, int]:
    return arrival.came, arrival.stint.begin
