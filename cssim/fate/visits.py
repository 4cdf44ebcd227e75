"""Visits: each time a shopper writes anew, the first time or on coming back after giving up.

What a visit is like is drawn with it, whether it will take place or not.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from cssim.fate.contacts import NO_ROW_LEFT, Integers
from cssim.fate.inverse import micros, quantile
from cssim.fate.streams import (
    Fate,
    Keys,
    ReturnFate,
    Uniforms,
    contact_keys,
    return_uniforms,
)
from cssim.scenario import Returns


@dataclass(frozen=True)
class Visits:
    """Uniforms and keys of visits, each column of shape (n,).

    Attributes:
        at: when the first message is written, µs; of a return, how long after giving up.
        key: key of the contact, on which its turns depend.
        turns: uniform of the number of turns.
        help: uniform of needing help.
        help_turn: uniform of the turn at which that is.
        help_work: uniform of how long it takes.
    """

    at: Integers
    key: Keys
    turns: Uniforms
    help: Uniforms
    help_turn: Uniforms
    help_work: Uniforms


def first_visits(rows: Uniforms, at: Integers) -> Visits:
    """Return the first visits of shoppers whose rows and arrival times are given."""
    return Visits(
        at,
        contact_keys(rows[:, Fate.KEY_HIGH], rows[:, Fate.KEY_LOW]),
        rows[:, Fate.TURNS],
        rows[:, Fate.HELP],
        rows[:, Fate.HELP_TURN],
        rows[:, Fate.HELP_WORK],
    )


def with_returns(
    habit: Returns | None, first: Visits, rows: Uniforms
) -> tuple[Visits, Integers, Integers, Integers]:
    """Reserve the visits of those who would come back, behind the first ones.

    Returns:
        All visits; the shopper of each; the visit that each follows, -1 for none; and the visit
        that follows each if it ends in giving up, 0 for none, `NO_ROW_LEFT` if only the habit's
        `most` stands against it.
    """
    shopper = np.arange(len(rows))
    after = np.full(len(rows), -1)
    follows = np.zeros(len(rows), dtype=np.int64)
    if habit is None:
        return first, shopper, after, follows
    parts, shoppers, afters = [first], [shopper], [after]
    last, willing, delay = shopper, rows[:, Fate.RETURNS], rows[:, Fate.RETURN_DELAY]
    for time in range(1, habit.most + 1):
        came, again = last[willing < habit.chance], shoppers[-1][willing < habit.chance]
        last = len(follows) + np.arange(len(came))
        follows[came] = last
        follows = np.concatenate((follows, np.zeros(len(came), dtype=np.int64)))
        at = micros(quantile(habit.after, delay[willing < habit.chance]))
        key = first.key[again]
        parts.append(_return_visits(key, time, at))
        shoppers.append(again)
        afters.append(came)
        willing = return_uniforms(key, time, ReturnFate.RETURNS)
        delay = return_uniforms(key, time, ReturnFate.DELAY)
    follows[last[willing < habit.chance]] = NO_ROW_LEFT
    columns = (
        np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Visits)
    )
    return Visits(*columns), np.concatenate(shoppers), np.concatenate(afters), follows


def _return_visits(key: Keys, time: int, at: Integers) -> Visits:
    def uniforms(part: ReturnFate) -> Uniforms:
        return return_uniforms(key, time, part)

    return Visits(
        at,
        contact_keys(uniforms(ReturnFate.KEY_HIGH), uniforms(ReturnFate.KEY_LOW)),
        uniforms(ReturnFate.TURNS),
        uniforms(ReturnFate.HELP),
        uniforms(ReturnFate.HELP_TURN),
        uniforms(ReturnFate.HELP_WORK),
    )
