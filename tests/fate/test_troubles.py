"""Troubles: urgent events and restarts, drawn by day and kind."""

import pytest
from fate.shops import study

from cssim.fate import Troubles, begin_of, draw_troubles
from cssim.scenario import Constant, Exponential, Trouble
from cssim.scenario import Troubles as Nature
from cssim.units import MINUTE

TEN = Constant(mean=10.0 * MINUTE)


def drawn(urgent=None, restart=None, days=200, replication=0):
    tables = {"urgent": urgent, "restart": restart}
    nature = Nature(**{kind: Trouble(per_day=n, lasts=TEN) for kind, n in tables.items() if n})
    return draw_troubles(nature, study(days=days), replication)


def test_without_troubles_there_are_none():
    assert draw_troubles(None, study(), 0) == Troubles()
    assert drawn() == Troubles()


def test_as_many_as_the_shop_says():
    # 200 days of 2: mean 400, standard deviation 20.
    assert len(drawn(urgent=2).urgent) == pytest.approx(400, abs=100)


def test_kinds_do_not_touch_each_other():
    both = drawn(urgent=2, restart=1)
    assert both.urgent == drawn(urgent=2).urgent
    assert both.restart == drawn(restart=1).restart
    assert not set(both.urgent) & set(both.restart)


def test_in_order_and_within_the_study():
    found = drawn(urgent=3).urgent
    assert list(found) == sorted(found)
    assert all(begin_of(0) <= begin < begin_of(200) for begin, _ in found)
    assert {end - begin for begin, end in found} == {10 * MINUTE}


def test_more_trouble_adds_to_what_there_was():
    assert set(drawn(urgent=1).urgent) <= set(drawn(urgent=2).urgent)


def test_longer_troubles_begin_when_the_shorter_ones_did():
    nature = Nature(urgent=Trouble(per_day=2, lasts=Exponential(mean=60.0 * MINUTE)))
    longer = draw_troubles(nature, study(days=200), 0)
    assert [begin for begin, _ in longer.urgent] == [begin for begin, _ in drawn(urgent=2).urgent]


def test_a_longer_study_changes_no_day():
    short, long = drawn(urgent=2, days=10).urgent, drawn(urgent=2).urgent
    assert long[: len(short)] == short
    assert len(short) > 5


def test_replications_differ():
    assert not set(drawn(urgent=2).urgent) & set(drawn(urgent=2, replication=1).urgent)
