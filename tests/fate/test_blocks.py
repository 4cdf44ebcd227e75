"""Blocks of uniforms: keyed by seed, replication, group and place, and by nothing else."""

from itertools import product

import numpy as np
import pytest

from cssim.fate.streams import Fate, Group, Nature, TurnFate, block

DRAWS = 200
GOLDEN = [5675166831649193214, 206168363871879144, 13516725187975023389]


def bits(*key):
    return block(*key).bit_generator.random_raw(DRAWS)


def test_the_same_key_is_the_same_stream():
    assert np.array_equal(bits(7, 1, Group.SHOPPER, 3, 12), bits(7, 1, Group.SHOPPER, 3, 12))


def test_no_two_keys_share_a_draw():
    # 64-bit outputs: among these 151,200 an accidental repeat has probability 6 x 10^-10.
    seeds, replications = (0, 1, 2**32, 2**63 - 1), (0, 1, 30)
    days, intervals = (0, 1, 9), (0, 1, 23)
    keys = [
        (seed, replication, group, *where)
        for seed, replication, group in product(seeds, replications, Group)
        for where in product(days, intervals)
    ]
    drawn = np.concatenate([bits(*key) for key in keys])
    assert len(drawn) == 151_200
    assert len(np.unique(drawn)) == len(drawn)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1, 0, Group.PERSON, 5), (2, 0, Group.PERSON, 5)),
        ((1, 0, Group.PERSON, 5), (1, 1, Group.PERSON, 5)),
        ((1, 0, Group.PERSON, 5), (1, 0, Group.BUSYNESS, 5)),
        ((1, 0, Group.PERSON, 5), (1, 0, Group.PERSON, 6)),
        ((1, 0, Group.SHOPPER, 5, 6), (1, 0, Group.SHOPPER, 6, 5)),
        # Not a sum: seed + replication must not meet.
        ((1, 2, Group.PERSON, 5), (2, 1, Group.PERSON, 5)),
        # Not a string of words: one word of seed must not pass for one of replication.
        ((2**32, 0, Group.PERSON, 5), (0, 1, Group.PERSON, 5)),
    ],
    ids=["seed", "replication", "group", "place", "order", "sum", "words"],
)
def test_each_part_of_the_key_counts(one, other):
    first, second = bits(*one), bits(*other)
    assert not np.intersect1d(first, second).size
    correlation = np.corrcoef(first.astype(float), second.astype(float))[0, 1]
    assert abs(correlation) < 5 / np.sqrt(DRAWS)


def test_numbers_of_the_registry_never_move():
    # Pinned: a number given again or moved would change every old study without a word.
    assert {g.name: g.value for g in Group} == {
        "BUSYNESS": 0, "ARRIVAL_COUNT": 1, "SHOPPER": 2, "PERSON": 3, "ROSTER": 4,
        "PERSON_DAY": 5, "TROUBLE": 6,
    }  # fmt: skip
    assert [f.name for f in sorted(Fate)] == [
        "MOMENT", "KEY_HIGH", "KEY_LOW", "TURNS", "LEAVES_SILENTLY", "SAYS_GOODBYE",
        "LEAVES_MESSAGE", "RETURNS", "BUYS", "ORDER_VALUE", "PAYS", "HEEDS_REMINDER",
        "PARCEL_TRANSIT", "PARCEL_FAILURE", "REVIEW", "COMPLAINT", "RETURN_DELAY", "TOPIC", "HELP",
        "HELP_TURN", "HELP_WORK", "ASKS_FOR_DATA",
    ]  # fmt: skip
    assert [f.value for f in Fate] == list(range(22))
    assert [(t.name, t.value) for t in TurnFate] == [("THINK", 0), ("WORK", 1), ("PATIENCE", 2)]
    assert Nature.PACE == 0


def test_known_answer():
    # Golden: the first outputs of one block, pinned so that no later version moves them.
    assert bits(7, 1, Group.SHOPPER, 3, 12)[:3].tolist() == GOLDEN
