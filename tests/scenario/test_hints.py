"""What is said of common slips: limits with their unit, nothing to remove, Chinese words."""

from pathlib import Path
from typing import Any

import pytest

from cssim.errors import CssimError, ScenarioError
from cssim.scenario import Scenario, json_schema, load, load_shop


def message(scenario: Scenario, path: str, value: object) -> str:
    with pytest.raises(ScenarioError) as caught:
        scenario.replace({path: value})
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("path", "value", "allowed"),
    [
        ("shifts.evening.early", "5 h", "at most 4 h"),
        ("handover.prepare", "48 h", "at most 4 h"),
        ("shop.chat.think.mean", "0 s", "above 0 s"),
        ("study.days", 0, "1 or more"),
        ("shop.demand.per_day", 2_000_000, "at most 1 000 000"),
    ],
)
def test_a_limit_is_told_in_the_unit_of_the_key(
    plain: Scenario, path: str, value: Any, allowed: str
) -> None:
    assert f"allowed: {allowed}" in message(plain, path, value)


@pytest.mark.parametrize("path", ["handover.bars", "meals.lunch", "handover.chat_note"])
def test_there_is_nothing_to_remove(plain: Scenario, path: str) -> None:
    assert "hint:    there is nothing to remove" in message(plain, path, "none")


@pytest.mark.parametrize(
    ("path", "value", "hint"),
    [
        ("desk.auto_close", "5分钟", "5 min"),
        ("desk.auto_close", "5 分", "5 min"),
        ("desk.auto_close", "90秒", "90 s"),
        ("desk.auto_close", "1.5小时", "1.5 h"),
        ("meetings.weekly.on", "周一", "monday"),
        ("meetings.weekly.on", "星期日", "sunday"),
        ("meetings.weekly.on", "周一和周五", "monday and friday"),
        ("teams.presale.rest", "6 on 1 off", "6 on, 1 off"),
        ("teams.presale.rest", "做六休一", "6 on, 1 off"),
        ("teams.presale.rotation", "weekly from 周六", "weekly from saturday"),
    ],
)
def test_how_to_write_it(plain: Scenario, path: str, value: str, hint: str) -> None:
    assert f'hint:    write "{hint}"' in message(plain, path, value)
    plain.replace({path: hint})


def test_an_amendment_changes_rules_by_their_paths(plain: Scenario) -> None:
    told = message(plain, "amendments.2026-03-04.shifts.day.seat", 2)
    assert "did you mean 'amendments.2026-03-04.shifts.day.seats'?" in told
    told = message(plain, "amendments.2026-03-04.title.en", "Other")
    assert "an amendment changes rules, and no title" in told


@pytest.mark.parametrize("wrong", [None, 3, True, [], {}, b"a.toml"])
def test_what_is_no_file_name(good: Path, wrong: Any) -> None:
    with pytest.raises(CssimError, match=r"path is .* name of a file"):
        load(wrong)
    with pytest.raises(CssimError, match=r"path is .* name of a file"):
        load_shop(wrong)
    if wrong is not None:
        with pytest.raises(CssimError, match=r"shop is .* name of a file"):
            load(good / "plain.toml", shop=wrong)


@pytest.mark.parametrize("wrong", [None, 3, "x", []])
def test_what_are_no_overrides(plain: Scenario, wrong: Any) -> None:
    with pytest.raises(CssimError, match=r"overrides is .* such as"):
        plain.replace(wrong)


@pytest.mark.parametrize("wrong", [[], {}, None, 3])
def test_what_is_no_kind_of_file(wrong: Any) -> None:
    with pytest.raises(CssimError, match="rulebook, shop, study"):
        json_schema(wrong)


def test_bars_put_off_an_end_as_well(plain: Scenario) -> None:
    bars = {"handover.bars": ["restart"], "shifts.evening.latest": "26:00"}
    assert plain.replace(bars).rulebook.shifts["evening"].latest is not None
    assert "handover.bars" in message(plain, "shifts.evening.latest", "26:00")
