"""One day, fourteen shoppers, two people: every table and every KPI worked out by hand.

Seconds count from 09:00. Person 0 has the early shift, 0-300; person 1 the late one, 300-900, and
before it a meeting, 240-360, so is away 300-360. Two slots each, auto-close after 60 s.

 0  -100  nobody there, leaves a message: answered 0-30, before anybody else has come
 1   -50  nobody there, leaves none
 2    10  waits for 0: written 30-70; thinks to 130, written 130-150; goodbye
 3    20  waits for 2; leaves openly after 20 s, at 40
 4    50  leaves silently at 65; written to nobody 70-95; slot freed at 155
 5   140  slots taken by 2 and 4, so in line until 150; written 150-180; silent, closed at 240
 6   290  written 290-310, ten seconds past the end of the shift; goodbye
 7   320  person 1 is at the meeting: in line until 360, written 360-370; thinks to 470, so that the
          slot is closed at 430 and taken again at 470; written 470-920; goodbye
 8   700  waits for 7; written 920-970, seventy seconds past the end of the shift; goodbye
 9   710  in line (7 and 8 hold both slots) until 900, then leaves a message that nobody answers
10   720  in line, has left silently at 820
11   730  in line until 900, then leaves without a message
12   900  comes as the late shift ends: nobody on duty; leaves no message
13   950  person 1 is finishing, so nobody is on duty; leaves a message that nobody answers
"""

from __future__ import annotations

import numpy as np
import pytest
from desk.worlds import Turn, contacts_of, seconds, shift, shopper
from results.rulebooks import MONDAY, RULES, SHOP
from results.tiny import NINE, played_by_hand, stint, table

from cssim.model import Absence, Cause, Change, Duty, Played
from cssim.results import KPIS, Tables
from cssim.results.conservation import check_conservation
from cssim.results.kpis import cohort_of
from cssim.results.profile import profile_of
from cssim.results.tables import columns_of
from cssim.scenario import Scenario
from cssim.units import SECOND

END = 28 * 3600 - NINE

SHIFTS = {
    name: {"team": "desk", "blocks": [block], "seats": 1, "at_end": "finish"}
    for name, block in (("early", "09:00-09:05"), ("late", "09:05-09:15"))
}
MEETING = {"on": "monday", "at": "09:04", "length": "2 min", "shifts": ["late"]}
SCENARIO = Scenario.from_tables(
    {
        **RULES,
        "shop": SHOP,
        "shifts": SHIFTS,
        "meetings": {"before": MEETING},
        "desk": {"concurrent_chats": 2, "auto_close": "1 min"},
        "pay": {"overtime": "paid"},
        "response": {"within": "50 s", "shifts": ["late"]},
        "study": {"start": MONDAY, "warm_up": 0, "days": 1, "cool_down": 0, "seed": 0},
    }
)
SHOPPERS = [
    shopper(NINE - 100, 30, patience=10, message=True),
    shopper(NINE - 50, 30),
    shopper(NINE + 10, 40, Turn(20, think=60)),
    shopper(NINE + 20, 99, patience=20),
    shopper(NINE + 50, 25, patience=15, silent=True),
    shopper(NINE + 140, 30, goodbye=False),
    shopper(NINE + 290, 20),
    shopper(NINE + 320, 10, Turn(450, think=100)),
    shopper(NINE + 700, 50),
    shopper(NINE + 710, 10, message=True),
    shopper(NINE + 720, 10, patience=100, silent=True),
    shopper(NINE + 730, 10, patience=1000),
    shopper(NINE + 900, 10),
    shopper(NINE + 950, 10, message=True),
]


def at(second: int) -> int:
    return (NINE + second) * SECOND


@pytest.fixture(scope="module")
def played() -> Played:
    return played_by_hand(
        SCENARIO,
        contacts_of(SHOPPERS),
        [
            shift(0, NINE, NINE + 300),
            shift(1, NINE + 300, NINE + 900),
            [
                Change(at(300), 1, Duty.AWAY, cause=Cause.MEETING),
                Change(at(360), 1, Duty.BACK),
            ],
        ],
        [stint(1, "late", 300, 900), stint(0, "early", 0, 300)],
        [Absence(1, 0, at(240), at(360), Cause.MEETING)],
    )


@pytest.fixture(scope="module")
def tables(played) -> Tables:
    return Tables(columns_of(played), SCENARIO.study.start)


def test_the_books_balance(played):
    check_conservation(played, columns_of(played))


def test_chats(tables):
    columns = ["arrived", "attended", "outcome", "turns", "replies", "first_response", "agent"]
    assert table(tables.chats, "contact", *columns) == [
        (0, -100, False, "offline", 1, 0, None, -1),
        (1, -50, False, "lost", 1, 0, None, -1),
        (2, 10, True, "answered", 2, 2, 60, 0),
        (3, 20, True, "left openly", 1, 0, None, -1),
        (4, 50, True, "left silently", 1, 0, None, -1),
        (5, 140, True, "answered", 1, 1, 40, 0),
        (6, 290, True, "answered", 1, 1, 20, 0),
        (7, 320, True, "answered", 2, 2, 50, 1),
        (8, 700, True, "answered", 1, 1, 270, 1),
        (9, 710, True, "offline", 1, 0, None, -1),
        (10, 720, True, "left silently", 1, 0, None, -1),
        (11, 730, True, "lost", 1, 0, None, -1),
        (12, 900, False, "lost", 1, 0, None, -1),
        (13, 950, False, "offline", 1, 0, None, -1),
    ]
    assert tables.chats["counted"].all()
    assert (tables.chats["day"] == 0).all()
    assert tables.chats["shopper"].equals(tables.chats["contact"].rename("shopper"))
    assert (tables.chats["after"] == -1).all()


def test_when_shoppers_left_and_left_messages(tables):
    columns = ["left", "message_left", "message_answered"]
    known = [row for row in table(tables.chats, "contact", *columns) if any(row[1:])]
    assert known == [
        (0, None, -100, 30),
        (3, 40, None, None),
        (4, 65, None, None),
        (9, None, 710, None),
        (10, 820, None, None),
        (13, None, 950, None),
    ]


def test_turns(tables):
    columns = ["message", "begin", "sent", "response", "agent", "offline", "to_nobody"]
    no, yes = False, True
    assert table(tables.turns, "contact", "turn", *columns) == [
        (0, 1, -100, 0, 30, 130, 0, yes, no),
        (1, 1, -50, None, None, None, -1, no, no),
        (2, 1, 10, 30, 70, 60, 0, no, no),
        (2, 2, 130, 130, 150, 20, 0, no, no),
        (3, 1, 20, None, None, None, -1, no, no),
        (4, 1, 50, 70, 95, 45, 0, no, yes),
        (5, 1, 140, 150, 180, 40, 0, no, no),
        (6, 1, 290, 290, 310, 20, 0, no, no),
        (7, 1, 320, 360, 370, 50, 1, no, no),
        (7, 2, 470, 470, 920, 450, 1, no, no),
        (8, 1, 700, 920, 970, 270, 1, no, no),
        (9, 1, 710, None, None, None, -1, yes, no),
        (10, 1, 720, None, None, None, -1, no, no),
        (11, 1, 730, None, None, None, -1, no, no),
        (12, 1, 900, None, None, None, -1, no, no),
        (13, 1, 950, None, None, None, -1, yes, no),
    ]


def test_shifts(tables):
    columns = ["planned_begin", "planned_end", "left", "planned", "overtime", "meetings", "paid"]
    assert table(tables.shifts, "person", "team", "shift", *columns) == [
        (0, "desk", "early", 0, 300, 310, 300, 10, 0, 310),
        (1, "desk", "late", 300, 900, 970, 600, 70, 60, 730),
    ]


def test_presence(tables):
    assert table(tables.presence, "person", "begin", "end", "presence", "cause") == [
        (0, 0, 300, "at desk", "none"),
        (0, 300, 310, "finishing", "none"),
        (1, 300, 360, "away", "meeting"),
        (1, 360, 900, "at desk", "none"),
        (1, 900, 970, "finishing", "none"),
    ]
    assert set(tables.presence["serves"]) == {1}


def test_slots(tables):
    assert table(tables.slots, "contact", "person", "opened", "closed", "why") == [
        (2, 0, 10, 150, "goodbye"),
        (3, 0, 20, 40, "shopper left"),
        (4, 0, 50, 155, "auto close"),
        (5, 0, 150, 240, "auto close"),
        (6, 0, 290, 310, "goodbye"),
        (7, 1, 360, 430, "auto close"),
        (7, 1, 470, 920, "goodbye"),
        (8, 1, 700, 970, "goodbye"),
    ]


AT_WORK = 310 + (970 - 360)
"""Person 0 until leaving; person 1 from the meeting until leaving."""
COMPOSING = 30 + 40 + 25 + 20 + 30 + 20 + 10 + 450 + 50
"""0, 2, 4 (to nobody), 2 again, 5, 6, 7, 7 again, 8."""
HELD = 140 + 20 + 105 + 90 + 20 + 70 + 450 + 270
"""The slots, in the order of their table."""
WEEKS_A_DAY = 7

BY_HAND = {
    # Ten wrote while somebody was on duty: all but 0, 1, 12 and 13.
    # First responses: 20 (6), 40 (5), 50 (7), 60 (2), 270 (8).
    "first_response_30": 1 / 10,
    "first_response_60": 4 / 10,
    "first_response_180": 4 / 10,
    "first_response_median": 50,
    # 0.9 of the way from the first to the fifth is 3.6 steps: 60 + 0.6 x 210.
    "first_response_p90": 186,
    # 60 + 20 (2), 40 (5), 20 (6), 50 + 450 (7), 270 (8): seven replies.
    "response_mean": 910 / 7,
    # Sixteen messages. In time: 0, 2, 2 again, 4 (to nobody), 5, 6, 7.
    "platform_3min": 7 / 16,
    # In the hours of the late shift: 7 just in time, 8 to 11 not.
    "rule_kept": 1 / 5,
    # All day is within 15 minutes of 09:05.
    "first_response_60_change": 4 / 10,
    "first_response_60_steady": float("nan"),
    "abandoned_openly": 1 / 10,
    "abandoned_silently": 2 / 10,
    "returned": 0,
    "lost_shoppers": 3,
    "offline_messages": 3,
    # 0 after 130 s; 9 and 13 not before the run ends.
    "offline_answer_time": (130 + (END - 710) + (END - 950)) / 3 / 3600,
    "handed_over": 0,
    "context_lost": 0,
    "transferred": 0,
    # The meeting, 300-360, while person 0 only finishes.
    "unattended_minutes": 1,
    # Both seats have their person.
    "empty_seat_hours": 0,
    "occupancy": COMPOSING / AT_WORK,
    "concurrency": HELD / AT_WORK,
    # 2, 5, 6, 7, 8.
    "chats_per_agent_hour": 5 / (AT_WORK / 3600),
    "off_desk_hours": 60 / 3600 * WEEKS_A_DAY,
    "overtime_hours": (10 + 70) / 3600 * WEEKS_A_DAY,
    # Rostered 300 + 600, the meeting's first minute, overtime.
    "paid_hours": (900 + 60 + 80) / 3600 * WEEKS_A_DAY,
}


@pytest.mark.parametrize("kpi", KPIS, ids=lambda kpi: kpi.key)
def test_kpi(played, kpi):
    cohort = cohort_of(played, columns_of(played))
    assert kpi.formula(cohort) == pytest.approx(BY_HAND[kpi.key], rel=1e-12, nan_ok=True)


def test_profile(played):
    profile = profile_of(cohort_of(played, columns_of(played)))
    quiet = [hour for hour in range(24) if hour not in (8, 9)]
    assert np.isnan(profile.answered[8])
    assert profile.shoppers[[8, 9]].tolist() == [2, 12]
    assert profile.found_nobody[[8, 9]].tolist() == [2, 2]
    # Of the 12 of the second hour 2 found nobody; of the 2 of the first, both.
    assert profile.answered[9] == pytest.approx(4 / 10)
    assert profile.at_desk[[8, 9]].tolist() == [0, pytest.approx((300 + 540) / 3600)]
    assert not profile.shoppers[quiet].any()
    assert not profile.at_desk[quiet].any()
    assert np.isnan(profile.answered[quiet]).all()


def test_the_world_is_in_whole_seconds(played):
    (record,) = played.records.contacts
    assert all(isinstance(seconds(t), int) for t in record.sent[record.sent >= 0].tolist())
