"""What a KPI looks at: the shoppers who arrive in the days that count, and those days' work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cssim.model import Played, stretches
from cssim.results.columns import Column
from cssim.results.intervals import merged
from cssim.results.staff import window
from cssim.results.tables import Columns


@dataclass(frozen=True)
class Cohort:
    """The part of a run that counts.

    Attributes:
        chats: rows of the chats table whose shopper arrived in the days that count.
        turns: rows of the turns table of those shoppers, to the end of the run.
        shifts: rows of the shifts table of those days.
        run: all tables, for what is cut at the window's edges.
        window: begin and end of the days that count, µs.
        days: how many they are.
        opening: begins and ends of the opening hours in those days, µs.
        seat_time: what all seats of those days come to, µs.
        end: when the run ended, µs.
    """

    chats: Mapping[str, Column]
    turns: Mapping[str, Column]
    shifts: Mapping[str, Column]
    run: Columns
    window: tuple[int, int]
    days: int
    opening: tuple[Column, Column]
    seat_time: int
    end: int


def cohort_of(played: Played, columns: Columns) -> Cohort:
    """Select what counts of a replication."""
    counted = columns.chats["counted"]
    own_turns = counted[columns.turns["shopper"]]
    own_shifts = columns.shifts["counted"]
    return Cohort(
        chats={name: column[counted] for name, column in columns.chats.items()},
        turns={name: column[own_turns] for name, column in columns.turns.items()},
        shifts={name: column[own_shifts] for name, column in columns.shifts.items()},
        run=columns,
        window=window(played),
        days=played.scenario.study.days,
        opening=opening_hours(played),
        seat_time=_seat_time(played),
        end=played.end,
    )


def opening_hours(played: Played) -> tuple[Column, Column]:
    """Return the hours that some shift with seats covers, on the days that count, joined."""
    rulebook, study = played.scenario.rulebook, played.scenario.study
    rows = [
        stretch
        for day in range(study.total_days)
        for name, shift in rulebook.shifts.items()
        if shift.seats
        for stretch in stretches(rulebook, name, day)
    ]
    opening = np.clip(np.array(rows, dtype=np.int64).reshape(-1, 2), *window(played))
    opening = opening[opening[:, 1] > opening[:, 0]]
    return merged(opening[:, 0], opening[:, 1])


def _seat_time(played: Played) -> int:
    rulebook, study = played.scenario.rulebook, played.scenario.study
    return sum(
        shift.seats * (end - begin)
        for day in range(study.warm_up, study.warm_up + study.days)
        for name, shift in rulebook.shifts.items()
        for begin, end in stretches(rulebook, name, day)
    )
