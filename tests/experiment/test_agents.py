"""Which agents work longer under a second rulebook."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from experiment.small import BUSY_ALONE, BUSY_TODAY, PROPOSED, TODAY
from results.rich import AMENDED, BUSY, RICH
from results.rulebooks import hand_made
from show.tiny import SCENARIO, chat, tiny

import cssim as cs
from cssim.experiment.comparing.agents import AgentChanges
from cssim.experiment.comparing.changes import PairChanges, changes_between
from cssim.experiment.comparing.fates import count_fates
from cssim.experiment.comparing.measures import MEASURES, Change
from cssim.experiment.comparing.weeks import AgentWeeks, weeks_of
from cssim.experiment.statistics import mean_interval
from cssim.model import Presence

HOUR = 3600
WEEK = 7
"""A study of one day makes hours a week of its hours, times this."""


def shift(person: int, begin: float, end: float, **more: Any) -> dict[str, Any]:
    row = {"team": "presale", "shift": "day", "counted": True, "came": begin, "left": end}
    times = {"planned_begin": begin, "planned_end": end, "planned": end - begin}
    zero = dict.fromkeys(("early", "overtime", "meetings"), 0)
    return {"person": person, **times, **zero, "paid": end - begin, **row, **more}


def there(person: int, begin: float, end: float, presence: Presence = Presence.AT_DESK) -> Any:
    return {"person": person, "begin": begin, "end": end, "presence": presence, "serves": 1}


def measured(run: cs.Run, person: int) -> dict[str, float]:
    week = weeks_of(run)
    values = week.values[week.people.tolist().index(person)]
    return dict(zip(MEASURES, values.tolist(), strict=True))


def test_hours_are_from_coming_to_leaving_with_meetings_outside_the_shift() -> None:
    late = shift(0, 0, 4 * HOUR, came=1 * HOUR, left=6 * HOUR, overtime=2 * HOUR)
    early = shift(1, 0, 4 * HOUR, came=-2 * HOUR, early=1 * HOUR, meetings=1 * HOUR)
    never = shift(1, 5 * HOUR, 9 * HOUR, came=None)
    other_day = shift(1, 9 * HOUR, 10 * HOUR, counted=False)
    run = tiny(shifts=[late, early, never, other_day])
    assert measured(run, 0) == pytest.approx(
        {
            "worked": 5 * WEEK,
            "paid": 4 * WEEK,
            "overtime": 2 * WEEK,
            "chats": 0,
            "occupancy": np.nan,
        },
        nan_ok=True,
    )
    assert measured(run, 1)["worked"] == (1 + 4 + 1) * WEEK
    assert measured(run, 1)["paid"] == 8 * WEEK


def test_who_answers_first_has_the_chat() -> None:
    rows = [
        chat(0, 0, agent=0, replies=2, counted=True),
        chat(1, 1, agent=1, replies=1, counted=True),
        chat(2, 2, agent=-1, replies=0, counted=True),
        chat(3, 3, agent=0, replies=1, counted=False),
    ]
    run = tiny(chats=rows)
    assert measured(run, 0)["chats"] == measured(run, 1)["chats"] == WEEK


def test_occupancy_is_the_share_of_the_time_at_the_desk_that_is_work() -> None:
    desk = [
        there(0, 0, 1000),
        there(0, 1000, 1500, Presence.AWAY),
        there(0, 1500, 2500, Presence.FINISHING),
        there(1, 0, 1000),
    ]
    turns = [
        {"contact": 0, "turn": 1, "message": 0, "begin": 0, "sent": 300, "agent": 0},
        {"contact": 1, "turn": 1, "message": 0, "begin": None, "agent": -1},
    ]
    helped = [{"helper": 0, "asker": 1, "asked": 300, "begin": 300, "done": 400}]
    tasks = [
        {"person": 0, "due": 0, "begin": 500, "done": 900, "worked": 200},
        {"person": -1, "due": 0, "worked": 50},
    ]
    run = tiny(presence=desk, turns=turns, helped=helped, tasks=tasks)
    assert measured(run, 0)["occupancy"] == pytest.approx((300 + 100 + 200) / 2000)
    assert measured(run, 1)["occupancy"] == 0


SCENARIOS = {
    **{
        name: hand_made()[name]
        for name in ("a day shift", "past four o'clock", "overtime paid", "ends in overload")
    },
    "rich": RICH,
    "amended": AMENDED.replace(BUSY),
    "today": BUSY_TODAY,
    "proposed": PROPOSED,
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_hours_add_up_to_those_of_the_run(name: str) -> None:
    run = cs.run(SCENARIOS[name], replication=2)
    week = weeks_of(run)
    sums = dict(zip(MEASURES, week.values.sum(axis=0).tolist(), strict=True))
    assert sums["paid"] == pytest.approx(run.kpis["paid_hours"])
    assert sums["overtime"] == pytest.approx(run.kpis["overtime_hours"])


@pytest.mark.parametrize("name", SCENARIOS)
def test_formula_and_words_agree(name: str) -> None:
    run = cs.run(SCENARIOS[name], replication=2)
    week, again = weeks_of(run), in_words(run)
    for person, values in zip(week.people.tolist(), week.values.tolist(), strict=True):
        assert dict(zip(MEASURES, values, strict=True)) == pytest.approx(
            {measure: found.get(person, 0.0) for measure, found in again.items()}
            | {"occupancy": again["occupancy"].get(person, np.nan)},
            nan_ok=True,
        )


def in_words(run: cs.Run) -> dict[str, dict[int, float]]:
    """The same once more, row by row, from the tables for people."""
    found: dict[str, dict[int, float]] = {measure: {} for measure in MEASURES}
    add_hours(run, found)
    for row in run.tables.chats[run.tables.chats["counted"]].itertuples():
        if row.replies:
            add(found["chats"], row.agent, 7 / run.scenario.study.days)
    busy, at_desk = desk_time(run)
    found["occupancy"] = {p: busy.get(p, 0) / time for p, time in at_desk.items() if time}
    return found


def add(sums: dict[int, float], person: int, amount: float) -> None:
    sums[person] = sums.get(person, 0.0) + amount


def add_hours(run: cs.Run, found: dict[str, dict[int, float]]) -> None:
    per_hour = 3600 * run.scenario.study.days / 7
    for row in run.tables.shifts[run.tables.shifts["counted"]].itertuples():
        add(found["paid"], row.person, row.paid / per_hour)
        add(found["overtime"], row.person, row.overtime / per_hour)
        if not pd.isna(row.came):
            lateness = max((row.came - row.planned_begin).total_seconds(), 0)
            after = (row.left - row.planned_end).total_seconds()
            worked = row.planned - lateness + after + row.early + row.meetings
            add(found["worked"], row.person, worked / per_hour)


def desk_time(run: cs.Run) -> tuple[dict[int, float], dict[int, float]]:
    """Seconds in the days that count that each was busy, and at the desk."""
    study, tables = run.scenario.study, run.tables
    begin = pd.Timestamp(study.date_of(study.warm_up)) + pd.Timedelta("4h")
    end = begin + pd.Timedelta(days=study.days)
    run_end = pd.Timestamp(study.date_of(study.total_days)) + pd.Timedelta("4h")
    busy: dict[int, float] = {}
    at_desk: dict[int, float] = {}

    def inside(one: pd.Timestamp, other: pd.Timestamp) -> float:
        return max((min(other, end) - max(one, begin)).total_seconds(), 0)

    for row in tables.presence[
        tables.presence["presence"].isin(["at desk", "finishing"])
    ].itertuples():
        add(at_desk, row.person, inside(row.begin, row.end))
    for row in tables.turns[tables.turns["begin"].notna()].itertuples():
        add(busy, row.agent, inside(row.begin, run_end if pd.isna(row.sent) else row.sent))
    for row in tables.helped.itertuples():
        add(busy, row.helper, inside(row.begin, row.done))
    for row in tables.tasks[tables.tasks["begin"].notna()].itertuples():
        add(busy, row.person, row.worked if begin <= row.begin < end else 0)
    return busy, at_desk


def test_the_occupancy_of_all_is_that_of_the_run() -> None:
    whole = TODAY.replace({"study.days": 1, "shop.demand.per_day": 300})
    run = cs.run(whole)
    week, presence = weeks_of(run), run.tables.presence
    present = presence[presence["presence"].isin(["at desk", "finishing"])]
    spans = (present["end"] - present["begin"]).dt.total_seconds().groupby(present["person"]).sum()
    time = np.array([spans.get(person, 0.0) for person in week.people.tolist()])
    occupancy = np.nan_to_num(week.values[:, list(MEASURES).index("occupancy")])
    assert (occupancy * time).sum() / time.sum() == pytest.approx(run.kpis["occupancy"])


def test_the_people_are_all_of_the_rulebook_also_who_never_worked() -> None:
    spare = TODAY.replace({"teams.presale.people": 6, "teams.presale.rest": "none"})
    week = weeks_of(cs.run(spare))
    assert week.people.tolist() == [0, 1, 2, 3, 4, 5]
    assert (week.values[4:, :4] == 0).all()
    assert np.isnan(week.values[4:, 4]).all()


def test_people_of_an_amendment_that_never_counts_are_left_out() -> None:
    hired = {"amendments.2026-03-03.teams.presale.people": 5, "study.start": date(2026, 3, 2)}
    amended = TODAY.replace({"study.days": 2, **hired})
    assert weeks_of(cs.run(amended)).people.tolist() == [0, 1, 2, 3, 4]
    before = amended.replace({"study.days": 1, "study.cool_down": 1})
    assert weeks_of(cs.run(before)).people.tolist() == [0, 1, 2, 3]


FATES = count_fates(tiny(), tiny())


def week(
    values: dict[int, float], *, shifts: dict[int, dict[str, int]] | None = None
) -> AgentWeeks:
    """A week in which people work so many hours, 1 h of which is overtime."""
    people = np.array(list(values), dtype=np.int64)
    rows = [[hours, hours, 1.0, 10 * hours, hours / 100] for hours in values.values()]
    names = ("day", "night")
    rostered = [
        [(shifts or {}).get(person, {"day": 1}).get(name, 0) for name in names] for person in values
    ]
    return AgentWeeks(people, ("desk",) * len(values), names, np.array(rostered), np.array(rows))


def made(pairs: list[tuple[dict[int, float], dict[int, float]]], **more: Any) -> AgentChanges:
    changes = [PairChanges(FATES, (week(one), week(two))) for one, two in pairs]
    return AgentChanges.of(changes, ("a", "b"), **{"confidence": 0.9, "watched": False, **more})


VARIED = [
    (
        {0: 40, 1: 40, 2: 40, 3: 40, 4: 9},
        {0: 44 + n % 3, 1: 40, 2: 30 - n % 2, 3: 40 + n % 3 - 1, 7: 8},
    )
    for n in range(12)
]


def test_who_works_longer_comes_first_and_who_is_there_under_one_only_last() -> None:
    rows = made(VARIED).rows()
    assert [(row.person, row.change) for row in rows] == [
        (0, Change.MORE),
        (1, Change.NONE_SEEN),
        (3, Change.NOT_YET_KNOWN),
        (2, Change.LESS),
        (4, Change.ONLY_FIRST),
        (7, Change.ONLY_SECOND),
    ]
    assert (rows[0].first, rows[0].second) == (40, 45)
    assert rows[1].difference is None
    assert (rows[4].first, rows[5].second) == (9, 8)
    assert np.isnan([rows[4].second, rows[5].first]).all()


@pytest.mark.parametrize("watched", [False, True])
def test_intervals_hold_for_all_people_together(watched: bool) -> None:
    found = made(VARIED, watched=watched).rows()[0].difference
    gains = np.array([two[0] - one[0] for one, two in VARIED], dtype=float)
    assert found == mean_interval(gains, 1 - 0.1 / 4, watched=watched)


def test_a_difference_below_what_matters_is_none() -> None:
    found = made([({0: 40}, {0: 40.1 + 0.01 * (n % 3)}) for n in range(12)])
    assert found.rows()[0].change is Change.NO_DIFFERENCE
    assert found.rows("chats")[0].change is Change.NO_DIFFERENCE
    assert found.rows()[0].more == 0


def test_too_few_replications_say_nothing() -> None:
    pairs = VARIED[:9]
    assert {row.change for row in made(pairs).rows()[:1]} == {Change.NOT_YET_KNOWN}
    rarely = [({0: 40}, {0: 40 + 20 * (n < 9)}) for n in range(40)]
    assert made(rarely).rows()[0].change is Change.NOT_YET_KNOWN
    assert made(rarely).rows()[0].difference is None
    assert made(VARIED[:1]).rows()[0].change is Change.NOT_YET_KNOWN


def test_a_mean_of_nothing_may_hide_that_somebody_always_works_longer() -> None:
    turns = [({0: 40, 1: 40}, {0: 40 + 5 * (-1) ** n, 1: 40 - 5 * (-1) ** n}) for n in range(12)]
    found = made(turns)
    assert {row.change for row in found.rows()} == {Change.NOT_YET_KNOWN}
    assert [row.more for row in found.rows()] == [0.5, 0.5]
    assert found.somebody() == 1
    assert found.somebody(more_than=5) == 0
    assert found.somebody("overtime", more_than=-1) == 1
    assert made(VARIED).somebody(more_than=5.5) == pytest.approx(4 / 12)
    assert made([({0: 1}, {1: 1})]).somebody() == 0


def test_the_shift_is_the_one_with_most_of_the_time() -> None:
    first = {0: {"day": 3, "night": 1}, 1: {"day": 1, "night": 1}, 2: {}}
    second = {0: {"night": 4}, 1: {"day": 1, "night": 1}, 2: {"day": 1}}
    hours = {0: 1.0, 1: 1.0, 2: 1.0}
    pair = PairChanges(FATES, (week(hours, shifts=first), week(hours, shifts=second)))
    table = AgentChanges.of([pair, pair], ("a", "b"), 0.9, watched=False).table()
    assert table["shift"].tolist() == ["day → night", "several shifts", "day"]


def test_a_table_says_it_in_words() -> None:
    found = made(VARIED)
    table = found.table()
    ends = ["first", "second", "difference", "low", "high", "more"]
    assert list(table.columns) == ["person", "who", "shift", *ends, "unit", "change"]
    assert table["who"].tolist() == [f"desk {n}" for n in (0, 1, 3, 2, 4, 7)]
    assert table["difference"].tolist()[:4] == pytest.approx([5, 0, 0, -10.5])
    assert table["change"].tolist() == [
        "longer",
        "no difference seen",
        "not yet known",
        "shorter",
        "only under the first",
        "only under the second",
    ]
    assert found.table("chats")["change"].tolist()[0] == "more"
    assert found.table("occupancy")["unit"].unique().tolist() == ["share"]


def test_under_the_same_rulebook_no_difference_is_seen() -> None:
    pairs = [changes_between(run, run) for run in (cs.run(RICH, replication=r) for r in range(3))]
    found = AgentChanges.of(pairs, ("a", "b"), 0.95, watched=False)
    for measure in ("worked", "paid", "overtime", "chats"):
        assert {row.change for row in found.rows(measure)} == {Change.NONE_SEEN}
    assert found.somebody(more_than=0) == 0


def test_the_people_left_over_are_those_of_the_seats_taken_away() -> None:
    pair = changes_between(
        cs.run(BUSY_TODAY), cs.run(BUSY_ALONE.replace({"teams.presale.people": 2}))
    )
    found = AgentChanges.of([pair], ("full", "half"), 0.95, watched=False).table()
    only = found[found["change"] == "only under the first"]
    assert only["person"].tolist() == [2, 3]
    assert only["who"].tolist() == ["presale 2", "presale 3"]


def test_a_team_of_another_name_is_shown() -> None:
    renamed = SCENARIO.replace(
        {
            "teams": {"desk": {"people": 2, "rest": "none"}},
            "shifts.day.team": "desk",
            "shifts.evening.team": "desk",
        }
    )
    found = AgentChanges.of(
        [changes_between(tiny(), tiny(renamed))], ("a", "b"), 0.9, watched=False
    )
    assert found.table()["who"].tolist() == ["presale 0 → desk 0", "presale 1 → desk 1"]


@pytest.mark.parametrize("measure", ["hours", "overtimes", "", None])
def test_an_unknown_measure_comes_with_those_there_are(measure: Any) -> None:
    found = made(VARIED)
    for ask in (found.rows, found.table, found.somebody):
        with pytest.raises(cs.CssimError) as caught:
            ask(measure)
        assert repr(measure) in str(caught.value)
        assert all(known in str(caught.value) for known in MEASURES)


@pytest.mark.parametrize("hours", ["1 h", float("nan"), None])
def test_an_amount_must_be_a_number(hours: Any) -> None:
    with pytest.raises(cs.CssimError, match=r"more_than is .*; it must be a number"):
        made(VARIED).somebody(more_than=hours)
