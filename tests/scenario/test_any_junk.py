"""Whatever stands at whatever key: a scenario or a ScenarioError in plain words."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cssim.errors import Problem, ScenarioError
from cssim.scenario import Scenario

WORDS = ["none", "", "90 s", "90", "17:30", "31:00", "presale", "finish", "exponential", "6 on"]
KEYS = ["dist", "mean", "cv", "values", "weights", "rest", "value", "clause", "x", "a.b", "range"]
NEVER = ("pydantic", "Input should", "another value here", "Traceback", "[key]", "function-")

single = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(WORDS)
    | st.text(max_size=5)
    | st.sampled_from([date(2026, 3, 1), datetime(2026, 3, 1, 8)])  # noqa: DTZ001
)
junk = st.recursive(
    single,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=6,
)


def problems_of(make: Callable[[], Scenario]) -> list[Problem]:
    """Return the problems met in making a scenario, which is sound if there are none."""
    try:
        made = make()
    except ScenarioError as error:
        return list(error.problems)
    return [] if len(made.fingerprint) == 64 else [Problem("", "", "", "")]


def is_plain(problem: Problem) -> bool:
    shown = str(problem)
    return bool(problem.found and problem.allowed) and not any(word in shown for word in NEVER)


@settings(max_examples=200)
@given(data=st.data())
def test_junk_is_refused_in_plain_words(plain: Scenario, data: st.DataObject) -> None:
    amended = [f"amendments.2026-03-0{day}" for day in (4, 5)]
    rules = [path for path in plain.paths if not path.startswith(("shop", "study", "title"))]
    known = [*plain.paths, *amended, *(f"{day}.{path}" for day in amended for path in rules)]
    paths = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3))
    overrides: dict[str, Any] = {path: data.draw(junk) for path in paths}
    problems = problems_of(lambda: plain.replace(overrides))
    assert [problem for problem in problems if not is_plain(problem)] == []


@settings(max_examples=200)
@given(tables=st.dictionaries(st.sampled_from(["title", "shop", "teams", *KEYS]), junk))
def test_tables_of_junk_are_refused(tables: dict[str, Any]) -> None:
    problems = problems_of(lambda: Scenario.from_tables(tables))
    assert problems
    assert [problem for problem in problems if not is_plain(problem)] == []
