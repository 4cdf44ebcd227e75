"""Where two scenarios differ: by what values mean, table by table, role by role."""

import pytest

from cssim.scenario import Note, Scenario, differences
from cssim.scenario.diff import Difference

ROLES = {
    "shifts.early": {
        "team": "presale",
        "blocks": ["08:00-17:00"],
        "seats": 2,
        "at_end": "finish",
    },
    "shifts.day": "none",
    "meetings.weekly.shifts": ["early"],
}


def paths(first: Scenario, second: Scenario) -> list[tuple[str, ...]]:
    return [row.paths for row in differences(first, second)]


def only(first: Scenario, second: Scenario) -> Difference:
    (row,) = differences(first, second)
    return row


def test_a_scenario_does_not_differ_from_itself(plain: Scenario) -> None:
    assert list(differences(plain, plain)) == []
    retitled = plain.replace({"title.en": "Other", "sources.x": "A book"})
    assert list(differences(plain, retitled)) == []


def test_a_difference_holds_what_each_side_says_and_why(plain: Scenario) -> None:
    other = plain.replace({"shifts.evening.seats": {"value": 3, "clause": "7.1"}})
    row = only(plain, other)
    assert row.paths == ("shifts.evening.seats",)
    assert row.table == "shifts"
    assert row.first is not None
    assert row.second is not None
    assert (row.first.value, row.first.note) == (2, Note(grade="assumed"))
    assert (row.second.value, row.second.note) == (3, Note(clause="7.1", grade="rulebook"))


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("desk.auto_close", "600 s"),
        ("desk.priority", ["offline messages", "first replies"]),
        ("desk.transfer", "never"),
        ("teams.presale.rest", "6 on,1 off"),
        ("meetings.weekly.who", "all"),
        ("shop.demand.per_day", 300.0),
        ("shop.demand.season.may", 1),
        ("response", "none"),
    ],
)
def test_what_means_the_same_is_no_difference(plain: Scenario, path: str, written: object) -> None:
    assert list(differences(plain, plain.replace({path: written}))) == []
    assert list(differences(plain.replace({path: written}), plain)) == []


def test_what_only_one_side_says(plain: Scenario) -> None:
    more = plain.replace({"response": {"within": "30 s"}, "meetings.weekly": "none"})
    assert paths(plain, more) == [
        ("response.within",),
        *(("meetings.weekly." + key,) for key in ("on", "at", "length", "shifts")),
    ]
    rows = list(differences(plain, more))
    assert rows[0].first is None
    assert all(row.second is None for row in rows[1:])


def test_study_and_shop_come_last(plain: Scenario) -> None:
    changes = {"study.days": 3, "shop.chat.think.mean": "1 s", "pay.overtime": "paid"}
    changes |= {"amendments.2026-03-04.pay.overtime": "unpaid", "desk.concurrent_chats": 1}
    rows = list(differences(plain, plain.replace(changes)))
    assert [row.table for row in rows] == ["desk", "pay", "amendments", "study", "shop"]


def test_amendments_differ_even_if_one_side_has_none(plain: Scenario) -> None:
    other = plain.replace({"amendments.2026-03-04.meetings.weekly": "none"})
    row = only(plain, other)
    assert (row.paths, row.first) == (("amendments.2026-03-04.meetings.weekly",), None)
    assert only(other, plain).second is None


def test_shifts_of_the_same_role_are_compared_under_their_names(plain: Scenario) -> None:
    assert paths(plain, plain.replace(ROLES)) == [("shifts.day.blocks", "shifts.early.blocks")]


def test_shifts_at_other_hours_have_other_roles(plain: Scenario) -> None:
    night = {**ROLES, "shifts.early": {**ROLES["shifts.early"], "blocks": ["16:00-24:00"]}}  # type: ignore[dict-item]
    found = paths(plain, plain.replace(night))
    assert ("shifts.day.blocks",) in found
    assert ("shifts.early.blocks",) in found


def test_teams_of_the_same_role_are_compared_under_their_names(plain: Scenario) -> None:
    renamed = {
        "teams": {"desk": {"people": 5, "rest": "6 on, 1 off"}},
        "shifts.day.team": "desk",
        "shifts.evening.team": "desk",
        "amendments.2026-03-04.teams.desk.people": 6,
    }
    same = {"amendments.2026-03-04.teams.presale.people": 6}
    found = paths(plain.replace(same), plain.replace(renamed))
    assert found == [("teams.presale.people", "teams.desk.people")]


def test_what_both_sides_take_away_on_a_day_is_no_difference(plain: Scenario) -> None:
    gone = plain.replace({"amendments.2026-03-04.meetings.weekly": "none"})
    assert list(differences(gone, gone)) == []
    fewer = gone.replace({"shifts.evening.seats": 1})
    assert paths(gone, fewer) == [("shifts.evening.seats",)]
