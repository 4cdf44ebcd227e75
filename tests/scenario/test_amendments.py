"""Dated amendments: the rulebook from a service day on, merged over the one before."""

import copy
import pickle
from datetime import date
from pathlib import Path

import pytest

from cssim.errors import ScenarioError
from cssim.scenario import Note, Scenario, load

# The study of plain.toml begins on Monday 2026-03-02 and has 10 service days.
MARCH_5, MARCH_9 = date(2026, 3, 5), date(2026, 3, 9)
AMENDED = """
[amendments."2026-03-09"]
clause = "A.9"
meetings.weekly = "none"
desk.priority = ["replies"]

[amendments."2026-03-05"]
[amendments."2026-03-05".shifts.evening]
seats = { value = 3, clause = "A.5", source = "memo" }
[amendments."2026-03-05".desk]
auto_close = "3 min"
priority = ["first replies", "offline messages"]
[amendments."2026-03-05".sources]
memo = "A memo of the manager"
"""


def child(good: Path, folder: Path, text: str, parent: str = "plain.toml") -> Scenario:
    above = (good / parent) if (good / parent).exists() else folder / parent
    file = folder / "amended.toml"
    if file.exists():
        file = folder / "grandchild.toml"
    file.write_text(f'extends = "{above.as_posix()}"\n{text}', encoding="utf-8")
    return load(file)


@pytest.fixture
def amended(good: Path, tmp_path: Path) -> Scenario:
    return child(good, tmp_path, AMENDED)


def refusal(scenario: Scenario, overrides: dict[str, object]) -> str:
    with pytest.raises(ScenarioError) as caught:
        scenario.replace(overrides)
    return str(caught.value)


def test_without_amendments_the_rulebook_is_in_force(plain: Scenario) -> None:
    assert plain.amendments == {}
    assert all(plain.rulebook_on(day) is plain.rulebook for day in range(10))


def test_an_amendment_holds_from_its_service_day_on(amended: Scenario, plain: Scenario) -> None:
    assert amended.rulebook == plain.rulebook
    seats = [amended.rulebook_on(day).shifts["evening"].seats for day in range(10)]
    assert seats == [2, 2, 2, 3, 3, 3, 3, 3, 3, 3]
    weekly = ["weekly" in amended.rulebook_on(day).meetings for day in range(10)]
    assert weekly == [True] * 7 + [False] * 3


def test_a_later_amendment_lies_on_top_of_the_earlier(amended: Scenario, plain: Scenario) -> None:
    """By date, not by place in the file; arrays are replaced."""
    assert list(amended.amendments) == [MARCH_5, MARCH_9]
    expected = plain.replace(
        {"shifts.evening.seats": 3, "desk.auto_close": "3 min", "desk.priority": ["replies"]}
        | {"meetings.weekly": "none", "sources.memo": "A memo of the manager"}
    )
    assert amended.rulebook_on(9) == expected.rulebook


def test_an_amendment_from_before_the_study_holds_from_its_first_day(plain: Scenario) -> None:
    early = plain.replace({"amendments.2020-01-01.shifts.evening.seats": 1})
    assert early.rulebook_on(0).shifts["evening"].seats == 1


def test_an_amendment_from_after_the_study_never_comes_into_force(plain: Scenario) -> None:
    late = plain.replace({"amendments.2026-03-12.shifts.evening.seats": 1})
    assert late.rulebook_on(9) is late.rulebook
    assert late.never_in_force == (date(2026, 3, 12),)
    longer = late.replace({"study.days": 60})
    assert longer.never_in_force == ()
    assert longer.rulebook_on(10).shifts["evening"].seats == 1


def test_extends_inherits_amendments(good: Path, tmp_path: Path, amended: Scenario) -> None:
    same = child(good, tmp_path, "", "amended.toml")
    assert same == amended
    assert same.notes == amended.notes


def test_extends_changes_and_takes_back(good: Path, tmp_path: Path, amended: Scenario) -> None:
    text = """
    amendments."2026-03-09" = "none"
    [amendments."2026-03-05".shifts.evening]
    seats = 1
    [amendments."2026-03-05".meetings]
    weekly = "none"
    """
    changed = child(good, tmp_path, text, "amended.toml")
    assert list(changed.amendments) == [MARCH_5]
    rules = changed.rulebook_on(9)
    assert rules.shifts["evening"].seats == 1
    assert rules.meetings == {}, "within an amendment none is itself the change"
    assert rules.desk.priority[:2] == ("first replies", "offline messages")
    bare = child(good, tmp_path, 'amendments = "none"', "amended.toml")
    assert bare.amendments == {}


def test_a_path_leads_into_an_amendment_with_or_without_quotes(amended: Scenario) -> None:
    for written in ("2026-03-05", '"2026-03-05"'):
        changed = amended.replace({f"amendments.{written}.shifts.evening.seats": 1})
        assert changed.rulebook_on(3).shifts["evening"].seats == 1
        assert changed.notes["amendments.2026-03-05.shifts.evening.seats"].source == "override"
        assert changed.rulebook_on(9).meetings == {}


def test_a_path_may_begin_an_amendment(amended: Scenario) -> None:
    changed = amended.replace({"amendments.2026-03-11.shifts.evening.seats": 0})
    assert [changed.rulebook_on(d).shifts["evening"].seats for d in (2, 8, 9)] == [2, 3, 0]
    night = {"team": "presale", "blocks": ["25:00-28:00"], "seats": 1, "at_end": "finish"}
    more = amended.replace({"amendments.2026-03-11": {"shifts": {"night": night}}})
    assert [len(more.rulebook_on(day).shifts) for day in (8, 9)] == [2, 3]


def test_none_in_an_override_removes_from_that_day_on(amended: Scenario) -> None:
    changed = amended.replace(
        {"amendments.2026-03-05.meetings.weekly": "none"} | {"amendments.2026-03-09": "none"}
    )
    assert [len(changed.rulebook_on(day).meetings) for day in (2, 3)] == [1, 0]
    back = amended.replace({"amendments.2026-03-05": "none"})
    assert list(back.amendments) == [MARCH_9]


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("amendments.2026-03-05.shifts.evning.seats", "2026-03-05.shifts.evening.seats"),
        ("amendments.2026-05-01.shifts.evening.seat", "2026-05-01.shifts.evening.seats"),
        ("amendment.2026-03-05.shifts.evening.seats", "2026-03-05.shifts.evening.seats"),
    ],
)
def test_an_unknown_path(amended: Scenario, path: str, near: str) -> None:
    shown = refusal(amended, {path: 3})
    assert f"overrides: {path}" in shown
    assert f"did you mean 'amendments.{near}'?" in shown


@pytest.mark.parametrize("key", ["title", "shop", "study", "extends", "amendments", "teem"])
def test_what_is_no_rule_is_not_amended(plain: Scenario, key: str) -> None:
    assert "allowed: teams, shifts, desk" in refusal(
        plain, {"amendments.2026-03-05": {key: {"x": 1}}}
    )
    found = "an unknown path" if key == "teem" else "a key that stands outside amendments only"
    assert found in refusal(plain, {f"amendments.2026-03-05.{key}": 1})


def test_values_and_paths_hold_what_the_amendments_say(amended: Scenario) -> None:
    own = {p: v for p, v in amended.values.items() if p.startswith("amendments.")}
    assert own == {
        "amendments.2026-03-09.meetings.weekly": "none",
        "amendments.2026-03-09.desk.priority": ("replies",),
        "amendments.2026-03-05.shifts.evening.seats": 3,
        "amendments.2026-03-05.desk.auto_close": "3 min",
        "amendments.2026-03-05.desk.priority": ("first replies", "offline messages"),
    }
    assert set(own) - set(amended.paths) == {"amendments.2026-03-09.meetings.weekly"}


def test_notes_travel(amended: Scenario) -> None:
    path = "shifts.evening.seats"
    memo = Note(clause="A.5", grade="rulebook", source="memo")
    assert amended.note(f"amendments.2026-03-05.{path}") == memo
    assert [amended.note(path, day=day) for day in (2, 3)] == [Note(grade="assumed"), memo]
    assert amended.note("desk.priority", day=9).clause == "A.9", "what its whole table rests on"
    assert amended.note("desk.priority", day=6) == Note()
    assert amended.note("meetings.weekly", day=6).clause == "19.4"
    assert amended.note("shop.demand.per_day", day=9) == amended.note("shop.demand.per_day")


def test_equality_fingerprint_and_copies_include_them(amended: Scenario, plain: Scenario) -> None:
    unsourced = plain.replace({"amendments.2026-03-05.shifts.evening.seats": 2})
    assert unsourced != plain
    prints = {scenario.fingerprint for scenario in (amended, plain, unsourced)}
    assert len(prints) == 3
    for back in (pickle.loads(pickle.dumps(amended)), copy.deepcopy(amended), amended.replace({})):
        assert back == amended
        assert hash(back) == hash(amended)
        assert back.fingerprint == amended.fingerprint
        assert back.rulebook_on(3) == amended.rulebook_on(3)
    retold = amended.replace({"amendments.2026-03-05.sources.memo": "Another memo"})
    assert retold.fingerprint == amended.fingerprint


def test_an_amended_rulebook_is_checked_like_any_other(plain: Scenario) -> None:
    shown = refusal(plain, {"amendments.2026-03-05.shifts.evening.seats": 9})
    assert "overrides: amendments.2026-03-05.teams.presale.people" in shown
    shown = refusal(plain, {"amendments.2026-03-05.shifts.day": "none"})
    assert "amendments.2026-03-05.meetings.weekly.shifts" in shown


def test_nothing_is_removed_twice(amended: Scenario) -> None:
    shown = refusal(amended, {"amendments.2026-03-05.meetings.weekly": "none"})
    assert "amendments.2026-03-09.meetings.weekly" in shown
    assert "there is nothing to remove" in shown


def test_what_was_wrong_before_is_told_once(plain: Scenario) -> None:
    shown = refusal(
        plain, {"desk.concurrent_chats": 0, "amendments.2026-03-05.shifts.evening.seats": -1}
    )
    assert shown.startswith("2 problems")
    assert shown.count("concurrent_chats") == 1
    again = {"desk.concurrent_chats": 0, "amendments.2026-03-05.desk.concurrent_chats": 0}
    assert refusal(plain, again).startswith("2 problems")
