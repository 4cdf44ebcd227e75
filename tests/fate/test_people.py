"""People: an ordered pool, each with a nature of their own."""

import numpy as np
import pytest
from fate.shops import SHOP, study

from cssim.fate import draw_people
from cssim.scenario import Constant, Gamma, People

NATURE = SHOP.people


def test_adding_people_moves_nobody():
    few, many = (draw_people(NATURE, study(), 0, count) for count in (3, 10))
    assert len(few) == 3
    assert few.pace.tolist() == many.pace[:3].tolist()
    assert len(set(many.pace.tolist())) == 10


def test_replications_and_seeds_have_other_people():
    paces = [
        draw_people(NATURE, study(seed=seed), replication, 20).pace
        for seed, replication in [(1, 0), (1, 1), (2, 0), (2, 1)]
    ]
    assert len(np.unique(np.concatenate(paces))) == 80


def test_people_are_the_same_whatever_the_days():
    short, long = (draw_people(NATURE, study(days=days), 0, 5) for days in (1, 300))
    assert short.pace.tolist() == long.pace.tolist()


def test_another_mean_moves_all_by_one_factor():
    slower = draw_people(People(pace=Gamma(mean=1.5, cv=0.2)), study(), 0, 20)
    moved = slower.pace / draw_people(NATURE, study(), 0, 20).pace
    assert moved == pytest.approx(1.5, rel=1e-12)


def test_equal_people():
    assert draw_people(People(pace=Constant(mean=1.0)), study(), 0, 4).pace.tolist() == [1.0] * 4


def test_nobody():
    assert len(draw_people(NATURE, study(), 0, 0)) == 0


@pytest.mark.slow
def test_paces_of_many_are_as_the_shop_says():
    pace = draw_people(NATURE, study(), 0, 5_000).pace
    assert pace.mean() == pytest.approx(1.0, abs=5 * 0.2 / np.sqrt(5_000))
    assert pace.std() == pytest.approx(0.2, rel=0.06)
