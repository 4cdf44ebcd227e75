"""The day by the hour, against loops over the tables."""

from __future__ import annotations

import numpy as np
import pytest
from results.rich import RICH
from results.rulebooks import DAY_SHIFT, MEETING, ROUND_THE_CLOCK, shortened

from cssim.model import Presence, Shop
from cssim.results import Run, run
from cssim.results.kpis import cohort_of
from cssim.results.profile import profile_of
from cssim.results.tables import columns_of
from cssim.units import DAY, HOUR, MINUTE, SECOND

RUNS = {
    "shop window": shortened("02-four-people"),
    "half hours": DAY_SHIFT.replace({"shifts.day.blocks": ["09:30-12:15", "13:00-26:45"]}),
    "round the clock": DAY_SHIFT.replace(ROUND_THE_CLOCK),
    "a meeting": DAY_SHIFT.replace({"meetings": {"weekly": MEETING}}),
    "a leader who answers no chats": RICH,
    "no seat": DAY_SHIFT.replace({"shifts.day.seats": 0}),
}


@pytest.fixture(scope="module", params=RUNS)
def found(request) -> Run:
    return run(RUNS[request.param])


def counted_hours(found: Run) -> list[tuple[int, dict[str, int]]]:
    """(clock hour, chat) of each counted shopper."""
    chats = found.tables.columns.chats
    rows = [
        dict(zip(chats, row, strict=True))
        for row in zip(*(column.tolist() for column in chats.values()), strict=True)
    ]
    return [(row["arrived"] % DAY // HOUR, row) for row in rows if row["counted"]]


def test_shoppers_are_those_of_the_hour(found):
    days = found.scenario.study.days
    for hour in range(24):
        own = [row for at, row in counted_hours(found) if at == hour]
        alone = [row for row in own if not row["attended"]]
        assert found.profile.shoppers[hour] == pytest.approx(len(own) / days)
        assert found.profile.found_nobody[hour] == pytest.approx(len(alone) / days)


def test_answered_is_of_those_who_found_somebody_on_duty(found):
    for hour in range(24):
        own = [row for at, row in counted_hours(found) if at == hour and row["attended"]]
        soon = [row for row in own if 0 <= row["first_response"] <= 60 * SECOND]
        share = len(soon) / len(own) if own else np.nan
        assert found.profile.answered[hour] == pytest.approx(share, nan_ok=True)


def test_people_at_the_desk_are_added_up_hour_by_hour(found):
    presence, study = found.tables.columns.presence, found.scenario.study
    first, last = study.warm_up * DAY + 4 * HOUR, (study.warm_up + study.days) * DAY + 4 * HOUR
    seen = [0] * 24
    columns = ("begin", "end", "presence", "serves")
    stretches = zip(*(presence[c].tolist() for c in columns), strict=True)
    for begin, end, where, serves in stretches:
        there = where == Presence.AT_DESK and serves
        for hour in range(first, last, HOUR) if there else ():
            seen[hour % DAY // HOUR] += max(0, min(end, hour + HOUR) - max(begin, hour))
    expected = [time / HOUR / study.days for time in seen]
    np.testing.assert_allclose(found.profile.at_desk, expected, rtol=1e-12)


def test_totals_agree_with_the_kpis(found):
    chats = found.tables.columns.chats
    wrote = chats["counted"].sum() / found.scenario.study.days
    assert found.profile.shoppers.sum() == pytest.approx(wrote)
    assert found.profile.found_nobody.sum() <= wrote


def test_the_limit_is_the_callers():
    played = Shop(DAY_SHIFT, 0).play()
    cohort = cohort_of(played, columns_of(played))
    strict, mild = profile_of(cohort, 30 * SECOND), profile_of(cohort, 30 * MINUTE)
    assert np.nansum(strict.answered) < np.nansum(mild.answered)
    np.testing.assert_array_equal(strict.shoppers, mild.shoppers)
