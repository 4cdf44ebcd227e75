"""Nobody is lost in the books: checked after every run."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cssim.errors import CssimError
from cssim.model import NOT_YET, Outcome, Played, Presence
from cssim.results.columns import Column
from cssim.results.intervals import merged
from cssim.results.tables import Columns


class ConservationError(CssimError):
    """The tables of a run contradict each other: a fault of cssim, never of the scenario."""


def check_conservation(played: Played, columns: Columns) -> None:
    """Check that a run's tables add up.

    Raises:
        ConservationError: they do not; the message says which rule is broken.
    """
    broken = [rule for rule, holds in _rules(played, columns).items() if not holds]
    if broken:
        raise ConservationError(
            f"replication {played.replication}: the books do not balance ({'; '.join(broken)}); "
            "this is a fault of cssim, please report it with the scenario and the seed"
        )


def _rules(played: Played, columns: Columns) -> dict[str, bool]:
    chats, turns = columns.chats, columns.turns
    outcome = chats["outcome"]
    ended = np.bincount(outcome, minlength=len(Outcome))
    told = [Outcome.ANSWERED, Outcome.LEFT_OPENLY, Outcome.LEFT_SILENTLY, Outcome.OFFLINE]
    told += [Outcome.LOST, Outcome.OPEN]
    return {
        "shoppers in = answered + left + offline + lost + still there": bool(
            ended[told].sum() == len(played.shoppers.contacts)
        ),
        "who is answered has a reply to every turn, and nobody else": bool(
            np.array_equal(outcome == Outcome.ANSWERED, chats["replies"] == chats["turns"])
        ),
        "messages are written, taken up and answered in this order": _in_order(turns),
        "an agent writes one thing at a time": _one_at_a_time(columns, played.end),
        "work is done by those present": _done_by_present(columns, played.end),
        "a chat holds one slot at a time": _one_slot_at_a_time(columns),
        "who came when nobody was on duty found nobody": bool(
            np.all(np.isin(outcome[~chats["attended"]], (Outcome.OFFLINE, Outcome.LOST)))
        ),
    }


def _in_order(turns: Mapping[str, Column]) -> bool:
    begun, answered = turns["begin"] != NOT_YET, turns["sent"] != NOT_YET
    return bool(
        np.all(begun[answered])
        and np.all(turns["begin"][begun] >= turns["message"][begun])
        and np.all(turns["sent"][answered] > turns["begin"][answered])
    )


def _work(columns: Columns, end: int) -> tuple[Column, Column, Column]:
    """Return person, begin and end of all that was taken up; to the run's end if unfinished."""
    turns = columns.turns
    begun = turns["begin"] != NOT_YET
    sent = np.where(turns["sent"] == NOT_YET, end, turns["sent"])[begun]
    return turns["agent"][begun], turns["begin"][begun], sent


def _one_at_a_time(columns: Columns, end: int) -> bool:
    person, begin, sent = _work(columns, end)
    order = np.lexsort((begin, person))
    person, begin, sent = person[order], begin[order], sent[order]
    same = person[1:] == person[:-1]
    return bool(np.all(begin[1:][same] >= sent[:-1][same]))


def _done_by_present(columns: Columns, end: int) -> bool:
    """Check that each reply lies within one unbroken presence of its writer at the desk."""
    person, begin, sent = _work(columns, end)
    presence = columns.presence
    there = np.isin(presence["presence"], (Presence.AT_DESK, Presence.FINISHING))
    # One axis for all people, each on a stretch of their own.
    own = presence["person"][there] * 2 * (end + 1)
    first, last = merged(own + presence["begin"][there], own + presence["end"][there])
    axis = person * 2 * (end + 1)
    place = np.searchsorted(first, axis + begin, side="right") - 1
    if np.any(place < 0):
        return False
    return bool(np.all(axis + sent <= last[place]))


def _one_slot_at_a_time(columns: Columns) -> bool:
    slots = columns.slots
    opened, closed = slots["opened"], slots["closed"]
    same = slots["shopper"][1:] == slots["shopper"][:-1]
    freed = closed != NOT_YET
    return bool(
        np.all(closed[freed] >= opened[freed])
        and np.all(freed[:-1][same])
        and np.all(opened[1:][same] >= closed[:-1][same])
    )
