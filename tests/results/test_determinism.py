"""Equal scenario, seed and replication: equal tables to the bit, wherever they are made."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tomllib
from dataclasses import fields
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from results.digest import digest
from results.rich import AMENDED, BUSY
from results.rulebooks import DAY_SHIFT, FOLDER, MONDAY, shortened

from cssim.results import Run, run
from cssim.results.tables import Columns
from cssim.scenario import Scenario, load
from cssim.units import DAY, HOUR

TESTS = Path(__file__).parents[1]
RULES_ALL = AMENDED.replace(BUSY)
ELSEWHERE = """
from results.digest import digest
from results.rich import AMENDED, BUSY
from results.rulebooks import shortened
from cssim.results import run
print(digest(run(shortened("02-four-people"), replication=1)))
print(digest(run(AMENDED.replace(BUSY), replication=1)))
"""


@pytest.fixture(scope="module")
def here() -> list[str]:
    """Digests of a rulebook of the shop window, and of all rules at once, amended."""
    return [digest(run(s, replication=1)) for s in (shortened("02-four-people"), RULES_ALL)]


def test_again_in_this_process(here):
    run(DAY_SHIFT)
    assert digest(run(RULES_ALL, replication=1)) == here[1]
    assert digest(run(shortened("02-four-people"), replication=1)) == here[0]


@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_in_another_process_with_another_hash_seed(here, hash_seed):
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(TESTS)}
    printed = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        env=environment,
        cwd=TESTS.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert printed.stdout.split() == here


def test_after_pickling(here):
    scenario = pickle.loads(pickle.dumps(RULES_ALL))
    assert digest(run(scenario, replication=1)) == here[1]


@pytest.mark.parametrize("name", ["02-four-people", "19-common-form"])
def test_from_a_file_or_from_its_tables(name):
    file = FOLDER / f"{name}.toml"
    tables = tomllib.loads(file.read_text("utf-8"))
    from_tables = Scenario.from_tables(tables, folder=FOLDER)
    short = {"study.days": 1, "study.cool_down": 0}
    assert from_tables == load(file)
    assert digest(run(from_tables.replace(short))) == digest(run(load(file).replace(short)))


def test_titles_and_notes_change_nothing():
    titled = DAY_SHIFT.replace({"title.en": "Another name"})
    assert digest(run(titled)) == digest(run(DAY_SHIFT))


def test_replications_and_seeds_are_other_shoppers():
    runs = [run(DAY_SHIFT, replication=r) for r in (0, 1, 2)]
    runs += [run(DAY_SHIFT.replace({"study.seed": s})) for s in (12, 13)]
    assert len({digest(r) for r in runs}) == 5
    arrivals = [set(r.tables.columns.chats["arrived"].tolist()) for r in runs]
    assert all(len(one & other) < 3 for one, other in combinations(arrivals, 2))


def with_study(warm_up: int, days: int, cool_down: int, **more: object) -> Run:
    study = {"warm_up": warm_up, "days": days, "cool_down": cool_down, **more}
    return run(DAY_SHIFT.replace({f"study.{key}": value for key, value in study.items()}))


def differing(one: Columns, other: Columns) -> set[str]:
    """Columns in which two runs differ, as "table.column"."""
    return {
        f"{table.name}.{name}"
        for table in fields(one)
        for name, column in getattr(one, table.name).items()
        if not np.array_equal(column, getattr(other, table.name)[name])
    }


def test_the_days_that_count_are_a_choice_that_moves_nothing():
    one, other = with_study(0, 4, 0), with_study(1, 2, 1)
    found = differing(one.tables.columns, other.tables.columns)
    assert found == {"chats.counted", "shifts.counted"}
    assert dict(one.kpis) != dict(other.kpis)


def test_more_days_leave_every_earlier_event_as_it_was():
    short, long = (with_study(1, 2, more).tables.columns for more in (0, 3))
    end = 3 * DAY + 4 * HOUR
    early = long.chats["day"] < 3
    for name in ("shopper", "day", "arrived", "attended", "turns"):
        assert np.array_equal(short.chats[name], long.chats[name][early]), name
    done = (long.turns["sent"] < end) & (long.turns["sent"] >= 0)
    known = short.turns["sent"] >= 0
    for name, column in short.turns.items():
        assert np.array_equal(column[known], long.turns[name][done]), name


def test_days_are_counted_from_the_start_date_whatever_it_is():
    """No factor of weekday or season here, so the same µs a week and a day later."""
    one = with_study(1, 2, 1)
    other = with_study(1, 2, 1, start=MONDAY + timedelta(days=8))
    assert differing(one.tables.columns, other.tables.columns) == set()
    later = other.tables.chats["arrived"] - one.tables.chats["arrived"]
    assert later.eq(np.timedelta64(8, "D")).all()
