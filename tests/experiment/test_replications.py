"""Many sets of shoppers under one rulebook."""

import numpy as np
import pytest
from experiment.small import KEYS, TODAY
from pandas.testing import assert_frame_equal

import cssim as cs
from cssim.experiment.statistics import mean_interval

N = 6


@pytest.fixture(scope="module")
def many() -> cs.Replications:
    return cs.replicate(TODAY, n=N, confidence=0.9)


def test_each_value_is_that_of_the_run_of_the_same_number(many: cs.Replications) -> None:
    runs = [cs.run(TODAY, replication=replication).kpis for replication in range(N)]
    for key in KEYS:
        np.testing.assert_array_equal(many.values[key], [kpis[key] for kpis in runs])
    assert len(set(many.values["response_mean"])) == N


def test_the_interval_is_that_of_a_mean_of_a_fixed_number(many: cs.Replications) -> None:
    for key in KEYS:
        if np.isnan(many.values[key]).any():
            assert many.interval(key) is None
        else:
            found, plain = many.interval(key), mean_interval(many.values[key], 0.9, watched=False)
            assert found is not None
            assert plain is not None
            assert (found.mean, found.high) == (plain.mean, min(plain.high, found.high))
            assert found.low == max(plain.low, 0.0)


def test_more_replications_leave_the_first_ones_as_they_were(many: cs.Replications) -> None:
    more = cs.replicate(TODAY, n=N + 3)
    for key in KEYS:
        np.testing.assert_array_equal(more.values[key][:N], many.values[key])
    assert more.n == N + 3


def test_the_table_has_a_row_for_each_kpi(many: cs.Replications) -> None:
    table = many.table()
    assert list(table.index) == KEYS
    assert list(table.columns) == ["kpi", "mean", "low", "high", "unit"]
    found = many.interval("occupancy")
    assert found is not None
    row = table.loc["occupancy"]
    assert tuple(row[["mean", "low", "high"]]) == (found.mean, found.low, found.high)
    assert tuple(row[["kpi", "unit"]]) == ("Occupancy", "share")


def test_changing_the_table_changes_no_result(many: cs.Replications) -> None:
    before, spoilt = many.table(), many.table()
    spoilt.loc[:, "mean"] = 0.0
    assert_frame_equal(many.table(), before)


def test_a_kpi_undefined_in_one_replication_has_no_interval() -> None:
    quiet = cs.replicate(TODAY.replace({"study.days": 1, "shop.demand.per_day": 1}), n=10)
    undefined = np.isnan(quiet.values["response_mean"])
    assert undefined.any()
    assert not undefined.all()
    assert quiet.interval("response_mean") is None
    assert quiet.table().loc["response_mean", ["mean", "low", "high"]].isna().all()
    assert quiet.interval("paid_hours") is not None


def test_the_profile_of_each_replication_is_kept(many: cs.Replications) -> None:
    assert len(many.profiles) == N
    kept, own = many.profiles[2], cs.run(TODAY, replication=2).profile
    np.testing.assert_array_equal(kept.shoppers, own.shoppers)
    np.testing.assert_array_equal(kept.at_desk, own.at_desk)


def test_replicating_twice_gives_equal_values(many: cs.Replications) -> None:
    again = cs.replicate(TODAY, n=N, confidence=0.9)
    assert_frame_equal(again.table(), many.table())
