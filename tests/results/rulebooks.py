"""Scenarios of these tests: the shop window, shortened, and hand-made rulebooks on a small shop."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from cssim.scenario import Scenario, load

FOLDER = Path(__file__).parents[2] / "scenarios"
MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)

SHOP: Mapping[str, Any] = {
    "title": {"en": "Small shop", "zh": "小店"},
    "demand": {"per_day": 150.0, "hourly": [1.0] * 24, "busyness_shape": 20.0},
    "chat": {
        "turns": {"dist": "geometric", "mean": 3.0},
        "think": {"dist": "exponential", "mean": "60 s"},
        "work": {"dist": "lognormal", "mean": "60 s", "cv": 0.8},
        "patience": {
            "first": {"dist": "exponential", "mean": "3 min"},
            "later": {"dist": "exponential", "mean": "5 min"},
        },
        "leaves_silently": 0.6,
        "says_goodbye": 0.5,
        "leaves_message": 0.5,
    },
    "people": {"pace": {"dist": "lognormal", "mean": 1.0, "cv": 0.15}},
}

RULES: Mapping[str, Any] = {
    "title": {"en": "Two on a day shift", "zh": "两人白班"},
    "teams": {"desk": {"people": 2, "rest": "none"}},
    "shifts": {
        "day": {"team": "desk", "blocks": ["09:00-18:00"], "seats": 2, "at_end": "finish"},
    },
    "desk": {"concurrent_chats": 3, "auto_close": "2 min"},
    "pay": {"overtime": "unpaid"},
    "study": {"start": MONDAY, "warm_up": 1, "days": 3, "cool_down": 1, "seed": 11},
}

DAY_SHIFT = Scenario.from_tables({**RULES, "shop": SHOP})


def two_shifts(early: list[str], late: list[str], **more: Any) -> Scenario:
    """One person on each of two shifts; `more` are tables that replace those of the day shift."""
    shifts = {
        name: {"team": "desk", "blocks": blocks, "seats": 1, "at_end": "finish"}
        for name, blocks in (("early", early), ("late", late))
    }
    return Scenario.from_tables({**RULES, "shop": SHOP, "shifts": shifts, **more})


MEETING = {"on": "wednesday", "at": "10:00", "length": "90 min", "shifts": ["day"]}
"""Takes everybody of the day shift off the desk in the middle of the counted days."""
ROUND_THE_CLOCK = {"shifts.day.blocks": ["04:00-28:00"]}
NOBODY_LEAVES = {"shop.chat.patience.first": "none", "shop.chat.patience.later": "none"}


def shortened(name: str) -> Scenario:
    """A scenario of the shop window from Friday to Monday, for one day's warm-up and no more."""
    return load(FOLDER / f"{name}.toml").replace(
        {"study.start": FRIDAY, "study.warm_up": 1, "study.days": 3, "study.cool_down": 1}
    )


def hand_made() -> dict[str, Scenario]:
    """Rulebooks that each bring out one thing, by name."""
    day = DAY_SHIFT
    meeting = {"meetings": {"weekly": MEETING}}
    outside = {**MEETING, "at": "08:30", "length": "1 h"}
    return {
        "a day shift": day,
        "one seat": day.replace({"shifts.day.seats": 1, "desk.concurrent_chats": 1}),
        "no seat": day.replace({"shifts.day.seats": 0}),
        "rest": day.replace({"teams.desk.rest": "2 on, 1 off"}),
        "overtime paid": day.replace({"pay.overtime": "paid", "desk.auto_close": "20 min"}),
        "a meeting half outside the shift": day.replace({"meetings": {"weekly": outside}}),
        "two meetings before the shift": day.replace(
            {
                "meetings": {
                    "first": {**outside, "at": "07:00"},
                    "second": {**outside, "at": "08:00"},
                }
            }
        ),
        "past midnight": day.replace({"shifts.day.blocks": ["19:00-27:30"]}),
        "past four o'clock": day.replace({"shifts.day.blocks": ["22:00-30:00"]}),
        "small hours": day.replace({"shifts.day.blocks": ["01:00-06:00"]}),
        "small hours, two nights in three empty": day.replace(
            {
                "shifts.day.blocks": ["01:00-06:00"],
                "shifts.day.seats": 1,
                "teams.desk.people": 1,
                "teams.desk.rest": "1 on, 2 off",
            }
        ),
        "back to back": day.replace(ROUND_THE_CLOCK),
        "two blocks": day.replace({"shifts.day.blocks": ["09:00-12:00", "12:30-18:00"]}),
        "ends with the counted days": day.replace(
            {**ROUND_THE_CLOCK, "study.warm_up": 0, "study.cool_down": 0}
        ),
        "ends in overload": day.replace(
            {
                **ROUND_THE_CLOCK,
                "study.warm_up": 0,
                "study.cool_down": 0,
                "shop.demand.per_day": 1500,
                "shop.chat.leaves_silently": 0.9,
            }
        ),
        "overlap": two_shifts(["08:00-15:00"], ["13:00-22:00"]),
        "relief at 15:00": two_shifts(["08:00-15:00"], ["15:00-22:00"]),
        "offline messages first": day.replace({"desk.priority": ["offline messages"]}),
        "crowding": day.replace(
            {"shop.people.load": [1.0, 1.2, 1.4], "shop.people.pressure": [1.0, 0.8]}
        ),
        "no silent leavers": day.replace({"shop.chat.leaves_silently": 0.0}),
        "only silent leavers": day.replace(
            {"shop.chat.leaves_silently": 1.0, "shop.demand.per_day": 600}
        ),
        "nobody leaves": day.replace(NOBODY_LEAVES),
        "no messages": day.replace({"shop.chat.leaves_message": 0.0}),
        "overload": day.replace({"shop.demand.per_day": 800}),
        "tiny": day.replace({"shop.demand.per_day": 0.4, "shop.demand.busyness_shape": "none"}),
        "nobody comes": day.replace({"shop.demand.per_day": 1e-9}),
        "everybody at a meeting": day.replace(meeting),
        "replies longer than the walk to a meeting": day.replace(
            {
                **meeting,
                "shop.demand.per_day": 600,
                "shop.chat.work": {"dist": "constant", "mean": "25 min"},
            }
        ),
    }
