"""Meetings: who attends, what they take from the desk, and what falls outside a shift."""

import pytest
from roster.rulebooks import STUDY, clock, rulebook, shift, stint, team

from cssim.model import Shop, stints_of, time_outside_shift
from cssim.model.meetings import Attendance, attendances
from cssim.model.records import Presence
from cssim.scenario import Meeting, Scenario
from cssim.units import HOUR, MINUTE

TUESDAY, WEDNESDAY = 1, 2
SHIFTS = {"day": shift("09:00-17:00", seats=2), "night": shift("17:00-25:00")}
DAY_PEOPLE = (0, 2)
STINT = stint(0, "09:00", "17:00")


def meeting(at, hours=1, shifts=("day",), weekday="tuesday"):
    return Meeting(weekday=weekday, at=at, length=f"{hours} h", shifts=list(shifts))


def attendance(begin, end, person=0):
    return Attendance(person, 0, clock(begin), clock(end))


def attended(day, **meetings):
    book = rulebook({"presale": team(4)}, SHIFTS, meetings)
    return attendances(book, STUDY, day, stints_of(book, STUDY, day))


def test_on_its_weekday_all_of_its_shifts_attend():
    found = attended(TUESDAY, weekly=meeting("10:00", 2))
    assert found == [
        Attendance(person, TUESDAY, clock("10:00", TUESDAY), clock("12:00", TUESDAY))
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
                    {"weekly": meeting("10:00")})  # fmt: skip
    for day in range(TUESDAY, 28, 7):
        stints = stints_of(book, STUDY, day)
        attending = {a.person for a in attendances(book, STUDY, day, stints)}
        assert attending == {s.person for s in stints}


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
    found = attendance(begin, end)
    assert found.away_from(STINT) == (away and (clock(away[0]), clock(away[1])))
    assert time_outside_shift(found, [STINT]) == outside_hours * HOUR


def test_meeting_across_the_break_of_a_split_shift():
    # 11:00-15:00 against 09:00-12:00 and 14:00-18:00: the two hours between are outside.
    split = [stint(0, "09:00", "12:00"), stint(0, "14:00", "18:00")]
    found = attendance("11:00", "15:00")
    assert [found.away_from(part) for part in split] == [
        (clock("11:00"), clock("12:00")), (clock("14:00"), clock("15:00"))
    ]  # fmt: skip
    assert time_outside_shift(found, split) == 2 * HOUR


def test_stints_of_others_do_not_count():
    found = attendance("10:00", "11:00", person=1)
    assert found.away_from(STINT) is None
    assert time_outside_shift(found, [STINT]) == HOUR


@pytest.mark.parametrize("at", ["25:00", "01:00"])
def test_after_midnight_of_a_night_shift(at):
    # One o'clock in the night that ends Tuesday, however it is written: inside the night shift.
    book = rulebook({"presale": team(1)}, {"night": shift("18:00-26:00")},
                    {"weekly": meeting(at, shifts=("night",))})  # fmt: skip
    stints = stints_of(book, STUDY, TUESDAY)
    (found,) = attendances(book, STUDY, TUESDAY, stints)
    assert found.begin == clock("25:00", TUESDAY)
    assert time_outside_shift(found, stints) == 0


def test_meeting_takes_people_from_the_desk():
    # Played whole: Tuesday 16:30-17:30 against 09:00-17:00; away from 16:30, gone at 17:00.
    played = Shop(_scenario({"weekly": {"weekday": "tuesday", "at": "16:30", "length": "1 h",
                                        "shifts": ["day"]}}), 0).play()  # fmt: skip
    log = played.records.presence.columns()
    rows = zip(log["at"].tolist(), log["presence"].tolist(), strict=True)
    tuesday = [(at, what) for at, what in rows if at >= clock("04:00", TUESDAY)]
    nine, half_past_four, five = (clock(at, TUESDAY) for at in ("09:00", "16:30", "17:00"))
    assert tuesday == [
        (nine, Presence.AT_DESK), (half_past_four, Presence.AWAY), (five, Presence.AT_DESK),
        (five, Presence.FINISHING), (five, Presence.OFF),
    ]  # fmt: skip
    assert [time_outside_shift(a, list(played.stints)) for a in played.meetings] == [30 * MINUTE]


def _scenario(meetings):
    return Scenario.from_tables({
        "title": {"en": "meeting", "zh": "会"},
        "shop": {
            "title": {"en": "nobody comes", "zh": "无人"},
            "demand": {"per_day": 1e-9, "hourly": [1] * 24},
            "chat": {
                "turns": {"dist": "constant", "mean": 1},
                "think": {"dist": "constant", "mean": "0 s"},
                "work": {"dist": "constant", "mean": "10 s"},
                "leaves_silently": 0, "says_goodbye": 1, "leaves_message": 0,
            },
            "people": {"pace": {"dist": "constant", "mean": 1.0}},
        },
        "study": {"start": STUDY.start, "warm_up": 0, "days": 2, "cool_down": 0, "seed": 1},
        "teams": {"presale": {"people": 1}},
        "shifts": {"day": {"team": "presale", "blocks": ["09:00-17:00"], "seats": 1,
                           "at_end": "finish"}},
        "meetings": meetings,
        "desk": {"concurrent_chats": 3, "auto_close": "3 min"},
        "pay": {"overtime": "paid"},
    })  # fmt: skip
