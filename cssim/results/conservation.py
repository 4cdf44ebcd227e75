"""Nobody is lost in the books: checked after every run."""

from __future__ import annotations

import numpy as np

from cssim.errors import CssimError
from cssim.model import NOT_YET, Outcome, Played, Presence
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
    answered = turns["sent"] != NOT_YET
    full = outcome == Outcome.ANSWERED
    return {
        "shoppers in = answered + left + offline + lost + still there": bool(
            ended[told].sum() == len(played.shoppers.contacts)
        ),
        "who is answered has a reply to every turn, and nobody else": bool(
            np.array_equal(full, chats["replies"] == chats["turns"])
        ),
        "messages are written, taken up and answered in this order": bool(
            np.all(turns["begin"][answered] >= turns["message"][answered])
            and np.all(turns["sent"][answered] > turns["begin"][answered])
        ),
        "an agent writes one thing at a time": _one_at_a_time(columns),
        "work is done by those present": _done_by_present(columns, played.end),
        "a chat holds one slot at a time": _one_slot_at_a_time(columns),
        "who finds nobody came when nobody was on duty": bool(
            np.all(np.isin(outcome[~chats["attended"]], (Outcome.OFFLINE, Outcome.LOST)))
        ),
    }


def _one_at_a_time(columns: Columns) -> bool:
    turns = columns.turns
    done = turns["sent"] != NOT_YET
    order = np.lexsort((turns["begin"][done], turns["agent"][done]))
    agent = turns["agent"][done][order]
    begin, sent = turns["begin"][done][order], turns["sent"][done][order]
    same = agent[1:] == agent[:-1]
    return bool(np.all(begin[1:][same] >= sent[:-1][same]))


def _done_by_present(columns: Columns, end: int) -> bool:
    turns, presence = columns.turns, columns.presence
    begun = turns["begin"] != NOT_YET
    scale = end + 1
    there = presence["presence"] != Presence.OFF
    key = presence["person"][there] * scale + presence["begin"][there]
    asked = turns["agent"][begun] * scale + turns["begin"][begun]
    place = np.searchsorted(key, asked, side="right") - 1
    if not len(asked):
        return True
    stretch_end = presence["end"][there][place]
    same = presence["person"][there][place] == turns["agent"][begun]
    return bool(np.all((place >= 0) & same & (turns["begin"][begun] <= stretch_end)))


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
