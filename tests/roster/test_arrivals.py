"""Coming: late, early, unfit, never."""

import pytest
from roster.plans import counted, fated, late, told
from roster.rulebooks import constant, rulebook, shift, team

from cssim.units import HOUR, MINUTE


def day_of(monkeypatch, fate, *blocks, presence=None, day=0, **more):
    """The plan of one person with this fate, by default 09:00-17:00."""
    book = rulebook({"presale": team(1)}, {"day": shift(*(blocks or ("09:00-17:00",)), **more)},
                    presence=presence)  # fmt: skip
    return fated(monkeypatch, book, {(0, day): fate}).by_day[day]


EARLY = {"early": "10 min", "early_at": "desk"}
ASIDE = {"early": "10 min", "early_at": "aside"}


@pytest.mark.parametrize(
    ("rules", "minutes", "start", "counts"),
    [
        ({}, 0, "09:00", []),
        ({}, 25, "09:25", [25]),
        (EARLY, 0, "08:50", []),
        (EARLY, 5, "08:55", []),  # lateness eaten up by early arrival, in part
        (EARLY, 10, "09:00", []),  # and in full
        (EARLY, 25, "09:15", [15]),
        (ASIDE, 0, "09:00", []),
        (ASIDE, 7, "09:00", []),
        (ASIDE, 25, "09:15", [15]),
    ],
)
def test_when_the_desk_is_taken(monkeypatch, rules, minutes, start, counts):
    plan = day_of(monkeypatch, late(minutes), **rules)
    assert told(plan) == [f"{start} 0 start", "17:00 0 finish"]
    assert counted(plan) == [(start, 0, "late", n, "shifts.day.blocks") for n in counts]


def test_early_is_for_the_first_stretch_and_lateness_for_each(monkeypatch):
    plan = day_of(monkeypatch, late(0, 5), "10:00-14:00", "17:30-23:00", **EARLY)
    assert told(plan) == [
        "09:50 0 start", "14:00 0 finish", "17:35 0 start", "23:00 0 finish"
    ]  # fmt: skip
    assert counted(plan) == [("17:35", 0, "late", 5, "shifts.day.blocks")]


def test_nobody_comes_before_the_service_day_begins(monkeypatch):
    plan = day_of(monkeypatch, {}, "04:05-12:00", **EARLY)
    assert told(plan) == ["04:00 0 start", "12:00 0 finish"]


@pytest.mark.parametrize(("minutes", "kind"), [(19, "late"), (20, "absent"), (21, "absent")])
def test_from_the_limit_on_lateness_is_an_absence(monkeypatch, minutes, kind):
    plan = day_of(monkeypatch, late(minutes), presence={"late_limit": "20 min"})
    rule = {"late": "shifts.day.blocks", "absent": "presence.late_limit"}[kind]
    assert counted(plan) == [(f"09:{minutes}", 0, kind, minutes, rule)]
    # The one who is counted as absent works all the same.
    assert told(plan) == [f"09:{minutes} 0 start", "17:00 0 finish"]


@pytest.mark.parametrize("minutes", [8 * 60, 9 * 60])
def test_who_comes_after_the_end_is_absent(monkeypatch, minutes):
    plan = day_of(monkeypatch, late(minutes))
    assert told(plan) == []
    assert counted(plan) == [("17:00", 0, "absent", 8 * 60, "shifts.day.blocks")]


def test_who_misses_the_first_stretch_may_come_for_the_second(monkeypatch):
    plan = day_of(monkeypatch, late(4 * 60, 0), "10:00-14:00", "17:30-23:00")
    assert told(plan) == ["17:30 0 start", "23:00 0 finish"]
    assert counted(plan) == [("14:00", 0, "absent", 4 * 60, "shifts.day.blocks")]


def test_a_stand_in_takes_the_seat_of_who_is_unfit(monkeypatch):
    plan = day_of(monkeypatch, {**late(15), "stand_in": 45 * MINUTE})
    assert told(plan) == ["10:00 0 start", "17:00 0 finish"]
    assert counted(plan) == [("09:15", 0, "late", 15, "shifts.day.blocks")]


def test_without_a_stand_in_in_time_the_seat_stays_empty(monkeypatch):
    plan = day_of(monkeypatch, {"stand_in": 9 * HOUR})
    assert told(plan) == []
    assert counted(plan) == []


def test_the_stand_in_stays_for_the_day(monkeypatch):
    plan = day_of(monkeypatch, {"stand_in": 8 * HOUR}, "10:00-14:00", "17:30-23:00")
    assert told(plan) == ["18:00 0 start", "23:00 0 finish"]


def test_who_is_there_early_still_finishes_the_shift_before(monkeypatch):
    # The night ends at 06:00, and from 05:50 on the same person is early for the day.
    shifts = {"night": shift("22:00-30:00"), "day": shift("06:00-14:00", **EARLY)}
    book = rulebook({"presale": team(2, rotation="weekly from tuesday")}, shifts)
    days = fated(monkeypatch, book).by_day
    assert told(days[0], 0) == ["22:00 0 start", "30:00 0 finish"]
    assert told(days[1], 0, midnight=1) == ["06:00 0 start", "14:00 0 finish"]
    assert told(days[1], 1, midnight=1) == ["22:00 1 start", "30:00 1 finish"]


def test_fates_come_from_the_shop():
    from roster.plans import planner

    book = rulebook({"presale": team(2)}, {"day": shift("09:00-17:00", seats=2)})
    people = {"pace": {"dist": "constant", "mean": 1.0},
              "lateness": {"chance": 1, "by": constant("25 min")}}  # fmt: skip
    assert [row[:4] for row in counted(planner(book, people=people).by_day[0])] == [
        ("09:25", 0, "late", 25), ("09:25", 1, "late", 25)
    ]  # fmt: skip
