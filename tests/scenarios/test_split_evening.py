"""Rulebook 04 played: the split evening, the one-minute rule, the meeting, the reminder."""

import pandas as pd
import pytest
from scenarios.short_runs import ON_TIME, clock, scenario, tables

import cssim as cs

NAME = "04-split-evening"
MONDAY = 0


@pytest.fixture(scope="module")
def played() -> cs.Tables:
    return tables(NAME, ON_TIME)


def test_one_is_alone_in_the_evening_and_two_are_there_over_noon(played: cs.Tables) -> None:
    shifts = played.shifts[played.shifts.day == MONDAY]
    blocks = [
        (round(b, 1), round(e, 1))
        for b, e in zip(clock(shifts.planned_begin), clock(shifts.planned_end), strict=True)
    ]
    assert sorted(blocks) == [(8.5, 17.5), (10.0, 14.0), (17.5, 23.0)]
    assert len(set(shifts.person)) == 2


def test_on_monday_at_half_past_one_one_of_two_stays_at_the_desk(played: cs.Tables) -> None:
    absences = played.absences[played.absences.day == MONDAY]
    assert absences.cause.tolist() == ["meeting"]
    assert clock(absences.begin).tolist() == [13.5]
    assert clock(absences.end).tolist() == [14.0]


def test_three_people_change_places_every_week() -> None:
    played = tables(NAME, {"study.days": 21, "shop.demand.per_day": 20})
    shifts = played.shifts[played.shifts.planned_begin.dt.day_of_week == 3]
    by_day = shifts[shifts["shift"] == "day"].person.tolist()
    assert len(by_day) == 3
    assert len(set(by_day)) == 3


def test_with_a_relief_no_seat_is_ever_empty() -> None:
    scenario_of_three = {"study.days": 21, "shop.demand.per_day": 20}
    shifts = tables(NAME, scenario_of_three).shifts
    assert len(shifts[shifts.day < 21]) == 21 * 3
    assert shifts.person.nunique() == 3


def test_late_replies_are_counted_in_the_hours_of_the_evening_shift(played: cs.Tables) -> None:
    late = played.incidents[played.incidents.kind == "late reply"]
    chats = played.chats.set_index("contact").loc[late.contact]
    hour = clock(chats.arrived)
    in_hours = ((hour >= 10) & (hour < 14)) | ((hour >= 17.5) & (hour < 23))
    assert len(late) > 20
    assert in_hours.all()
    assert set(late.rule) == {"response.within"}


def test_more_people_in_the_evening_keep_the_rule_better() -> None:
    two = {"shifts.evening.seats": 2, "teams.desk.people": 4}
    alone, together = (cs.run(scenario(NAME, {"study.days": 7} | more)) for more in ({}, two))
    assert alone.kpis["rule_kept"] < 0.65 < 0.75 < together.kpis["rule_kept"]


def test_each_shopper_answered_is_added_as_a_contact_once(played: cs.Tables) -> None:
    added = played.tasks[played.tasks.rule == "at the desk"]
    assert len(added) == (played.chats.replies > 0).sum()
    assert set(added.amount) == {20.0}


def test_nobody_is_passed_on(played: cs.Tables) -> None:
    assert len(played.passes) == 0


def test_messages_of_the_night_come_before_the_first_shopper_of_the_morning(
    played: cs.Tables,
) -> None:
    opening = pd.Timestamp("2026-03-03 08:30")
    chats = played.chats
    night = chats[(chats.message_left > opening - pd.Timedelta("9h")) & (chats.arrived < opening)]
    first = chats[(chats.arrived > opening) & (chats.replies > 0)].iloc[0]
    first_reply = first.arrived + pd.Timedelta(seconds=first.first_response)
    assert len(night) > 10
    assert night.message_answered.max() < first_reply


def test_reminders_in_one_go_keep_shoppers_waiting() -> None:
    whole = {"desk.interruptible": ["reports"], "tasks.reminders.amount": "30 min"}
    share = []
    for changes in ({}, whole):
        chats = tables(NAME, ON_TIME | changes).chats
        asked = chats[(clock(chats.arrived) >= 16) & (clock(chats.arrived) < 16.5)]
        share.append((asked.first_response <= 60).mean())
    pausing, block = share
    assert block < pausing - 0.2
