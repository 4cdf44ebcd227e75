"""The day by the hour: what service is like at each clock hour, and how many sit there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cssim.model import NOT_YET
from cssim.results.kpis import Cohort
from cssim.results.tables import Column, at_chats, frozen
from cssim.units import DAY, HOUR, SECOND

_HOURS = 24


@dataclass(frozen=True)
class Profile:
    """Means by clock hour 0 to 23 over the days that count; each an array of shape (24,).

    Attributes:
        shoppers: contacts that begin, a day; who comes back is a new contact.
        found_nobody: contacts a day that begin when nobody who answers their topic is on duty.
        answered: of contacts that begin in that hour while somebody is on duty, the share answered
            within the limit; NaN if nobody ever is.
        at_desk: people at the desk whose team answers chats.
    """

    shoppers: Column
    found_nobody: Column
    answered: Column
    at_desk: Column


def profile_of(cohort: Cohort, within: int = 60 * SECOND) -> Profile:
    """Summarise the days that count by clock hour.

    Args:
        cohort: the part of a run that counts.
        within: limit of the first response, µs.
    """
    chats = cohort.chats
    hour = chats["arrived"] // HOUR % _HOURS
    first = chats["first_response"]
    in_time = (first != NOT_YET) & (first <= within)
    wrote = np.bincount(hour, minlength=_HOURS)
    answered = np.bincount(hour[in_time], minlength=_HOURS)
    with np.errstate(invalid="ignore"):
        attended = np.bincount(hour[chats["attended"]], minlength=_HOURS)
        share = np.where(attended > 0, answered / np.maximum(attended, 1), np.nan)
    by_hour = {
        "shoppers": wrote / cohort.days,
        "found_nobody": np.bincount(hour[~chats["attended"]], minlength=_HOURS) / cohort.days,
        "answered": share,
        "at_desk": _people_by_hour(cohort),
    }
    return Profile(**frozen(by_hour))


def _people_by_hour(cohort: Cohort) -> Column:
    presence = cohort.run.presence
    there = at_chats(presence)
    begin = np.clip(presence["begin"][there], *cohort.window)
    end = np.clip(presence["end"][there], *cohort.window)
    first = cohort.window[0] // HOUR
    edges = np.arange(first, -(-cohort.window[1] // HOUR) + 1) * HOUR
    before = np.clip(edges[:, None] - begin, 0, end - begin).sum(axis=1)
    spent = np.diff(before)
    by_hour = np.bincount(edges[:-1] % DAY // HOUR, weights=spent, minlength=_HOURS)
    people: Column = by_hour / HOUR / cohort.days
    return people
