"""Every broken file is refused, in the words that its first line asks for."""

from pathlib import Path

import pytest

from cssim.errors import ScenarioError
from cssim.scenario import load

FOLDER = Path(__file__).parent.parent / "bad_scenarios"
FILES = sorted(FOLDER.glob("*.toml"))
NEVER = ("Traceback", "pydantic", "Input should", "another value here", "Python object")


def expected_phrases(file: Path) -> list[str]:
    first_line = file.read_text(encoding="utf-8").splitlines()[0]
    return first_line.removeprefix("# expects: ").split(" | ")


def test_there_are_broken_files() -> None:
    assert len(FILES) > 60


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_message(file: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        load(file)
    message = str(caught.value)
    assert [phrase for phrase in expected_phrases(file) if phrase not in message] == []
    assert file.name in message
    assert [word for word in NEVER if word in message] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_one_mistake_is_one_problem(file: Path) -> None:
    many = {"empty": 7, "several_problems": 4, "problems_in_two_files": 2}
    with pytest.raises(ScenarioError) as caught:
        load(file)
    assert len(caught.value.problems) == many.get(file.stem, 1), str(caught.value)
