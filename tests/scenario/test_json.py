"""A scenario as one text: whoever has the text needs no file."""

from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

import cssim as cs
from cssim.scenario import from_json, to_json

ROOT = Path(__file__).parents[2]
FILES = [
    *cs.scenario_files(ROOT / "scenarios"),
    *cs.scenario_files(ROOT / "scenarios" / "theory"),
    *cs.scenario_files(Path(__file__).parent / "good"),
]


def there_and_back(scenario: cs.Scenario) -> cs.Scenario:
    return cs.Scenario.from_json(scenario.to_json())


def same(one: cs.Scenario, other: cs.Scenario) -> bool:
    parts = ("title", "fingerprint", "notes", "values", "paths")
    return one == other and all(getattr(one, name) == getattr(other, name) for name in parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_comes_back_with_its_notes(path: Path) -> None:
    scenario = cs.load(path)
    assert same(there_and_back(scenario), scenario)


def test_amendments_and_overrides_come_back() -> None:
    scenario = cs.load(ROOT / "scenarios" / "19-common-form.toml").replace(
        {
            "study.start": date(2026, 3, 9),
            "study.days": np.int64(3),
            "shop.chat.work": {"dist": "constant", "mean": "10 s"},
            "amendments.2026-03-10.shifts.evening.seats": 3,
            "amendments.2026-03-10.teams.presale.people": 7,
        }
    )
    assert same(there_and_back(scenario), scenario)


def test_another_shop_than_the_file_names_comes_back() -> None:
    shop = Path(__file__).parent / "good" / "shops" / "small.toml"
    scenario = cs.load(ROOT / "scenarios" / "19-common-form.toml", shop=shop)
    assert same(there_and_back(scenario), scenario)
    assert there_and_back(scenario).shop.title.en == "Small test shop"


def test_what_comes_back_can_be_changed_like_the_first() -> None:
    scenario = cs.load(ROOT / "scenarios" / "19-common-form.toml")
    change = {"shifts.evening.seats": 1, "shop.demand.season.may": 2.0}
    assert same(there_and_back(scenario).replace(change), scenario.replace(change))


def test_the_order_of_named_tables_is_kept_because_people_are_seated_in_it() -> None:
    scenario = cs.load(Path(__file__).parent / "good" / "full.toml")
    assert list(there_and_back(scenario).rulebook.shifts) == list(scenario.rulebook.shifts)


def test_the_text_is_the_same_each_time() -> None:
    scenario = cs.load(ROOT / "scenarios" / "12-call-room.toml")
    assert there_and_back(scenario).to_json() == scenario.to_json()


@pytest.mark.parametrize(
    "value",
    [
        1,
        1.0,
        0.1 + 0.2,
        float("inf"),
        True,
        "一分钟",
        [1, [2.5, "x"]],
        {"$date": "2026-03-01"},
        {"$$date": {"$": 1}},
        date(2026, 3, 1),
        datetime(2026, 3, 1, 12, 30),  # noqa: DTZ001 - a file may say no time zone
        time(17, 30),
    ],
    ids=repr,
)
def test_a_value_of_a_file_comes_back_as_itself(value: object) -> None:
    back = from_json(to_json({"a": value}))["a"]
    assert back == value
    assert type(back) is type(value)


def test_other_numbers_come_back_as_plain_numbers() -> None:
    back = from_json(to_json([np.int64(3), np.float64(0.5), Decimal("0.25"), Fraction(1, 8)]))
    assert back == [3, 0.5, 0.25, 0.125]
    assert [type(value) for value in back] == [int, float, float, float]


@pytest.mark.parametrize("value", [{"17:30-25:00"}, b"text", print, object()])
def test_what_no_file_can_say_is_refused(value: object) -> None:
    with pytest.raises(cs.CssimError, match=f"is a {type(value).__name__}, which no file can say"):
        to_json({"a": [value]})


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"tables": 3, "notes": {}}'])
def test_a_text_of_another_kind_holds_no_scenario(text: str) -> None:
    with pytest.raises(cs.CssimError, match="this text holds no scenario"):
        cs.Scenario.from_json(text)
