"""What the calendar does to demand: service days, hours, weekdays, seasons and campaigns.

A service day runs from 04:00 to 04:00, so that an evening shift that ends at 01:00 belongs to the
day it began. Time 0 is midnight at the start of the study's first date.
"""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from cssim.scenario import DAY_BEGINS, Demand, Study
from cssim.units import DAY, HOUR

INTERVALS = 24
"""Intervals of a service day, one for each clock hour, the first beginning at 04:00."""


def begin_of(day: int) -> int:
    """Return when service day `day` begins, in µs."""
    return day * DAY + DAY_BEGINS


def instant(day: int, clock: int) -> int:
    """Return when a clock time falls within a service day, µs.

    A clock time before 04:00 belongs to the night that ends the service day.

    Examples:
        >>> instant(0, 3 * HOUR) == DAY + 3 * HOUR
        True
    """
    return day * DAY + clock + (DAY if clock < DAY_BEGINS else 0)


def clock_hour(interval: int) -> int:
    """Return the clock hour of an interval of the service day.

    Examples:
        >>> [clock_hour(i) for i in (0, 19, 20, 23)]
        [4, 23, 0, 3]
    """
    return (interval + DAY_BEGINS // HOUR) % INTERVALS


def expected_arrivals(demand: Demand, study: Study) -> NDArray[np.float64]:
    """Return the expected enquiries of each interval, before the day's busyness.

    Weekday, month and campaign are those of the date on the clock: a campaign of 11 November
    begins at midnight, within the service day of the 10th.

    Returns:
        Array of shape (service days, 24), the first column being 04:00 to 05:00.
    """
    dates = [_hours_of(demand, study.date_of(day)) for day in range(study.total_days + 1)]
    by_hour = np.concatenate(dates)
    first = DAY_BEGINS // HOUR
    return by_hour[first : first + INTERVALS * study.total_days].reshape(-1, INTERVALS)


def _hours_of(demand: Demand, day: date) -> NDArray[np.float64]:
    """Return the expected enquiries of the clock hours 0 to 23 of a date."""
    campaign = demand.campaign_on(day)
    shape = np.asarray((campaign and campaign.hourly) or demand.hourly, dtype=np.float64)
    return shape * (demand.expected_on(day) / float(shape.sum()))
