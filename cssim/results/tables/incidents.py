"""The table of incidents: what the rules count, among shoppers and among people."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cssim.fate import DAY_BEGINS
from cssim.model import NOT_YET, Incident, Played
from cssim.results.tables.attendance import counts_day
from cssim.results.tables.columns import Column
from cssim.results.tables.response_rule import limits_of
from cssim.units import DAY


def incidents_of(played: Played, chats: Mapping[str, Column]) -> dict[str, Column]:
    """Make one row for each incident, in the order of time."""
    late = _late_replies(chats, limits_of(played.scenario, chats["arrived"], chats["attended"]))
    rules = np.array([breach.rule for breach in played.incidents], dtype=object)
    at, person, kind, amount = (
        np.array([getattr(breach, name) for breach in played.incidents], dtype=np.int64)
        for name in ("at", "person", "kind", "amount")
    )
    when = np.concatenate((at, late["at"]))
    day = (when - DAY_BEGINS) // DAY
    table = {
        "at": when,
        "day": day,
        "counted": counts_day(played, day),
        "kind": np.concatenate((kind, np.full(len(late["at"]), int(Incident.LATE_REPLY)))),
        "person": np.concatenate((person, late["person"])),
        "contact": np.concatenate((np.full(len(at), NOT_YET), late["contact"])),
        "amount": np.concatenate((amount, late["amount"])),
        "rule": np.append(rules, np.full(len(late["at"]), "response.within", dtype=object)),
    }
    order = np.lexsort((table["contact"], table["person"], table["kind"], table["at"]))
    return {name: column[order] for name, column in table.items()}


def _late_replies(chats: Mapping[str, Column], limit: Column) -> dict[str, Column]:
    """Return the first replies that came later than their limit, or not before who left later."""
    first, left = chats["first_response"], chats["left"]
    waited = np.where(first != NOT_YET, first, left - chats["arrived"])
    unanswered = (first == NOT_YET) & (left == NOT_YET)
    late = (limit != NOT_YET) & ~unanswered & (waited > limit)
    return {
        "at": (chats["arrived"] + limit)[late],
        "person": chats["agent"][late],
        "contact": chats["contact"][late],
        "amount": (waited - limit)[late],
    }
