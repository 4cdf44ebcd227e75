"""The tables of contacts and of their turns."""

from __future__ import annotations

import numpy as np

from cssim.model import NOT_YET, ContactRecord, Outcome, Played
from cssim.results.columns import Column
from cssim.results.staff import counts_day, on_duty_at


def turns_of(played: Played) -> dict[str, Column]:
    """Make one row for each message a shopper wrote, in the order of shopper and turn."""
    record = _record(played)
    contacts = record.contacts
    length = np.diff(contacts.offset)
    written = np.flatnonzero(record.message != NOT_YET)
    row = np.repeat(np.arange(len(contacts)), length)[written]
    message, begin, sent = record.message[written], record.begin[written], record.sent[written]
    last = np.append(row[1:] != row[:-1], True) if len(row) else np.zeros(0, dtype=bool)
    outcome = record.outcome[row]
    offline = last & (outcome == Outcome.OFFLINE)
    return {
        "shopper": contacts.number[row],
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
    contacts = record.contacts
    offset = contacts.offset
    outcome = _final_outcome(played)
    last = _last_written(played)
    offline = outcome == Outcome.OFFLINE
    left = np.isin(outcome, (Outcome.LEFT_OPENLY, Outcome.LEFT_SILENTLY))
    human = (turns["sent"] != NOT_YET) & ~turns["offline"] & ~turns["to_nobody"]
    replies = np.bincount(turns["shopper"][human], minlength=len(contacts))
    first = offset[:-1]
    return {
        "shopper": contacts.number,
        "day": shoppers.day,
        "counted": counts_day(played, shoppers.day),
        "arrived": contacts.at,
        "attended": on_duty_at(played, contacts.at) > 0,
        "outcome": outcome,
        "turns": np.diff(offset),
        "replies": replies,
        "first_response": np.where(replies > 0, record.sent[first] - contacts.at, NOT_YET),
        "left": np.where(left, record.message[last] + contacts.patience[last], NOT_YET),
        "message_left": np.where(offline, record.message[last], NOT_YET),
        "message_answered": np.where(offline, record.sent[last], NOT_YET),
        "agent": np.where(replies > 0, record.person[first], NOT_YET),
    }


def _record(played: Played) -> ContactRecord:
    (record,) = played.records.contacts
    return record


def _last_written(played: Played) -> Column:
    """Return the last turn each contact wrote, counted through the turn columns."""
    record = _record(played)
    offset = record.contacts.offset
    written = np.add.reduceat(record.message != NOT_YET, offset[:-1]) if len(offset) > 1 else 0
    last: Column = offset[:-1] + np.maximum(written - 1, 0)
    return last


def _final_outcome(played: Played) -> Column:
    """Return outcomes, with those told who had left silently when the run ended.

    The desk learns of a silent leaver only on taking the message up; some are still waiting there.
    """
    record = _record(played)
    last = _last_written(played)
    gone = (
        (record.outcome == Outcome.OPEN)
        & (record.message[last] != NOT_YET)
        & (record.begin[last] == NOT_YET)
        & (record.message[last] + record.contacts.patience[last] < played.end)
    )
    outcome: Column = np.where(gone, Outcome.LEFT_SILENTLY, record.outcome)
    return outcome
