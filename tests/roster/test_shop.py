"""The shop played whole: what the desk is told comes true at the desk."""

from dataclasses import replace
from datetime import date

from roster.rulebooks import clock, constant, rulebook, scenario, shift, team

from cssim.model import Cause, Incident, Presence, Shop, time_outside_shift
from cssim.scenario.base import FrozenDict
from cssim.units import MINUTE, show_clock

TUESDAY = 1
ON_TIME = {"pace": {"dist": "constant", "mean": 1.0}}


def played(book, days=2, **shop):
    return Shop(scenario(book, days=days, **shop), 0).play()


def presence(run, person=0, day=0):
    """Where somebody was on a day: clock time, presence, cause."""
    log = run.records.presence.columns()
    columns = (log[name].tolist() for name in ("at", "person", "presence", "cause"))
    begin, end = clock("04:00", day), clock("28:00", day)
    return [
        (show_clock(at - clock("00:00", day)), Presence(what).name, Cause(cause).name)
        for at, who, what, cause in zip(*columns, strict=True)
        if who == person and begin <= at < end
    ]


def test_a_meeting_takes_people_from_the_desk():
    # Tuesday 16:30-17:30 against 09:00-17:00; away from 16:30, gone at 17:00.
    weekly = {"on": "tuesday", "at": "16:30", "length": "1 h", "shifts": ["day"]}
    book = rulebook({"presale": team(1)}, {"day": shift("09:00-17:00")},
                    meetings={"weekly": weekly})  # fmt: skip
    run = played(book)
    assert presence(run, day=TUESDAY) == [
        ("09:00", "AT_DESK", "NONE"), ("16:30", "AWAY", "MEETING"), ("17:00", "AT_DESK", "NONE"),
        ("17:00", "FINISHING", "NONE"), ("17:00", "OFF", "NONE"),
    ]  # fmt: skip
    assert [time_outside_shift(a, run.stints) for a in run.absences] == [30 * MINUTE]


def test_absences_that_touch_are_told_apart():
    book = rulebook(
        {"presale": team(1)}, {"day": shift("09:00-17:00")},
        meals={"lunch": {"on": "monday", "at": "12:00", "length": "1 h", "shifts": ["day"]}},
        training={"goods": {"on": "monday", "at": "13:00", "length": "1 h", "shifts": ["day"]}},
    )  # fmt: skip
    away = [row for row in presence(played(book)) if row[1] == "AWAY"]
    assert away == [("12:00", "AWAY", "MEAL"), ("13:00", "AWAY", "TRAINING")]


def test_lateness_is_played_and_counted():
    people = {**ON_TIME, "lateness": {"chance": 1, "by": constant("25 min")}}
    book = rulebook({"presale": team(1)}, {"day": shift("09:00-17:00")})
    run = played(book, people=people)
    assert presence(run)[0] == ("09:25", "AT_DESK", "NONE")
    assert [(b.kind, b.amount // MINUTE) for b in run.incidents] == [(Incident.LATE, 25)] * 2


def test_incidents_after_the_end_of_the_run_are_not_counted():
    # The absence of the last night would be known at 06:00, two hours after the run ends.
    people = {**ON_TIME, "lateness": {"chance": 1, "by": constant("9 h")}}
    book = rulebook({"presale": team(1)}, {"night": shift("22:00-30:00")})
    assert len(played(book, people=people).incidents) == 1


def test_a_relief_is_waited_for_at_the_desk():
    people = {**ON_TIME, "lateness": {"chance": 1, "by": constant("25 min")}}
    shifts = {"day": shift("09:00-17:00", waits_for="late"), "late": shift("17:00-23:00")}
    run = played(rulebook({"presale": team(2)}, shifts), people=people)
    assert presence(run)[-1] == ("17:25", "OFF", "NONE")
    assert presence(run, person=1)[0] == ("17:25", "AT_DESK", "NONE")


def test_an_amendment_changes_the_roster_from_its_day_on():
    before = rulebook({"presale": team(2)}, {"day": shift("09:00-17:00")})
    after = rulebook({"presale": team(2)}, {"long": shift("08:00-20:00", seats=2)})
    world = replace(scenario(before), amendments=FrozenDict({date(2026, 3, 4): after}))
    run = Shop(world, 0).play()
    shifts = [(s.day, s.person, s.shift) for s in run.stints if s.day < 4]
    assert shifts == [
        (0, 0, "day"), (1, 0, "day"),
        (2, 0, "long"), (2, 1, "long"), (3, 0, "long"), (3, 1, "long"),
    ]  # fmt: skip
    assert presence(run, day=1)[0][0] == "09:00"
    assert presence(run, day=2)[0][0] == "08:00"


def test_an_amendment_leaves_what_was_before_alone():
    people = {**ON_TIME, "lateness": {"chance": 0.5, "by": constant("25 min")}}
    early = {"early": "30 min", "early_at": "desk"}
    shifts = {"night": shift("20:00-28:00"), "morning": shift("04:00-12:00", **early)}
    before = rulebook({"presale": team(3, "2 on, 1 off")}, shifts)
    after = rulebook({"presale": team(3, rotation="weekly from wednesday")}, shifts)
    world = scenario(before, days=6, people=people)
    amended = replace(world, amendments=FrozenDict({date(2026, 3, 5): after}))
    logs = [Shop(w, 0).play().records.presence.columns() for w in (world, amended)]
    cut = clock("04:00", 3)
    early_rows = [
        [row for row in zip(*(log[c].tolist() for c in log), strict=True) if row[0] < cut]
        for log in logs
    ]
    assert early_rows[0] == early_rows[1]
    assert len(early_rows[0]) > 6
