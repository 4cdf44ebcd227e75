"""Checks of who did what when: one thing at a time, while there, in slots that move."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cssim.model import NOT_YET, Closing, Played, Presence
from cssim.results.tables import Column, Columns, merged


def _work(played: Played, columns: Columns) -> tuple[Column, Column, Column]:
    """Return person, begin and end of all that was taken up; to the run's end if unfinished.

    An agent who asks a colleague has the reply in hand meanwhile.
    """
    turns, helped, worked = columns.turns, columns.helped, played.records.worked.columns()
    begun = turns["begin"] != NOT_YET
    sent = np.where(turns["sent"] == NOT_YET, played.end, turns["sent"])[begun]
    return (
        np.concatenate((turns["agent"][begun], helped["helper"], worked["person"])),
        np.concatenate((turns["begin"][begun], helped["begin"], worked["begin"])),
        np.concatenate((sent, helped["done"], worked["end"])),
    )


def one_at_a_time(played: Played, columns: Columns) -> bool:
    """Check that nobody does two things at once."""
    person, begin, end = _work(played, columns)
    order = np.lexsort((end, begin, person))
    person, begin, end = person[order], begin[order], end[order]
    same = person[1:] == person[:-1]
    return bool(np.all(begin[1:][same] >= end[:-1][same]))


def done_by_present(played: Played, columns: Columns) -> bool:
    """Check that each piece of work lies within one unbroken presence of its doer at the desk."""
    person, begin, end = _work(played, columns)
    presence = columns.presence
    there = np.isin(presence["presence"], (Presence.AT_DESK, Presence.FINISHING))
    # One axis for all people, each on a stretch of their own.
    own = presence["person"][there] * 2 * (played.end + 1)
    first, last = merged(own + presence["begin"][there], own + presence["end"][there])
    axis = person * 2 * (played.end + 1)
    place = np.searchsorted(first, axis + begin, side="right") - 1
    if np.any(place < 0):
        return False
    return bool(np.all(axis + end <= last[place]))


def one_slot_at_a_time(columns: Columns) -> bool:
    """Check that a chat frees a slot before it takes another."""
    slots = columns.slots
    opened, closed = slots["opened"], slots["closed"]
    same = slots["contact"][1:] == slots["contact"][:-1]
    freed = closed != NOT_YET
    return bool(
        np.all(closed[freed] >= opened[freed])
        and np.all(freed[:-1][same])
        and np.all(opened[1:][same] >= closed[:-1][same])
    )


def passes_move_slots(columns: Columns) -> bool:
    """Check that each pass closes a slot of one person and opens one of the other, at once."""
    slots, passes = columns.slots, columns.passes
    given = np.flatnonzero(slots["why"] == Closing.PASSED_ON)
    taken = given + 1
    if len(given) != len(passes["at"]) or np.any(taken >= len(slots["why"])):
        return False
    order = np.argsort(passes["contact"], kind="stable")
    pairs: tuple[tuple[Mapping[str, Column], str, Column, str], ...] = (
        (slots, "contact", given, "contact"),
        (slots, "person", given, "from_person"),
        (slots, "closed", given, "at"),
        (slots, "contact", taken, "contact"),
        (slots, "person", taken, "to_person"),
        (slots, "opened", taken, "at"),
    )
    return all(
        np.array_equal(table[name][rows], passes[told][order]) for table, name, rows, told in pairs
    )
