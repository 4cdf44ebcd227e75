"""Rulebooks 03, 15 and 18 played: who answers whom, tickets, help, the morning's first work."""

import pandas as pd
import pytest
from scenarios.short_runs import ON_TIME, clock, people_of, tables

import cssim as cs

PRE_SALE, AFTER_SALE = 0, 1
CASES = 4
"""Class of work: after-sales cases."""


@pytest.fixture(scope="module")
def ten_points() -> cs.Tables:
    return tables("03-ten-points")


@pytest.fixture(scope="module")
def presale() -> cs.Tables:
    return tables("15-presale-duties", ON_TIME)


@pytest.fixture(scope="module")
def aftersale() -> cs.Tables:
    return tables("18-aftersale-duties", ON_TIME)


def topics_of(played: cs.Tables, people: set[int]) -> set[int]:
    """Return the topics of the chats whose first reply came from these people."""
    return set(played.chats.topic[played.chats.agent.isin(people)])


def test_in_03_aftersales_answer_their_topic_and_sales_answer_both(ten_points: cs.Tables) -> None:
    assert topics_of(ten_points, people_of(ten_points, "aftersales")) == {AFTER_SALE}
    assert topics_of(ten_points, people_of(ten_points, "sales")) == {PRE_SALE, AFTER_SALE}


def test_in_03_who_is_stuck_asks_a_colleague_and_keeps_the_chat(ten_points: cs.Tables) -> None:
    helped = ten_points.helped
    assert len(helped) > 20
    assert (helped.asker != helped.helper).all()
    assert len(ten_points.passes) == 0


def test_in_03_about_every_second_time_somebody_signed_out_is_found() -> None:
    often = {"shop.people.signing_out.chance": 1.0, "study.days": 14, "shop.demand.per_day": 20}
    played = tables("03-ten-points", often)
    stints = played.shifts[played.shifts.day < 14]
    found = played.incidents[played.incidents.kind == "found signed out"]
    assert 0.25 * len(stints) < len(found) < 0.75 * len(stints)


def test_in_03_each_of_them_reports_each_day(ten_points: cs.Tables) -> None:
    reports = ten_points.tasks[ten_points.tasks.rule.str.startswith("tasks.report_of")]
    assert len(reports) == len(ten_points.shifts)


def test_in_15_an_aftersale_shopper_gets_one_reply_and_becomes_a_case(presale: cs.Tables) -> None:
    chats = presale.chats
    answered = chats[(chats.topic == AFTER_SALE) & (chats.outcome == "answered")]
    assert set(answered.replies) == {1}
    cases = presale.tasks[presale.tasks.work == CASES]
    done = cases.dropna(subset=["done"])
    assert len(cases) >= len(answered)
    assert set(done.person) == people_of(presale, "aftersale")


def test_in_15_aftersales_answer_no_chats(presale: cs.Tables) -> None:
    assert topics_of(presale, people_of(presale, "aftersale")) == set()


def test_in_15_the_orders_of_yesterday_come_before_all_shoppers(presale: cs.Tables) -> None:
    checks = presale.tasks[presale.tasks.rule == "tasks.orders_of_yesterday"]
    assert set(clock(checks.begin).round(1)) == {8.5}
    turns = presale.turns
    for check in checks.itertuples():
        begun = turns.begin[(turns.agent == check.person)]
        meanwhile = (begun >= check.begin) & (begun < check.done)
        assert not meanwhile.any()
        assert check.done - check.begin > pd.Timedelta("10min")


def test_in_15_each_shopper_answered_is_added_as_a_contact(presale: cs.Tables) -> None:
    added = presale.tasks[presale.tasks.rule == "at the desk"]
    added = added[added.work != CASES]
    assert len(added) == (presale.chats.replies > 0).sum()


def test_in_18_each_team_answers_its_own_topic(aftersale: cs.Tables) -> None:
    assert topics_of(aftersale, people_of(aftersale, "aftersale")) == {AFTER_SALE}
    assert topics_of(aftersale, people_of(aftersale, "presale")) == {PRE_SALE}


def test_in_18_aftersale_shoppers_find_nobody_in_the_evening(aftersale: cs.Tables) -> None:
    chats = aftersale.chats
    evening = chats[clock(chats.arrived) > 18]
    assert not evening.attended[evening.topic == AFTER_SALE].any()
    assert evening.attended[evening.topic == PRE_SALE].all()


def test_in_18_reviews_come_before_parcels_and_both_after_messages(aftersale: cs.Tables) -> None:
    tasks = aftersale.tasks[aftersale.tasks.due.dt.date == pd.Timestamp("2026-03-03").date()]
    done = tasks.set_index("rule").done
    begun = tasks.set_index("rule").begin
    chats = aftersale.chats[aftersale.chats.topic == AFTER_SALE]
    night = chats[
        (chats.message_left > "2026-03-02 20:00") & (chats.message_left < "2026-03-03 08:30")
    ]
    assert len(night) > 5
    assert night.message_answered.max() < done["tasks.reviews"] < done["tasks.tracking"]
    assert begun["tasks.reviews"] > night.message_answered.min()
