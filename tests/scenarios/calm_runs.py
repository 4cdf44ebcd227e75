"""Calm runs of the scenario files: three days that count, one replication, no lapses by chance."""

from __future__ import annotations

from datetime import time
from functools import cache
from typing import Any

import pandas as pd
from scenarios.short_runs import FOLDER, ON_TIME

from cssim import Run, Scenario, load, run

NAMES = {
    "02": "02-four-people",
    "08": "08-three-shifts",
    "13": "13-secrecy",
    "14": "14-thirty-second-greeting",
    "16": "16-early-arrival",
    "17": "17-steep-ladders",
    "19": "19-common-form",
    "23": "23-twin-of-19",
    "25": "25-four-bars",
}

CALM: dict[str, Any] = ON_TIME | {"shop.trouble.urgent": "none", "shop.trouble.restart": "none"}
"""Nothing happens to the people of the shop."""


def rulebook(number: str) -> Scenario:
    return load(FOLDER / f"{NAMES[number]}.toml")


@cache
def whole(number: str) -> Run:
    """Return three days of a rulebook on the shop as it is, lapses and all."""
    return run(rulebook(number).replace({"study.days": 3}), replication=0)


def played(number: str, **changes: Any) -> Run:
    """Return three days of a rulebook with nothing but these changes happening to people.

    Keys are paths, with two underscores for a dot.
    """
    given = {key.replace("__", "."): value for key, value in changes.items()}
    calm = rulebook(number).replace({"study.days": 3, **CALM})
    return run(calm.replace(given) if given else calm, replication=0)


def always_late(by: str) -> dict[str, Any]:
    return {"chance": 1.0, "by": {"dist": "constant", "mean": by}}


def clock(times: pd.Series[Any]) -> list[time]:
    """Return the times of day that occur, in order."""
    return sorted({at.time() for at in times.dropna()})


def people_of(played: Run, column: str, name: str) -> set[int]:
    """Return the persons who had this shift, or were of this team."""
    shifts = played.tables.shifts
    return set(shifts[shifts[column] == name]["person"])
