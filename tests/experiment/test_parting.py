"""Where the stories of one shopper under two rulebooks part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from desk.worlds import Shopper, Turn, shift, shopper
from results.stories import ALL_DAY, BOTH, FOUR, NINE, SCENARIO, books_of, run_of, since

from cssim.errors import CssimError
from cssim.experiment.comparing.parting import PartedBy, Parting, check_pair, parting_of
from cssim.model import Change
from cssim.results import Run
from cssim.results.story import Books, EventKind, WorkKind, story_of
from cssim.scenario import Scenario

ONE_SLOT = SCENARIO.replace({"desk.concurrent_chats": 1})


def found(one: Books, other: Books, contact: int) -> Parting | None:
    stories = (story_of(one, contact), story_of(other, contact))
    return parting_of(run_of(one), run_of(other), stories)


def parted(one: Books, other: Books, contact: int) -> Parting:
    parting = found(one, other, contact)
    assert parting is not None
    return parting


def kinds(parting: Parting) -> list[str]:
    return [event.kind.name if event else "" for event in parting.events]


def side(
    shoppers: Sequence[Shopper],
    duty: Sequence[list[Change]] = ALL_DAY,
    scenario: Scenario = SCENARIO,
) -> Books:
    return books_of(shoppers, duty, scenario)


IMPATIENT = [shopper(10, 40), shopper(20, 30, patience=15)]


def test_one_is_answered_where_the_other_leaves() -> None:
    parting = parted(side(IMPATIENT), side(IMPATIENT, BOTH), 1)
    assert parting.by is PartedBy.DEEDS
    assert kinds(parting) == ["LEAVES_OPENLY", "BEGINS"]
    assert [since(desk.at) for desk in parting.desks] == [20, 20]
    alone, both = parting.desks
    assert [(one.open, one.work) for one in alone.at_desk] == [(1, WorkKind.REPLY)]
    assert [one.work for one in both.at_desk] == [WorkKind.REPLY, WorkKind.NOTHING]


def test_what_the_agent_did_before_is_kept() -> None:
    parting = parted(side(IMPATIENT), side(IMPATIENT, BOTH), 1)
    before, nothing = parting.before
    assert before is not None
    assert before.kind is EventKind.BUSY_BEFORE
    assert nothing is None


def test_the_same_under_both() -> None:
    assert found(side(IMPATIENT), side(IMPATIENT), 1) is None


def test_who_does_it_does_not_matter() -> None:
    other = [shift(1, NINE, FOUR)]
    assert found(side([shopper(10, 40)]), side([shopper(10, 40)], other), 0) is None


def test_the_same_but_waited_for_longer() -> None:
    patient = [shopper(10, 40), shopper(20, 30)]
    parting = parted(side(patient), side(patient, BOTH), 1)
    assert parting.by is PartedBy.WAITING
    assert kinds(parting) == ["BEGINS", "BEGINS"]
    assert [event.numbers["waited"] for event in parting.events if event] == [30_000_000, 0]


def test_in_line_or_with_an_agent_is_a_matter_of_waiting() -> None:
    patient = [shopper(10, 40), shopper(20, 30)]
    parting = parted(side(patient), side(patient, scenario=ONE_SLOT), 1)
    assert parting.by is PartedBy.WAITING
    assert kinds(parting) == ["TAKEN", "JOINS_LINE"]


def test_deeds_count_before_an_earlier_wait() -> None:
    """The first message waits under one rulebook; but what matters comes with the second."""
    shoppers = [shopper(10, 20), shopper(20, 30, Turn(20, think=10, patience=5)), shopper(65, 60)]
    parting = parted(side(shoppers), side(shoppers, BOTH), 1)
    assert parting.by is PartedBy.DEEDS
    assert kinds(parting) == ["LEAVES_OPENLY", "BEGINS"]
    assert [since(desk.at) for desk in parting.desks] == [70, 60]


def test_only_composing_takes_longer() -> None:
    slow = [shift(0, NINE, FOUR, pace=2.0)]
    parting = parted(side([shopper(10, 40)]), side([shopper(10, 40)], slow), 0)
    assert parting.by is PartedBy.COMPOSING
    assert kinds(parting) == ["REPLIES", "REPLIES"]
    assert [since(event.at) for event in parting.events if event] == [50, 90]


def test_the_rule_on_replies_parts_nothing() -> None:
    lax = SCENARIO.replace({"response.within": "200 s", "response.shifts": "none"})
    shoppers = [shopper(310, 60)]
    assert found(side(shoppers), side(shoppers, scenario=lax), 0) is None


def test_one_story_goes_on() -> None:
    back = [shopper(10, 40), shopper(20, 30, patience=15, again=shopper(100, 30))]
    gone = [shopper(10, 40), shopper(20, 30, patience=15)]
    parting = parted(side(back), side(gone), 1)
    assert kinds(parting) == ["COMES_BACK", ""]
    assert [since(desk.at) for desk in parting.desks] == [20, 20]


def same_shoppers() -> Run:
    return run_of(side(IMPATIENT))


def test_other_shoppers_have_other_stories() -> None:
    busier = SCENARIO.replace({"shop.demand.per_day": 10})
    with pytest.raises(CssimError, match=r"shop\.demand\.per_day"):
        check_pair(same_shoppers(), run_of(side(IMPATIENT, scenario=busier)))


def test_other_replications_have_other_shoppers() -> None:
    with pytest.raises(CssimError, match="replications 0 and 4"):
        check_pair(same_shoppers(), replace(same_shoppers(), replication=4))
