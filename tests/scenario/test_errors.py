"""The words and the nature of errors."""

import pickle
from datetime import date

from cssim.errors import CssimError, Problem, ScenarioError, did_you_mean, nearest, show_value

PROBLEM = Problem("a.toml", "study.days", "0", "1 or more", "count the days")


def test_every_part_of_a_problem_is_shown() -> None:
    shown = str(ScenarioError([PROBLEM, PROBLEM]))
    assert shown.startswith("2 problems in the scenario\n\na.toml: study.days\n")
    assert "found:   0\n" in shown
    assert "allowed: 1 or more\n" in shown
    assert "hint:    count the days" in shown


def test_a_problem_without_key_shows_the_file() -> None:
    assert str(Problem("a.toml", "", "x", "y")) == "a.toml\n  found:   x\n  allowed: y"


def test_errors_cross_process_borders() -> None:
    error = ScenarioError([PROBLEM])
    back = pickle.loads(pickle.dumps(error))
    assert isinstance(back, CssimError)
    assert back.problems == error.problems
    assert str(back) == str(error)


def test_nearest_ignores_case() -> None:
    assert nearest("SEATS", ["seats", "team"]) == "seats"
    assert nearest("xyz", ["seats", "team"]) is None
    assert did_you_mean("xyz", ["seats"]) == ""


def test_values_are_shown_as_in_a_file() -> None:
    assert show_value(False) == "false"
    assert show_value(date(2026, 3, 1)) == "2026-03-01"
    assert show_value("x" * 500).endswith("…")
    assert len(show_value(list(range(1000)))) <= 100
    assert show_value(1 << 5000) == "a number of more than 90 digits"
