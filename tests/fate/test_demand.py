"""Expected arrivals by the calendar, worked out by hand."""

from datetime import date

import numpy as np
import pytest
from fate.shops import EVEN, STUDY, study

from cssim.fate import begin_of, clock_hour, expected_arrivals, instant
from cssim.scenario import Campaign, Demand, Months, Weekdays
from cssim.units import HOUR

# 2 March 2026 is a Monday.
FORTNIGHT = study(days=14)


def only_at(hour):
    return tuple(float(h == hour) for h in range(24))


def test_service_day_runs_from_four_to_four():
    assert [begin_of(day) // HOUR for day in (0, 1, 10)] == [4, 28, 244]
    assert [clock_hour(interval) for interval in range(24)] == [*range(4, 24), 0, 1, 2, 3]


def test_every_day_is_played_warm_up_and_cool_down_too():
    long = STUDY.model_copy(update={"warm_up": 2, "days": 3, "cool_down": 4})
    assert expected_arrivals(Demand(per_day=1, hourly=EVEN), long).shape == (9, 24)


@pytest.mark.parametrize(
    ("clock", "hours"), [(4, 52), (12, 60), (23, 71), (24, 72), (27, 75), (0, 72), (3, 75)]
)
def test_clock_times_fall_into_the_service_day(clock, hours):
    # Service day 2 runs from hour 52 to hour 76; 00:00 to 03:59 are its end, as 24:00 to 27:59 are.
    assert instant(2, clock * HOUR) == hours * HOUR
    assert begin_of(2) <= instant(2, clock * HOUR) < begin_of(3)


@pytest.mark.parametrize(("hour", "interval"), [(4, 0), (12, 8), (23, 19), (0, 20), (3, 23)])
def test_clock_hours_fall_into_their_interval(hour, interval):
    expected = expected_arrivals(Demand(per_day=100, hourly=only_at(hour)), study(days=1))
    assert expected.shape == (1, 24)
    assert np.flatnonzero(expected[0]).tolist() == [interval]
    assert expected.sum() == 100


def test_shape_is_only_a_shape():
    # 480 a day over 24 even hours is 20 an hour, whatever the numbers of the shape add up to.
    small = expected_arrivals(Demand(per_day=480, hourly=EVEN), FORTNIGHT)
    large = expected_arrivals(Demand(per_day=480, hourly=tuple(7 * h for h in EVEN)), FORTNIGHT)
    assert small.tolist() == np.full((14, 24), 20.0).tolist()
    assert large == pytest.approx(small)


def test_factors_multiply():
    # Monday x 2, March x 0.5, campaign of 9 to 10 March x 10:
    #   2 March (Monday): 100 x 2 x 0.5 = 100;  3 March: 50;  9 March: 1000;  10 March: 500.
    # A service day has 20 hours of its own date and 4 of the next: 20/24 and 4/24 of theirs.
    demand = Demand(
        per_day=100,
        hourly=EVEN,
        weekday=Weekdays(monday=2.0),
        season=Months(march=0.5),
        campaigns={"spring": Campaign(first=date(2026, 3, 9), last=date(2026, 3, 10), factor=10)},
    )
    days = expected_arrivals(demand, FORTNIGHT).sum(axis=1)
    assert days[[0, 1, 7, 8, 9]] == pytest.approx(
        [(20 * a + 4 * b) / 24 for a, b in ((100, 50), (50, 50), (1000, 500), (500, 50), (50, 50))]
    )


def test_a_campaign_may_have_a_shape_of_its_own():
    # All at 01:00 on 9 March, which is the night that ends the service day of the 8th.
    campaign = Campaign(first=date(2026, 3, 9), last=date(2026, 3, 9), factor=1, hourly=only_at(1))
    demand = Demand(per_day=240, hourly=EVEN, campaigns={"night": campaign})
    expected = expected_arrivals(demand, FORTNIGHT)
    assert expected[6].tolist() == [10.0] * 20 + [0, 240, 0, 0]
    assert expected[7].tolist() == [0.0] * 20 + [10] * 4
