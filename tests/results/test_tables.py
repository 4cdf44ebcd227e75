"""Tables as people see them: types, times, what is missing, what each column means."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import numpy as np
import pandas as pd
import pytest
from results.rich import BUSY as MANY
from results.rich import RICH
from results.rulebooks import DAY_SHIFT, NOBODY_LEAVES, ROUND_THE_CLOCK, shortened

from cssim.errors import CssimError
from cssim.fate import NEVER
from cssim.model import NOT_YET, Cause, Closing, Incident, Outcome, Passing, Presence, Shop
from cssim.results import Run, Tables, run
from cssim.results.tables import columns_of
from cssim.results.tables.fields import FIELDS
from cssim.units import DAY, HOUR, SECOND

INSTANTS = {
    "chats": {"arrived", "left", "message_left", "message_answered"},
    "turns": {"message", "begin", "sent"},
    "shifts": {"planned_begin", "planned_end", "came", "left"},
    "presence": {"begin", "end"},
    "slots": {"opened", "closed"},
    "passes": {"at"},
    "helped": {"asked", "begin", "done"},
    "tasks": {"due", "begin", "done"},
    "absences": {"begin", "end"},
    "incidents": {"at"},
}
SPANS = {
    "chats": {"first_response"},
    "turns": {"response"},
    "shifts": {"planned", "early", "overtime", "meetings", "paid"},
    "tasks": {"amount", "worked"},
    "incidents": {"amount"},
}
FLAGS = {
    "chats": {"counted", "attended"},
    "turns": {"offline", "to_nobody"},
    "shifts": {"counted"},
    "incidents": {"counted"},
}


@pytest.fixture(scope="module")
def found() -> Run:
    return run(RICH.replace({**MANY, "study.warm_up": 1}))


@pytest.fixture(scope="module")
def empty() -> Run:
    return run(DAY_SHIFT.replace({"shop.demand.per_day": 1e-9, "shifts.day.seats": 0}))


def raw(found: Run, table: str) -> dict[str, np.ndarray]:
    return dict(getattr(found.tables.columns, table))


@pytest.mark.parametrize("table", FIELDS)
def test_every_column_has_a_meaning_and_nothing_else_has(found, table):
    meaning = Tables.meaning(table)
    assert list(meaning) == list(raw(found, table)) == list(getattr(found.tables, table).columns)
    assert all(meaning.values())


def test_there_are_no_other_tables(found):
    assert {field.name for field in fields(found.tables.columns)} == set(FIELDS)
    with pytest.raises(CssimError, match="no table is called 'orders'"):
        Tables.meaning("orders")


@pytest.mark.parametrize("table", FIELDS)
def test_instants_are_dates_and_times(found, table):
    frame = getattr(found.tables, table)
    shown = {name for name in frame if frame[name].dtype.kind == "M"}
    assert shown == INSTANTS[table]
    midnight = pd.Timestamp(date(2026, 3, 2))
    for name in shown:
        column = raw(found, table)[name]
        known = column != NOT_YET
        assert frame[name].isna().tolist() == (~known).tolist()
        since = (frame[name][known] - midnight) // pd.Timedelta(1, "us")
        assert since.tolist() == column[known].tolist()


@pytest.mark.parametrize("table", FIELDS)
def test_spans_are_seconds(found, table):
    frame = getattr(found.tables, table)
    shown = {name for name in frame if frame[name].dtype.kind == "f"}
    assert shown == SPANS.get(table, set())
    for name in shown:
        column = raw(found, table)[name]
        known = column != NOT_YET
        assert frame[name].isna().tolist() == (~known).tolist()
        assert (frame[name][known] * SECOND).round().tolist() == column[known].tolist()


@pytest.mark.parametrize("table", FIELDS)
def test_flags_are_true_or_false(found, table):
    frame = getattr(found.tables, table)
    assert {name for name in frame if frame[name].dtype == np.bool_} == FLAGS.get(table, set())


@pytest.mark.parametrize(
    ("table", "column", "codes"),
    [
        ("chats", "outcome", Outcome),
        ("presence", "presence", Presence),
        ("presence", "cause", Cause),
        ("slots", "why", Closing),
        ("passes", "why", Passing),
        ("absences", "cause", Cause),
        ("incidents", "kind", Incident),
    ],
)
def test_codes_are_categories_in_words(found, table, column, codes):
    shown = getattr(found.tables, table)[column]
    names = [code.name.lower().replace("_", " ") for code in codes]
    assert shown.cat.categories.tolist() == names
    numbers = raw(found, table)[column].tolist()
    expected = [None if n == NOT_YET else names[n] for n in numbers]
    assert [None if pd.isna(word) else word for word in shown] == expected


@pytest.mark.parametrize("table", FIELDS)
def test_an_empty_table_keeps_its_columns_and_types(found, empty, table):
    none, some = getattr(empty.tables, table), getattr(found.tables, table)
    assert len(none) == 0
    assert list(none.columns) == list(some.columns)
    for name in INSTANTS[table] | SPANS.get(table, set()) | FLAGS.get(table, set()):
        assert none[name].dtype == some[name].dtype, name


def test_chats_are_in_the_order_of_their_numbers_and_of_arrival(found):
    chats = raw(found, "chats")
    first = chats["after"] == NOT_YET
    assert chats["shopper"][first].tolist() == list(range(first.sum()))
    assert chats["contact"][first].tolist() == list(range(first.sum()))
    assert (np.diff(chats["arrived"][first]) >= 0).all()
    assert (np.diff(chats["contact"]) > 0).all()
    assert not first[first.sum() :].any()


def test_who_comes_back_is_the_same_shopper_of_the_same_topic_and_counts_alike(found):
    chats = found.tables.chats.set_index("contact")
    back = chats[chats["after"] >= 0]
    before = chats.loc[back["after"]]
    assert len(back) > 100
    for name in ("shopper", "topic", "counted"):
        assert back[name].tolist() == before[name].tolist(), name
    assert (back["arrived"].to_numpy() > before["left"].to_numpy()).all()


@pytest.mark.parametrize(
    ("table", "by"),
    [
        ("turns", ["contact", "turn"]),
        ("shifts", ["person", "planned_begin"]),
        ("presence", ["person", "begin"]),
        ("absences", ["person", "begin"]),
    ],
)
def test_rows_are_sorted_and_each_is_there_once(found, table, by):
    frame = getattr(found.tables, table)
    assert not frame.duplicated(by).any()
    assert frame[by].equals(frame[by].sort_values(by, ignore_index=True))


def test_slots_are_in_the_order_of_contact_and_time(found):
    """A chat may take a slot and pass on to a colleague within one instant."""
    slots = found.tables.slots
    by = ["contact", "opened", "closed"]
    assert slots[by].equals(slots[by].sort_values(by, ignore_index=True, kind="stable"))
    assert not slots.duplicated([*by, "person"]).any()


def test_turns_are_numbered_from_one_without_a_gap(found):
    turns = found.tables.turns
    assert turns["turn"].equals(turns.groupby("contact").cumcount() + 1)
    assert set(turns["contact"]) == set(found.tables.chats["contact"])


def test_what_counts_comes_after_the_warm_up_and_before_the_cool_down(found):
    begin, end = pd.Timestamp("2026-03-03 04:00"), pd.Timestamp("2026-03-05 04:00")
    chats, shifts = found.tables.chats, found.tables.shifts
    first = chats[chats["after"] < 0]
    inside = (first["arrived"] >= begin) & (first["arrived"] < end)
    assert first["counted"].equals(inside.rename("counted"))
    assert 0 < inside.sum() < len(first)
    days = shifts["planned_begin"].dt.normalize()
    assert shifts["counted"].equals(days.between("2026-03-03", "2026-03-04").rename("counted"))
    incidents = found.tables.incidents
    inside = (incidents["at"] >= begin) & (incidents["at"] < end)
    assert incidents["counted"].equals(inside.rename("counted"))


def test_a_shift_past_midnight_counts_on_the_day_it_began():
    shifts = run(shortened("19-common-form")).tables.shifts
    late = shifts[shifts["shift"] == "evening"]
    assert (late["planned_end"].dt.hour == 1).all()
    assert late["counted"].equals(late["day"].between(1, 3).rename("counted"))


BUSY = DAY_SHIFT.replace(
    {
        **NOBODY_LEAVES,
        **ROUND_THE_CLOCK,
        "shop.demand.per_day": 3000,
        "study.warm_up": 0,
        "study.days": 1,
        "study.cool_down": 0,
    }
)


def test_shoppers_may_still_be_there_when_the_run_ends():
    still = run(BUSY).tables.chats
    still = still[still["outcome"] == "open"]
    assert len(still) > 100
    missing = still[["left", "message_left", "message_answered"]].isna()
    assert missing.all(axis=None)
    assert still.loc[still["replies"] == 0, "first_response"].isna().all()
    assert (still.loc[still["replies"] == 0, "agent"] == -1).all()


def test_chats_still_open_hold_a_slot_that_is_not_freed():
    tables = run(BUSY).tables
    held = tables.slots[tables.slots["closed"].isna()]
    assert held["why"].isna().all()
    assert 1 <= len(held) <= 2 * 3
    assert not held.duplicated("contact").any()


def test_a_reply_in_hand_at_the_end_is_begun_but_not_sent():
    turns = run(BUSY).tables.turns
    in_hand = turns[turns["begin"].notna() & turns["sent"].isna()]
    assert sorted(in_hand["agent"]) == [0, 1]
    assert in_hand["response"].isna().all()


def test_who_has_left_silently_is_told_even_if_the_desk_never_learnt_of_it():
    patient = BUSY.replace({"shop.chat.patience.first": {"dist": "constant", "mean": "5 min"}})
    played = Shop(patient.replace({"shop.chat.leaves_silently": 1.0}), 0).play()
    (record,) = played.records.contacts
    chats = columns_of(played).chats
    unlearnt = (record.outcome == Outcome.OPEN) & (chats["outcome"] == Outcome.LEFT_SILENTLY)
    assert unlearnt.any()
    assert (chats["left"][unlearnt] < played.end).all()
    first = record.contacts.offset[:-1]
    waiting = (chats["outcome"] == Outcome.OPEN) & (record.begin[first] == NOT_YET)
    assert waiting.sum() > 5
    assert (chats["arrived"][waiting] + 5 * 60 * SECOND >= played.end).all()
    assert (chats["left"][chats["outcome"] == Outcome.OPEN] == NOT_YET).all()


def test_nobody_leaves_who_never_would():
    chats = run(BUSY).tables.columns.chats
    assert not np.isin(chats["outcome"], (Outcome.LEFT_OPENLY, Outcome.LEFT_SILENTLY)).any()
    assert (chats["left"] == NOT_YET).all()
    assert chats["left"].max() < NEVER


def test_overtime_is_cut_where_the_run_ends():
    """The shift ends at 03:59, the run at 04:00, with chats still open."""
    late = BUSY.replace({"shifts.day.blocks": ["20:00-27:59"]})
    found = run(late)
    shifts, end = found.tables.columns.shifts, DAY + 4 * HOUR
    assert shifts["left"].tolist() == [end, end]
    assert shifts["overtime"].tolist() == [60 * SECOND] * 2
    assert found.tables.columns.presence["end"].max() == end


def test_a_shift_that_outlasts_the_run_has_no_overtime_and_is_paid_as_rostered():
    found = run(BUSY.replace({"shifts.day.blocks": ["22:00-30:00"]})).tables.columns
    assert found.shifts["overtime"].tolist() == [0, 0]
    assert found.shifts["planned"].tolist() == [8 * HOUR] * 2
    assert found.shifts["paid"].tolist() == [8 * HOUR] * 2
    assert found.presence["end"].max() == DAY + 4 * HOUR


def test_who_works_back_to_back_never_leaves_and_has_no_overtime():
    overtime_paid = {**ROUND_THE_CLOCK, "pay.overtime": "paid"}
    found = run(DAY_SHIFT.replace(overtime_paid)).tables.columns
    assert len(found.shifts["day"]) == 2 * 5
    assert found.shifts["left"].tolist() == found.shifts["planned_end"].tolist()
    assert not found.shifts["overtime"].any()
    assert found.shifts["paid"].tolist() == [DAY] * 10
    assert found.presence["person"].tolist() == [0, 1]
    assert (found.presence["end"] - found.presence["begin"]).tolist() == [5 * DAY] * 2


def test_overtime_between_two_blocks_ends_when_the_second_begins():
    """A minute of pause is too short for chats to end in, when silence is minded for an hour."""
    found = run(
        DAY_SHIFT.replace(
            {
                "shifts.day.blocks": ["09:00-12:00", "12:01-18:00"],
                "desk.auto_close": "1 h",
                "shop.chat.says_goodbye": 0.0,
                "shop.demand.per_day": 600,
            }
        )
    ).tables.shifts
    before = found[found["planned_end"].dt.hour == 12]
    assert (before["left"] - before["planned_end"] == pd.Timedelta(60, "s")).all()
    assert (before["overtime"] == 60).all()


def test_tables_are_made_once(found):
    assert found.tables.chats is found.tables.chats
