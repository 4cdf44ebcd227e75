"""The page of the file format says of every key what the schema says, and its examples load."""

import re
import tomllib
from pathlib import Path

import pytest
from scenario.reference_page import KINDS, PAGE, block

from cssim.scenario import load
from cssim.scenario.shop import Distribution

TEXT = PAGE.read_text("utf-8")
GOOD = Path(__file__).parent / "good"


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_in_the_page(kind: str) -> None:
    """`PYTHONPATH=tests python -m scenario.reference_page` brings the page up to date."""
    assert block(kind) in TEXT


def test_every_distribution_is_in_the_page() -> None:
    names = [model.model_fields["dist"].default for model in Distribution.__args__]
    assert [name for name in names if f'`"{name}"`' not in TEXT] == []


def test_the_example_of_amendments_does_what_the_page_says(tmp_path: Path) -> None:
    _, example = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    file = tmp_path / "amended.toml"
    file.write_text(f'extends = "{(GOOD / "plain.toml").as_posix()}"\n{example}', "utf-8")
    amended = load(file).replace({"study.days": 60})
    seats = [amended.rulebook_on(day).shifts["evening"].seats for day in (12, 13)]
    assert seats == [2, 3]
    assert [len(amended.rulebook_on(day).meetings) for day in (26, 27)] == [1, 0]
    assert amended.note("shifts.evening.seats", day=13).clause == "memo 3"


def test_the_first_example_is_the_beginning_of_a_rulebook() -> None:
    first, _ = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert set(tomllib.loads(first)) == {"title", "shop", "study", "teams", "shifts"}
