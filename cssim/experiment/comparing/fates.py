"""What became of each shopper under two rulebooks, counted; the shoppers themselves are let go."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

import numpy as np

from cssim.errors import CssimError
from cssim.model import NOT_YET
from cssim.results import Run
from cssim.results.tables import Column
from cssim.units import HOUR, SECOND

SAME_WITHIN = SECOND
"""Answers less than this apart, µs, are at the same time."""

HOURS = tuple(range(24))
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ON_DUTY = ("both", "only first", "only second", "neither")
"""Under which of the two somebody who answers their topic is on duty when a shopper first comes."""
ONE_TOPIC = "all"
"""Stands for the topic of a shop that names none."""

_NEVER = np.iinfo(np.int64).max // 2


class Fate(Enum):
    """What became of a shopper under the second rulebook, as against the first."""

    SOONER = "sooner"
    SAME = "same"
    LATER = "later"
    WON = "won"
    """Answered under the second alone."""
    LOST = "lost"
    """Answered under the first alone."""
    NEITHER = "neither"


FATES = tuple(Fate)
MOVED = (Fate.SOONER, Fate.LATER)
"""Answered under both, at other times."""


class GroupCounts(NamedTuple):
    """Shoppers by group, counted.

    Attributes:
        shoppers: how many of each fate, in the order of `FATES`, shape (groups, 6).
        by_message: how many of those answered sooner had only a message answered under the first,
            and how many of those answered later have only that under the second; shape (groups, 2).
        seconds: by how much they are answered sooner, and later: medians, s, NaN where there is
            nobody; shape (groups, 2).
    """

    shoppers: Column
    by_message: Column
    seconds: Column


class FateCounts(NamedTuple):
    """The shoppers of a replication, counted in several ways.

    Attributes:
        topics: names of the topics.
        whole: all of them, as one group.
        hour: by clock hour, 0 to 23, of the first message.
        weekday: by weekday, from Monday, of the service day of the first message.
        topic: by topic of the first contact.
        on_duty: by who was on duty at the first message, in the order of `ON_DUTY`.
    """

    topics: tuple[str, ...]
    whole: GroupCounts
    hour: GroupCounts
    weekday: GroupCounts
    topic: GroupCounts
    on_duty: GroupCounts


class _Answers(NamedTuple):
    """The shoppers who count: their first contact, and when they were first answered, µs."""

    shopper: Column
    contact: dict[str, Column]
    answered: Column
    by_message: Column


class _Moved(NamedTuple):
    """Who is answered at another time under the second, in the order of the change."""

    row: Column
    is_later: Column
    seconds: Column
    by_message: Column


def count_fates(first: Run, second: Run) -> FateCounts:
    """Count what became of the shoppers who first came in the days that count.

    Raises:
        CssimError: the runs have other shoppers.
    """
    one, two = _answers_of(first), _answers_of(second)
    if first.replication != second.replication or not _same_shoppers(one, two):
        raise CssimError(
            "the runs have other shoppers; play both with the same shop, study and replication"
        )
    fate = _fates(one, two)
    moved = _moved(fate, one, two)
    arrived, day = one.contact["arrived"], one.contact["day"]
    topics = tuple(first.scenario.shop.chat.topics) or (ONE_TOPIC,)
    weekday = (first.scenario.study.start.weekday() + day) % len(WEEKDAYS)
    found_nobody = [(~side.contact["attended"]).astype(np.int64) for side in (one, two)]
    return FateCounts(
        topics,
        _counted(np.zeros(len(fate), dtype=np.int64), 1, fate, moved),
        _counted(arrived // HOUR % len(HOURS), len(HOURS), fate, moved),
        _counted(weekday, len(WEEKDAYS), fate, moved),
        _counted(one.contact["topic"], len(topics), fate, moved),
        _counted(2 * found_nobody[0] + found_nobody[1], len(ON_DUTY), fate, moved),
    )


def _answers_of(run: Run) -> _Answers:
    """Find each shopper's first answer, in whichever of their contacts it came."""
    chats = run.tables.columns.chats
    response = chats["first_response"]
    live = np.where(response == NOT_YET, _NEVER, chats["arrived"] + response)
    message = np.where(chats["message_answered"] == NOT_YET, _NEVER, chats["message_answered"])
    first = np.flatnonzero(chats["counted"] & (chats["after"] == NOT_YET))
    again = np.flatnonzero(chats["counted"] & (chats["after"] != NOT_YET))
    shopper = chats["shopper"][first]
    owner = np.searchsorted(shopper, chats["shopper"][again])
    soonest = []
    for at in (live, message):
        own = at[first]
        np.minimum.at(own, owner, at[again])
        soonest.append(own)
    contact = {name: chats[name][first] for name in ("arrived", "day", "topic", "attended")}
    return _Answers(shopper, contact, np.minimum(*soonest), soonest[1] < soonest[0])


def _same_shoppers(one: _Answers, two: _Answers) -> bool:
    return np.array_equal(one.shopper, two.shopper) and np.array_equal(
        one.contact["arrived"], two.contact["arrived"]
    )


def _fates(one: _Answers, two: _Answers) -> Column:
    """Return the fate of each shopper as a place in `FATES`."""
    before, after = one.answered < _NEVER, two.answered < _NEVER
    change = two.answered - one.answered
    is_fate = {
        Fate.NEITHER: ~before & ~after,
        Fate.WON: ~before,
        Fate.LOST: ~after,
        Fate.SOONER: change <= -SAME_WITHIN,
        Fate.LATER: change >= SAME_WITHIN,
    }
    places = [FATES.index(fate) for fate in is_fate]
    fates: Column = np.select(list(is_fate.values()), places, FATES.index(Fate.SAME))
    return fates


def _moved(fate: Column, one: _Answers, two: _Answers) -> _Moved:
    row = np.flatnonzero(np.isin(fate, [FATES.index(moved) for moved in MOVED]))
    change = (two.answered - one.answered)[row]
    order = np.argsort(change)
    row, change = row[order], change[order]
    is_later = change > 0
    before, after = one.by_message[row], two.by_message[row]
    by_message = np.where(is_later, after & ~before, before & ~after)
    return _Moved(row, is_later, np.abs(change) / SECOND, by_message)


def _counted(group: Column, groups: int, fate: Column, moved: _Moved) -> GroupCounts:
    """Count shoppers by the number of their group."""
    kinds, ways = len(FATES), len(MOVED)
    shoppers = np.bincount(group * kinds + fate, minlength=groups * kinds)
    way = group[moved.row] * ways + moved.is_later
    by_message = np.bincount(way[moved.by_message], minlength=groups * ways)
    return GroupCounts(
        shoppers.reshape(groups, kinds),
        by_message.reshape(groups, ways),
        _medians(way, groups * ways, moved.seconds).reshape(groups, ways),
    )


def _medians(group: Column, groups: int, values: Column) -> Column:
    """Return the median of each group of values that come in order, NaN for an empty one."""
    ordered = values[np.argsort(group.astype(np.int16), kind="stable")]
    length = np.bincount(group, minlength=groups)
    begin = np.cumsum(length) - length
    medians = np.full(groups, np.nan)
    some = length > 0
    low, high = begin[some] + (length[some] - 1) // 2, begin[some] + length[some] // 2
    medians[some] = (ordered[low] + ordered[high]) / 2
    return medians
