"""Each KPI is computed twice, by formula and from its words, and the two must agree."""

from __future__ import annotations

import math
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from results.rich import AMENDED, MIXTURES, RICH, rich_rulebooks
from results.rulebooks import DAY_SHIFT, MEETING, hand_made, shortened
from results.twin import TWINS, Twin, kpis_again
from results.twin import platform_rate as platform_rate_again

from cssim.model import Shop
from cssim.results import KPIS, Run, platform_rate, run
from cssim.scenario import Scenario
from cssim.units import HOUR

SCENARIOS = {
    **hand_made(),
    **rich_rulebooks(),
    "02-four-people": shortened("02-four-people"),
    "19-common-form": shortened("19-common-form"),
}
REPLIES = {
    "first_response_30",
    "first_response_60",
    "first_response_180",
    "first_response_median",
    "first_response_p90",
    "response_mean",
}
LEAVERS = {"abandoned_openly", "abandoned_silently"}
AT_DESK = {"occupancy", "concurrency", "chats_per_agent_hour"}


@cache
def both(name: str, replication: int) -> tuple[dict[str, float], dict[str, float]]:
    return twice(SCENARIOS[name], replication)


def twice(scenario: Scenario, replication: int) -> tuple[dict[str, float], dict[str, float]]:
    kpis = run(scenario, replication=replication).kpis
    return dict(kpis), kpis_again(Shop(scenario, replication).play())


def different(once: dict[str, float], again: dict[str, float]) -> dict[str, tuple[float, float]]:
    return {
        key: (once[key], again[key])
        for key in once
        if not (math.isnan(once[key]) and math.isnan(again[key]))
        and not math.isclose(once[key], again[key], rel_tol=1e-9)
    }


def test_every_kpi_has_a_twin():
    assert list(TWINS) == [kpi.key for kpi in KPIS]


@pytest.mark.parametrize(
    ("name", "replication"),
    [(name, 0) for name in SCENARIOS] + [(name, 1) for name in ("a day shift", "everything")],
)
def test_formula_and_words_agree(name, replication):
    once, again = both(name, replication)
    assert different(once, again) == {}


def test_nobody_composes_for_longer_than_they_are_at_the_desk():
    once, _ = both("replies longer than the walk to a meeting", 0)
    assert once["occupancy"] <= 1


ALWAYS = {"rule_kept", "first_response_60_change"}
"""Undefined in a shop with one shift and no response rule."""
UNDEFINED = {
    "nobody comes": ALWAYS
    | REPLIES
    | LEAVERS
    | {"offline_answer_time", "platform_3min", "first_response_60_steady"},
    "no seat": ALWAYS | REPLIES | LEAVERS | AT_DESK | {"first_response_60_steady"},
    "no messages": ALWAYS | {"offline_answer_time"},
}


@pytest.mark.parametrize("name", UNDEFINED)
def test_what_cannot_be_computed_is_nan_both_times(name):
    for values in both(name, 0):
        assert {key for key, value in values.items() if math.isnan(value)} == UNDEFINED[name]


def test_the_richest_rulebook_defines_every_kpi_and_brings_out_each():
    once, _ = both("everything, busy", 0)
    assert not any(math.isnan(value) for value in once.values())
    assert {key for key, value in once.items() if not value} <= {"empty_seat_hours"}


@pytest.fixture(scope="module", params=["everything, amended", "one seat"])
def played_and_run(request) -> tuple[Twin, Run]:
    scenario = SCENARIOS[request.param]
    return Twin(Shop(scenario, 0).play()), run(scenario)


@pytest.mark.parametrize("robots", ["never", "first reply"])
@pytest.mark.parametrize("pooling", ["shop", "days"])
@pytest.mark.parametrize("hours", ["08:00-24:00", "00:00-24:00", "20:00-26:00"])
def test_the_platform_rate_by_any_definition(played_and_run, hours, robots, pooling):
    twin, found = played_and_run
    kpi = platform_rate("p", within="90 s", hours=hours, robots=robots, pooling=pooling)
    first, last = (int(part[:2]) * HOUR for part in hours.split("-"))
    again = platform_rate_again(90, first, last, robots == "first reply", pooling == "days")
    assert found.measure(kpi) == pytest.approx(again(twin), rel=1e-12)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(MIXTURES, st.sampled_from([RICH, AMENDED]))
def test_formula_and_words_agree_under_any_mixture_of_rules(overrides, base):
    assert different(*twice(base.replace(overrides), 0)) == {}


NO_MEETING_AT_THE_DESK = st.fixed_dictionaries(
    {
        "shifts.day.blocks": st.sampled_from(
            [
                ["09:00-18:00"],
                ["04:00-28:00"],
                ["00:00-24:00"],
                ["03:00-05:00"],
                ["20:00-30:00"],
                ["10:00-11:00", "11:00-12:00", "15:00-27:00"],
            ]
        ),
        "shifts.day.seats": st.integers(0, 3),
        "teams.desk.people": st.integers(3, 4),
        "teams.desk.rest": st.sampled_from(["none", "2 on, 1 off", "10 days a month"]),
        "desk.concurrent_chats": st.integers(1, 4),
        "desk.auto_close": st.sampled_from(["30 s", "2 min", "3 h"]),
        "pay.overtime": st.sampled_from(["paid", "unpaid"]),
        "shop.demand.per_day": st.sampled_from([1.0, 40.0, 300.0]),
        "shop.chat.leaves_silently": st.sampled_from([0.0, 0.5, 1.0]),
        "shop.chat.leaves_message": st.sampled_from([0.0, 0.5, 1.0]),
        "study.warm_up": st.integers(0, 1),
        "study.days": st.integers(1, 3),
        "study.cool_down": st.integers(0, 1),
        "study.seed": st.integers(0, 99),
    }
)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(NO_MEETING_AT_THE_DESK)
def test_formula_and_words_agree_under_any_rulebook(overrides):
    assert different(*twice(DAY_SHIFT.replace(overrides), 0)) == {}


def paid_for_a_meeting_at_night(block: str, at: str) -> tuple[float, float]:
    night = {"shifts.day.blocks": [block], "meetings": {"m": {**MEETING, "at": at}}}
    once, again = twice(DAY_SHIFT.replace(night), 0)
    return once["paid_hours"], again["paid_hours"]


@pytest.mark.parametrize(
    ("block", "at"), [("22:00-30:00", "26:00"), ("22:00-30:00", "02:00"), ("01:00-06:00", "02:00")]
)
def test_a_meeting_inside_a_night_shift_is_not_paid_on_top(block, at):
    once, again = paid_for_a_meeting_at_night(block, at)
    assert once == pytest.approx(again)


def test_a_meeting_inside_the_shift_of_the_night_before_is_not_paid_on_top():
    once, again = paid_for_a_meeting_at_night("22:00-30:00", "05:00")
    assert once == pytest.approx(again)
