"""The rules of presence, handover and the desk, as a file says them and as models hold them."""

from datetime import date
from pathlib import Path

import pytest

from cssim.errors import ScenarioError
from cssim.scenario import Scenario, TaskRule, load
from cssim.units import HOUR, MINUTE, SECOND


@pytest.fixture(scope="module")
def full(good: Path) -> Scenario:
    return load(good / "full.toml")


def test_what_is_left_out_is_none(plain: Scenario) -> None:
    book, shop = plain.rulebook, plain.shop
    assert {book.handover, book.help, book.response, book.presence} == {None}
    assert {shop.trouble, shop.chat.returns, shop.chat.help, shop.chat.context} == {None}
    assert [book.meals, book.training, book.cleaning, book.tasks] == [{}] * 4
    assert (shop.chat.topics, shop.holidays, shop.chat.asks_for_data) == ({}, {}, 0.0)
    assert book.teams["presale"].serves is None


def test_the_tables_of_the_rulebook(full: Scenario) -> None:
    book = full.rulebook
    assert book.handover is not None
    assert book.handover.bars == ("urgent event", "restart", "not prepared", "unfit")
    assert book.handover.prepare == 10 * MINUTE
    assert book.help is not None
    assert (book.help.from_, book.help.how) == ("aftersale", "pass_on")
    assert book.response is not None
    assert (book.response.within, book.response.shifts) == (30 * SECOND, ("evening",))
    assert book.desk.consent == 30 * SECOND
    assert {table.who for table in (*book.meals.values(), *book.training.values())} == {
        "one by one", "all but one"
    }  # fmt: skip
    assert book.meetings["weekly"].who == "all"
    assert isinstance(book.tasks["weekly_summary"], TaskRule)


def test_the_tables_of_the_shop(full: Scenario) -> None:
    shop = full.shop
    assert shop.chat.returns is not None
    assert shop.chat.returns.most == 2
    assert shop.trouble is not None
    assert shop.trouble.restart is None
    assert shop.is_holiday(date(2026, 4, 6))
    assert not shop.is_holiday(date(2026, 4, 7))


def test_seats_on_holidays(full: Scenario) -> None:
    day, evening = full.rulebook.shifts["day"], full.rulebook.shifts["evening"]
    assert [day.seats_on(holiday=h) for h in (False, True)] == [2, 1]
    assert [evening.seats_on(holiday=h) for h in (False, True)] == [2, 2]


@pytest.mark.parametrize(("shift", "last"), [("day", 19), ("evening", 26), ("night", 27)])
def test_the_latest_end_counts_from_the_service_day(full: Scenario, shift: str, last: int) -> None:
    # The night is written with clock times of the morning: its 03:00 is 27:00.
    assert full.rulebook.shifts[shift].last_end == last * HOUR


def test_none_takes_a_table_back(full: Scenario) -> None:
    changed = full.replace({"help": "none", "shop.people.unfit": "none", "response.shifts": "none"})
    assert changed.rulebook.help is None
    assert changed.shop.people.unfit is None
    assert changed.rulebook.response is not None
    assert changed.rulebook.response.shifts is None


def test_each_rule_is_part_of_the_fingerprint(full: Scenario) -> None:
    changes = {
        "teams.presale.rotation": "weekly from sunday",
        "shifts.day.holiday_seats": 2,
        "shifts.day.early": "20 min",
        "meals.lunch.on": "day 14",
        "training.goods.on": "day 14",
        "presence.checks": 0.6,
        "shop.people.lateness.chance": 0.5,
        "shop.trouble.urgent.per_day": 1,
        "shop.holidays.qingming.last": date(2026, 4, 5),
        "help.from": "colleague",
    }
    prints = {full.replace({path: value}).fingerprint for path, value in changes.items()}
    assert len(prints | {full.fingerprint}) == len(changes) + 1


def test_a_broken_table_hides_no_other(full: Scenario) -> None:
    with pytest.raises(ScenarioError) as caught:
        full.replace({
            "desk.concurrent_chats": 0, "meals.lunch.shifts": ["dya"], "help.from": "nobody",
            "shifts.day.waits_for": "evning",
        })  # fmt: skip
    message = str(caught.value)
    for words in ("1 or more", "'dya'", "'nobody'", "'evning'"):
        assert words in message


@pytest.mark.parametrize(
    ("path", "value"),
    [("shifts.day.holiday_seats", 0), ("teams.presale.serves", ["pre-sale", "after-sale"]),
     ("shop.trouble.restart", {"per_day": 1, "lasts": {"dist": "constant", "mean": "5 min"}})],
)  # fmt: skip
def test_may_be_written(full: Scenario, path: str, value: object) -> None:
    assert full.replace({path: value}) != full


def test_rules_about_what_the_shop_does_not_have_are_no_mistake(full: Scenario) -> None:
    bare = full.replace({"shop.chat.help": "none", "shop.holidays": "none", "shop.trouble": "none",
                         "shop.chat.asks_for_data": 0})  # fmt: skip
    assert bare.rulebook == full.rulebook
