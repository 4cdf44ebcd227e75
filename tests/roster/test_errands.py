"""Tasks of the rulebook: whose they are and when they fall due."""

import pytest
from roster.plans import fated, late, planner
from roster.rulebooks import clock, rulebook, shift, team

from cssim.model import Shop
from cssim.model.desk import team_owner
from cssim.scenario import TaskRule
from cssim.units import MINUTE, show_clock

SHIFTS = {
    "early": shift("08:00-16:00", seats=2),
    "late": shift("16:00-24:00"),
    "cases": shift("09:00-17:00", team="aftersale"),
}
TEAMS = {"presale": team(3), "aftersale": team(1)}
# Numbers are dealt in turns: presale 0, 2, 4 (of which 2 has the late shift), after-sale 1.


def rule(who, shifts=("early",), on="every day", at="15:00", work="reports"):
    tables = {"work": work, "on": on, "at": at, "amount": "30 min", "shifts": list(shifts)}
    return TaskRule.model_validate({**tables, "who": who})


def book(**rules):
    return rulebook(TEAMS, SHIFTS, tasks=rules)


def owners(days, **rules):
    plans = planner(book(**rules)).by_day
    return [[errand.owner for errand in plans[day].errands] for day in range(days)]


def test_each_of_the_shift():
    assert owners(1, summary=rule("each")) == [[0, 4]]


def test_each_of_several_shifts():
    assert owners(1, summary=rule("each", ("late", "cases", "early"))) == [[0, 1, 2, 4]]


def test_one_by_turns():
    assert owners(4, summary=rule("one")) == [[0], [4], [0], [4]]


@pytest.mark.parametrize(("shifts", "number"), [(("early", "late"), 0), (("cases",), 1)])
def test_the_team(shifts, number):
    assert owners(1, summary=rule("team", shifts)) == [[team_owner(number)]]


def test_on_the_days_of_the_rule():
    # Monday is day 0.
    assert owners(8, summary=rule("one", on="tuesday and sunday")) == [
        [], [0], [], [], [], [], [4], []
    ]  # fmt: skip


def test_what_is_asked_for():
    (errand,) = planner(book(weekly=rule("one", at="25:00"))).by_day[2].errands
    assert (errand.rule, errand.work, errand.amount) == ("tasks.weekly", "reports", 30 * MINUTE)
    assert show_clock(errand.due - clock("00:00", 2)) == "25:00"


def test_who_never_comes_gets_none(monkeypatch):
    plans = fated(monkeypatch, book(daily=rule("each"), one=rule("one")), {(0, 0): late(9 * 60)})
    errands = plans.by_day[0].errands
    assert [(e.rule, e.owner) for e in errands] == [("tasks.daily", 4), ("tasks.one", 4)]


def test_names_go_by_the_numbers_of_tasks():
    from roster.rulebooks import scenario

    rules = book(a=rule("each"), b=rule("one", at="09:00"))
    played = Shop(scenario(rules, days=2), 0).play()
    assert played.task_names == ("tasks.a", "tasks.a", "tasks.b") * 2
    due = dict(played.records.given.columns())
    names = [played.task_names[number] for number in due["task"].tolist()]
    clocks = [show_clock(at % clock("24:00")) for at in due["due"].tolist()]
    assert sorted(zip(names, clocks, strict=True)) == [
        *[("tasks.a", "15:00")] * 4, *[("tasks.b", "09:00")] * 2
    ]  # fmt: skip
