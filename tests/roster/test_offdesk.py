"""Time off the desk by plan: who goes, what it takes from the desk, what falls outside a shift."""

import pytest
from roster.plans import planner, told
from roster.rulebooks import MONDAY, STUDY, clock, rulebook, scenario, shift, stint, team

from cssim.model import Absence, Cause, Roster, time_outside_shift
from cssim.model.presence.offdesk import planned_absences
from cssim.model.roster import Turns
from cssim.scenario import OffDesk
from cssim.units import HOUR, MINUTE

TUESDAY, WEDNESDAY = 1, 2
SHIFTS = {"day": shift("09:00-17:00", seats=2), "night": shift("17:00-25:00")}
DAY_PEOPLE = (0, 2)
STINT = stint(0, "09:00", "17:00")


def meeting(at, hours=1, shifts=("day",), on="tuesday", **more):
    tables = {"on": on, "at": at, "length": f"{hours} h", "shifts": list(shifts), **more}
    return OffDesk.model_validate(tables)


def absence(begin, end, person=0):
    return Absence(person, 0, clock(begin), clock(end), Cause.MEETING)


def attended(day, seats=2, people=4, table="meetings", **meetings):
    shifts = {**SHIFTS, "day": shift("09:00-17:00", seats=seats)}
    book = rulebook({"presale": team(people)}, shifts, **{table: meetings})
    return planner(book).by_day[day].absences


def test_on_its_weekday_all_of_its_shifts_attend():
    found = attended(TUESDAY, weekly=meeting("10:00", 2))
    assert found == [
        Absence(person, TUESDAY, clock("10:00", TUESDAY), clock("12:00", TUESDAY), Cause.MEETING)
        for person in DAY_PEOPLE
    ]


def test_on_other_days_nobody_does():
    assert [attended(day, weekly=meeting("10:00")) for day in (0, WEDNESDAY)] == [[], []]


def test_a_meeting_of_several_shifts():
    found = attended(TUESDAY, weekly=meeting("16:30", shifts=("night", "day")))
    assert [a.person for a in found] == [0, 1, 2]


def test_two_meetings_of_one_day():
    found = attended(TUESDAY, early=meeting("10:00"), late=meeting("15:00"))
    assert sorted((a.person, a.begin) for a in found) == [
        (person, clock(at, TUESDAY)) for person in DAY_PEOPLE for at in ("10:00", "15:00")
    ]


def test_meetings_that_overlap_or_touch_are_one_absence():
    # 10-12, 11-14 and 14-15 of the day shift; 11-14 is for the night shift (person 1) as well.
    found = attended(
        TUESDAY,
        first=meeting("10:00", 2),
        second=meeting("11:00", 3, shifts=("day", "night")),
        third=meeting("14:00", 1),
    )
    assert sorted((a.person, a.begin, a.end) for a in found) == [
        (0, clock("10:00", TUESDAY), clock("15:00", TUESDAY)),
        (1, clock("11:00", TUESDAY), clock("14:00", TUESDAY)),
        (2, clock("10:00", TUESDAY), clock("15:00", TUESDAY)),
    ]


def test_a_meeting_within_a_longer_one_ends_nothing():
    found = attended(TUESDAY, long=meeting("10:00", 4), short=meeting("11:00", 1))
    assert {(a.begin, a.end) for a in found} == {(clock("10:00", TUESDAY), clock("14:00", TUESDAY))}


def test_who_rests_does_not_attend():
    book = rulebook({"presale": team(2, "6 on, 1 off")}, {"day": SHIFTS["day"]},
                    meetings={"weekly": meeting("10:00", on="every day")})  # fmt: skip
    days = [planner(book).by_day[day] for day in range(7)]
    assert [len(day.absences) for day in days] == [len(day.arrivals) for day in days]
    assert sum(len(day.absences) for day in days) == 2 * 6


@pytest.mark.parametrize(
    ("begin", "end", "away", "outside_hours"),
    [
        ("10:00", "12:00", ("10:00", "12:00"), 0),  # inside
        ("08:00", "09:00", None, 1),  # before, touching
        ("06:00", "07:00", None, 1),  # before, apart
        ("17:00", "18:00", None, 1),  # after, touching
        ("08:30", "09:30", ("09:00", "09:30"), 0.5),  # across the beginning
        ("16:00", "19:00", ("16:00", "17:00"), 2),  # across the end
        ("08:00", "18:00", ("09:00", "17:00"), 2),  # around all of it
        ("09:00", "17:00", ("09:00", "17:00"), 0),  # all of it
    ],
)
def test_meeting_against_shift(begin, end, away, outside_hours):
    found = absence(begin, end)
    assert found.away_from(STINT) == (away and (clock(away[0]), clock(away[1])))
    assert time_outside_shift(found, [STINT]) == outside_hours * HOUR


def test_meeting_across_the_break_of_a_split_shift():
    # 11:00-15:00 against 09:00-12:00 and 14:00-18:00: the two hours between are outside.
    split = [stint(0, "09:00", "12:00"), stint(0, "14:00", "18:00")]
    found = absence("11:00", "15:00")
    assert [found.away_from(part) for part in split] == [
        (clock("11:00"), clock("12:00")), (clock("14:00"), clock("15:00"))
    ]  # fmt: skip
    assert time_outside_shift(found, split) == 2 * HOUR


def test_stints_of_others_do_not_count():
    found = absence("10:00", "11:00", person=1)
    assert found.away_from(STINT) is None
    assert time_outside_shift(found, [STINT]) == HOUR


@pytest.mark.parametrize("at", ["25:00", "01:00"])
def test_after_midnight_of_a_night_shift(at):
    # One o'clock in the night that ends Tuesday, however it is written: inside the night shift.
    book = rulebook({"presale": team(1)}, {"night": shift("18:00-26:00")},
                    meetings={"weekly": meeting(at, shifts=("night",))})  # fmt: skip
    plan = planner(book).by_day[TUESDAY]
    (found,) = plan.absences
    assert found.begin == clock("25:00", TUESDAY)
    assert time_outside_shift(found, [a.stint for a in plan.arrivals]) == 0


def test_across_four_in_the_morning():
    # 03:30-05:00 ends Monday's service day; Tuesday's shift of the same person begins at 04:00.
    book = rulebook({"presale": team(1)}, {"early": shift("04:00-12:00")},
                    meetings={"long": meeting("27:30", 1.5, ("early",), on="monday")})  # fmt: skip
    days = planner(book).by_day
    assert told(days[0]) == ["04:00 0 start", "12:00 0 finish"]
    assert told(days[1], midnight=1) == [
        "04:00 0 start", "04:00 0 away meeting", "05:00 0 back", "12:00 0 finish"
    ]  # fmt: skip


def test_across_four_in_the_morning_within_a_night_shift():
    book = rulebook({"presale": team(1)}, {"night": shift("22:00-30:00")},
                    meetings={"long": meeting("03:30", 1, ("night",), on="monday")})  # fmt: skip
    assert told(planner(book).by_day[0]) == [
        "22:00 0 start", "27:30 0 away meeting", "28:30 0 back", "30:00 0 finish"
    ]  # fmt: skip


def who(day, *, who, on="every day", seats=3, people=4, at="12:00"):
    """Who goes, and when, on a day, of three people of the day shift: 0, 2 and 4."""
    found = attended(day, seats, people, table="meals",
                     lunch=meeting(at, 0.5, on=on, who=who))  # fmt: skip
    return [(a.person, (a.begin - clock("12:00", day)) // MINUTE) for a in found]


def test_one_by_one():
    assert who(0, who="one by one") == [(0, 0), (2, 30), (4, 60)]


def test_all_but_one_by_turns():
    assert [[person for person, _ in who(day, who="all but one")] for day in range(4)] == [
        [2, 4], [0, 4], [0, 2], [2, 4]
    ]  # fmt: skip


def test_one_by_turns():
    assert [who(day, who="one") for day in range(4)] == [[(0, 0)], [(2, 0)], [(4, 0)], [(0, 0)]]


def test_turns_go_on_whatever_days_lie_between():
    # Every 7 days: turns are counted by who was called, not by the number of the day.
    assert [who(day, who="one", on="every 7 days") for day in (0, 1, 7, 14)] == [
        [(0, 0)], [], [(2, 0)], [(4, 0)]
    ]  # fmt: skip


def test_of_one_all_but_one_is_nobody():
    assert who(0, who="all but one", seats=1) == []


def test_last_friday_before_the_25th():
    found = [day for day in range(28) if who(day, who="all", on="last friday before day 25")]
    assert [STUDY.date_of(day).isoformat() for day in found] == ["2026-03-20"]
    assert STUDY.date_of(0) == MONDAY


def test_what_begins_first_takes_the_time():
    # A meal from 12:00 on, a meeting from 11:30 to 12:15, cleaning within the meal.
    book = rulebook(
        {"presale": team(1)}, {"day": shift("09:00-17:00")},
        meals={"lunch": meeting("12:00", 1, on="every day")},
        meetings={"short": meeting("11:30", 0.75, on="every day")},
        cleaning={"desk": meeting("12:30", 0.25, on="every day")},
    )  # fmt: skip
    assert told(planner(book).by_day[0]) == [
        "09:00 0 start", "11:30 0 away meeting", "12:15 0 back", "12:15 0 away meal",
        "13:00 0 back", "17:00 0 finish",
    ]  # fmt: skip


def test_each_day_goes_on_after_the_one_before():
    # Monday's long night out reaches into Tuesday's morning meeting, which is shortened.
    turns = Turns()
    book = rulebook({"presale": team(1)}, {"early": shift("04:00-12:00")}, meetings={
        "night": meeting("27:00", 2, ("early",), on="monday"),
        "morning": meeting("04:30", 1, ("early",), on="tuesday"),
    })  # fmt: skip
    roster = Roster(scenario(book))
    before = planned_absences(book, roster.today(0), roster.by_day[0], [], turns)
    after = planned_absences(book, roster.today(1), roster.by_day[1], before, turns)
    assert [(a.begin, a.end) for a in (*before, *after)] == [
        (clock("27:00"), clock("29:00")), (clock("05:00", 1), clock("05:30", 1))
    ]  # fmt: skip
