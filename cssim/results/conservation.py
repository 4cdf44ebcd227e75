"""Nobody is lost in the books: checked after every run."""

from __future__ import annotations

import numpy as np

from cssim.errors import CssimError
from cssim.model import NOT_YET, Cause, Outcome, Played, Presence
from cssim.results.conservation_of_work import (
    done_by_present,
    one_at_a_time,
    one_slot_at_a_time,
    passes_move_slots,
)
from cssim.results.tables import Column, Columns

_LEFT = (Outcome.LEFT_OPENLY, Outcome.LEFT_SILENTLY)


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
    chats = columns.chats
    outcome = chats["outcome"]
    return {
        "first contacts in = answered + left + offline + lost + still there": _all_told(
            played, columns
        ),
        "who comes back has given up, and comes exactly the delay later": _returns_follow(
            played, columns
        ),
        "who is answered has a reply to every turn, and nobody else": bool(
            np.array_equal(outcome == Outcome.ANSWERED, chats["replies"] == chats["turns"])
        ),
        "messages, questions and tasks are there, taken up and done in this order": _in_order(
            columns
        ),
        "a person does one thing at a time": one_at_a_time(played, columns),
        "work is done by those present": done_by_present(played, columns),
        "a chat holds one slot at a time": one_slot_at_a_time(columns),
        "a chat that goes to a colleague leaves one slot and takes another": passes_move_slots(
            columns
        ),
        "a task is done once": _tasks_done_once(played, columns),
        "who came when nobody was on duty found nobody": bool(
            np.all(np.isin(outcome[~chats["attended"]], (Outcome.OFFLINE, Outcome.LOST)))
        ),
        "who is off the desk has a cause, and nobody else": _absences_have_causes(columns),
    }


def _all_told(played: Played, columns: Columns) -> bool:
    contacts = played.shoppers.contacts
    first = columns.chats["outcome"][columns.chats["after"] == NOT_YET]
    ended = np.bincount(first, minlength=len(Outcome))
    told = [Outcome.ANSWERED, *_LEFT, Outcome.OFFLINE, Outcome.LOST, Outcome.OPEN]
    return bool(ended[told].sum() == len(contacts) - contacts.reserved)


def _returns_follow(played: Played, columns: Columns) -> bool:
    """Check that every return stands behind one who left, and no such return is missing."""
    chats, contacts = columns.chats, played.shoppers.contacts
    if contacts.follows is None:
        return bool(np.all(chats["after"] == NOT_YET))
    left_at = np.full(len(contacts), NOT_YET)
    gone = np.isin(chats["outcome"], _LEFT)
    left_at[chats["contact"][gone]] = chats["left"][gone]
    follower = np.where(left_at != NOT_YET, contacts.follows, 0)
    comes = np.flatnonzero(follower > 0)
    at = left_at[comes] + contacts.at[follower[comes]]
    expected = np.array([follower[comes], comes, at])[:, at < played.end]
    back = chats["after"] != NOT_YET
    found = np.array([chats[name][back] for name in ("contact", "after", "arrived")])
    by_contact = np.argsort(expected[0], kind="stable")
    return bool(np.array_equal(found, expected[:, by_contact]))


def _in_order(columns: Columns) -> bool:
    turns, tasks, helped = columns.turns, columns.tasks, columns.helped
    return (
        _is_order(turns["message"], turns["begin"], turns["sent"])
        and _is_order(tasks["due"], tasks["begin"], tasks["done"])
        and _is_order(helped["asked"], helped["begin"], helped["done"])
    )


def _is_order(there: Column, begin: Column, done: Column) -> bool:
    begun, finished = begin != NOT_YET, done != NOT_YET
    return bool(
        np.all(begun[finished])
        and np.all(begin[begun] >= there[begun])
        and np.all(done[finished] > begin[finished])
    )


def _tasks_done_once(played: Played, columns: Columns) -> bool:
    tasks = columns.tasks
    done = played.records.tasks.columns()["task"]
    is_done = tasks["done"] != NOT_YET
    return bool(
        len(np.unique(tasks["task"])) == len(tasks["task"])
        and np.array_equal(np.sort(done), np.sort(tasks["task"][is_done]))
        and np.array_equal(is_done, tasks["person"] != NOT_YET)
    )


def _absences_have_causes(columns: Columns) -> bool:
    presence, cause = columns.presence["presence"], columns.presence["cause"]
    signed_out = presence == Presence.SIGNED_OUT
    return bool(
        np.array_equal(signed_out | (presence == Presence.AWAY), cause != Cause.NONE)
        and np.array_equal(signed_out, cause == Cause.SIGNED_OUT)
    )
