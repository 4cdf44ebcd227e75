"""What a KPI looks at: the shoppers who arrive in the days that count, and those days' work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cssim.model import Played
from cssim.results.kpis.opening import Hours, opening_hours, seat_time, shift_changes, within_window
from cssim.results.tables import Column, Columns, limits_of, window


@dataclass(frozen=True)
class Cohort:
    """The part of a run that counts.

    Attributes:
        chats: rows of the chats table whose shopper first came in the days that count.
        turns: rows of the turns table of those contacts, to the end of the run.
        passes: rows of the passes table of those contacts.
        shifts: rows of the shifts table of the days that count.
        run: all tables, for what is cut at the window's edges.
        window: begin and end of the days that count, µs.
        days: how many they are.
        opening: begins and ends of the opening hours in those days, µs.
        changes: when shifts begin or end while the shop is open, µs.
        limit: what the rulebook allows for the first reply to each of `chats`, µs; -1 where no
            rule holds.
        auto_reply: by service day, does the rulebook answer first messages automatically?
        tasks_worked: work, begin and end of each stretch of work on a task.
        seat_time: what all seats of those days come to, µs.
        end: when the run ended, µs.
    """

    chats: Mapping[str, Column]
    turns: Mapping[str, Column]
    passes: Mapping[str, Column]
    shifts: Mapping[str, Column]
    run: Columns
    window: tuple[int, int]
    days: int
    opening: Hours
    changes: Column
    limit: Column
    auto_reply: Column
    tasks_worked: tuple[Column, Column, Column]
    seat_time: int
    end: int


def cohort_of(played: Played, columns: Columns) -> Cohort:
    """Select what counts of a replication."""
    counted = columns.chats["counted"]
    chats = _rows(columns.chats, counted)
    scenario = played.scenario
    opening = opening_hours(scenario)
    return Cohort(
        chats=chats,
        turns=_rows(columns.turns, np.isin(columns.turns["contact"], chats["contact"])),
        passes=_rows(columns.passes, np.isin(columns.passes["contact"], chats["contact"])),
        shifts=_rows(columns.shifts, columns.shifts["counted"]),
        run=columns,
        window=window(played),
        days=scenario.study.days,
        opening=within_window(opening, window(played)),
        changes=shift_changes(scenario, opening),
        limit=limits_of(scenario, chats["arrived"], chats["attended"]),
        auto_reply=np.array(
            [scenario.rulebook_on(day).desk.auto_reply for day in range(scenario.study.total_days)],
            dtype=bool,
        ),
        tasks_worked=_tasks_worked(played, columns),
        seat_time=seat_time(scenario),
        end=played.end,
    )


def _rows(table: Mapping[str, Column], chosen: Column) -> dict[str, Column]:
    return {name: column[chosen] for name, column in table.items()}


def _tasks_worked(played: Played, columns: Columns) -> tuple[Column, Column, Column]:
    log = played.records.worked.columns()
    by_number = np.argsort(columns.tasks["task"], kind="stable")
    place = np.searchsorted(columns.tasks["task"][by_number], log["task"])
    return columns.tasks["work"][by_number][place], log["begin"], log["end"]
