"""Expected shoppers by day: the product of all factors."""

from datetime import date

import pytest

from cssim.scenario import Campaign, Scenario


def test_a_plain_day(plain: Scenario) -> None:
    assert plain.shop.demand.expected_on(date(2026, 3, 2)) == 300


def test_weekday_month_and_campaign_multiply(plain: Scenario) -> None:
    demand = plain.shop.demand
    assert demand.expected_on(date(2026, 11, 7)) == pytest.approx(300 * 1.2 * 1.5 * 4)
    assert demand.expected_on(date(2026, 11, 14)) == pytest.approx(300 * 1.2 * 1.5)


def test_a_campaign_includes_both_ends(plain: Scenario) -> None:
    demand = plain.shop.demand
    days = [date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 11), date(2026, 11, 12)]
    assert [demand.campaign_on(day) is not None for day in days] == [False, True, True, False]


def test_a_week(plain: Scenario) -> None:
    expected = plain.shop.demand.expected_in(date(2026, 3, 2), 7)
    assert expected == pytest.approx(300 * (5 + 1.2 + 1.1))


def test_a_campaign_of_one_day() -> None:
    day = date(2026, 12, 12)
    assert Campaign(first=day, last=day, factor=2.0).covers(day)
