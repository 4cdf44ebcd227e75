"""What the columns of a run mean can be asked by the name of its table."""

from typing import Any

import pytest
from experiment.small import TODAY

import cssim as cs

TABLES = (
    "chats", "turns", "shifts", "presence", "slots",
    "passes", "helped", "tasks", "absences", "incidents",
)  # fmt: skip


@pytest.fixture(scope="module")
def tables() -> Any:
    return cs.run(TODAY).tables


@pytest.mark.parametrize("name", TABLES)
def test_every_column_means_something(tables: Any, name: str) -> None:
    meaning = tables.meaning(name)
    assert list(meaning) == list(getattr(tables, name).columns)
    assert all(meaning.values())


def test_a_length_of_time_says_its_unit(tables: Any) -> None:
    assert tables.meaning("chats")["first_response"].endswith(", s")


def test_tables_shown_whole_are_told_by_their_lengths(tables: Any) -> None:
    assert f"chats ({len(tables.chats):,})" in repr(tables)
    assert all(name in repr(tables) for name in TABLES)


@pytest.mark.parametrize("name", ["chat", "", "Chats", "columns", "meaning", None, 3])
def test_an_unknown_table_comes_with_those_there_are(tables: Any, name: Any) -> None:
    with pytest.raises(cs.CssimError) as caught:
        tables.meaning(name)
    assert repr(name) in str(caught.value)
    assert all(table in str(caught.value) for table in TABLES)
