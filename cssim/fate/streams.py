"""Where every random number comes from.

Nothing is drawn while the shop runs. Before a run, each *block* (the shoppers of one hour, the
nature of one person) gets a generator of its own, keyed by what the block is, so that one more
shopper elsewhere moves nobody. Inside a contact, turns are reached by counting: the uniform of
turn *j* is a hash of the contact's key and *j*, so no table has to be as wide as the longest chat.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Uniforms = NDArray[np.float64]
Keys = NDArray[np.uint64]

_ODD = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_TURN_WIDTH = 8
_RETURNS_BEGIN = 1 << 40
"""Where the counters of returns begin: further than any chat has turns."""


class Group(IntEnum):
    """The registry of block kinds. A number, once given, is never given again."""

    BUSYNESS = 0
    ARRIVAL_COUNT = 1
    SHOPPER = 2
    PERSON = 3
    ROSTER = 4
    PERSON_DAY = 5
    TROUBLE = 6


class Fate(IntEnum):
    """Where in a shopper's row of uniforms each part of the fate stands, used by a rule or not.

    A position, once given, is never moved: new parts go to the end, so that an old study replays.
    """

    MOMENT = 0
    KEY_HIGH = 1
    KEY_LOW = 2
    TURNS = 3
    LEAVES_SILENTLY = 4
    SAYS_GOODBYE = 5
    LEAVES_MESSAGE = 6
    RETURNS = 7
    BUYS = 8
    ORDER_VALUE = 9
    PAYS = 10
    HEEDS_REMINDER = 11
    PARCEL_TRANSIT = 12
    PARCEL_FAILURE = 13
    REVIEW = 14
    COMPLAINT = 15
    RETURN_DELAY = 16
    TOPIC = 17
    HELP = 18
    HELP_TURN = 19
    HELP_WORK = 20
    ASKS_FOR_DATA = 21


ROW_WIDTH = 32
"""Uniforms in a shopper's row: fixed, so that a part added later moves no other."""


class TurnFate(IntEnum):
    """The parts of a turn, as offsets of its counter."""

    THINK = 0
    WORK = 1
    PATIENCE = 2


class ReturnFate(IntEnum):
    """The parts of a contact by which a shopper comes back, as offsets of its counter."""

    KEY_HIGH = 0
    KEY_LOW = 1
    TURNS = 2
    RETURNS = 3
    DELAY = 4
    HELP = 5
    HELP_TURN = 6
    HELP_WORK = 7


class Nature(IntEnum):
    """Where in a person's row of uniforms each part of their nature stands."""

    PACE = 0


NATURE_WIDTH = 16


def block(seed: int, replication: int, group: Group, *where: int) -> np.random.Generator:
    """Return the generator of one block, keyed by study seed, replication, group and place.

    Examples:
        >>> a = block(7, 0, Group.SHOPPER, 3, 12).random()
        >>> a == block(7, 0, Group.SHOPPER, 3, 12).random()
        True
        >>> a == block(7, 1, Group.SHOPPER, 3, 12).random()
        False
    """
    sequence = np.random.SeedSequence(seed, spawn_key=(replication, int(group), *where))
    return np.random.Generator(np.random.PCG64(sequence))


def contact_keys(high: Uniforms, low: Uniforms) -> Keys:
    """Join two uniforms of a row into the contact's 64-bit key."""
    scale = 2.0**32
    return ((high * scale).astype(np.uint64) << np.uint64(32)) | (low * scale).astype(np.uint64)


def turn_uniforms(keys: Keys, turns: NDArray[np.int64], part: TurnFate) -> Uniforms:
    """Return the uniform of one part of each turn, strictly between 0 and 1.

    Args:
        keys: the contact's key, one for each turn asked for.
        turns: the number of the turn within its contact, from 0, same shape.
        part: which part of the turn.

    Examples:
        >>> keys = np.array([1, 1, 2], dtype=np.uint64)
        >>> turn_uniforms(keys, np.array([0, 1, 0]), TurnFate.WORK).round(3)
        array([0.746, 0.794, 0.749])
    """
    return _hashed(keys, turns.astype(np.uint64) * np.uint64(_TURN_WIDTH) + np.uint64(part + 1))


def return_uniforms(keys: Keys, time: int, part: ReturnFate) -> Uniforms:
    """Return the uniform of one part of a shopper's contact on coming back, shape of `keys`.

    Args:
        keys: the key of the shopper's first contact.
        time: which time it is that they come back, from 1.
        part: which part of the contact.

    Examples:
        >>> key = np.array([1], dtype=np.uint64)
        >>> bool(return_uniforms(key, 1, ReturnFate.TURNS) == return_uniforms(key, 2, 2))
        False
    """
    counter = np.uint64(_RETURNS_BEGIN + time * _TURN_WIDTH + part + 1)
    return _hashed(keys, np.full(keys.shape, counter, dtype=np.uint64))


def _hashed(keys: Keys, counter: Keys) -> Uniforms:
    """Return a uniform for each key and counter.

    The hash is splitmix64's finaliser (Steele, Lea & Flood 2014, "Fast splittable pseudorandom
    number generators") over key + counter x its odd constant.
    """
    mixed = keys + counter * _ODD
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
    mixed ^= mixed >> np.uint64(31)
    uniforms: Uniforms = (mixed >> np.uint64(12)).astype(np.float64) * 2.0**-52 + 2.0**-53
    return uniforms
