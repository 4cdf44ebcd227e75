"""Remarks on rules that can never have an effect, and silence on all others."""

from typing import Any

import pytest

from cssim.scenario import Scenario, remarks

EVERY_DAY = {"on": "every day", "length": "30 min"}
HOURS = {"within": "30 s"}


def meal(at: str, *shifts: str, **more: Any) -> dict[str, object]:
    return {"meals.lunch": {**EVERY_DAY, "at": at, "shifts": [*shifts], **more}}


@pytest.mark.parametrize(
    ("changes", "phrase"),
    [
        ({"response": {**HOURS, "hours": ["02:00-06:00"]}}, "response.hours 02:00-06:00"),
        ({"response": {**HOURS, "hours": ["18:00-19:00"], "shifts": ["day"]}}, "shifts day"),
        (meal("17:30", "day"), "meals.lunch at 17:30"),
        (meal("12:00", "evening"), "shifts evening"),
        (meal("12:30", "day"), "takes nobody from the desk"),
        ({"handover.bars": ["urgent event"]}, "shop.trouble.urgent"),
        ({"handover.bars": ["restart"]}, "shop.trouble.restart"),
        ({"handover.bars": ["unfit"], "shifts.day.waits_for": "evening"}, "shop.people.unfit"),
        ({"amendments.2026-03-04.handover.bars": ["restart"]}, "from 2026-03-04 on: the bar"),
        ({"amendments.2030-01-01.shifts.day.seats": 1}, "2030-01-01 never comes into force"),
    ],
)
def test_what_never_has_an_effect(plain: Scenario, changes: dict[str, object], phrase: str) -> None:
    (remark,) = remarks(plain.replace(changes))
    assert phrase in remark


@pytest.mark.parametrize(
    "changes",
    [
        {"response": {**HOURS, "hours": ["00:00-02:00"]}},
        {"response": {**HOURS, "hours": ["24:00-26:00"]}},
        meal("17:00", "day"),
        meal("13:30", "day", "evening"),
        meal("00:30", "evening"),
        meal("17:00", "evening", who="one by one"),
        {"meetings.weekly.at": "08:00"},
        {
            "handover.bars": ["restart"],
            "shop.trouble.restart": {
                "per_day": 1,
                "lasts": {"dist": "constant", "mean": "5 min"},
            },
        },
    ],
)
def test_what_may_have_an_effect(plain: Scenario, changes: dict[str, object]) -> None:
    assert remarks(plain.replace(changes)) == ()


def test_an_old_remark_is_not_repeated_for_each_amendment(plain: Scenario) -> None:
    changes = {"handover.bars": ["restart"], "amendments.2026-03-04.shifts.day.seats": 1}
    assert len(remarks(plain.replace(changes))) == 1
