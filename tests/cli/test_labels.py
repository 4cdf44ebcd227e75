"""What scenarios of a command are called."""

import pytest

from cssim.cli.labels import labels_of
from cssim.experiment.comparing.comparison import COLUMNS


def test_long_names_given_twice_are_told_apart_and_not_too_long() -> None:
    file = f"{'a' * 118}.toml"
    first, second, third = labels_of([file] * 3)
    assert first == "a" * 118
    assert second == f"…{'a' * 111} (again)"
    assert third == f"…{'a' * 103} (again) (again)"
    assert len(second) == len(third) == 120


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_of_the_table_is_no_name(column: str) -> None:
    assert labels_of([f"{column}.toml", "b/02.toml"]) == [f"{column}.toml", "02"]
