"""The tables of slots and of what moved between colleagues."""

from __future__ import annotations

import numpy as np

from cssim.model import NOT_YET, Played
from cssim.results.tables.columns import Column


def slots_of(played: Played) -> dict[str, Column]:
    """Make one row for each stretch in which a chat held a slot, by contact and time."""
    opened, closed = played.records.opened.columns(), played.records.closed.columns()
    first = np.lexsort((opened["at"], opened["contact"]))
    then = np.lexsort((closed["at"], closed["contact"]))
    end, why = _paired(opened["contact"][first], closed, then)
    return {
        "contact": opened["contact"][first],
        "person": opened["person"][first],
        "opened": opened["at"][first],
        "closed": end,
        "why": why,
    }


def passes_of(played: Played) -> dict[str, Column]:
    """Make one row for each time a chat went to a colleague, in the order of time."""
    log = played.records.passed.columns()
    return {
        "contact": log["contact"],
        "at": log["at"],
        "turn": log["turn"] + 1,
        "from_person": log["person"],
        "to_person": log["colleague"],
        "why": log["why"],
        "repeated": log["repeated"],
    }


def helped_of(played: Played) -> dict[str, Column]:
    """Make one row for each question to a colleague that was answered, in the order of answers."""
    log = played.records.helped.columns()
    return {
        "contact": log["contact"],
        "asker": log["person"],
        "helper": log["colleague"],
        "asked": log["asked"],
        "begin": log["begin"],
        "done": log["done"],
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
    starts = np.ones(len(sorted_groups), dtype=bool)
    starts[1:] = sorted_groups[1:] != sorted_groups[:-1]
    rank: Column = places - np.maximum.accumulate(np.where(starts, places, 0))
    return rank
