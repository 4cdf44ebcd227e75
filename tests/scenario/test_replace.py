"""Overrides by dotted path."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cssim.errors import ScenarioError
from cssim.scenario import Constant, Note, Scenario
from cssim.scenario.reading import entries
from cssim.scenario.scenario import tree_of
from cssim.units import SECOND

VALUES = {
    "shifts.evening.seats": st.integers(0, 3),
    "shifts.day.seats": st.integers(0, 3),
    "teams.presale.people": st.integers(6, 1000),
    "desk.concurrent_chats": st.integers(1, 100),
    "study.days": st.integers(1, 300),
    "study.seed": st.integers(0, 2**63 - 1),
    "shop.demand.per_day": st.floats(0.001, 1000),
    "shop.demand.weekday.monday": st.floats(0.1, 10),
    "shop.chat.says_goodbye": st.floats(0, 1),
    "shop.chat.think.cv": st.floats(0.01, 100),
}
override = st.sampled_from(sorted(VALUES)).flatmap(
    lambda path: st.tuples(st.just(path), VALUES[path])
)


def message(scenario: Scenario, overrides: dict[str, object]) -> str:
    with pytest.raises(ScenarioError) as caught:
        scenario.replace(overrides)
    return str(caught.value)


def value_at(scenario: Scenario, path: str) -> object:
    here: object = tree_of(scenario)
    for key in path.split("."):
        here = entries(here)[key]
    return here


def flat(scenario: Scenario) -> dict[str, object]:
    return {path: value_at(scenario, path) for path in scenario.paths}


@given(change=override)
def test_nothing_else_changes(plain: Scenario, change: tuple[str, object]) -> None:
    path, value = change
    before, after = flat(plain), flat(plain.replace({path: value}))
    assert after[path] == value
    unrelated = {p: v for p, v in before.items() if not (path + ".").startswith(p + ".")}
    assert {p: after[p] for p in unrelated} == unrelated
    assert set(before) == set(after)


@given(changes=st.lists(override, unique_by=lambda change: change[0], min_size=2))
def test_order_does_not_matter(plain: Scenario, changes: list[tuple[str, object]]) -> None:
    forwards = plain.replace(dict(changes))
    assert forwards == plain.replace(dict(reversed(changes)))


@given(change=override)
def test_changing_back_gives_the_same_scenario(plain: Scenario, change: tuple[str, object]) -> None:
    path, value = change
    back = plain.replace({path: value}).replace({path: value_at(plain, path)})
    assert back == plain
    assert back.fingerprint == plain.fingerprint


def test_values_are_written_as_in_a_file(plain: Scenario) -> None:
    work = {"dist": "constant", "mean": "30 s"}
    changed = plain.replace({"shop.chat.work": work, "desk.auto_close": "5 s"})
    assert changed.shop.chat.work == Constant(mean=30.0 * SECOND)
    assert changed.rulebook.desk.auto_close == 5 * SECOND


def test_a_table_and_a_value_in_it(plain: Scenario) -> None:
    overrides = {
        "shop.chat.work.mean": "9 s",
        "shop.chat.work": {"dist": "constant", "mean": "1 s"},
    }
    assert plain.replace(overrides).shop.chat.work == Constant(mean=9.0 * SECOND)


def test_numbers_of_numpy(plain: Scenario) -> None:
    overrides = {"study.days": np.int64(3), "shop.people.load": np.array([1.0, 1.5]).tolist()}
    changed = plain.replace(overrides)
    assert changed.study.days == 3
    assert changed == plain.replace({"study.days": 3, "shop.people.load": (1, 1.5)})


def test_defaults_can_be_set(plain: Scenario) -> None:
    assert "season" in plain._document.raw["shop"]["demand"]
    changed = plain.replace({"shop.people.pressure": [1, 2], "shop.demand.weekday.friday": 2})
    assert changed.shop.people.pressure == (1.0, 2.0)
    assert changed.shop.demand.weekday.friday == 2


def test_a_new_named_table(plain: Scenario) -> None:
    night = {"team": "presale", "blocks": ["25:00-28:00"], "seats": 1, "at_end": "finish"}
    assert plain.replace({"shifts.night": night}).rulebook.shifts["night"].seats == 1


def test_none_removes(plain: Scenario) -> None:
    changed = plain.replace({"meetings.weekly": "none", "shop.chat.patience.later": "none"})
    assert changed.rulebook.meetings == {}
    assert changed.shop.chat.patience.later is None


def test_the_note_says_override(plain: Scenario) -> None:
    changed = plain.replace({"shifts.evening.seats": 1})
    assert changed.notes["shifts.evening.seats"] == Note(source="override")
    assert plain.notes["shifts.evening.seats"] == Note(grade="assumed")


def test_the_original_stays(plain: Scenario) -> None:
    before = plain.fingerprint
    plain.replace({"shifts.evening.seats": 1}).replace({"study.days": 1})
    assert plain.fingerprint == before
    assert plain.rulebook.shifts["evening"].seats == 2


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("shifts.evning.seats", "shifts.evening.seats"),
        ("shifts.evening.seat", "shifts.evening.seats"),
        ("shop.demand.perday", "shop.demand.per_day"),
        ("study.day", "study.days"),
        ("shop.chat.patience.first.rest.men", "shop.chat.patience.first.rest.mean"),
    ],
)
def test_unknown_path(plain: Scenario, path: str, near: str) -> None:
    shown = message(plain, {path: 3})
    assert f"overrides: {path}" in shown
    assert f"did you mean '{near}'?" in shown


def test_paths_end_where_tables_end(plain: Scenario) -> None:
    for path in ("", "seats", "teams.presale.people.most", "teams.presale.rest.on", "a.b.c"):
        assert "an unknown path" in message(plain, {path: 3})


def test_all_problems_at_once(plain: Scenario) -> None:
    overrides: dict[str, object] = {
        "shifts.evning.seats": 3,
        "study.days": 0,
        "desk.auto_close": 30,
        "pay.overtime": {"value": "paid", "grade": "sure"},
    }
    shown = message(plain, overrides)
    assert shown.startswith("4 problems")
    assert shown.count("overrides: ") == 4


def test_values_that_do_not_fit_together(plain: Scenario) -> None:
    assert "overrides: teams.presale.people" in message(plain, {"shifts.evening.seats": 9})


def test_objects_of_python_are_refused(plain: Scenario) -> None:
    assert "a Python object" in message(plain, {"study.days": object()})


def test_a_value_below_what_is_no_longer_a_table(plain: Scenario) -> None:
    assert "overrides: study.days" in message(plain, {"study": 3, "study.days": 4})
