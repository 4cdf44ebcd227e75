"""Stints: the unbroken stretches of the shifts of a service day."""

import pytest
from roster.rulebooks import clock, rulebook, shift, stint, stints_of, team

from cssim.model import Stint


def stints(*blocks, day=0, seats=1, people=2):
    book = rulebook({"presale": team(people)}, {"day": shift(*blocks, seats=seats)})
    return stints_of(book, day)


def test_one_block():
    assert stints("09:00-17:30") == [stint(0, "09:00", "17:30")]


def test_a_later_day():
    assert stints("09:00-17:30", day=3) == [stint(0, "09:00", "17:30", day=3)]


def test_each_seat_has_a_stint():
    assert stints("09:00-17:30", seats=2) == [
        stint(0, "09:00", "17:30"), stint(1, "09:00", "17:30", seat=1)
    ]  # fmt: skip


def test_split_shift():
    assert stints("09:00-12:00", "14:00-18:00") == [
        stint(0, "09:00", "12:00"), stint(0, "14:00", "18:00", part=1)
    ]  # fmt: skip


def test_adjacent_blocks_are_joined():
    assert stints("09:00-12:00", "12:00-14:00", "14:00-18:00") == [stint(0, "09:00", "18:00")]


def test_blocks_in_any_order():
    assert stints("14:00-18:00", "12:00-14:00", "09:00-11:00") == [
        stint(0, "09:00", "11:00"), stint(0, "12:00", "18:00", part=1)
    ]  # fmt: skip


def test_past_midnight_belongs_to_the_day_it_began():
    (found,) = stints("17:30-25:00", day=2)
    assert (found.begin, found.end) == (clock("17:30", 2), clock("01:00", 3))
    assert found.day == 2


def test_a_block_before_four_belongs_to_the_night_that_ends_the_day():
    # "01:00-03:00" of service day 2 is 01:00 to 03:00 of the next date, as "25:00-27:00" is.
    assert stints("01:00-03:00", day=2) == stints("25:00-27:00", day=2)
    assert stints("01:00-03:00", day=2) == [stint(0, "25:00", "27:00", day=2)]


@pytest.mark.parametrize(("block", "begin"), [("03:59-06:00", "27:59"), ("04:00-06:00", "04:00")])
def test_the_service_day_begins_at_four_sharp(block, begin):
    (found,) = stints(block)
    assert found.begin == clock(begin)


def test_who_rests_has_no_stint():
    book = rulebook({"presale": team(1, "6 on, 1 off")}, {"day": shift("09:00-17:30")})
    assert [len(stints_of(book, day)) for day in range(7)].count(0) == 1


def test_by_person_across_shifts():
    shifts = {"late": shift("17:00-25:00"), "early": shift("09:00-17:00")}
    book = rulebook({"presale": team(2)}, shifts)
    assert stints_of(book, 0) == [
        stint(0, "17:00", "25:00", "late"), stint(1, "09:00", "17:00", "early")
    ]  # fmt: skip


def test_blocks_around_midnight_are_joined_however_they_are_written():
    joined = [stint(0, "20:00", "26:00")]
    assert stints("20:00-24:00", "00:00-02:00") == joined
    assert stints("20:00-24:00", "24:00-26:00") == joined


def test_a_night_with_a_meal_break_is_one_night():
    # The block before 04:00 takes the morning blocks of its shift with it, not the evening's.
    assert stints("00:00-04:00", "04:30-08:00") == [
        stint(0, "24:00", "28:00"),
        Stint(0, "day", 0, clock("28:30"), clock("08:00", 1), part=1),
    ]  # fmt: skip
    assert stints("00:00-04:00", "04:00-08:00") == [
        Stint(0, "day", 0, clock("24:00"), clock("08:00", 1))
    ]
    assert stints("00:00-02:00", "20:00-23:00") == [
        stint(0, "20:00", "23:00"), stint(0, "24:00", "26:00", part=1)
    ]  # fmt: skip
