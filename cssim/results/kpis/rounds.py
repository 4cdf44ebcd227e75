"""Rounds, as platforms count them: a message, and the first reply after it."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from cssim.model import NOT_YET
from cssim.results.kpis.cohort import Cohort
from cssim.results.tables import Column

Robots = Literal["never", "first reply"]
"""Which automatic replies answer a message."""

_HUMAN_REPLY, _MESSAGE, _ROBOT_REPLY = range(3)
"""What happens to a shopper, in the order in which it counts at one instant."""


class Rounds(NamedTuple):
    """Rounds: a message and the first reply after it; each column of shape (n,).

    Attributes:
        begin: when the message was written, µs.
        answered: when the reply was sent, µs; -1 for never.
        day: service day on which the shopper first came.
    """

    begin: Column
    answered: Column
    day: Column


def rounds_of(cohort: Cohort, robots: Robots) -> Rounds:
    """Cut what shoppers and agents wrote into rounds, shopper by shopper.

    A round begins with a message while none of the same shopper waits. Whoever writes again before
    the reply, even after giving up and coming back, is still in the same round.
    """
    chats, turns = cohort.chats, cohort.turns
    writer = chats["shopper"][np.searchsorted(chats["contact"], turns["contact"])]
    sent = turns["sent"] != NOT_YET
    parts = [
        (writer, turns["message"], _MESSAGE),
        (writer[sent], turns["sent"][sent], _HUMAN_REPLY),
    ]
    if robots == "first reply":
        answered = cohort.auto_reply[chats["day"]]
        parts.append((chats["shopper"][answered], chats["arrived"][answered], _ROBOT_REPLY))
    shopper = np.concatenate([who for who, _, _ in parts])
    at = np.concatenate([when for _, when, _ in parts])
    kind = np.concatenate([np.full(len(when), what) for _, when, what in parts])
    order = np.lexsort((kind, at, shopper))
    shopper, at, is_message = shopper[order], at[order], kind[order] == _MESSAGE
    begins = np.flatnonzero(is_message & ~_follows_message(shopper, is_message))
    return Rounds(
        at[begins],
        _next_reply(begins, shopper, at, is_message),
        chats["day"][np.searchsorted(chats["contact"], shopper[begins])],
    )


def _follows_message(shopper: Column, is_message: Column) -> Column:
    """Tell what comes directly after a message of the same shopper."""
    follows = np.zeros(len(shopper), dtype=bool)
    follows[1:] = is_message[:-1] & (shopper[1:] == shopper[:-1])
    return follows


def _next_reply(begins: Column, shopper: Column, at: Column, is_message: Column) -> Column:
    replies = np.flatnonzero(~is_message)
    answered = np.full(len(begins), NOT_YET)
    if len(replies):
        place = np.searchsorted(replies, begins)
        reply = replies[np.minimum(place, len(replies) - 1)]
        there = (place < len(replies)) & (shopper[reply] == shopper[begins])
        answered[there] = at[reply[there]]
    return answered
