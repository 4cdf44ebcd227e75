"""Short runs of the scenario files: two days that count, one set of shoppers."""

from pathlib import Path
from typing import Any

import cssim as cs

FOLDER = Path(__file__).parents[2] / "scenarios"

STUDY = {"study.warm_up": 0, "study.days": 2, "study.cool_down": 1}

ON_TIME = {
    "shop.people.lateness": "none",
    "shop.people.stepping_away": "none",
    "shop.people.signing_out": "none",
    "shop.people.unfit": "none",
}
"""Everybody comes on time and stays."""


def scenario(name: str, changes: dict[str, Any] | None = None) -> cs.Scenario:
    return cs.load(FOLDER / f"{name}.toml").replace(STUDY | (changes or {}))


def tables(name: str, changes: dict[str, Any] | None = None) -> cs.Tables:
    return cs.run(scenario(name, changes)).tables


def people_of(played: cs.Tables, team: str) -> set[int]:
    """Return the persons of a team who had a shift."""
    shifts = played.shifts
    return set(shifts.person[shifts.team == team])


def clock(instants: Any) -> Any:
    """Return the time of day of instants, in hours."""
    return instants.dt.hour + instants.dt.minute / 60 + instants.dt.second / 3600
