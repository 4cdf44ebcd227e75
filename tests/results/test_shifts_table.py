"""The table of shifts: coming early, coming late, not at all; what is paid of it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from roster.rulebooks import constant, rulebook, scenario, shift, team

from cssim.model import Shop
from cssim.results.tables.staff import shifts_of
from cssim.scenario import Pay
from cssim.scenario.base import FrozenDict
from cssim.units import HOUR, MINUTE

PACE = {"dist": "constant", "mean": 1.0}
EARLY = {"early": "30 min", "early_at": "aside"}


def rows(book, *columns, days=1, **shop):
    """Columns of the shifts of so many days, times in minutes."""
    table = shifts_of(Shop(scenario(book, days=days, **shop), 0).play())
    values = (
        (table[name] // MINUTE if table[name].dtype == np.int64 else table[name]).tolist()
        for name in columns
    )
    return list(zip(*values, strict=True))


def day(overtime="unpaid", waits_for="none", **more):
    """09:00-17:00, half an hour early, and a late shift until 23:00."""
    shifts = {"day": shift("09:00-17:00", waits_for=waits_for, **EARLY),
              "late": shift("17:00-23:00")}  # fmt: skip
    return rulebook({"presale": team(2)}, shifts, pay=Pay(overtime=overtime), **more)


@pytest.mark.parametrize(("overtime", "paid"), [("unpaid", 480), ("paid", 510)])
def test_early_time_is_paid_as_overtime_is(overtime, paid):
    first, second = rows(day(overtime), "planned", "early", "overtime", "paid")
    assert first == (480, 30, 0, paid)
    assert second == (360, 0, 0, 360)


@pytest.mark.parametrize(("overtime", "paid"), [("unpaid", 480), ("paid", 520)])
def test_lateness_eats_up_early_time_and_makes_others_wait(overtime, paid):
    people = {"pace": PACE, "lateness": {"chance": 1, "by": constant("40 min")}}
    columns = ("planned", "early", "overtime", "paid")
    assert rows(day(overtime), *columns, people=people)[0] == (480, 0, 0, 480)
    # The relief is 40 minutes late as well.
    waiting = rows(day(overtime, waits_for="late"), *columns, people=people)
    assert waiting[0] == (480, 0, 40, paid)


def test_who_never_comes_has_no_overtime_and_left_when_the_stint_was_over():
    people = {"pace": PACE, "lateness": {"chance": 1, "by": constant("9 h")}}
    found = rows(day(), "planned_end", "left", "early", "overtime", "paid", people=people)
    assert found[0] == (17 * 60, 17 * 60, 0, 0, 480)
    assert [came for (came,) in rows(day(), "came", people=people)] == [-1, -1]


def test_a_meeting_before_the_shift_is_no_early_time():
    # Of the half hour before nine, the meeting takes twenty minutes; it is paid in any case.
    meeting = {"on": "every day", "at": "08:40", "length": "30 min", "shifts": ["day"]}
    book = day(meetings={"morning": meeting})
    assert rows(book, "early", "meetings", "paid")[0] == (10, 20, 500)


def test_cleaning_and_training_outside_the_shift_are_paid_and_meals_are_not():
    table = {"on": "every day", "at": "17:00", "length": "20 min", "shifts": ["day"]}
    kinds = ("meetings", "training", "cleaning", "meals")
    found = {kind: rows(day(**{kind: {"x": table}}), "meetings", "paid")[0] for kind in kinds}
    paid = (20, 500)
    assert found == {"meetings": paid, "training": paid, "cleaning": paid, "meals": (0, 480)}


def test_each_day_is_paid_by_its_own_rulebook():
    amended = rulebook({"presale": team(2)}, {"long": shift("08:00-20:00", **EARLY)})
    world = scenario(day(), days=2)
    world = replace(world, amendments=FrozenDict({date(2026, 3, 3): amended}))
    table = shifts_of(Shop(world, 0).play())
    found = zip(table["day"], table["shift"], table["paid"] / HOUR, strict=True)
    assert sorted(found) == [(0, "day", 8.0), (0, "late", 6.0), (1, "long", 12.5)]
