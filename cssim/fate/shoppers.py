"""The shoppers of one replication, drawn whole before the run begins.

A shopper *is* a service day, an interval and a place within it. Their row of uniforms depends on
nothing else, so the same replication gives the same people under every rulebook.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cssim.fate.calendar import INTERVALS, begin_of, expected_arrivals
from cssim.fate.contacts import NEVER, Contacts, Integers
from cssim.fate.inverse import gamma_quantile, poisson_quantile, quantile
from cssim.fate.streams import (
    ROW_WIDTH,
    Fate,
    Group,
    Keys,
    TurnFate,
    Uniforms,
    block,
    contact_keys,
    turn_uniforms,
)
from cssim.scenario import ChatHabits, Demand, Shop, Study
from cssim.units import HOUR

_READ = Fate.LEAVES_MESSAGE + 1
"""How much of a row is kept: rules read no further yet, and a row is long."""


@dataclass(frozen=True)
class Shoppers:
    """Who comes: identity and contact columns, in the order in which they arrive.

    Attributes:
        day: service day, shape (n,).
        interval: interval of the service day, 0 to 23, shape (n,).
        place: which shopper of that interval, in the order drawn, shape (n,).
        key: 64-bit key of the contact, shape (n,).
        contacts: what the desk reads of them.
    """

    day: Integers
    interval: Integers
    place: Integers
    key: Keys
    contacts: Contacts


def draw_shoppers(shop: Shop, study: Study, replication: int) -> Shoppers:
    """Draw every shopper of one replication.

    Args:
        shop: demand and habits.
        study: start, length and seed.
        replication: which set of shoppers, from 0.
    """
    counts = arrival_counts(shop.demand, study, replication)
    rows = _rows(counts, study.seed, replication)
    day, interval, place = _identities(counts)
    at = np.array([begin_of(d) for d in range(len(counts))])[day] + interval * HOUR
    at = at + np.floor(rows[:, Fate.MOMENT] * HOUR).astype(np.int64)
    order = np.lexsort((place, at))
    day, interval, place, at = (column[order] for column in (day, interval, place, at))
    rows = rows[order]
    key = contact_keys(rows[:, Fate.KEY_HIGH], rows[:, Fate.KEY_LOW])
    return Shoppers(day, interval, place, key, _contacts(shop.chat, at, key, rows))


def arrival_counts(demand: Demand, study: Study, replication: int) -> Integers:
    """Draw how many shoppers come in each interval: Poisson, times the day's busyness.

    Returns:
        Array of shape (service days, 24).
    """
    expected = expected_arrivals(demand, study)
    uniforms = np.empty(expected.shape)
    for day in range(len(expected)):
        uniforms[day] = block(study.seed, replication, Group.ARRIVAL_COUNT, day).random(INTERVALS)
        if demand.busyness_shape is not None:
            drawn = block(study.seed, replication, Group.BUSYNESS, day).random(1)
            expected[day] *= gamma_quantile(demand.busyness_shape, drawn)
    return poisson_quantile(expected, uniforms)


def _rows(counts: Integers, seed: int, replication: int) -> Uniforms:
    blocks = [
        block(seed, replication, Group.SHOPPER, day, interval)
        .random((count, ROW_WIDTH))[:, :_READ]
        .copy()
        for (day, interval), count in np.ndenumerate(counts)
        if count
    ]
    return np.concatenate(blocks) if blocks else np.empty((0, _READ))


def _identities(counts: Integers) -> tuple[Integers, Integers, Integers]:
    flat = counts.ravel()
    cell = np.repeat(np.arange(flat.size), flat)
    first = np.cumsum(flat) - flat
    place = np.arange(len(cell)) - first[cell]
    return cell // INTERVALS, cell % INTERVALS, place


def _contacts(habits: ChatHabits, at: Integers, key: Keys, rows: Uniforms) -> Contacts:
    turns = quantile(habits.turns, rows[:, Fate.TURNS]).astype(np.int64)
    offset = np.concatenate(([0], np.cumsum(turns)))
    turn = np.arange(offset[-1]) - np.repeat(offset[:-1], turns)
    keys = np.repeat(key, turns)
    think = _micros(quantile(habits.think, turn_uniforms(keys, turn, TurnFate.THINK)))
    think[turn == 0] = 0
    return Contacts(
        number=np.arange(len(at)),
        at=at,
        offset=offset,
        leaves_silently=rows[:, Fate.LEAVES_SILENTLY] < habits.leaves_silently,
        says_goodbye=rows[:, Fate.SAYS_GOODBYE] < habits.says_goodbye,
        leaves_message=rows[:, Fate.LEAVES_MESSAGE] < habits.leaves_message,
        think=think,
        work=_micros(quantile(habits.work, turn_uniforms(keys, turn, TurnFate.WORK))),
        patience=_patience(habits, keys, turn),
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
            patience[mask] = _micros(quantile(habit, uniforms[mask]))
    return patience


def _micros(values: NDArray[np.float64]) -> Integers:
    """Round to whole µs; a value past any run's end becomes NEVER."""
    return np.rint(np.minimum(values, float(NEVER))).astype(np.int64)
