"""Every shopper of runs with everything in them has a story that agrees with the tables."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from results.rich import rich_rulebooks
from results.rulebooks import hand_made

from cssim.model import NOT_YET, Incident, Outcome
from cssim.results import Run, run
from cssim.results.story import Books, Event, EventKind, Story, story_of
from cssim.results.tables import limits_of

K = EventKind
RICH = rich_rulebooks()
FEWER = {"shop.demand.per_day": 120, "study.days": 1, "study.warm_up": 0, "study.cool_down": 0}
WORLDS = {
    **{name: RICH[name].replace(FEWER) for name in RICH},
    **{
        name: hand_made()[name]
        for name in ("ends in overload", "past midnight", "only silent leavers", "no seat")
    },
}
ENDS = {
    Outcome.ANSWERED: {K.END_ANSWERED, K.END_TICKET},
    Outcome.LEFT_OPENLY: {K.END_LEFT},
    Outcome.LEFT_SILENTLY: {K.END_LEFT},
    Outcome.OFFLINE: {K.END_MESSAGE_ANSWERED, K.END_MESSAGE_OPEN},
    Outcome.LOST: {K.END_LOST},
    Outcome.OPEN: {K.END_OPEN},
}


@cache
def stories(world: str) -> tuple[Run, list[Story]]:
    """A run, and the stories of its first and last shoppers."""
    played = run(WORLDS[world])
    books = Books(played.tables.columns, played.scenario)
    shoppers = np.unique(played.tables.columns.chats["shopper"])
    chosen = np.unique(np.concatenate((shoppers[:100], shoppers[-50:])))
    return played, [story_of(books, int(shopper)) for shopper in chosen]


@pytest.fixture(params=WORLDS)
def told(request: pytest.FixtureRequest) -> tuple[Run, list[Story]]:
    return stories(request.param)


def by_contact(story: Story) -> dict[int, list[Event]]:
    found: dict[int, list[Event]] = {}
    for event in story.events:
        found.setdefault(event.contact, []).append(event)
    return found


def kinds(events: list[Event]) -> list[EventKind]:
    return [event.kind for event in events]


def test_events_come_in_the_order_of_time(told):
    for story in told[1]:
        assert all(one.at <= two.at for one, two in pairwise(story.events))


def test_a_story_begins_with_a_message_and_ends_once(told):
    for story in told[1]:
        assert story.events[0].kind is K.WRITES
        assert [event.kind.is_end for event in story.events].count(True) == 1
        assert story.events[-1].kind.is_end


def test_the_end_is_the_outcome_of_the_last_contact(told):
    played, stories = told
    chats = played.tables.columns.chats
    for story in stories:
        (row,) = np.flatnonzero(chats["contact"] == story.events[-1].contact)
        assert story.events[-1].kind in ENDS[Outcome(chats["outcome"][row])]


def test_each_contact_is_told_and_no_other(told):
    played, stories = told
    chats = played.tables.columns.chats
    for story in stories:
        own = set(chats["contact"][chats["shopper"] == story.shopper].tolist())
        assert set(by_contact(story)) == own


def test_messages_and_replies_are_those_of_the_tables(told):
    played, stories = told
    turns, chats = played.tables.columns.turns, played.tables.columns.chats
    for story in stories:
        for contact, events in by_contact(story).items():
            own = turns["contact"] == contact
            messages = [event.at for event in events if event.kind.is_message]
            assert messages == turns["message"][own].tolist()
            replies = sum(event.kind.is_reply for event in events)
            assert replies == chats["replies"][chats["contact"] == contact][0]
            begun = {K.BEGINS, K.BEGINS_TO_NOBODY, K.BEGINS_OFFLINE}
            begins = [event.at for event in events if event.kind in begun]
            assert begins == [at for at in turns["begin"][own].tolist() if at != NOT_YET]


def test_every_slot_is_taken_and_freed_in_the_story(told):
    played, stories = told
    slots = played.tables.columns.slots
    taking = {K.TAKEN, K.TAKEN_FROM_LINE, K.BACK_TO_AGENT}
    taking |= {K.HANDED_OVER, K.CONTEXT_LOST, K.TRANSFERRED, K.PASSED_TO_HELPER}
    for story in stories:
        for contact, events in by_contact(story).items():
            own = np.flatnonzero(slots["contact"] == contact)
            told_of = [event.at for event in events if event.kind in taking]
            assert told_of == slots["opened"][own].tolist()


def test_who_takes_from_the_line_has_been_waited_for_in_it(told):
    for story in told[1]:
        for events in by_contact(story).values():
            lines = kinds(events).count(K.JOINS_LINE)
            assert kinds(events).count(K.TAKEN_FROM_LINE) <= lines


def test_late_replies_are_the_incidents_of_the_rule(told):
    played, stories = told
    incidents = played.tables.columns.incidents
    late = set(incidents["contact"][incidents["kind"] == Incident.LATE_REPLY].tolist())
    for story in stories:
        for contact, events in by_contact(story).items():
            assert (K.LIMIT_PASSED in kinds(events)) is (contact in late)
            answered_late = K.REPLIES_LATE in kinds(events)
            gave_up = {K.LEAVES_OPENLY, K.LEAVES_SILENTLY} & set(kinds(events))
            assert contact not in late or answered_late or gave_up
            assert not (answered_late and contact not in late)
            assert not (K.REPLIES_IN_TIME in kinds(events) and contact in late)


def test_the_limit_of_the_rule_is_that_of_the_incidents(told):
    played, stories = told
    chats = played.tables.columns.chats
    limits = dict(
        zip(
            chats["contact"].tolist(),
            limits_of(played.scenario, chats["arrived"], chats["attended"]).tolist(),
            strict=True,
        )
    )
    for story in stories:
        for event in story.events:
            if event.kind.is_reply and event.turn == 1:
                assert event.numbers.get("limit", NOT_YET) == limits[event.contact]


def test_a_shopper_writes_where_the_desk_is_told(told):
    for story in told[1]:
        for event in story.events:
            if event.kind in (K.WRITES, K.COMES_BACK):
                assert event.desk is not None
                assert event.desk.at == event.at


def test_work_before_a_reply_lies_in_the_wait(told):
    for story in told[1]:
        for event in story.events:
            for work in event.work:
                assert work.begin < work.end <= event.at
            assert (event.kind is K.BUSY_BEFORE) is bool(event.work)


def test_all_kinds_of_events_are_told_somewhere():
    """What this file never sees, it does not test."""
    seen = {event.kind for world in WORLDS for story in stories(world)[1] for event in story.events}
    rare = {K.LEFT_BY_THE_LAST, K.DROPPED, K.HANDED_OVER, K.CONTEXT_LOST, K.PASSED_TO_HELPER}
    assert set(EventKind) - seen <= rare
