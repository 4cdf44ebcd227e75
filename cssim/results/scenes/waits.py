"""How long each message waited, in the line or with an agent, while its shopper was there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cssim.fate import begin_of
from cssim.model import NOT_YET, Outcome, Presence
from cssim.results.run import Run
from cssim.results.tables import Column, merged

IN_LINE = -1
"""Stands for the slot of a message that waits in the line."""


@dataclass(frozen=True)
class Waits:
    """Stretches in which a message waited, in one place each; columns of one length.

    An offline message, and a message to a shopper who has left, does not wait here.

    Attributes:
        contact: number of the contact.
        slot: row of the table of slots, IN_LINE for the line.
        begin: from, µs.
        end: to, µs: composing began, the shopper gave up, or nobody was there any more.
        gave_up: the shopper gave up at `end`.
    """

    contact: Column
    slot: Column
    begin: Column
    end: Column
    gave_up: Column


@dataclass(frozen=True)
class FoundNobody:
    """Shoppers whose message met nobody on duty, or lost the last who was; one row each.

    Attributes:
        contact: number of the contact.
        at: when, µs.
        left_message: they left a message for the next shift; otherwise they are lost.
    """

    contact: Column
    at: Column
    left_message: Column


def found_nobody(run: Run) -> FoundNobody:
    """Return who found nobody in a run, by contact."""
    end, _, nobody = _ends(run)
    contact, chats = run.tables.columns.turns["contact"][nobody], run.tables.columns.chats
    outcome = chats["outcome"][np.searchsorted(chats["contact"], contact)]
    return FoundNobody(contact, end[nobody], outcome == Outcome.OFFLINE)


def waits_of(run: Run) -> Waits:
    """Return the stretches of waiting of a run, those with agents first, then the line.

    Who gives up at once has a stretch of no length.
    """
    turns, slots = run.tables.columns.turns, run.tables.columns.slots
    contact, begin = turns["contact"], turns["message"]
    end, gave_up, _ = _ends(run)
    turn, slot = pairs_by_key(contact, slots["contact"])
    closed = until(slots["closed"], run)
    start = np.maximum(begin[turn], slots["opened"][slot])
    stop = np.minimum(end[turn], closed[slot])
    at_once = gave_up & (begin == end)
    real = (stop > start) | (at_once[turn] & (stop == start))
    turn, slot, start, stop = turn[real], slot[real], start[real], stop[real]
    # A chat may pass through two slots in the instant in which its shopper gives up.
    kept = ~at_once[turn] | np.append(turn[1:] != turn[:-1], True)[: len(turn)]
    turn, slot, start, stop = turn[kept], slot[kept], start[kept], stop[kept]
    taken = end.copy()
    np.minimum.at(taken, turn, start)
    line = np.flatnonzero((taken > begin) | (at_once & ~np.isin(np.arange(len(begin)), turn)))
    return Waits(
        contact=np.concatenate((contact[turn], contact[line])),
        slot=np.concatenate((slot, np.full(len(line), IN_LINE))),
        begin=np.concatenate((start, begin[line])),
        end=np.concatenate((stop, taken[line])),
        gave_up=np.concatenate(
            (gave_up[turn] & (stop == end[turn]), gave_up[line] & (taken == end)[line])
        ),
    )


def until(end: Column, run: Run) -> Column:
    """Return ends, with that of the run for what had none."""
    last = begin_of(run.scenario.study.total_days)
    ends: Column = np.where(end == NOT_YET, last, end)
    return ends


def pairs_by_key(left: Column, right: Column) -> tuple[Column, Column]:
    """Return the rows of all pairs of equal keys; those of `right` are in order.

    Examples:
        >>> pairs_by_key(np.array([4, 7, 4]), np.array([3, 4, 4]))
        (array([0, 0, 2, 2]), array([1, 2, 1, 2]))
    """
    low, high = (np.searchsorted(right, left, side=side) for side in ("left", "right"))
    many = high - low
    row = np.repeat(np.arange(len(left)), many)
    first = np.repeat(np.cumsum(many) - many, many)
    return row, np.repeat(low, many) + np.arange(len(row)) - first


def _ends(run: Run) -> tuple[Column, Column, Column]:
    """Return when each message stopped waiting, if its shopper gave up, and who found nobody."""
    turns, chats = run.tables.columns.turns, run.tables.columns.chats
    contact = turns["contact"]
    last = np.append(contact[1:] != contact[:-1], True)[: len(contact)]
    row = np.searchsorted(chats["contact"], contact)
    outcome, left = chats["outcome"][row], chats["left"][row]
    end = until(turns["begin"], run)
    gave_up = last & (left != NOT_YET) & (left <= end)
    end[gave_up] = left[gave_up]
    nobody = np.flatnonzero(last & np.isin(outcome, (Outcome.OFFLINE, Outcome.LOST)))
    end[nobody] = _left_alone(run, nobody, chats["topic"][row[nobody]])
    return end, gave_up, nobody


def _left_alone(run: Run, turn: Column, topic: Column) -> Column:
    """Return when messages stopped waiting because nobody was there any more to answer them."""
    turns, slots = run.tables.columns.turns, run.tables.columns.slots
    message = turns["message"][turn]
    end = message.copy()
    for number in np.unique(topic).tolist():
        begins, ends = on_duty(run, number)
        asked = np.flatnonzero(topic == number)
        place = np.searchsorted(begins, message[asked], side="right") - 1
        covered = asked[place >= 0]
        end[covered] = np.maximum(message[covered], ends[place[place >= 0]])
    which, slot = pairs_by_key(turns["contact"][turn], slots["contact"])
    closed = until(slots["closed"], run)[slot]
    held = (slots["opened"][slot] <= message[which]) & (closed > message[which])
    end[which[held]] = closed[held]
    return end


def on_duty(run: Run, topic: int) -> tuple[Column, Column]:
    """Return begins and ends of the hours in which somebody on duty answered a topic, joined."""
    presence = run.tables.columns.presence
    there = np.isin(presence["presence"], (Presence.AT_DESK, Presence.AWAY))
    there &= presence["serves"] >> topic & 1 == 1
    return merged(presence["begin"][there], presence["end"][there])
