"""Rotation: everybody moves on by one place each week."""

from datetime import date

import pytest
from roster.rulebooks import STUDY, clock, rulebook, seat, shift, team

from cssim.model import rests
from cssim.scenario import NoRotation, OnOff, Weekly

SHIFTS = {"day": shift("08:30-17:30"), "evening": shift("10:00-14:00", "17:30-23:00")}


def weeks_of(people: int, rotation: str = "weekly from saturday", seats: int = 1):
    shifts = {**SHIFTS, "evening": SHIFTS["evening"].model_copy(update={"seats": seats})}
    book = rulebook({"presale": team(people, rotation=rotation)}, shifts)
    # The study begins on a Monday; Saturdays are days 5, 12, 19.
    return [seat(book, day) for day in (4, 5, 11, 12, 18, 19)]


def test_three_people_over_three_weeks():
    # Day shift, evening shift, spare; from Saturday on each takes the next place.
    first = {0: "day", 1: "evening"}
    second = {0: "evening", 2: "day"}
    third = {1: "day", 2: "evening"}
    assert weeks_of(3) == [first, second, second, third, third, first]


def test_without_rotation_nobody_moves():
    assert weeks_of(3, "none") == [{0: "day", 1: "evening"}] * 6


def test_the_week_begins_on_the_weekday_that_the_rule_names():
    book = rulebook({"presale": team(2, rotation="weekly from monday")}, SHIFTS)
    seats = [seat(book, day) for day in (0, 6, 7, 13, 14)]
    first, second = {0: "day", 1: "evening"}, {0: "evening", 1: "day"}
    assert seats == [first, first, second, second, first]


def test_an_added_seat_moves_nobody():
    # Seats take the numbers 0 (day), 1 (evening) and then 3 (evening): 2 and 4 are spare.
    for before, after in zip(weeks_of(5), weeks_of(5, seats=2), strict=True):
        assert before.items() <= after.items()
        assert len(after) == 3


def test_rest_days_stay_with_the_person():
    rest = OnOff(on=6, off=1)
    book = rulebook({"presale": team(3, "6 on, 1 off", rotation="weekly from saturday")}, SHIFTS)
    for day in range(28):
        resting = {p for p in range(3) if rests(rest, p, 3, STUDY.date_of(day))}
        assert seat(book, day).keys() == {0, 1, 2} - resting or len(resting) == 0
        assert not seat(book, day).keys() & resting


def test_the_spare_of_the_week_fills_in():
    # Who rests leaves a seat to the one whose week as a spare it is.
    book = rulebook({"presale": team(3, "6 on, 1 off", rotation="weekly from monday")}, SHIFTS)
    assert all(sorted(seat(book, day).values()) == ["day", "evening"] for day in range(28))


@pytest.mark.parametrize(
    ("day", "weeks"),
    [("2026-03-02", 0), ("2026-03-06", 0), ("2026-03-07", 1), ("2026-03-14", 2)],
)
def test_weeks_are_counted_from_the_start(day, weeks):
    assert Weekly(begins=5).weeks(date.fromisoformat(day), date(2026, 3, 2)) == weeks
    assert NoRotation().weeks(date.fromisoformat(day), date(2026, 3, 2)) == 0


def test_who_comes_from_the_night_is_not_moved_into_a_morning_that_overlaps():
    # On Tuesday the night person's turn is the morning, which begins before the night is over.
    shifts = {"night": shift("22:00-30:00"), "morning": shift("05:00-13:00")}
    book = rulebook({"presale": team(3, rotation="weekly from tuesday")}, shifts)
    assert seat(book, 1) == {0: "morning", 2: "night"}
    # Person 1 has become spare, and takes the seat.
    assert seat(book, 1, {0: clock("06:00", 1)}) == {1: "morning", 2: "night"}


def test_of_several_who_are_spare_the_lowest_number_fills_in():
    # After two weeks the one seat is person 2's; on days off it goes to 0, not to 3.
    book = rulebook({"presale": team(4, "6 on, 1 off", rotation="weekly from monday")},
                    {"day": SHIFTS["day"]})  # fmt: skip
    week = [seat(book, day) for day in range(14, 21)]
    assert sorted(min(seated) for seated in week) == [0, 2, 2, 2, 2, 2, 2]
