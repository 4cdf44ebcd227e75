"""Several rulebooks, each judged against one."""

from typing import Any

import numpy as np
import pytest
from experiment.small import BUSY_ALONE, BUSY_TODAY, KEYS, PROPOSED, TODAY
from pandas.testing import assert_frame_equal

import cssim as cs

ONE_EVENING = BUSY_TODAY.replace({"shifts.evening.seats": 1})
THREE = {"full": BUSY_TODAY, "one in the evening": ONE_EVENING, "half": BUSY_ALONE}
N = 10


@pytest.fixture(scope="module")
def found() -> cs.Comparisons:
    return cs.compare_each(THREE, n=N)


def test_each_is_judged_against_the_first(found: cs.Comparisons) -> None:
    assert found.baseline == "full"
    assert list(found) == ["one in the evening", "half"]
    assert [found[label].labels for label in found] == [("full", label) for label in found]


def test_values_are_those_of_comparing_two_by_two(found: cs.Comparisons) -> None:
    alone = cs.compare({"full": BUSY_TODAY, "half": BUSY_ALONE}, n=N)
    for key in KEYS:
        for ours, theirs in (
            (found["half"].first, alone.first),
            (found["half"].second, alone.second),
        ):
            np.testing.assert_array_equal(ours.values[key], theirs.values[key])
    assert_frame_equal(found["half"].shoppers.table(), alone.shoppers.table())


def test_the_error_is_shared_out_over_all_comparisons(found: cs.Comparisons) -> None:
    assert found["half"].claims == 2 * len(KEYS)
    difference = found["half"].finding("response_mean").difference
    assert difference is not None
    assert difference.confidence == pytest.approx(1 - 0.05 / (2 * len(KEYS)))


def test_another_baseline_comes_first() -> None:
    turned = cs.compare_each(THREE, baseline="half", n=2, kpis=["occupancy"])
    assert turned.baseline == "half"
    assert list(turned) == ["full", "one in the evening"]


def test_waiting_waits_for_all_of_them() -> None:
    kpi = "response_mean"
    found = cs.compare_each(THREE, until=[kpi], kpis=[kpi])
    alone = cs.compare({"full": BUSY_TODAY, "half": BUSY_ALONE}, until=[kpi], kpis=[kpi])
    assert found["half"].n == found["one in the evening"].n >= alone.n
    assert all(c.finding(kpi).verdict is not cs.Verdict.NOT_YET_KNOWN for c in found.values())


def test_the_table_has_a_row_a_scenario_and_kpi(found: cs.Comparisons) -> None:
    table = found.table()
    assert list(table.index.names) == ["scenario", "key"]
    assert len(table) == 2 * len(KEYS)
    columns = ["kpi", "baseline", "value", "difference", "low", "high", "unit", "verdict", "saved"]
    assert list(table.columns) == columns
    row, own = table.loc[("half", "occupancy")], found["half"].finding("occupancy")
    assert (row["baseline"], row["value"]) == (own.first, own.second)


def test_two_scenarios_give_what_compare_gives() -> None:
    pair = {"a": TODAY, "b": PROPOSED}
    assert_frame_equal(cs.compare_each(pair, n=4)["b"].table(), cs.compare(pair, n=4).table())


def test_asking_for_a_scenario_that_is_not_there(found: cs.Comparisons) -> None:
    with pytest.raises(cs.CssimError, match=r"'hafl' was not compared with 'full' \(did you mean"):
        found["hafl"]
    with pytest.raises(cs.CssimError, match="no scenario is called 'fulll'"):
        cs.compare_each(THREE, baseline="fulll")


@pytest.mark.parametrize("some", [{}, {"a": TODAY}])
def test_fewer_than_two(some: Any) -> None:
    with pytest.raises(cs.CssimError, match=f"there are {len(some)}"):
        cs.compare_each(some)


def test_one_of_several_on_another_shop() -> None:
    other = TODAY.replace({"shop.demand.per_day": 61})
    with pytest.raises(cs.CssimError, match="not played on the same shop"):
        cs.compare_each({"a": TODAY, "b": PROPOSED, "c": other}, n=2)


def test_workers_change_nothing(found: cs.Comparisons) -> None:
    shared = cs.compare_each(THREE, n=N, workers=2)
    assert_frame_equal(shared.table(), found.table())
    for label in found:
        for by in (None, "hour"):
            assert_frame_equal(shared[label].shoppers.table(by), found[label].shoppers.table(by))
        assert_frame_equal(shared[label].agents.table(), found[label].agents.table())
        ours, theirs = shared[label].second.profiles, found[label].second.profiles
        for mine, yours in zip(ours, theirs, strict=True):
            np.testing.assert_array_equal(mine.answered, yours.answered)
