"""From uniforms and the shop's habits to the columns that the desk reads."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cssim.fate.contacts import NEVER, Contacts, Integers
from cssim.fate.inverse import micros, quantile
from cssim.fate.streams import Fate, Keys, TurnFate, Uniforms, turn_uniforms
from cssim.fate.visits import Visits
from cssim.scenario import ChatHabits, HelpNeeds


def contacts_of(
    habits: ChatHabits, visits: Visits, rows: Uniforms, follows: Integers, spare: int
) -> Contacts:
    """Make the contact columns of visits.

    Args:
        habits: what shoppers do in a chat.
        visits: the visits.
        rows: the row of each visit's shopper, shape (n, width).
        follows: the visit that follows each if it ends in giving up, 0 for none.
        spare: turns drawn for each contact beyond its own.
    """
    turns = quantile(habits.turns, visits.turns).astype(np.int64)
    lengths = turns + spare
    offset = np.concatenate(([0], np.cumsum(lengths)))
    turn = np.arange(offset[-1]) - np.repeat(offset[:-1], lengths)
    keys = np.repeat(visits.key, lengths)
    think = micros(quantile(habits.think, turn_uniforms(keys, turn, TurnFate.THINK)))
    think[turn == 0] = 0
    help_work, help_turn = _help(habits.help, visits, turns)
    return Contacts(
        number=np.arange(len(turns)),
        at=visits.at,
        offset=offset,
        leaves_silently=rows[:, Fate.LEAVES_SILENTLY] < habits.leaves_silently,
        says_goodbye=rows[:, Fate.SAYS_GOODBYE] < habits.says_goodbye,
        leaves_message=rows[:, Fate.LEAVES_MESSAGE] < habits.leaves_message,
        think=think,
        work=micros(quantile(habits.work, turn_uniforms(keys, turn, TurnFate.WORK))),
        patience=_patience(habits, keys, turn),
        topic=_topic(habits.topics, rows[:, Fate.TOPIC]),
        help=help_work,
        help_turn=help_turn,
        asks_for_data=rows[:, Fate.ASKS_FOR_DATA] < habits.asks_for_data,
        follows=follows,
        spare=spare,
    )


def _patience(habits: ChatHabits, keys: Keys, turn: Integers) -> Integers:
    uniforms = turn_uniforms(keys, turn, TurnFate.PATIENCE)
    patience = np.full(len(turn), NEVER)
    is_first = turn == 0
    for mask, habit in (
        (is_first, habits.patience.first),
        (~is_first, habits.patience.later),
    ):
        if habit is not None:
            patience[mask] = micros(quantile(habit, uniforms[mask]))
    return patience


def _topic(shares: Mapping[str, float], uniforms: Uniforms) -> Integers:
    """Return which of the topics each visit is about, by their shares."""
    upper = np.cumsum(list(shares.values()))
    if len(upper) < 2:
        return np.zeros(len(uniforms), dtype=np.int64)
    topic: Integers = np.searchsorted(upper, uniforms * upper[-1], side="right")
    return np.minimum(topic, len(upper) - 1)


def _help(needs: HelpNeeds | None, visits: Visits, turns: Integers) -> tuple[Integers, Integers]:
    """Return the standard time of the help that each visit needs, and at which of its turns."""
    turn: Integers = np.floor(visits.help_turn * turns).astype(np.int64)
    if needs is None:
        return np.zeros(len(turns), dtype=np.int64), turn
    takes = np.maximum(micros(quantile(needs.takes, visits.help_work)), 1)
    return np.where(visits.help < needs.chance, takes, 0), turn
