"""An amendment changes nothing that happened before its day, to the bit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from results.rulebooks import DAY_SHIFT, two_shifts

from cssim.results import Run, run
from cssim.results.tables.fields import FIELDS
from cssim.scenario import Scenario, load
from cssim.units import DAY, HOUR

KNOWN_AT: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "chats": {
        "arrived": ("contact", "shopper", "after", "topic", "day", "counted", "attended"),
        "left": ("contact",),
        "message_left": ("contact",),
        "message_answered": ("contact",),
    },
    "turns": {
        "message": ("contact", "turn"),
        "begin": ("contact", "turn", "agent"),
        "sent": ("contact", "turn", "agent", "begin", "response", "offline", "to_nobody"),
    },
    "shifts": {
        "came": ("person", "day", "planned_begin", "planned_end", "early", "planned"),
        "left": ("person", "day", "overtime"),
    },
    "presence": {
        "begin": ("person", "presence", "cause"),
        "end": ("person", "presence", "cause", "begin"),
    },
    "slots": {"opened": ("contact", "person"), "closed": ("contact", "person", "opened", "why")},
    "passes": {"at": ("contact", "turn", "from_person", "to_person", "why", "repeated")},
    "helped": {
        "asked": ("contact", "asker"),
        "begin": ("contact", "asker", "helper"),
        "done": ("contact", "asker", "helper", "asked", "begin"),
    },
    "tasks": {
        "due": ("work", "rule", "amount"),
        "begin": ("work", "rule", "person"),
        "done": ("work", "rule", "person", "due", "begin"),
    },
    "absences": {"begin": ("person", "day", "cause")},
    "incidents": {"at": ("day", "kind", "person", "contact", "amount", "rule")},
}
"""By table and instant, the columns that are settled at that instant."""

MORE_CHATS = {"shop.demand.per_day": 300.0, "study.days": 4}
STEADY = DAY_SHIFT.replace(MORE_CHATS)
RELIEF = two_shifts(["08:00-16:00"], ["16:00-25:00"], teams={"desk": {"people": 4, "rest": "none"}})
LIVELY = RELIEF.replace(
    {
        **MORE_CHATS,
        "teams.desk.rest": "6 on, 1 off",
        "shifts.early.at_end": "hand_over",
        "desk.transfer": "free",
        "tasks": {
            "summary": {
                "work": "reports",
                "on": "every day",
                "at": "15:30",
                "amount": "20 min",
                "shifts": ["early"],
                "who": "each",
            }
        },
        "shop.people.stepping_away": {
            "chance": 0.5,
            "length": {"dist": "exponential", "mean": "10 min"},
        },
        "shop.people.lateness": {
            "chance": 0.3,
            "by": {"dist": "exponential", "mean": "10 min"},
        },
        "shop.chat.returns": {
            "chance": 0.5,
            "after": {"dist": "exponential", "mean": "20 min"},
        },
        "presence": {"away_limit": "10 min", "late_limit": "20 min", "checks": 0.5},
        "response": {"within": "30 s"},
    }
)
FULL = load(Path(__file__).parents[1] / "scenario" / "good" / "full.toml").replace(
    {"study.days": 4, "shop.trouble.urgent.per_day": 3, "shop.people.unfit.chance": 0.1}
)
"""Every table of the format."""
WORLDS = {
    "steady": (STEADY, "desk", "day"),
    "lively": (LIVELY, "desk", "late"),
    "full": (FULL, "presale", "evening"),
}
NIGHT = {"blocks": ["25:00-28:00"], "seats": 1, "at_end": "finish"}
TRAINING = {"on": "every day", "at": "17:00", "length": "1 h"}


def changes_of(world: str) -> dict[str, dict[str, Any]]:
    """Return what an amendment may change, by name."""
    _, team, shift = WORLDS[world]
    return {
        "no seat": {f"shifts.{shift}.seats": 0},
        "more people": {f"teams.{team}.people": 7, f"shifts.{shift}.seats": 3},
        "other days off": {f"teams.{team}.rest": "2 on, 1 off"},
        "other hours": {f"shifts.{shift}.blocks": ["16:30-22:00"]},
        "another end": {f"shifts.{shift}.at_end": "leave", f"shifts.{shift}.latest": "none"},
        "a new shift": {f"teams.{team}.people": 6, "shifts.small_hours": {**NIGHT, "team": team}},
        "one chat at a time": {"desk.concurrent_chats": 1, "desk.auto_close": "30 s"},
        "offline messages first": {"desk.priority": ["offline messages"]},
        "training": {"training.product": {**TRAINING, "shifts": [shift]}},
        "replies within a minute": {"response.within": "1 min"},
    }


CHANGES = sorted(changes_of("steady"))


def amended(scenario: Scenario, changes: Mapping[str, Any], day: int) -> Scenario:
    begin = scenario.study.date_of(day)
    return scenario.replace({f"amendments.{begin}.{path}": v for path, v in changes.items()})


def happened_before(played: Run, instant: int) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Yield by table and instant, in order, all that was settled before an instant."""
    for name, instants in KNOWN_AT.items():
        columns = getattr(played.tables.columns, name)
        for at, settled in instants.items():
            times = columns[at]
            rows = np.flatnonzero((times >= 0) & (times < instant))
            told = [tuple(columns[c][i] for c in (at, *settled)) for i in rows]
            yield f"{name}.{at}", sorted(told, key=repr)


def all_tables(played: Run) -> dict[str, list[list[object]]]:
    columns = played.tables.columns
    return {n: [list(c) for c in getattr(columns, n).values()] for n in FIELDS}


def test_every_table_is_looked_at() -> None:
    assert set(KNOWN_AT) == set(FIELDS)
    for name, instants in KNOWN_AT.items():
        assert {*instants, *(c for known in instants.values() for c in known)} <= set(FIELDS[name])


@pytest.mark.parametrize("world", WORLDS)
@settings(max_examples=12)
@given(day=st.integers(1, 4), change=st.sampled_from(CHANGES), replication=st.integers(0, 2))
def test_what_happened_before_its_day_stays(
    world: str, day: int, change: str, replication: int
) -> None:
    scenario, _, _ = WORLDS[world]
    changed = amended(scenario, changes_of(world)[change], day)
    instant = day * DAY + 4 * HOUR
    before = dict(happened_before(run(scenario, replication=replication), instant))
    after = dict(happened_before(run(changed, replication=replication), instant))
    for name in before:
        assert after[name] == before[name], name
    assert before["turns.sent"]


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("change", CHANGES)
def test_from_the_first_day_on_it_is_another_rulebook(world: str, change: str) -> None:
    scenario, _, _ = WORLDS[world]
    changes = changes_of(world)[change]
    whole = all_tables(run(scenario.replace(changes)))
    assert all_tables(run(amended(scenario, changes, 0))) == whole
    assert all_tables(run(amended(scenario, changes, -400))) == whole


@pytest.mark.parametrize("change", CHANGES)
def test_an_amendment_does_something(change: str) -> None:
    assert all_tables(run(amended(LIVELY, changes_of("lively")[change], 2))) != all_tables(
        run(LIVELY)
    )


def test_what_never_comes_into_force_changes_nothing() -> None:
    changes = changes_of("lively")["no seat"]
    late = amended(LIVELY, changes, LIVELY.study.total_days)
    assert len(late.never_in_force) == 1
    assert all_tables(run(late)) == all_tables(run(LIVELY))
