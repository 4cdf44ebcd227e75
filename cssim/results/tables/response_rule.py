"""The rulebook's own limit on first replies: for which contacts it holds, and what it is."""

from __future__ import annotations

import numpy as np

from cssim.fate import DAY_BEGINS
from cssim.model import NOT_YET, stretches
from cssim.results.tables.columns import Column
from cssim.results.tables.intervals import inside, merged
from cssim.scenario import Block, ResponseRule, Rulebook, Scenario
from cssim.units import DAY


def limits_of(scenario: Scenario, arrived: Column, attended: Column) -> Column:
    """Return the limit that holds for each contact, µs; -1 where none does.

    The rule holds for shoppers who write within the blocks of its shifts, and within its hours if
    it names any, while somebody is on duty; by the rulebook in force when the shift began.

    Args:
        scenario: the rulebooks of each day.
        arrived: when the contacts were made, µs, shape (n,).
        attended: was somebody on duty then, shape (n,).
    """
    limit = np.full(len(arrived), NOT_YET)
    today = (arrived - DAY_BEGINS) // DAY
    # A shift may reach into the next service day.
    days = {day for last in np.unique(today).tolist() for day in (last - 1, last) if day >= 0}
    for day in sorted(days):
        rulebook = scenario.rulebook_on(day)
        rule = rulebook.response
        if rule is None:
            continue
        near = np.flatnonzero((today == day) | (today == day + 1))
        within = inside(arrived[near], _blocks(rulebook, rule, day)) & attended[near]
        if rule.hours is not None:
            within &= _is_part_of_day(arrived[near], rule.hours)
        limit[near[within]] = rule.within
    return limit


def _blocks(rulebook: Rulebook, rule: ResponseRule, day: int) -> tuple[Column, Column]:
    """Return begins and ends of the blocks of the rule's shifts on a service day, joined."""
    shifts = rule.shifts if rule.shifts is not None else tuple(rulebook.shifts)
    hours = [stretch for name in shifts for stretch in stretches(rulebook, name, day)]
    begin, end = np.array(hours, dtype=np.int64).reshape(-1, 2).T
    return merged(begin, end)


def _is_part_of_day(at: Column, hours: tuple[Block, ...]) -> Column:
    """Tell which times lie within some of the hours by the clock, past midnight or not."""
    clock = at % DAY
    part = np.zeros(len(at), dtype=bool)
    for block in hours:
        for early in (clock, clock + DAY):
            part |= (early >= block.start) & (early < block.end)
    return part
