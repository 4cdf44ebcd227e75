"""Who was there when, who was on duty for a topic, and which days count."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cssim.fate import begin_of
from cssim.model import Played, Presence
from cssim.results.tables.columns import Column


def counts_day(played: Played, day: Column) -> Column:
    """Tell which service days count: after the warm-up, before the cool-down."""
    study = played.scenario.study
    counted: Column = (day >= study.warm_up) & (day < study.warm_up + study.days)
    return counted


def window(played: Played) -> tuple[int, int]:
    """Return begin and end of the days that count, µs."""
    study = played.scenario.study
    return begin_of(study.warm_up), begin_of(study.warm_up + study.days)


def on_duty_at(played: Played, at: Column, topic: Column) -> Column:
    """Return how many people on duty answered a topic at each time, shape of `at`.

    At an instant of a shift change, after it.

    Args:
        played: what a replication left behind.
        at: times, µs, shape (n,).
        topic: numbers of topics, shape (n,).
    """
    on_duty = np.zeros(len(at), dtype=np.int64)
    for number in np.unique(topic):
        asked = topic == number
        since, level = _level(played, int(number))
        on_duty[asked] = level[np.searchsorted(since, at[asked], side="right")]
    return on_duty


def _level(played: Played, topic: int) -> tuple[Column, Column]:
    """Return the times of change, and how many are on duty before the first and after each."""
    log = played.records.presence.columns()
    there = np.isin(log["presence"], (Presence.AT_DESK, Presence.AWAY))
    is_on = (there & (log["serves"] >> topic & 1 == 1)).astype(np.int64)
    order = np.lexsort((np.arange(len(is_on)), log["person"]))
    person, by_person = log["person"][order], is_on[order]
    begins = np.append(True, person[1:] != person[:-1])[: len(person)]
    change = np.empty_like(is_on)
    change[order] = by_person - np.where(begins, 0, np.roll(by_person, 1))
    return log["at"], np.concatenate(([0], np.cumsum(change)))


def presence_of(played: Played) -> dict[str, Column]:
    """Make one row for each stretch of presence, by person and time."""
    log = played.records.presence.columns()
    order = np.lexsort((np.arange(len(log["at"])), log["person"]))
    person, at = log["person"][order], log["at"][order]
    presence, cause = log["presence"][order], log["cause"][order]
    is_last = np.append(person[1:] != person[:-1], True)[: len(person)]
    end = np.where(is_last, played.end, np.append(at[1:], played.end)[: len(person)])
    there = (presence != Presence.OFF) & (end > at)
    return {
        "person": person[there],
        "begin": at[there],
        "end": end[there],
        "presence": presence[there],
        "cause": cause[there],
        "serves": log["serves"][order][there],
    }


def absences_of(played: Played) -> dict[str, Column]:
    """Make one row for each time somebody was to be off the desk, by person and time."""
    rows = sorted(played.absences, key=lambda absence: (absence.person, absence.begin))
    return {
        name: np.array([getattr(row, name) for row in rows], dtype=np.int64)
        for name in ("person", "day", "cause", "begin", "end")
    }


def at_chats(presence: Mapping[str, Column]) -> Column:
    """Return which rows of the table of presence are of people at the desk who answer chats."""
    there: Column = (presence["presence"] == Presence.AT_DESK) & (presence["serves"] != 0)
    return there
