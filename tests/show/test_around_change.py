"""The minutes around a shift change, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from show.tiny import EARLY, LATE, SCENARIO, a_day, chat, slot, stint, there, tiny, turn

import cssim as cs
from cssim.model import Outcome, Presence
from cssim.results.scenes import AroundChange, around_change, busiest_change, clock_in_day
from cssim.results.scenes.levels import mean_levels
from cssim.results.scenes.takeovers import takeovers
from cssim.units import DAY, HOUR, MINUTE, SECOND

TEN_PAST = 9 * HOUR + 10 * MINUTE
FIRST = 50
"""The minute of the window that begins at 09:00; the change is in minute 60."""


def around(run: cs.Run) -> AroundChange:
    return around_change(run, TEN_PAST, 60 * SECOND)


def levels(column: np.ndarray) -> dict[int, float]:
    """Minutes from 09:00 in which there is anything."""
    return {int(m) - FIRST: float(column[m]) for m in np.flatnonzero(column)}


def test_levels_are_time_averages_of_the_minute() -> None:
    found = around(a_day())
    assert levels(found.in_line) == pytest.approx(
        # Shopper 2 for 30-60 s; shopper 5 for 580-1200 s.
        {0: 0.5, 9: 20 / 60, **dict.fromkeys(range(10, 20), 1)}
    )
    # Shopper 1 for 20-40 s, 3 for 120-130 s, 4 for 610-620 s.
    assert levels(found.waiting) == pytest.approx({0: 20 / 60, 2: 10 / 60, 10: 10 / 60})
    assert levels(found.at_desk) == pytest.approx(
        # The meal is from 300 s to 400 s.
        {**dict.fromkeys((0, 1, 2, 3, 4), 1), 6: 20 / 60, **dict.fromkeys(range(7, 20), 1)}
    )


def test_chats_of_the_outgoing_shift() -> None:
    assert levels(around(a_day()).outgoing) == pytest.approx(
        # 0 is open for 10-100 s, 1 for 20-200 s, 3 for 120-280 s, 4 for 560-600 s.
        {0: 90 / 60, 1: 100 / 60, 2: 2, 3: 80 / 60, 4: 40 / 60, 9: 40 / 60}
    )


def test_who_stays_on_and_their_chats() -> None:
    run = tiny(
        chats=[chat(0, 590)],
        turns=[turn(0, 590, agent=EARLY, begin=590, sent=690)],
        slots=[slot(0, EARLY, 590, 690)],
        presence=[there(EARLY, 0, 600), there(EARLY, 600, 690, Presence.FINISHING)],
        shifts=[stint(EARLY, "day", 0, 600, left=690)],
    )
    found = around(run)
    assert levels(found.staying) == pytest.approx({10: 1, 11: 0.5})
    assert levels(found.outgoing) == pytest.approx({9: 10 / 60, 10: 1, 11: 0.5})


def test_a_chat_of_another_shift_of_the_same_person_is_not_of_the_outgoing() -> None:
    run = tiny(
        slots=[slot(0, EARLY, 30, 60), slot(1, EARLY, 700, 730)],
        shifts=[stint(EARLY, "day", 0, 600), stint(EARLY, "evening", 660, 1200)],
    )
    assert levels(around(run).outgoing) == pytest.approx({0: 0.5})


def test_shares_are_of_all_who_write() -> None:
    share = around(a_day()).answered
    # 09:00 to 09:05: 0 and 1 in time, 2 and 3 not; 09:05 to 09:10: 4 in time, 5 not; 09:20: 6 not.
    assert {i: float(share[i]) for i in np.flatnonzero(~np.isnan(share))} == {
        10: 0.5,
        11: 0.5,
        14: 0.0,
    }


def test_the_limit_counts_to_the_second() -> None:
    run = tiny(
        chats=[chat(0, 0, first_response=60), chat(1, 1, first_response=60.000001)],
        turns=[turn(0, 0), turn(1, 1)],
    )
    assert around(run).answered[10] == 0.5


def test_days_that_do_not_count_are_left_out() -> None:
    scenario = SCENARIO.replace({"study.warm_up": 1, "study.days": 2})
    on_days = [there(EARLY, day * 86_400, day * 86_400 + 30) for day in range(2)]
    run = tiny(
        scenario,
        chats=[
            chat(0, 0, first_response=10),
            chat(1, 86_400, first_response=10),
            chat(2, 2 * 86_400, Outcome.LOST),
        ],
        turns=[turn(c, c * 86_400) for c in range(3)],
        presence=on_days,
    )
    found = around(run)
    # Only the second and the third day count, and only the second has anybody.
    assert levels(found.at_desk) == pytest.approx({0: 0.25})
    assert found.answered[10] == 0.5


TIMES = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 100)))


@given(TIMES)
def test_levels_are_what_counting_second_by_second_gives(spans: list[tuple[int, int]]) -> None:
    starts, bins, width = np.array([20, 200]), 6, 15
    begin = np.array([b for b, _ in spans], dtype=np.int64)
    end = begin + np.array([n for _, n in spans], dtype=np.int64)
    counted = [
        [
            sum(b <= s < e for b, e in zip(begin, end, strict=True) for s in range(lo, lo + width))
            / width
            for lo in range(start, start + bins * width, width)
        ]
        for start in starts.tolist()
    ]
    np.testing.assert_allclose(mean_levels(begin, end, starts, bins, width), counted)


def changes(day: str, evening: str, *, seats: int = 1) -> list[float]:
    rulebook = SCENARIO.replace(
        {
            "shifts.day.blocks": [day],
            "shifts.evening.blocks": [evening],
            "shifts.evening.seats": seats,
        }
    ).rulebook
    return [at / HOUR for at in takeovers(rulebook)]


def test_takeovers() -> None:
    assert changes("09:00-17:30", "17:30-25:00") == [17.5]
    assert changes("09:00-17:30", "15:00-24:00") == [17.5]
    assert changes("09:00-17:30", "18:00-24:00") == []
    assert changes("09:00-17:30", "17:30-25:00", seats=0) == []
    # Round the clock: the night hands over to the day at 06:00 of the next date.
    assert changes("06:00-18:00", "18:00-30:00") == [18.0, 30.0]


def test_the_busiest_change_is_that_of_the_larger_crowd() -> None:
    hourly = [1.0] * 24
    blocks = {"shifts.day.blocks": ["06:00-18:00"], "shifts.evening.blocks": ["18:00-30:00"]}
    evening = SCENARIO.replace({**blocks, "shop.demand.hourly": [*hourly[:18], 2.0, *hourly[19:]]})
    assert busiest_change(evening) == 18 * HOUR
    morning = SCENARIO.replace({**blocks, "shop.demand.hourly": [*hourly[:5], 2.0, *hourly[6:]]})
    assert busiest_change(morning) == 30 * HOUR


def test_no_change_is_told() -> None:
    with pytest.raises(cs.CssimError, match="name a time"):
        busiest_change(SCENARIO.replace({"shifts.evening.seats": 0}))


def test_clock_times_belong_to_the_service_day() -> None:
    assert clock_in_day("03:59", "at") == DAY + 3 * HOUR + 59 * MINUTE
    assert clock_in_day("25:00", "at") == clock_in_day("01:00", "at") == 25 * HOUR
    with pytest.raises(cs.CssimError, match="begin: found"):
        clock_in_day("25", "begin")


def test_two_people_of_one_shift() -> None:
    run = tiny(
        presence=[there(EARLY, 0, 600), there(LATE, 0, 600)],
        shifts=[stint(EARLY, "day", 0, 600), stint(LATE, "day", 0, 600)],
        slots=[slot(0, EARLY, 540, 600), slot(1, LATE, 570, 600)],
    )
    found = around(run)
    assert levels(found.outgoing) == pytest.approx({9: 1.5})
    assert set(levels(found.at_desk).values()) == {2.0}
