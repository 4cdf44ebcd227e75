"""Opening hours, seats and shift changes, by the rulebook in force on each service day."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cssim.model import stretches
from cssim.results.tables import Column, merged
from cssim.scenario import Rulebook, Scenario, Shift

Hours = tuple[Column, Column]
"""Begins and ends of intervals that neither overlap nor touch, in order of time, µs."""


def open_shifts(scenario: Scenario, day: int) -> Iterator[tuple[str, Shift, int]]:
    """Yield name, shift and number of seats of each shift that has seats on a service day."""
    is_holiday = scenario.shop.is_holiday(scenario.study.date_of(day))
    for name, shift in scenario.rulebook_on(day).shifts.items():
        if seats := shift.seats_on(holiday=is_holiday):
            yield name, shift, seats


def opening_hours(scenario: Scenario) -> Hours:
    """Return the hours that shifts with seats cover whose team answers chats, joined."""
    rows = [stretch for day in _days(scenario) for stretch in _chat_stretches(scenario, day)]
    begin, end = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    return merged(begin, end)


def within_window(hours: Hours, window: tuple[int, int]) -> Hours:
    """Return what lies between the begin and the end of a window."""
    begin, end = (np.clip(edge, *window) for edge in hours)
    return begin[end > begin], end[end > begin]


def shift_changes(scenario: Scenario, opening: Hours) -> Column:
    """Return when shifts begin or end while the shop is open, in order of time, µs.

    The shop's own opening and closing times are none.

    Args:
        scenario: what is played.
        opening: its opening hours.
    """
    edges = {
        edge
        for day in _days(scenario)
        for stretch in _chat_stretches(scenario, day)
        for edge in stretch
    }
    ends = {edge for column in opening for edge in column.tolist()}
    return np.array(sorted(edges - ends), dtype=np.int64)


def seat_time(scenario: Scenario) -> int:
    """Return what all seats of the days that count come to, µs."""
    study = scenario.study
    return sum(
        seats * (end - begin)
        for day in range(study.warm_up, study.warm_up + study.days)
        for name, _, seats in open_shifts(scenario, day)
        for begin, end in stretches(scenario.rulebook_on(day), name, day)
    )


def _days(scenario: Scenario) -> range:
    return range(scenario.study.total_days)


def _chat_stretches(scenario: Scenario, day: int) -> Iterator[tuple[int, int]]:
    rulebook = scenario.rulebook_on(day)
    for name, shift, _ in open_shifts(scenario, day):
        if _answers_chats(rulebook, shift):
            yield from stretches(rulebook, name, day)


def _answers_chats(rulebook: Rulebook, shift: Shift) -> bool:
    return rulebook.teams[shift.team].serves != ()
