"""The differences of two scenarios in words."""

import pytest
from experiment.small import PROPOSED, SCENARIOS, TODAY

import cssim as cs

LATE = TODAY.replace({"shifts.evening.at_end": "leave", "shifts.day.seats": 1})


def test_one_line_a_difference() -> None:
    text = str(cs.diff(TODAY, PROPOSED)).splitlines()
    found = cs.diff(TODAY, PROPOSED)
    assert text[: len(found.heading())] == found.heading()
    assert len(text) == len(found.heading()) + len(found.rows)
    (line,) = (line for line in text if line.startswith("teams."))
    assert line == (
        "teams.presale.rest / teams.desk.rest: 6 on, 1 off (clause 19.1) | "
        "3 days a month (clause 02 ch. 4 §1.1)"
    )


def test_the_shifts_of_both_sides_are_told_if_they_differ() -> None:
    assert cs.diff(TODAY, LATE).heading(labels=("now", "then")) == [
        "“now”: day 08:30-17:30, 2 seats, finishes its chats; "
        "evening 17:30-25:00, 2 seats, finishes its chats",
        "“then”: day 08:30-17:30, 1 seat, finishes its chats; "
        "evening 17:30-25:00, 2 seats, leaves at once",
    ]
    assert cs.diff(TODAY, TODAY.replace({"pay.overtime": "paid"})).heading() == []


def test_in_chinese() -> None:
    found = cs.diff(TODAY, LATE)
    assert found.heading("zh")[1].endswith(
        "1 席，聊完手头会话再走；evening 17:30-25:00，2 席，到点即走"
    )
    cells = {path: sides for path, *sides in found.cells("zh")}
    assert cells["shifts.day.seats"] == ["2（假定，1 – 4）", "1（改动）"]
    with pytest.raises(cs.CssimError, match="lang"):
        found.cells("de")


def test_other_shops_and_studies_are_told_first() -> None:
    changes = {"study.days": 9, "shop.demand.per_day": 3, "shop.chat.says_goodbye": 1}
    found = cs.diff(TODAY, TODAY.replace(changes))
    assert found.heading() == [
        "The studies differ: days",
        "The shops differ: demand.per_day, chat.says_goodbye",
    ]
    assert len(found.rows) == 3


def test_nothing_differs() -> None:
    assert str(cs.diff(TODAY, TODAY)) == "No value differs."
    assert cs.diff(TODAY, TODAY).heading("zh") == ["没有不同的数值。"]


def test_another_order_of_tables_is_told() -> None:
    """People are seated in the order of the shifts, so it can change results."""
    shifts = dict(TODAY._document.raw["shifts"])
    turned = {"shifts": {name: shifts[name] for name in reversed(shifts)}}
    assert "another order" in str(cs.diff(TODAY, TODAY.replace(turned)))


def test_what_is_no_scenario_is_refused() -> None:
    with pytest.raises(cs.CssimError, match=r"cssim\.load"):
        cs.diff(TODAY, str(SCENARIOS))  # type: ignore[arg-type]


def test_it_says_what_it_is() -> None:
    found = cs.diff(TODAY, LATE)
    assert repr(found) == f"<Diff of {TODAY.title.en!r} and {TODAY.title.en!r}, 2 rows>"
