"""Rest patterns: who is off on which date."""

import itertools
from calendar import monthrange
from collections import Counter
from datetime import date, timedelta

import pytest

from cssim.model import rests
from cssim.scenario import DaysAMonth, NoRest, OnOff

SIX_ONE = OnOff(on=6, off=1)
THREE = DaysAMonth(days=3)
# 2027-2029: three years, one of them leap, with weeks and months in every position.
DATES = [date(2027, 1, 1) + timedelta(days=n) for n in range(3 * 365 + 1)]
TEAMS = [1, 2, 3, 4, 5, 6, 7, 8, 11, 23]


def days_off(rest, place, people, dates=DATES):
    return [day for day in dates if rests(rest, place, people, day)]


def test_without_rest_nobody_is_off():
    assert days_off(NoRest(), 0, 3) == []


@pytest.mark.parametrize("people", TEAMS)
def test_six_on_one_off_is_one_day_in_any_seven_for_each(people):
    for place in range(people):
        off = [rests(SIX_ONE, place, people, day) for day in DATES]
        assert all(sum(off[first : first + 7]) == 1 for first in range(len(off) - 6))


@pytest.mark.parametrize("people", TEAMS)
def test_six_on_one_off_is_spread_evenly_over_the_team(people):
    # On no date are more off than there must be: the mean people/7, rounded up.
    for day in DATES[:30]:
        off = sum(rests(SIX_ONE, place, people, day) for place in range(people))
        assert people // 7 <= off <= -(-people // 7)


def test_six_on_one_off_of_seven_people_is_one_a_day():
    for day in DATES[:14]:
        assert [rests(SIX_ONE, place, 7, day) for place in range(7)].count(True) == 1


@pytest.mark.parametrize("people", [1, 2, 3, 4, 5, 6, 7])
def test_six_on_one_off_lies_as_far_apart_as_it_can(people):
    # Rest days of a week, once round: gaps between neighbours differ by one day at most.
    first = sorted(days_off(SIX_ONE, place, people, DATES[:7])[0] for place in range(people))
    round_again = [*first, first[0] + timedelta(days=7)]
    gaps = {(b - a).days for a, b in itertools.pairwise(round_again)}
    assert max(gaps) - min(gaps) <= 1


def test_two_on_two_off_rests_two_days_running():
    off = [rests(OnOff(on=2, off=2), 0, 2, day) for day in DATES[:40]]
    assert all(sum(off[first : first + 4]) == 2 for first in range(37))
    runs = "".join("x" if o else "." for o in off).strip("x").split(".")
    assert {run for run in runs if run} == {"xx"}


def test_two_teams_of_one_rest_pattern_change_shifts():
    # Two on, two off with two people: one is there when the other is off.
    for day in DATES[:40]:
        assert [rests(OnOff(on=2, off=2), place, 2, day) for place in (0, 1)].count(True) == 1


@pytest.mark.parametrize("people", TEAMS)
def test_three_days_a_month_are_three_in_each_calendar_month(people):
    months = {(day.year, day.month) for day in DATES[: 3 * 365]}
    for place in range(people):
        found = Counter((day.year, day.month) for day in days_off(THREE, place, people))
        assert {month: found[month] for month in months} == dict.fromkeys(months, 3)


@pytest.mark.parametrize("people", TEAMS)
def test_three_days_a_month_are_never_two_in_one_week(people):
    for place in range(people):
        weeks = Counter(day.isocalendar()[:2] for day in days_off(THREE, place, people))
        assert max(weeks.values()) == 1


@pytest.mark.parametrize("people", TEAMS)
def test_three_days_a_month_are_about_ten_days_apart(people):
    for place in range(people):
        off = days_off(THREE, place, people)
        gaps = [(b - a).days for a, b in itertools.pairwise(off)]
        assert min(gaps) >= 9
        assert max(gaps) <= 11


@pytest.mark.parametrize("people", TEAMS)
def test_three_days_a_month_are_spread_evenly_over_the_team(people):
    # 3 x people rest days in a month of 28 to 31: never more on one date than there must be.
    for day in DATES[:365]:
        length = monthrange(day.year, day.month)[1]
        off = sum(rests(THREE, place, people, day) for place in range(people))
        assert off <= -(-3 * people // length)


@pytest.mark.parametrize("days", [1, 2, 4, 14, 28])
def test_any_number_of_days_a_month(days):
    for place in range(3):
        found = Counter((day.year, day.month) for day in days_off(DaysAMonth(days), place, 3))
        assert set(found.values()) == {days}
        assert len(found) == 36


def test_by_hand():
    # One person, March 2027 (31 days): (2k + 1) x 31 // 6 = 5, 15, 25, counted from 0.
    march = [day for day in DATES if (day.year, day.month) == (2027, 3)]
    assert [day.day for day in days_off(THREE, 0, 1, march)] == [6, 16, 26]
