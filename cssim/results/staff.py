"""The tables of people: presence, shifts, slots."""

from __future__ import annotations

import numpy as np

from cssim.fate import begin_of
from cssim.model import NOT_YET, Played, Presence, team_of, time_outside_shift
from cssim.results.columns import Column


def counts_day(played: Played, day: Column) -> Column:
    """Tell which service days count: after the warm-up, before the cool-down."""
    study = played.scenario.study
    counted: Column = (day >= study.warm_up) & (day < study.warm_up + study.days)
    return counted


def window(played: Played) -> tuple[int, int]:
    """Return begin and end of the days that count, µs."""
    study = played.scenario.study
    return begin_of(study.warm_up), begin_of(study.warm_up + study.days)


def on_duty_at(played: Played, at: Column) -> Column:
    """Return how many people were on duty at each of the given times, shape of `at`.

    At an instant of a shift change, after it.
    """
    log = played.records.presence.columns()
    is_on = np.isin(log["presence"], (Presence.AT_DESK, Presence.AWAY)).astype(np.int64)
    order = np.lexsort((np.arange(len(is_on)), log["person"]))
    change = np.empty_like(is_on)
    by_person = is_on[order]
    before = np.where(_starts(log["person"][order]), 0, np.roll(by_person, 1))
    change[order] = by_person - before
    level = np.concatenate(([0], np.cumsum(change)))
    on_duty: Column = level[np.searchsorted(log["at"], at, side="right")]
    return on_duty


def presence_of(played: Played) -> dict[str, Column]:
    """Make one row for each stretch of presence, by person and time."""
    log = played.records.presence.columns()
    order = np.lexsort((np.arange(len(log["at"])), log["person"]))
    person, at, presence = (log[name][order] for name in ("person", "at", "presence"))
    end = np.append(at[1:], played.end)
    is_last = np.append(person[1:] != person[:-1], True)[: len(person)]
    end = np.where(is_last, played.end, end[: len(person)])
    there = (presence != Presence.OFF) & (end > at)
    return {
        "person": person[there],
        "begin": at[there],
        "end": end[there],
        "presence": presence[there],
    }


def shifts_of(played: Played) -> dict[str, Column]:
    """Make one row for each stint, by person and time."""
    stints = sorted(played.stints, key=lambda s: (s.person, s.begin))
    rulebook = played.scenario.rulebook
    person = np.array([s.person for s in stints], dtype=np.int64)
    end = np.array([s.end for s in stints], dtype=np.int64)
    begin = np.array([s.begin for s in stints], dtype=np.int64)
    day = np.array([s.day for s in stints], dtype=np.int64)
    left = _left(played, person, begin, end)
    overtime = np.maximum(left - end, 0)
    meetings = _meetings(played, person, day)
    paid = end - begin + meetings
    return {
        "person": person,
        "team": np.array([team_of(rulebook, s.person) for s in stints], dtype=object),
        "shift": np.array([s.shift for s in stints], dtype=object),
        "day": day,
        "counted": counts_day(played, day),
        "planned_begin": begin,
        "planned_end": end,
        "left": left,
        "planned": end - begin,
        "overtime": overtime,
        "meetings": meetings,
        "paid": paid + overtime if rulebook.pay.overtime == "paid" else paid,
    }


def slots_of(played: Played) -> dict[str, Column]:
    """Make one row for each stretch in which a chat held a slot, by shopper and time."""
    opened, closed = played.records.opened.columns(), played.records.closed.columns()
    first = np.lexsort((opened["at"], opened["contact"]))
    then = np.lexsort((closed["at"], closed["contact"]))
    end, why = _paired(opened["contact"][first], closed, then)
    return {
        "shopper": opened["contact"][first],
        "person": opened["person"][first],
        "opened": opened["at"][first],
        "closed": end,
        "why": why,
    }


def _paired(contact: Column, closed: dict[str, Column], order: Column) -> tuple[Column, Column]:
    """Match the k-th opening of each contact with its k-th closing, if there is one yet."""
    rank = _rank_within(contact)
    closed_contact = closed["contact"][order]
    closed_rank = _rank_within(closed_contact)
    many = len(contact) + 1
    key, closed_key = contact * many + rank, closed_contact * many + closed_rank
    place = np.searchsorted(closed_key, key)
    found = np.zeros(len(key), dtype=bool)
    inside = place < len(closed_key)
    found[inside] = closed_key[place[inside]] == key[inside]
    at, why = np.full(len(key), NOT_YET), np.full(len(key), NOT_YET)
    at[found] = closed["at"][order][place[found]]
    why[found] = closed["why"][order][place[found]]
    return at, why


def _rank_within(sorted_groups: Column) -> Column:
    places = np.arange(len(sorted_groups))
    rank: Column = places - np.maximum.accumulate(np.where(_starts(sorted_groups), places, 0))
    return rank


def _starts(sorted_groups: Column) -> Column:
    """Tell where a new group begins in a sorted column."""
    starts = np.ones(len(sorted_groups), dtype=bool)
    starts[1:] = sorted_groups[1:] != sorted_groups[:-1]
    return starts


def _left(played: Played, person: Column, begin: Column, end: Column) -> Column:
    """Return when each stint was really over: on leaving, or when the next one began."""
    log = played.records.left.columns()
    far = played.end + 1
    next_begin = np.append(begin[1:], far)
    next_begin[np.append(person[1:] != person[:-1], True)[: len(person)]] = far
    order = np.lexsort((log["at"], log["person"]))
    key = log["person"][order] * (2 * far) + log["at"][order]
    place = np.searchsorted(key, person * (2 * far) + end)
    left = np.full(len(person), far)
    inside = place < len(key)
    same = np.zeros(len(person), dtype=bool)
    same[inside] = log["person"][order][place[inside]] == person[inside]
    left[same] = log["at"][order][place[same]]
    over: Column = np.minimum(np.minimum(left, np.maximum(next_begin, end)), played.end)
    return over


def _meetings(played: Played, person: Column, day: Column) -> Column:
    """Return meeting time outside the shift, put on the person's first stint of the day."""
    spent = np.zeros(len(person), dtype=np.int64)
    for meeting in played.meetings:
        own = np.flatnonzero((person == meeting.person) & (day == meeting.day))
        days = (meeting.day - 1, meeting.day)
        stints = [s for s in played.stints if s.person == meeting.person and s.day in days]
        spent[own[0]] += time_outside_shift(meeting, stints)
    return spent
