"""What a good file becomes."""

from datetime import date
from pathlib import Path

import pytest

from cssim.errors import ScenarioError
from cssim.scenario import (
    WORK_CLASSES,
    Block,
    Empirical,
    Exponential,
    Geometric,
    Mixture,
    OnOff,
    Scenario,
    load,
    load_shop,
    scenario_files,
)
from cssim.units import HOUR, MINUTE, SECOND


def test_rulebook(plain: Scenario) -> None:
    rules = plain.rulebook
    assert plain.title.zh == "普通制度"
    assert rules.teams["presale"].rest == OnOff(on=6, off=1)
    evening = rules.shifts["evening"]
    assert evening.blocks == (Block(start=17 * HOUR + 30 * MINUTE, end=25 * HOUR),)
    assert (evening.team, evening.seats, evening.at_end) == ("presale", 2, "finish")
    assert rules.desk.auto_close == 10 * MINUTE
    assert rules.meetings["weekly"].at == 9 * HOUR
    assert rules.pay.overtime == "unpaid"


def test_priority_is_completed_in_default_order(plain: Scenario) -> None:
    rest = tuple(name for name in WORK_CLASSES if name != "offline messages")
    assert plain.rulebook.desk.priority == ("offline messages", *rest)


def test_durations_become_microseconds(plain: Scenario) -> None:
    chat = plain.shop.chat
    assert chat.turns == Geometric(mean=4.0)
    assert chat.think.average == 40.0 * SECOND
    rest = Exponential(mean=180.0 * SECOND)
    assert chat.patience.first == Mixture(atom=5.0 * SECOND, weight=0.1, rest=rest)
    assert chat.patience.later == Empirical(values=(6e7, 2.4e8), weights=(1.0, 3.0))


def test_study_comes_from_its_file(plain: Scenario) -> None:
    assert plain.study.start == date(2026, 3, 2)
    assert plain.study.total_days == 10
    assert plain.study.date_of(9) == date(2026, 3, 11)


def test_another_shop(plain: Scenario, good: Path, tmp_path: Path) -> None:
    text = (good / "shops" / "small.toml").read_text(encoding="utf-8")
    other = tmp_path / "other.toml"
    other.write_text(text.replace("value = 300,", "value = 301,"), encoding="utf-8")
    swapped = load(good / "plain.toml", shop=other)
    assert swapped.shop.demand.per_day == 301
    assert swapped == plain.replace({"shop.demand.per_day": 301})
    assert load_shop(other) == swapped.shop


def test_another_shop_spares_the_one_that_is_named(good: Path, tmp_path: Path) -> None:
    text = (good / "plain.toml").read_text(encoding="utf-8")
    text = text.replace("studies/", f"{good.as_posix()}/studies/")
    lonely = tmp_path / "lonely.toml"
    lonely.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError, match="does not exist"):
        load(lonely)
    assert load(lonely, shop=good / "shops" / "small.toml") == load(good / "plain.toml")


def test_scenario_files_are_those_directly_in_the_folder(good: Path) -> None:
    names = [file.name for file in scenario_files(good)]
    assert names == ["child.toml", "full.toml", "plain.toml"]
    with pytest.raises(ScenarioError, match="a folder that does not exist"):
        scenario_files(good / "nowhere")
    with pytest.raises(ScenarioError, match="a file, not a folder"):
        scenario_files(good / "plain.toml")


def test_windows_files_are_read(good: Path, tmp_path: Path) -> None:
    text = (good / "shops" / "small.toml").read_text(encoding="utf-8")
    saved = tmp_path / "saved.toml"
    saved.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert load_shop(saved) == load_shop(good / "shops" / "small.toml")


def test_a_shop_is_no_rulebook(good: Path) -> None:
    with pytest.raises(ScenarioError, match=r"a shop, with demand and no shifts[\s\S]*a rulebook"):
        load(good / "shops" / "small.toml")
