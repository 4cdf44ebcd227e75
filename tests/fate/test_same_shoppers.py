"""What changes in a shop changes that and nothing else: the same shoppers come."""

import numpy as np
import pytest
from fate.shops import DEMAND, EVEN, HABITS, shop, study

from cssim.fate import NEVER, draw_shoppers
from cssim.scenario import Constant, Exponential, Geometric, Lognormal, Patience
from cssim.units import SECOND

SAME = draw_shoppers(shop(), study(), 0)
FLAGS = ("leaves_silently", "says_goodbye", "leaves_message")


def with_habits(**changes):
    return draw_shoppers(shop(chat=HABITS.model_copy(update=changes)), study(), 0)


def fates(shoppers):
    """All of each shopper by (day, interval, place)."""
    contacts = shoppers.contacts
    found = {}
    for row, identity in enumerate(
        zip(shoppers.day.tolist(), shoppers.interval.tolist(), shoppers.place.tolist(), strict=True)
    ):
        turns = slice(contacts.offset[row], contacts.offset[row + 1])
        found[identity] = (
            int(shoppers.key[row]),
            int(contacts.at[row]),
            *(bool(getattr(contacts, flag)[row]) for flag in FLAGS),
            *(getattr(contacts, part)[turns].tolist() for part in ("think", "work", "patience")),
        )
    return found


def assert_same_columns(one, other, *names):
    for name in names:
        assert np.array_equal(getattr(one.contacts, name), getattr(other.contacts, name)), name


def test_identity_belongs_to_one_shopper():
    assert len(fates(SAME)) == len(SAME.contacts)
    assert len(np.unique(SAME.key)) == len(SAME.key)


def test_drawn_again_is_the_same():
    assert fates(draw_shoppers(shop(), study(), 0)) == fates(SAME)


def test_more_demand_in_one_hour_moves_nobody():
    # Twice as many at 12:00: 500 over 25 parts, not 480 over 24, leaves 20 for each other hour.
    hourly = tuple(2.0 if hour == 12 else 1.0 for hour in range(24))
    more = DEMAND.model_copy(update={"hourly": hourly, "per_day": 500.0})
    before, after = fates(SAME), fates(draw_shoppers(shop(demand=more), study(), 0))
    added = after.keys() - before.keys()
    assert before.items() <= after.items()
    assert {interval for _, interval, _ in added} == {8}
    assert len(added) > 20


def test_more_demand_everywhere_only_adds():
    more = DEMAND.model_copy(update={"per_day": 600.0})
    assert fates(SAME).items() < fates(draw_shoppers(shop(demand=more), study(), 0)).items()


def test_more_days_only_add():
    longer = fates(draw_shoppers(shop(), study(days=5), 0))
    assert fates(SAME).items() < longer.items()
    assert {day for day, _, _ in longer.keys() - fates(SAME).keys()} == {3, 4}


def test_busyness_only_adds_or_takes_the_last_of_an_hour():
    plain = DEMAND.model_copy(update={"busyness_shape": None})
    before, after = fates(SAME), fates(draw_shoppers(shop(demand=plain), study(), 0))
    both = before.keys() & after.keys()
    assert len(both) > 1000
    assert {identity: before[identity] for identity in both} == {i: after[i] for i in both}


def test_another_mean_of_work_moves_all_by_one_factor_and_nothing_else():
    slower = with_habits(work=Lognormal(mean=50.0 * SECOND, cv=0.8))
    assert_same_columns(SAME, slower, "number", "at", "offset", "think", "patience", *FLAGS)
    # Twice the mean is twice each draw, but for rounding to whole µs before and after.
    assert abs(slower.contacts.work - 2 * SAME.contacts.work).max() <= 2
    assert SAME.contacts.work.min() > 1000


def test_another_mean_of_patience_moves_patience_only():
    patience = Patience(first=HABITS.patience.first, later=Exponential(mean=480.0 * SECOND))
    longer = with_habits(patience=patience)
    assert_same_columns(SAME, longer, "number", "at", "offset", "think", "work", *FLAGS)
    first = SAME.contacts.offset[:-1]
    assert np.array_equal(longer.contacts.patience[first], SAME.contacts.patience[first])
    later = np.setdiff1d(np.arange(len(SAME.contacts.work)), first)
    moved = longer.contacts.patience[later] - 2 * SAME.contacts.patience[later]
    assert abs(moved).max() <= 2


def test_without_patience_habit_nobody_ever_leaves():
    patient = with_habits(patience=Patience())
    assert set(patient.contacts.patience.tolist()) == {NEVER}
    assert_same_columns(SAME, patient, "number", "at", "offset", "think", "work", *FLAGS)


def test_more_turns_leave_the_first_ones_as_they_were():
    longer = with_habits(turns=Geometric(mean=6.0))
    before, after = fates(SAME), fates(longer)
    assert before.keys() == after.keys()
    for identity, fate in before.items():
        assert after[identity][:5] == fate[:5]
        for turns, more in zip(fate[5:], after[identity][5:], strict=True):
            assert more[: len(turns)] == turns


@pytest.mark.parametrize("flag", FLAGS)
def test_a_higher_share_only_adds_to_those_who_do(flag):
    more = with_habits(**{flag: 0.7})
    before, after = getattr(SAME.contacts, flag), getattr(more.contacts, flag)
    assert (before <= after).all()
    assert before.sum() < after.sum()
    assert after.mean() == pytest.approx(0.7, abs=0.08)
    assert_same_columns(SAME, more, *(f for f in FLAGS if f != flag))
    assert_same_columns(SAME, more, "at", "offset", "think", "work", "patience")


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_shares_of_none_and_all(share):
    drawn = with_habits(**dict.fromkeys(FLAGS, share)).contacts
    assert all(getattr(drawn, flag).mean() == share for flag in FLAGS)


def test_first_turns_have_no_think_and_later_ones_do():
    first = SAME.contacts.offset[:-1]
    later = np.setdiff1d(np.arange(len(SAME.contacts.think)), first)
    assert not SAME.contacts.think[first].any()
    assert (SAME.contacts.think[later] > 0).mean() > 0.999


def test_constant_habits_are_what_they_say():
    fixed = with_habits(turns=Constant(mean=2.0), work=Constant(mean=30.0 * SECOND)).contacts
    assert set(np.diff(fixed.offset).tolist()) == {2}
    assert set(fixed.work.tolist()) == {30 * SECOND}


@pytest.mark.parametrize(
    ("seed", "replication"), [(study().seed, 1), (study().seed + 1, 0), (study().seed + 1, 1)]
)
def test_another_seed_or_replication_shares_nobody(seed, replication):
    other = draw_shoppers(shop(), study(seed=seed), replication)
    assert not np.intersect1d(SAME.key, other.key).size
    assert not np.intersect1d(SAME.contacts.at, other.contacts.at).size
    assert len(other.contacts) > 1000


@pytest.mark.slow
def test_means_over_many_shoppers_are_those_of_the_habits():
    many = draw_shoppers(
        shop(demand=DEMAND.model_copy(update={"hourly": EVEN, "per_day": 2_000.0})),
        study(days=20),
        0,
    ).contacts
    turns = np.diff(many.offset)
    later = np.setdiff1d(np.arange(len(many.work)), many.offset[:-1])
    # Five standard errors of each mean, from 40,000 shoppers with 3 turns each.
    assert turns.mean() == pytest.approx(3.0, abs=5 * np.sqrt(6 / 40_000))
    assert many.work.mean() == pytest.approx(25 * SECOND, rel=5 * 0.8 / np.sqrt(120_000))
    assert many.think[later].mean() == pytest.approx(40 * SECOND, rel=5 / np.sqrt(80_000))
