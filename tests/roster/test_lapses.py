"""Lapses: stepping away and signing out, within the stint and around what is planned."""

import pytest
from roster.plans import counted, fated, told
from roster.rulebooks import rulebook, shift, team

from cssim.fate import AwayTime
from cssim.units import HOUR, MINUTE

LIMITS = {"away_limit": "10 min", "checks": 0.5}


def away(when, minutes):
    return AwayTime(when, minutes * MINUTE)


def day_of(monkeypatch, *blocks, presence=LIMITS, late=None, **fate):
    """The plan of one person, by default 08:00-16:00, with lunch from 12:00 to 12:30."""
    lunch = {"on": "every day", "at": "12:00", "length": "30 min", "shifts": ["day"]}
    blocks = blocks or ("08:00-16:00",)
    book = rulebook({"presale": team(1)}, {"day": shift(*blocks)},
                    presence=presence, meals={"lunch": lunch})  # fmt: skip
    fate |= {"late": late} if late else {}
    return fated(monkeypatch, book, {(0, 0): fate}).by_day[0]


def lapses(plan):
    lines = told(plan)
    return [line for line in lines if "stepped" in line or "signed" in line]


def test_a_lapse_lies_where_its_fate_says(monkeypatch):
    # A quarter of eight hours after 08:00.
    plan = day_of(monkeypatch, stepping_away=away(0.25, 9))
    assert told(plan) == [
        "08:00 0 start", "10:00 0 away stepped away", "10:09 0 back",
        "12:00 0 away meal", "12:30 0 back", "16:00 0 finish",
    ]  # fmt: skip
    assert counted(plan) == []


def test_who_signs_out_is_not_there(monkeypatch):
    plan = day_of(monkeypatch, signing_out=away(0.25, 20), found=0.9)
    assert told(plan)[1:3] == ["10:00 0 sign out signed out", "10:20 0 back"]
    assert counted(plan) == []


@pytest.mark.parametrize(("minutes", "counts"), [(9, 0), (10, 0), (11, 1)])
def test_longer_than_the_limit_is_counted(monkeypatch, minutes, counts):
    plan = day_of(monkeypatch, stepping_away=away(0.25, minutes))
    row = (f"10:{minutes:02}", 0, "away_too_long", minutes, "presence.away_limit")
    assert counted(plan) == [row] * counts


@pytest.mark.parametrize(("found", "counts"), [(0.0, 1), (0.49, 1), (0.5, 0), (0.99, 0)])
def test_some_who_sign_out_are_found(monkeypatch, found, counts):
    plan = day_of(monkeypatch, signing_out=away(0.25, 20), found=found)
    assert counted(plan) == [("10:00", 0, "found_signed_out", 20, "presence.checks")] * counts


def test_without_rules_on_presence_nothing_is_counted(monkeypatch):
    fates = {"stepping_away": away(0.25, 99), "signing_out": away(0.75, 99)}
    assert counted(day_of(monkeypatch, presence=None, **fates)) == []


def test_what_is_planned_comes_first(monkeypatch):
    # Away from 11:30 (a 7/16th of the day) to 12:50: lunch takes the middle, 50 minutes are left.
    plan = day_of(monkeypatch, stepping_away=away(7 / 16, 80))
    assert told(plan)[1:7] == [
        "11:30 0 away stepped away", "12:00 0 back", "12:00 0 away meal", "12:30 0 back",
        "12:30 0 away stepped away", "12:50 0 back",
    ]  # fmt: skip
    assert counted(plan) == [("12:50", 0, "away_too_long", 50, "presence.away_limit")]


def test_a_lapse_within_lunch_is_none(monkeypatch):
    plan = day_of(monkeypatch, stepping_away=away(0.5, 25), signing_out=away(0.5, 30), found=0.0)
    assert lapses(plan) == []
    assert counted(plan) == []


def test_two_lapses_do_not_overlap(monkeypatch):
    plan = day_of(monkeypatch, stepping_away=away(0.25, 30), signing_out=away(0.25, 60), found=0.0)
    assert lapses(plan) == ["10:00 0 away stepped away", "10:30 0 sign out signed out"]
    assert counted(plan) == [
        ("10:30", 0, "away_too_long", 30, "presence.away_limit"),
        ("10:30", 0, "found_signed_out", 30, "presence.checks"),
    ]


def test_a_lapse_ends_with_the_stint(monkeypatch):
    plan = day_of(monkeypatch, stepping_away=away(15 / 16, 300))
    assert told(plan)[-3:] == ["15:30 0 away stepped away", "16:00 0 back", "16:00 0 finish"]
    assert counted(plan) == [("16:00", 0, "away_too_long", 30, "presence.away_limit")]


def test_who_is_not_there_yet_is_not_away(monkeypatch):
    # Away from 10:00 to 10:30, but two hours and a quarter late.
    plan = day_of(monkeypatch, late=(135 * MINUTE,), stepping_away=away(0.25, 30))
    assert told(plan)[:3] == [
        "10:15 0 start", "10:15 0 away stepped away", "10:30 0 back"
    ]  # fmt: skip


def test_who_never_comes_is_not_away(monkeypatch):
    plan = day_of(monkeypatch, late=(9 * HOUR,), stepping_away=away(0.25, 30))
    assert told(plan) == []
    assert [row[2] for row in counted(plan)] == ["absent"]


def test_the_breaks_of_a_split_shift_do_not_count(monkeypatch):
    # Four and then four hours: five eighths of the day are an hour into the second stretch.
    plan = day_of(monkeypatch, "08:00-12:00", "14:00-18:00", stepping_away=away(0.625, 10))
    assert lapses(plan) == ["15:00 0 away stepped away"]
