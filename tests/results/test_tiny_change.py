"""A second day by hand: whatever the first does without.

Seconds count from 09:00. Person 0 has the early shift, 0-1200, and hands over without a note;
person 1 the late one, 1200-2400, and is at the desk from 1100. Two slots each, auto-close after
60 s, idle colleagues take over freely, a colleague helps, robots answer first messages at once.

 0    10  written 10-50; goodbye
 1    20  leaves openly after 20 s, at 40; comes back after 300 s, as 9
 2   210  person 0 is at the report, 180-280: written 280-300
 3   410  person 0 has stepped away, 400-460: in line, written 460-480
 4   510  person 0 is signed out, 500-560: nobody there, leaves a message, answered 560-590
 5  1000  written 1000-1050; thinks to 1150 (slot closed at 1110), written 1150-1250, past the end
          of the shift, then handed over; thinks to 1450 (slot closed at 1310), re-read for 10 s and
          written 1450-1480; has to repeat a turn: 1490, written 1490-1510; goodbye
 6  1095  written 1095-1105; thinks to 1160, when person 0 is busy with 5: goes to person 1, who is
          idle, re-reads for 5 s, written 1160-1185; goodbye
 7  1120  goes to person 1, who asks person 0 for 15 s, then writes 1135-1155; goodbye
 8  2200  written 2200-2230; goodbye
 9   340  the return of 1: written 340-370; goodbye
Person 1 is at a training 1620-1680.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from desk.worlds import Task, Turn, contacts_of, shift, shopper
from results.rulebooks import MONDAY, RULES, SHOP
from results.tiny import NINE, played_by_hand, stint, table
from results.twin import kpis_again

from cssim.model import Absence, Cause, Change, Duty, Played
from cssim.results import KPIS, Tables, platform_rate
from cssim.results.breakdown import off_desk_by_cause, work_by_class
from cssim.results.caps import caps_of
from cssim.results.conservation import check_conservation
from cssim.results.kpis import Cohort, cohort_of
from cssim.results.tables import columns_of
from cssim.scenario import Scenario
from cssim.units import SECOND

AFTER = {"dist": "constant", "mean": "5 min"}
TRAINING = {"on": "monday", "at": "09:27", "length": "1 min", "shifts": ["late"]}
SCENARIO = Scenario.from_tables(
    {
        **RULES,
        "shop": {
            **SHOP,
            "chat": {
                **SHOP["chat"],
                "returns": {"chance": 1.0, "after": AFTER},
                "context": {"reread": "5 s", "repeated_turns": 1},
            },
        },
        "shifts": {
            "early": {
                "team": "desk",
                "blocks": ["09:00-09:20"],
                "seats": 1,
                "at_end": "hand_over",
            },
            "late": {
                "team": "desk",
                "blocks": ["09:20-09:40"],
                "seats": 1,
                "at_end": "finish",
                "early": "100 s",
                "early_at": "desk",
            },
        },
        "training": {"goods": TRAINING},
        "desk": {
            "concurrent_chats": 2,
            "auto_close": "1 min",
            "transfer": "free",
            "auto_reply": True,
        },
        "help": {"from": "colleague", "how": "consult"},
        "response": {"within": "60 s", "shifts": ["early"]},
        "pay": {"overtime": "paid"},
        "study": {"start": MONDAY, "warm_up": 0, "days": 1, "cool_down": 0, "seed": 0},
    }
)
NOT_WRITTEN = Turn(20, think=10)
"""The turn of each contact that is there to be repeated."""
SHOPPERS = [
    shopper(NINE + 10, 40, NOT_WRITTEN),
    shopper(NINE + 20, 30, NOT_WRITTEN, patience=20),
    shopper(NINE + 210, 20, NOT_WRITTEN),
    shopper(NINE + 410, 20, NOT_WRITTEN),
    shopper(NINE + 510, 30, NOT_WRITTEN, message=True),
    shopper(NINE + 1000, 50, Turn(100, think=100), Turn(20, think=200), NOT_WRITTEN),
    shopper(NINE + 1095, 10, Turn(20, think=55), NOT_WRITTEN),
    shopper(NINE + 1120, 20, NOT_WRITTEN),
    shopper(NINE + 2200, 30, NOT_WRITTEN),
    shopper(300, 30, NOT_WRITTEN),
]
HELPED, LEAVER, RETURN = 7, 1, 9


def at(second: int) -> int:
    return (NINE + second) * SECOND


def only(row: int, value: int) -> np.ndarray:
    column = np.zeros(len(SHOPPERS), dtype=np.int64)
    column[row] = value
    return column


def gone(person: int, begin: int, end: int, cause: Cause) -> list[Change]:
    what = Duty.SIGN_OUT if cause is Cause.SIGNED_OUT else Duty.AWAY
    leaves = Change(at(begin), person, what, cause=cause)
    return [leaves, Change(at(end), person, Duty.BACK)]


@pytest.fixture(scope="module")
def played() -> Played:
    contacts = replace(
        contacts_of(SHOPPERS),
        follows=only(LEAVER, RETURN),
        help=only(HELPED, 15 * SECOND),
        help_turn=only(HELPED, 0),
        reserved=1,
        spare=1,
    )
    return played_by_hand(
        SCENARIO,
        contacts,
        [
            shift(0, NINE, NINE + 1200, ends=Duty.HAND_OVER),
            shift(1, NINE + 1100, NINE + 2400),
            gone(0, 400, 460, Cause.STEPPED_AWAY),
            gone(0, 500, 560, Cause.SIGNED_OUT),
            gone(1, 1620, 1680, Cause.TRAINING),
        ],
        [stint(0, "early", 0, 1200), stint(1, "late", 1200, 2400, early=100)],
        [Absence(1, 0, at(1620), at(1680), Cause.TRAINING)],
        after={RETURN: LEAVER},
        tasks=[Task("reports", 0, 100, NINE + 180)],
    )


@pytest.fixture(scope="module")
def tables(played) -> Tables:
    return Tables(columns_of(played), SCENARIO.study.start)


@pytest.fixture(scope="module")
def cohort(played) -> Cohort:
    return cohort_of(played, columns_of(played))


def test_the_books_balance(played):
    check_conservation(played, columns_of(played))


def test_chats(tables):
    columns = ["shopper", "after", "arrived", "attended", "outcome", "turns", "first_response"]
    assert table(tables.chats, "contact", *columns) == [
        (0, 0, -1, 10, True, "answered", 1, 40),
        (1, 1, -1, 20, True, "left openly", 1, None),
        (2, 2, -1, 210, True, "answered", 1, 90),
        (3, 3, -1, 410, True, "answered", 1, 70),
        (4, 4, -1, 510, False, "offline", 1, None),
        (5, 5, -1, 1000, True, "answered", 4, 50),
        (6, 6, -1, 1095, True, "answered", 2, 10),
        (7, 7, -1, 1120, True, "answered", 1, 35),
        (8, 8, -1, 2200, True, "answered", 1, 30),
        (9, 1, 1, 340, True, "answered", 1, 30),
    ]


def test_turns_of_the_chat_handed_over(tables):
    own = tables.turns[tables.turns["contact"] == 5]
    assert table(own, "turn", "message", "begin", "sent", "agent") == [
        (1, 1000, 1000, 1050, 0),
        (2, 1150, 1150, 1250, 0),
        (3, 1450, 1450, 1480, 1),
        (4, 1490, 1490, 1510, 1),
    ]


def test_passes(tables):
    columns = ["contact", "at", "turn", "from_person", "to_person", "why", "repeated"]
    assert table(tables.passes, *columns) == [
        (6, 1160, 2, 0, 1, "transfer", 0),
        (5, 1250, 3, 0, 1, "hand over", 1),
    ]


def test_slots_of_the_chats_that_moved(tables):
    own = tables.slots[tables.slots["contact"].isin([5, 6])]
    assert table(own, "contact", "person", "opened", "closed", "why") == [
        (5, 0, 1000, 1110, "auto close"),
        (5, 0, 1150, 1250, "passed on"),
        (5, 1, 1250, 1310, "auto close"),
        (5, 1, 1450, 1510, "goodbye"),
        (6, 0, 1095, 1160, "passed on"),
        (6, 1, 1160, 1185, "goodbye"),
    ]


def test_helped(tables):
    columns = ["contact", "asker", "helper", "asked", "begin", "done"]
    assert table(tables.helped, *columns) == [(7, 1, 0, 1120, 1120, 1135)]


def test_tasks(tables):
    columns = ["person", "due", "amount", "begin", "done", "worked"]
    assert table(tables.tasks, "task", "rule", *columns) == [
        (0, "tasks.by_hand", 0, 180, 100, 180, 280, 100)
    ]


def test_presence(tables):
    assert table(tables.presence, "person", "begin", "end", "presence", "cause") == [
        (0, 0, 400, "at desk", "none"),
        (0, 400, 460, "away", "stepped away"),
        (0, 460, 500, "at desk", "none"),
        (0, 500, 560, "signed out", "signed out"),
        (0, 560, 1200, "at desk", "none"),
        (0, 1200, 1250, "finishing", "none"),
        (1, 1100, 1620, "at desk", "none"),
        (1, 1620, 1680, "away", "training"),
        (1, 1680, 2400, "at desk", "none"),
    ]


AT_WORK = (1250 - 60 - 60) + (1300 - 60)
COMPOSING = 40 + 20 + 20 + 30 + (50 + 100 + 30 + 20) + (10 + 25) + 35 + 30 + 30
"""In the order of the contacts; the one who asks for help has the reply in hand meanwhile."""
TASK, QUESTION = 100, 15
HELD = 40 + 20 + 90 + 20 + (110 + 100 + 60 + 60) + (65 + 25) + 35 + 30 + 30
A_WEEK = 7 / 3600

BY_HAND = {
    # Nine began while somebody was on duty: all but 4.
    # First responses: 10 (6), 30 (8), 30 (9), 35 (7), 40 (0), 50 (5), 70 (3), 90 (2).
    "first_response_30": 3 / 9,
    "first_response_60": 6 / 9,
    "first_response_180": 8 / 9,
    "first_response_median": 37.5,
    # 0.9 of the way from the first to the eighth is 6.3 steps: 70 + 0.3 x 20.
    "first_response_p90": 76,
    "response_mean": (40 + 90 + 70 + 50 + 100 + 30 + 20 + 10 + 25 + 35 + 30 + 30) / 12,
    # Thirteen rounds, for 1 and its return 9 are one, answered after 350 s.
    "platform_3min": 12 / 13,
    # In the hours of the early shift: 0, 5, 6, 7, 9 of all but 4 and 8.
    "rule_kept": 5 / 8,
    # 300 to 2100: 3 (not in time), 5, 6, 7 and 9.
    "first_response_60_change": 4 / 5,
    # 0 and 8; 1 and 2 not.
    "first_response_60_steady": 2 / 4,
    "abandoned_openly": 1 / 9,
    "abandoned_silently": 0,
    "returned": 1,
    "lost_shoppers": 0,
    "offline_messages": 1,
    "offline_answer_time": 80 / 3600,
    "handed_over": 1,
    "context_lost": 1,
    "transferred": 1,
    # Stepped away, signed out, at the training: each time nobody else is there.
    "unattended_minutes": 3,
    "empty_seat_hours": 0,
    "occupancy": (COMPOSING + TASK + QUESTION) / AT_WORK,
    "concurrency": HELD / AT_WORK,
    "chats_per_agent_hour": 8 / (AT_WORK / 3600),
    "off_desk_hours": 180 * A_WEEK,
    "overtime_hours": 50 * A_WEEK,
    # Rostered twice 1200, person 0's overtime, person 1's early time.
    "paid_hours": (2400 + 50 + 100) * A_WEEK,
}


@pytest.mark.parametrize("kpi", KPIS, ids=lambda kpi: kpi.key)
def test_kpi(cohort, kpi):
    assert kpi.formula(cohort) == pytest.approx(BY_HAND[kpi.key], rel=1e-12)


def test_the_twin_finds_the_same(played):
    assert kpis_again(played) == pytest.approx(BY_HAND, rel=1e-12)


@pytest.mark.parametrize(
    ("robots", "share"),
    [
        # In time: 0, 5 first, third and fourth, 6 twice, 7, 8.
        ("never", 8 / 13),
        # Ten first messages at once, of four other turns all but 5's second.
        ("first reply", 13 / 14),
    ],
)
def test_platform_rate_within_a_minute(cohort, robots, share):
    for pooling in ("shop", "days"):
        kpi = platform_rate("one_minute", within="1 min", robots=robots, pooling=pooling)
        assert kpi.formula(cohort) == pytest.approx(share)


def test_platform_rate_of_other_hours(cohort):
    assert np.isnan(platform_rate("night", hours="00:00-09:00").formula(cohort))
    until = platform_rate("until", hours="09:00-09:01", within="1 min")
    assert until.formula(cohort) == pytest.approx(1 / 2)


def test_work_by_class(cohort):
    found = work_by_class(cohort)
    expected = {
        # 2 waits 70 s and 3 waits 50 s; 0.9 of the way is 6.3 steps.
        "first replies": [9, 8, 0, 56, 40 + 20 + 20 + 50 + 10 + 35 + 30 + 30],
        "replies": [4, 4, 0, 0, 100 + 30 + 20 + 25],
        "offline messages": [1, 1, 50, 50, 30],
        "reports": [1, 1, 0, 0, 100],
        "questions": [1, 1, 0, 0, 15],
    }
    for name, row in expected.items():
        assert found.loc[name].tolist() == pytest.approx([*row[:4], row[4] * A_WEEK]), name
    others = found.drop(index=list(expected))
    assert not others[["given", "done", "hours"]].any(axis=None)
    assert others[["wait_median", "wait_p90"]].isna().all(axis=None)


def test_off_desk_by_cause(cohort):
    found = off_desk_by_cause(cohort)
    minute = pytest.approx(60 * A_WEEK)
    assert found["planned"][found["planned"] > 0].to_dict() == {"training": minute}
    assert found["away"][found["away"] > 0].to_dict() == {
        "training": minute,
        "stepped away": minute,
        "signed out": minute,
    }


def test_caps(played):
    caps = caps_of(played, columns_of(played))
    assert dict(caps) == {"repeated turns": (0, 1), "returns": (0, 1)}
