"""What the columns of a run mean can be asked by the name of its table."""

from typing import Any

import pytest
from experiment.small import TODAY

import cssim as cs

TABLES = ("chats", "turns", "shifts", "presence", "slots")


@pytest.fixture(scope="module")
def tables() -> Any:
    return cs.run(TODAY).tables


@pytest.mark.parametrize("name", TABLES)
def test_every_column_means_something(tables: Any, name: str) -> None:
    meaning = tables.meaning(name)
    assert list(meaning) == list(getattr(tables, name).columns)
    assert all(meaning.values())


@pytest.mark.parametrize("name", ["chat", "", "Chats", "columns", "meaning", None, 3])
def test_an_unknown_table_comes_with_those_there_are(tables: Any, name: Any) -> None:
    with pytest.raises(cs.CssimError) as caught:
        tables.meaning(name)
    assert repr(name) in str(caught.value)
    assert all(table in str(caught.value) for table in TABLES)
