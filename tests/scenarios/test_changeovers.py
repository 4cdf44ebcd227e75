"""Rulebooks 08, 16, 17 and 25: three shifts, early arrival, overlap, the last hour, bars."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pandas as pd
import pytest
from scenarios.calm_runs import always_late, clock, people_of, played, rulebook

from cssim import Run


def shifts_of(played: Run, name: str) -> pd.DataFrame:
    shifts = played.tables.shifts
    return shifts[shifts["shift"] == name]


def test_on_three_shifts_somebody_is_there_at_every_hour() -> None:
    chats = played("08", study__days=7).tables.chats
    chats = chats[chats["counted"]]
    assert set(chats["arrived"].dt.hour) == set(range(24))
    assert chats["attended"].all()


def test_six_people_on_three_shifts_leave_no_seat_empty() -> None:
    assert played("08", study__days=7).kpis["empty_seat_hours"] == 0


def test_the_late_shift_takes_chats_from_ten_to_six_on() -> None:
    tables = played("16").tables
    late = people_of(played("16"), "shift", "late")
    there = tables.presence[tables.presence["presence"] == "at desk"]
    assert clock(there[there["person"].isin(late)]["begin"]) == [time(17, 50)]
    replies = tables.turns[tables.turns["agent"].isin(late)]["sent"]
    assert (replies.dt.time < time(18)).any()


def test_the_early_shift_spends_its_ten_minutes_cleaning() -> None:
    tables = played("16").tables
    early = people_of(played("16"), "shift", "early")
    there = tables.presence[tables.presence["person"].isin(early)]
    assert clock(there["begin"])[0] == time(9)
    cleaning = tables.absences[tables.absences["cause"] == "cleaning"]
    assert set(cleaning["person"]) == early
    assert clock(cleaning["begin"]) == [time(8, 50)]


@pytest.mark.parametrize(("length", "counted"), [("9 min", False), ("12 min", True)])
def test_away_for_more_than_ten_minutes_is_counted(length: str, counted: bool) -> None:
    away = {"chance": 1.0, "length": {"dist": "constant", "mean": length}}
    incidents = played("16", shop__people__stepping_away=away).tables.incidents
    assert (incidents["kind"] == "away too long").any() == counted


@pytest.mark.parametrize(("by", "kind"), [("29 min", "late"), ("31 min", "absent")])
def test_twenty_minutes_late_for_the_shift_is_an_absence(by: str, kind: str) -> None:
    """Everybody is to be there ten minutes before, and late by what is left of it."""
    late = played("16", shop__people__lateness=always_late(by))
    incidents = late.tables.incidents
    agents = people_of(late, "team", "desk")
    assert set(incidents[incidents["person"].isin(agents)]["kind"]) == {kind}


def test_agents_ask_the_supervisor_who_is_there_by_day() -> None:
    tables = played("16").tables
    supervisors = people_of(played("16"), "team", "supervisor")
    assert len(tables.helped) > 20
    assert set(tables.helped["helper"]) == supervisors
    assert tables.helped["asked"].dt.hour.between(9, 18).all()
    assert not set(tables.chats["agent"]) & supervisors


def test_the_shifts_overlap_for_ninety_minutes() -> None:
    shifts = rulebook("17").rulebook.shifts
    overlap = shifts["early"].blocks[-1].end - shifts["late"].blocks[0].start
    assert overlap == 90 * 60 * 10**6


def test_in_the_last_hour_people_go_when_no_shopper_asks() -> None:
    late = shifts_of(played("17", study__days=7), "late")
    midnight = late["planned_end"]
    assert (late["left"] >= midnight).all()
    assert (late["left"] < midnight + pd.Timedelta("1h")).any()
    finish = played("17", study__days=7, shifts__late__at_end="finish", shifts__late__latest="none")
    assert late["overtime"].sum() > shifts_of(finish, "late")["overtime"].sum()


def test_after_midnight_new_shoppers_are_answered_while_somebody_has_not_gone() -> None:
    chats = played("17", study__days=7).tables.chats
    after_midnight = chats[chats["counted"] & (chats["arrived"].dt.hour == 0)]
    assert 0 < after_midnight["attended"].mean() < 1


def summaries(**changes: Any) -> pd.DataFrame:
    """Return the weekly summaries of a Saturday."""
    tasks = played("17", study__start=date(2026, 3, 5), **changes).tables.tasks
    return tasks[tasks["rule"] == "tasks.weekly_summary"]


def test_everybody_on_duty_writes_a_summary_on_saturday() -> None:
    tasks = summaries()
    assert len(tasks) in (3, 4)
    assert tasks["person"].is_unique
    assert {at.strftime("%A %H:%M") for at in tasks["due"]} == {"Saturday 16:00"}


def test_the_summary_is_laid_aside_for_shoppers() -> None:
    taken = summaries()["done"] - summaries()["begin"]
    assert (taken.dt.total_seconds() > summaries()["worked"] + 60).any()
    without = summaries(desk__interruptible=["idle work"])
    taken = (without["done"] - without["begin"]).dt.total_seconds()
    assert taken.to_numpy() == pytest.approx(without["worked"].to_numpy())


def test_cleaning_comes_before_the_early_and_after_the_late_shift() -> None:
    absences = played("17").tables.absences
    cleaning = absences[absences["cause"] == "cleaning"]
    assert clock(cleaning["begin"]) == [time(1), time(7, 45)]
    assert cleaning.groupby("day").size().eq(2).all()


def day_shift_goes(**changes: Any) -> list[time]:
    """Return when the day shift stops taking new chats."""
    handover = played("25", **changes)
    presence, day = handover.tables.presence, people_of(handover, "shift", "day")
    there = presence[presence["presence"] == "at desk"]
    return clock(there[there["person"].isin(day)]["end"])


def test_when_nothing_is_in_the_way_the_handover_is_at_the_exact_hour() -> None:
    assert day_shift_goes() == [time(17, 30)]


def test_a_late_relief_is_waited_for_until_it_is_prepared() -> None:
    """Half an hour late for 17:20, and ten minutes to prepare."""
    late = {"shop__people__lateness": always_late("30 min")}
    assert day_shift_goes(**late)[-1] == time(18)
    unprepared = {"handover__bars": ["urgent event"], "handover__prepare": "none"}
    assert day_shift_goes(**late, **unprepared)[-1] == time(17, 50)
    assert day_shift_goes(**late, **unprepared, shifts__day__waits_for="none") == [time(17, 30)]


def test_a_relief_unfit_for_work_is_waited_for_until_a_stand_in_has_come() -> None:
    unfit = {"chance": 1.0, "stand_in": {"dist": "constant", "mean": "1 h"}}
    assert day_shift_goes(shop__people__unfit=unfit)[-1] == time(18, 30)


@pytest.mark.parametrize("kind", ["urgent", "restart"])
def test_an_event_keeps_the_outgoing_at_the_desk(kind: str) -> None:
    trouble = {
        f"shop__trouble__{kind}": {
            "per_day": 20.0,
            "lasts": {"dist": "constant", "mean": "1 h"},
        }
    }
    assert day_shift_goes(**trouble)[-1] > time(17, 30)
    assert day_shift_goes(**trouble, handover__bars=["unfit"], handover__prepare="none") == [
        time(17, 30)
    ]


@pytest.mark.parametrize("number", ["02", "17"])
def test_in_the_overlap_one_shift_learns_while_the_other_is_at_the_desk(number: str) -> None:
    lesson = played(number)
    training = lesson.tables.absences[lesson.tables.absences["cause"] == "training"]
    assert set(training["person"]) == {0, 1, 2, 3}
    assert len(clock(training["begin"])) == 2
    assert lesson.kpis["unattended_minutes"] == 0
