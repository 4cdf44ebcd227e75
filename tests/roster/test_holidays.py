"""Public holidays: fewer seats, dealt out by turns."""

from datetime import date

from roster.rulebooks import MONDAY, STUDY, rulebook, scenario, seat, shift, team

from cssim.model import Roster, rests
from cssim.scenario import Holiday, OnOff, holidays_before

SHIFTS = {
    "day": shift("09:00-17:00", seats=2, holiday_seats=1),
    "night": shift("17:00-25:00", seats=1),
}
BOOK = rulebook({"presale": team(4)}, SHIFTS)


def on_holidays(book, count):
    return [seat(book, day, holiday=day) for day in range(count)]


def test_seats_are_dealt_out_by_turns():
    # One day seat and, as on other days, one night seat; four people: two holidays go round once.
    assert on_holidays(BOOK, 3) == [
        {0: "day", 1: "night"}, {2: "day", 3: "night"}, {0: "day", 1: "night"}
    ]  # fmt: skip


def test_turns_of_three_people_go_on_where_they_left_off():
    book = rulebook({"presale": team(3)}, SHIFTS)
    assert on_holidays(book, 4) == [
        {0: "day", 1: "night"}, {2: "day", 0: "night"}, {1: "day", 2: "night"},
        {0: "day", 1: "night"},
    ]  # fmt: skip


def test_who_rests_is_passed_over():
    # One seat, three people, each off one day in three: the next in turn who is there has it.
    shifts = {"day": shift("09:00-17:00", holiday_seats=1)}
    book = rulebook({"presale": team(3, "2 on, 1 off")}, shifts)
    for day in range(3):
        off = {p for p in range(3) if rests(OnOff(on=2, off=1), p, 3, STUDY.date_of(day))}
        for holiday in range(3):
            in_turn = [(holiday + n) % 3 for n in range(3)]
            first = next(person for person in in_turn if person not in off)
            assert seat(book, day, holiday=holiday) == {first: "day"}


def test_other_days_and_other_teams_are_as_ever():
    assert seat(BOOK, 0) == {0: "day", 1: "night", 2: "day"}
    without = rulebook({"presale": team(4)}, {"day": shift("09:00-17:00", seats=2)})
    assert seat(without, 0, holiday=1) == seat(without, 0)


def test_a_shift_may_be_closed_on_holidays():
    book = rulebook({"presale": team(2)}, {"day": shift("09:00-17:00", holiday_seats=0)})
    assert seat(book, 0, holiday=0) == {}


def test_the_shop_says_which_days_are_holidays():
    # Wednesday and Thursday of the first week: the 0th and the 1st holiday.
    holidays = {"festival": {"first": date(2026, 3, 4), "last": date(2026, 3, 5)}}
    roster = Roster(scenario(BOOK, holidays=holidays))
    found = [{s.person: s.shift for s in roster.by_day[day]} for day in range(5)]
    usual = {0: "day", 1: "night", 2: "day"}
    assert found == [usual, usual, {0: "day", 1: "night"}, {2: "day", 3: "night"}, usual]


def test_holidays_are_counted_over_all_of_them():
    first = Holiday(first=MONDAY, last=MONDAY)
    second = Holiday(first=date(2026, 3, 9), last=date(2026, 3, 11))
    days = [date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 11), date(2026, 3, 20)]
    assert [holidays_before([second, first], day) for day in days] == [0, 1, 3, 4]
