"""Seats: own seats first, the spare fill those of who rests; a seat may stay empty."""

from itertools import pairwise

import pytest
from roster.rulebooks import STUDY, clock, rulebook, scenario, seat, shift, team

from cssim.model import Roster, rests, team_of
from cssim.model.roster import pool_size
from cssim.model.roster.seating import employees

WEEK = range(7)
DAY_AND_NIGHT = {"day": shift("09:00-17:00", seats=2), "night": shift("17:00-25:00", seats=2)}
OWN = {0: "day", 1: "night", 2: "day", 3: "night"}


def off(book, day):
    people = book.teams["presale"].people
    rest = book.teams["presale"].rest
    return {p for p in range(people) if rests(rest, p, people, STUDY.date_of(day))}


def people(book):
    return {e.person for staff in employees(book).values() for e in staff}


def test_seats_of_all_shifts_are_dealt_out_in_turns():
    book = rulebook({"presale": team(4)}, DAY_AND_NIGHT)
    assert seat(book, 0) == OWN


def test_who_is_spare_has_no_seat():
    book = rulebook({"presale": team(6)}, DAY_AND_NIGHT)
    assert sorted(seat(book, 0)) == [0, 1, 2, 3]


def test_the_spare_fills_the_seat_of_who_rests():
    # Five people, four seats, each off one day in seven: on the day off of one of the first four
    # the fifth has that seat; on the other three days the fifth is spare or off.
    book = rulebook({"presale": team(5, "6 on, 1 off")}, DAY_AND_NIGHT)
    covered = set()
    for day in WEEK:
        resting = off(book, day)
        seated = seat(book, day)
        assert not resting & seated.keys()
        assert {p: s for p, s in seated.items() if p < 4} == {
            p: s for p, s in OWN.items() if p not in resting
        }
        if resting & OWN.keys():
            assert seated[4] == OWN[min(resting & OWN.keys())]
            covered |= resting & OWN.keys()
        else:
            assert 4 not in seated
    assert covered == {0, 1, 2, 3}


def test_a_seat_stays_empty_when_nobody_is_spare():
    book = rulebook({"presale": team(4, "6 on, 1 off")}, DAY_AND_NIGHT)
    filled = [len(seat(book, day)) for day in WEEK]
    assert sorted(filled) == [3, 3, 3, 3, 4, 4, 4]


def test_as_many_seats_as_can_be_are_filled():
    # Seven people, six seats, one off each day: every seat is filled on every day.
    shifts = {"day": shift("09:00-17:00", seats=3), "night": shift("17:00-25:00", seats=3)}
    book = rulebook({"presale": team(7, "6 on, 1 off")}, shifts)
    for day in WEEK:
        assert sorted(seat(book, day).values()) == ["day"] * 3 + ["night"] * 3


def test_teams_seat_their_own():
    shifts = {
        "desk": shift("09:00-17:00", seats=2),
        "cases": shift("10:00-18:00", team="aftersales"),
        "late": shift("17:00-25:00"),
    }
    book = rulebook({"presale": team(4), "aftersales": team(2)}, shifts)
    # Numbers are dealt to the teams in turns: presale 0, 2, 4, 6 and after-sales 1, 3. Presale has
    # two shifts, so its desk seats are its numbers 0 and 2, its late seat is 1, and 3 is spare.
    assert seat(book, 0) == {0: "desk", 4: "desk", 2: "late", 1: "cases"}
    assert pool_size(scenario(book)) == 7
    assert [team_of(book, p) for p in (0, 2, 4, 6, 1, 3)] == ["presale"] * 4 + ["aftersales"] * 2


def test_one_more_in_a_team_moves_nobody_in_another():
    shifts = {"desk": shift("09:00-17:00", seats=2), "cases": shift("10:00-18:00", team="b")}
    small = rulebook({"presale": team(2), "b": team(2)}, shifts)
    large = rulebook({"presale": team(3), "b": team(2)}, shifts)
    assert set(seat(small, 0).items()) <= set(seat(large, 0).items())
    assert people(large) - people(small) == {4}


def test_a_shift_without_seats_has_nobody():
    book = rulebook({"presale": team(4)}, {"day": shift("09:00-17:00", seats=0)})
    assert seat(book, 0) == {}


@pytest.mark.parametrize("grown", ["day", "night"])
def test_an_added_seat_moves_nobody(grown):
    more = {**DAY_AND_NIGHT}
    more[grown] = more[grown].model_copy(update={"seats": 3})
    before = rulebook({"presale": team(6, "6 on, 1 off")}, DAY_AND_NIGHT)
    after = rulebook({"presale": team(6, "6 on, 1 off")}, more)
    for day in WEEK:
        seats_before, seats_after = seat(before, day), seat(after, day)
        assert {p: s for p, s in seats_before.items() if p in OWN}.items() <= seats_after.items()


def test_an_added_seat_takes_the_spare_of_its_number():
    # With two shifts, the third day seat is number 4, the third night seat number 5.
    more = {**DAY_AND_NIGHT, "night": shift("17:00-25:00", seats=3)}
    (staff,) = employees(rulebook({"presale": team(6)}, more)).values()
    own = {e.person: e.seat and e.seat.shift for e in staff}
    assert own == {**OWN, 4: None, 5: "night"}


def test_who_worked_the_night_is_not_called_in_for_the_morning():
    # 0 and 1 have seats, 2 is spare. Two on, one off: on each day one rests and 2 may fill in.
    # A night that ends at 06:00 runs into a morning that begins at 05:00.
    shifts = {"night": shift("22:00-30:00"), "morning": shift("05:00-13:00")}
    roster = Roster(scenario(rulebook({"presale": team(3, "2 on, 1 off")}, shifts)))
    stints = [stint for day in range(12) for stint in roster.by_day[day]]
    for person in range(3):
        own = [s for s in stints if s.person == person]
        assert all(a.end <= b.begin for a, b in pairwise(own))
    # Each third day one of the two rests; the morning after a night is the one 2 cannot take.
    assert {s.shift for s in stints if s.person == 2} == {"night"}


def test_only_who_is_busy_is_passed_over():
    shifts = {"night": shift("22:00-30:00"), "morning": shift("05:00-13:00")}
    book = rulebook({"presale": team(3, "2 on, 1 off")}, shifts)
    day = next(d for d in range(3) if 1 in off(book, d))
    assert seat(book, day)[2] == "morning"
    assert 2 not in seat(book, day, {2: clock("06:00", day)})
    assert seat(book, day, {2: clock("05:00", day)})[2] == "morning"
