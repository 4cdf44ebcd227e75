"""Tasks of the rulebook: what falls due at a clock time, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cssim.fate import instant
from cssim.model.desk import team_owner
from cssim.model.presence.arrivals import Arrival
from cssim.model.roster import Today, Turns
from cssim.scenario import Rulebook, TaskRule


class Errand(NamedTuple):
    """A task for the desk.

    Attributes:
        rule: path of its rule, such as "tasks.weekly_summary".
        work: class of work.
        owner: a person, or the owner that stands for a team.
        amount: standard time, µs.
        due: when it falls due, µs.
    """

    rule: str
    work: str
    owner: int
    amount: int
    due: int


def errands(
    rulebook: Rulebook, today: Today, arrivals: list[Arrival], turns: Turns
) -> list[Errand]:
    """Return the tasks of a service day, in the order of their rules and owners.

    Args:
        rulebook: of that day.
        today: the day.
        arrivals: how its stints begin; who never comes gets no task.
        turns: who had their turn at what, carried over from day to day.
    """
    return [
        Errand(f"tasks.{name}", rule.work, owner, rule.amount, instant(today.day, rule.at))
        for name, rule in rulebook.tasks.items()
        if rule.on.covers(today.date, today.start)
        for owner in _owners(rulebook, name, rule, arrivals, turns)
    ]


def _owners(
    rulebook: Rulebook, name: str, rule: TaskRule, arrivals: list[Arrival], turns: Turns
) -> Iterator[int]:
    coming = (a.stint for a in arrivals if not a.never)
    people = sorted({stint.person for stint in coming if stint.shift in rule.shifts})
    if rule.who == "team":
        team = rulebook.shifts[rule.shifts[0]].team
        yield team_owner(list(rulebook.teams).index(team))
    elif rule.who == "each":
        yield from people
    elif people:
        yield turns.next_of(f"tasks.{name}", people)
