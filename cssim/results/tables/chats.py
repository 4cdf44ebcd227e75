"""The tables of contacts and of their turns."""

from __future__ import annotations

import numpy as np

from cssim.fate import DAY_BEGINS
from cssim.model import NOT_YET, ContactRecord, Outcome, Played
from cssim.results.tables.attendance import counts_day, on_duty_at
from cssim.results.tables.columns import Column
from cssim.units import DAY


def turns_of(played: Played) -> dict[str, Column]:
    """Make one row for each message a shopper wrote, in the order of contact and turn."""
    record = _record(played)
    contacts = record.contacts
    written = np.flatnonzero(record.message != NOT_YET)
    row = np.repeat(np.arange(len(contacts)), np.diff(contacts.offset))[written]
    message, begin, sent = record.message[written], record.begin[written], record.sent[written]
    last = np.append(row[1:] != row[:-1], True)[: len(row)]
    outcome = record.outcome[row]
    offline = last & (outcome == Outcome.OFFLINE)
    return {
        "contact": contacts.number[row],
        "turn": written - contacts.offset[row] + 1,
        "message": message,
        "begin": begin,
        "sent": sent,
        "response": np.where(sent == NOT_YET, NOT_YET, sent - message),
        "agent": record.person[written],
        "offline": offline,
        "to_nobody": last & (outcome == Outcome.LEFT_SILENTLY) & (begin != NOT_YET),
    }


def chats_of(played: Played, turns: dict[str, Column]) -> dict[str, Column]:
    """Make one row for each contact that arrived, in the order of their numbers."""
    record, shoppers = _record(played), played.shoppers
    came = np.flatnonzero(record.outcome != Outcome.EXPECTED)
    contacts = record.contacts
    first, last = contacts.offset[:-1][came], _last_written(record)[came]
    outcome = _final_outcome(played)[came]
    offline = outcome == Outcome.OFFLINE
    left = np.isin(outcome, (Outcome.LEFT_OPENLY, Outcome.LEFT_SILENTLY))
    human = (turns["sent"] != NOT_YET) & ~turns["offline"] & ~turns["to_nobody"]
    replies = np.bincount(turns["contact"][human], minlength=len(contacts))[came]
    arrived = record.message[first]
    return {
        "contact": contacts.number[came],
        "shopper": shoppers.shopper[came],
        "after": shoppers.after[came],
        "topic": _or_zero(contacts.topic, len(contacts))[came],
        "day": (arrived - DAY_BEGINS) // DAY,
        "counted": counts_day(played, shoppers.day[came]),
        "arrived": arrived,
        "attended": on_duty_at(played, arrived, _or_zero(contacts.topic, len(contacts))[came]) > 0,
        "outcome": outcome,
        "turns": (contacts.turns + record.more)[came],
        "replies": replies,
        "first_response": np.where(replies > 0, record.sent[first] - arrived, NOT_YET),
        "left": np.where(left, record.message[last] + contacts.patience[last], NOT_YET),
        "message_left": np.where(offline, record.message[last], NOT_YET),
        "message_answered": np.where(offline, record.sent[last], NOT_YET),
        "agent": np.where(replies > 0, record.person[first], NOT_YET),
    }


def _record(played: Played) -> ContactRecord:
    (record,) = played.records.contacts
    return record


def _or_zero(column: Column | None, length: int) -> Column:
    return np.zeros(length, dtype=np.int64) if column is None else column


def _last_written(record: ContactRecord) -> Column:
    """Return the last turn each contact wrote, counted through the turn columns."""
    offset = record.contacts.offset
    written = np.add.reduceat(record.message != NOT_YET, offset[:-1]) if len(offset) > 1 else 0
    last: Column = offset[:-1] + np.maximum(written - 1, 0)
    return last


def _final_outcome(played: Played) -> Column:
    """Return outcomes, with those told who had left silently when the run ended.

    The desk learns of a silent leaver only on taking the message up; some are still waiting there.
    """
    record = _record(played)
    last = _last_written(record)
    gone = (
        (record.outcome == Outcome.OPEN)
        & (record.message[last] != NOT_YET)
        & (record.begin[last] == NOT_YET)
        & (record.message[last] + record.contacts.patience[last] < played.end)
    )
    outcome: Column = np.where(gone, Outcome.LEFT_SILENTLY, record.outcome)
    return outcome
