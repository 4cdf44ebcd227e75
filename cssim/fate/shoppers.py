"""The shoppers of one replication, drawn whole before the run begins.

A shopper *is* a service day, an interval and a place within it. Their row of uniforms depends on
nothing else, so the same replication gives the same people under every rulebook.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from cssim.fate.calendar import INTERVALS, begin_of, expected_arrivals
from cssim.fate.contacts import Contacts, Integers
from cssim.fate.habits import contacts_of
from cssim.fate.inverse import gamma_quantile, poisson_quantile
from cssim.fate.streams import ROW_WIDTH, Fate, Group, Keys, Uniforms, block
from cssim.fate.visits import first_visits, with_returns
from cssim.scenario import Demand, Shop, Study
from cssim.units import HOUR

_READ = Fate.ASKS_FOR_DATA + 1
"""How much of a row is kept: rules read no further yet, and a row is long."""


@dataclass(frozen=True)
class Shoppers:
    """Who comes: identity and contact columns, first contacts in the order in which they arrive.

    Behind the first contacts stand those reserved for coming back; they have the identity of
    their shopper.

    Attributes:
        day: service day, shape (n,).
        interval: interval of the service day, 0 to 23, shape (n,).
        place: which shopper of that interval, in the order drawn, shape (n,).
        key: 64-bit key of the contact, shape (n,).
        shopper: number of the shopper, which is that of the first contact, shape (n,).
        after: the contact that this one follows, -1 for a first contact, shape (n,).
        contacts: what the desk reads of them.
    """

    day: Integers
    interval: Integers
    place: Integers
    key: Keys
    shopper: Integers
    after: Integers
    contacts: Contacts


def draw_shoppers(shop: Shop, study: Study, replication: int, spare: int = 0) -> Shoppers:
    """Draw every shopper of one replication.

    Args:
        shop: demand and habits.
        study: start, length and seed.
        replication: which set of shoppers, from 0.
        spare: turns drawn for each contact beyond its own, to be repeated if context is lost.
    """
    counts = arrival_counts(shop.demand, study, replication)
    rows = _rows(counts, study.seed, replication)
    day, interval, place = _identities(counts)
    at = np.array([begin_of(d) for d in range(len(counts))])[day] + interval * HOUR
    at = at + np.floor(rows[:, Fate.MOMENT] * HOUR).astype(np.int64)
    order = np.lexsort((place, at))
    day, interval, place, at = (column[order] for column in (day, interval, place, at))
    first = first_visits(rows[order], at)
    visits, shopper, after, follows = with_returns(shop.chat.returns, first, rows[order])
    contacts = contacts_of(shop.chat, visits, rows[order][shopper], follows, spare)
    reserved = len(shopper) - len(at)
    return Shoppers(
        day[shopper],
        interval[shopper],
        place[shopper],
        visits.key,
        shopper,
        after,
        replace(contacts, reserved=reserved),
    )


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
