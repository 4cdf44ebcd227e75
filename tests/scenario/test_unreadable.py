"""Paths that are no readable file are told as problems, never as tracebacks."""

from pathlib import Path

import pytest

from cssim.errors import ScenarioError
from cssim.scenario import load, load_shop


def message(path: Path | str) -> str:
    with pytest.raises(ScenarioError) as caught:
        load(path)
    return str(caught.value)


def test_missing_file_shows_the_nearest(good: Path) -> None:
    assert "did you mean 'plain.toml'?" in message(good / "plane.toml")


def test_missing_folder(good: Path) -> None:
    assert "there is no folder" in message(good / "nowhere" / "plain.toml")


def test_folder(good: Path) -> None:
    shown = message(good)
    assert "which is a folder" in shown
    assert "plain.toml" in shown


def test_folder_without_scenarios(tmp_path: Path) -> None:
    assert "a TOML file" in message(tmp_path / "a.toml")


def test_not_utf8(tmp_path: Path) -> None:
    file = tmp_path / "gbk.toml"
    file.write_bytes('title = "普通"'.encode("gbk"))
    assert "not UTF-8" in message(file)


def test_impossible_name() -> None:
    assert "problem" in message("a\0b.toml")


def test_missing_shop_file(good: Path) -> None:
    with pytest.raises(ScenarioError, match="does not exist"):
        load_shop(good / "shops" / "smaal.toml")
    with pytest.raises(ScenarioError, match=r"did you mean 'small\.toml'"):
        load(good / "plain.toml", shop=good / "shops" / "smaal.toml")


def test_broken_shop_alone(tmp_path: Path) -> None:
    file = tmp_path / "shop.toml"
    file.write_text("demnad = 3", encoding="utf-8")
    with pytest.raises(ScenarioError, match="did you mean 'demand'"):
        load_shop(file)
    file.write_text("demand = ", encoding="utf-8")
    with pytest.raises(ScenarioError, match="line 1"):
        load_shop(file)


def test_nested_too_deeply(tmp_path: Path) -> None:
    file = tmp_path / "deep.toml"
    file.write_text("a = " + "[" * 100_000 + "]" * 100_000, encoding="utf-8")
    assert "not TOML" in message(file)
    file.write_text(f"[{'.'.join(['a'] * 3000)}]", encoding="utf-8")
    assert "nested more than 20 deep" in message(file)
