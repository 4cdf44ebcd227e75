"""Rulebooks 12 and 01 played: waiting for the relief, roll-call, leaders; the morning's order."""

from datetime import date

import pandas as pd
import pytest
from scenarios.short_runs import ON_TIME, clock, people_of, tables

import cssim as cs

ALL_LATE = {
    "shop.people.lateness.chance": 1.0,
    "shop.people.lateness.by.dist": "constant",
    "shop.people.lateness.by.mean": "30 min",
}
"""Ten minutes early and thirty late: twenty minutes after the shift has begun."""


MONDAY, TUESDAY = "2026-03-02", "2026-03-03"


def at(day: str, clock_time: str) -> pd.Timestamp:
    return pd.Timestamp(f"{day} {clock_time}")


@pytest.fixture(scope="module")
def call_room() -> cs.Tables:
    return tables("12-call-room")


def test_nobody_leaves_the_desk_before_the_relief_has_come() -> None:
    shifts = tables("12-call-room", ALL_LATE).shifts
    first = shifts[shifts.day == 0]
    outgoing, incoming = (first[first["shift"] == key] for key in ("day", "night"))
    assert len(outgoing) == len(incoming) == 2
    assert (incoming.came == at(MONDAY, "17:50")).all()
    assert (outgoing.left >= at(MONDAY, "17:50")).all()


def test_without_the_rule_they_leave_when_the_shift_is_over() -> None:
    shifts = tables("12-call-room", ALL_LATE | {"shifts.day.waits_for": "none"}).shifts
    outgoing = shifts[(shifts.day == 0) & (shifts["shift"] == "day")]
    assert (outgoing.left < at(MONDAY, "17:50")).all()


def test_twenty_minutes_late_is_a_breach() -> None:
    incidents = tables("12-call-room", ALL_LATE).incidents
    assert (incidents.kind == "absent").sum() > 8
    assert set(incidents.rule[incidents.kind == "absent"]) == {"presence.late_limit"}


def test_who_is_not_late_is_there_ten_minutes_early_but_not_at_the_desk() -> None:
    played = tables("12-call-room", ON_TIME)
    assert (played.shifts.planned_begin - played.shifts.came == pd.Timedelta(minutes=10)).all()
    on_desk = played.presence[played.presence.presence == "at desk"]
    assert clock(on_desk.begin).min() == 8.5


def test_open_chats_go_to_the_relief_and_nothing_is_said_twice(call_room: cs.Tables) -> None:
    passes = call_room.passes
    assert set(passes.why) == {"hand over"}
    assert (passes.repeated == 0).all()
    assert ((clock(passes["at"]) >= 17.5) & (clock(passes["at"]) < 19)).all()


def test_leaders_help_and_answer_nobody(call_room: cs.Tables) -> None:
    leaders = people_of(call_room, "leaders")
    assert len(call_room.helped) > 10
    assert set(call_room.helped.helper) <= leaders
    assert not set(call_room.turns.agent) & leaders


def test_leaders_meet_on_monday_without_the_agents(call_room: cs.Tables) -> None:
    meetings = call_room.absences[call_room.absences.cause == "meeting"]
    assert set(meetings.day) == {0}
    assert set(meetings.person) <= people_of(call_room, "leaders")


def test_once_a_month_one_of_the_day_shift_minds_the_desk() -> None:
    friday = {"study.start": date(2026, 3, 20), "study.days": 1}
    played = tables("12-call-room", ON_TIME | friday)
    today = played.absences[(played.absences.cause == "meeting") & (played.absences.day == 0)]
    shifts = played.shifts[played.shifts.day == 0].set_index("person")["shift"]
    gone = shifts.loc[list(today.person)].tolist()
    assert gone.count("day") == (shifts == "day").sum() - 1
    assert gone.count("night") == (shifts == "night").sum()


def morning_of(changes: dict[str, object]) -> tuple[float, float]:
    """Return when the last message of the night is answered and the mean first response, 8:30-9."""
    chats = tables("01-demerits", ON_TIME | changes).chats
    second_day = at(TUESDAY, "08:30")
    night = chats[(chats.message_left > at(MONDAY, "20:00")) & (chats.message_left < second_day)]
    asked = chats[
        (chats.arrived >= second_day) & (chats.arrived < second_day + pd.Timedelta("30min"))
    ]
    assert len(night) > 5
    return (night.message_answered.max() - second_day).total_seconds(), asked.first_response.mean()


def test_shoppers_of_the_morning_wait_until_the_night_is_answered() -> None:
    live = ["first replies", "replies", "offline messages"]
    answered, waited = morning_of({})
    answered_later, waited_less = morning_of({"desk.priority": live})
    assert answered < answered_later
    assert waited > waited_less


def test_who_is_stuck_gives_the_chat_to_a_colleague() -> None:
    passes = tables("01-demerits").passes
    assert len(passes) > 10
    assert set(passes.why) == {"help"}


def test_one_person_a_day_cleans_before_the_day_begins() -> None:
    played = tables("01-demerits")
    cleaning = played.absences[played.absences.cause == "cleaning"]
    assert cleaning.day.tolist() == [0, 1, 2]
    assert set(clock(cleaning.begin)) == {8.25}
    assert cleaning.person.nunique() > 1
    minutes = played.shifts.groupby("day").meetings.sum() / 60
    assert minutes[1] == 15


def test_orders_of_the_night_wait_for_its_messages() -> None:
    played = tables("01-demerits", ON_TIME)
    tasks = played.tasks[(played.tasks.due == at(TUESDAY, "08:30"))]
    paid = tasks[tasks.rule == "tasks.paid_orders"]
    chats = played.chats
    night = chats[
        (chats.message_left > at(MONDAY, "20:00")) & (chats.message_left < at(TUESDAY, "08:30"))
    ]
    assert paid.begin.item() >= night.message_answered.max() - pd.Timedelta("2min")
    assert paid.worked.item() > 0
