"""Rulebooks 13, 14 and 23, and what is new in 19: checks, greetings, cleaning, spare time.

With them what the files of 08, 13, 14, 16, 17, 23 and 25 say.
"""

from __future__ import annotations

from datetime import time

import pandas as pd
import pytest
from scenarios.calm_runs import clock, played, rulebook, whole

from cssim import diff

HOURS = {
    "08": {"day": "08:00-16:00", "evening": "16:00-24:00", "night": "00:00-08:00"},
    "13": {"day": "08:30-17:30", "evening": "17:30-25:00"},
    "14": {"day": "08:30-17:30", "evening": "17:30-25:00"},
    "16": {"early": "09:00-18:00", "late": "18:00-24:00", "supervisor": "09:00-18:00"},
    "17": {"early": "08:00-17:30", "late": "16:00-24:00"},
    "23": {"day": "08:30-17:30", "evening": "17:30-25:00"},
    "25": {"day": "08:30-17:30", "evening": "17:30-25:00"},
}


@pytest.mark.parametrize("number", HOURS)
def test_the_hours_are_those_of_the_document(number: str) -> None:
    shifts = rulebook(number).rulebook.shifts
    hours = {name: ", ".join(map(str, shift.blocks)) for name, shift in shifts.items()}
    assert hours == HOURS[number]


@pytest.mark.parametrize("number", [n for n in HOURS if n != "08"])
def test_four_people_share_two_seats_a_shift_and_five_chats_as_in_02_and_19(number: str) -> None:
    rules = rulebook(number).rulebook
    team = next(iter(rules.teams))
    assert rules.teams[team].people == 4
    assert {shift.seats for shift in rules.shifts.values() if shift.team == team} == {2}
    assert rules.desk.concurrent_chats == 5


@pytest.mark.parametrize("number", HOURS)
def test_each_is_played_on_the_load_of_the_common_shop(number: str) -> None:
    assert rulebook(number).shop.demand.per_day == 800


@pytest.mark.parametrize("number", HOURS)
def test_no_document_says_that_overtime_is_paid(number: str) -> None:
    note = rulebook(number).notes["pay.overtime"]
    assert note.grade == "assumed"
    assert note.clause is None


@pytest.mark.parametrize(
    ("number", "days"),
    [("13", "6 on, 1 off"), ("14", "6 on, 1 off"), ("16", "6 on, 1 off"), ("17", "3 days a month")],
)
def test_days_off_are_those_of_the_document(number: str, days: str) -> None:
    scenario = rulebook(number)
    team = next(iter(scenario.rulebook.teams))
    assert scenario.replace({f"teams.{team}.rest": days}).rulebook == scenario.rulebook


def quickest_first_reply(check: str) -> float:
    """Return the shortest composing of a first reply when everybody asks for data, in s."""
    turns = played(
        "13",
        desk__identity_check=check,
        shop__chat__asks_for_data=1.0,
        shop__people__pace={"dist": "constant", "mean": 1.0},
    ).tables.turns
    first = turns[(turns["turn"] == 1) & ~turns["offline"]].dropna(subset=["sent"])
    composing: float = (first["sent"] - first["begin"]).dt.total_seconds().min()
    return composing


def test_who_asks_for_data_is_first_checked() -> None:
    assert quickest_first_reply("none") < 10
    assert 30 < quickest_first_reply("30 s") < 40


def test_nobody_is_signed_in_after_the_shift_but_for_the_reply_in_hand() -> None:
    overtime = played("13").tables.shifts["overtime"]
    assert (overtime < 5 * 60).all()
    assert played("13", shifts__evening__at_end="finish").tables.shifts["overtime"].max() > 5 * 60


def test_at_half_past_five_chats_pass_on_with_a_note() -> None:
    passes = played("13").tables.passes
    assert (passes["why"] == "hand over").any()
    assert (passes["at"].dt.hour == 17).all()
    assert (passes["repeated"] == 0).all()


def test_each_greeting_after_thirty_seconds_is_counted_with_its_delay() -> None:
    tables = whole("14").tables
    late = tables.incidents[tables.incidents["kind"] == "late reply"]
    assert set(late["rule"]) == {"response.within"}
    waited = tables.chats.set_index("contact")["first_response"][late["contact"]].to_numpy()
    answered = ~pd.isna(waited)
    assert answered.sum() > 100
    assert late["amount"].to_numpy()[answered] == pytest.approx(waited[answered] - 30, abs=1e-5)


def test_shoppers_fare_under_14_as_under_19_for_counting_changes_nothing() -> None:
    assert whole("14").tables.chats.equals(whole("19").tables.chats)
    assert (whole("19").tables.incidents["kind"] != "late reply").all()


def test_under_14_everybody_cleans_and_under_19_one_in_turns() -> None:
    absences = {number: played(number).tables.absences for number in ("14", "19")}
    cleaning = {number: rows[rows["cause"] == "cleaning"] for number, rows in absences.items()}
    assert clock(cleaning["14"]["begin"]) == [time(8, 20), time(17, 20)]
    assert cleaning["19"].groupby("day").size().eq(1).all()
    assert cleaning["19"]["person"].nunique() == 2


def test_the_twin_says_what_19_says() -> None:
    assert not diff(rulebook("19"), rulebook("23")).rows
    assert rulebook("23").rulebook.shifts == rulebook("19").rulebook.shifts


def test_the_twin_has_the_clauses_of_19_under_its_own_number() -> None:
    first, other = rulebook("19").notes, rulebook("23").notes
    clauses = {path: note.clause for path, note in first.items() if note.clause}
    own = {path: note.clause for path, note in other.items() if note.clause}
    assert own == {path: clause.replace("19.", "23.", 1) for path, clause in clauses.items()}


def test_the_same_shoppers_fare_under_the_twin_as_under_19() -> None:
    assert whole("23").tables.turns.equals(whole("19").tables.turns)
    assert whole("23").tables.presence.equals(whole("19").tables.presence)


def test_what_is_done_in_spare_time_costs_shoppers_nothing() -> None:
    idle = played("19")
    tasks = idle.tables.tasks
    assert set(tasks["rule"]) == {"tasks.back_office", "tasks.own_conversion"}
    assert tasks["done"].notna().mean() > 0.9
    assert idle.tables.chats.equals(played("19", tasks="none").tables.chats)
