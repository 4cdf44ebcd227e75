"""What `cssim.run` accepts, refuses and gives."""

from __future__ import annotations

import numpy as np
import pytest
from results.rulebooks import DAY_SHIFT

import cssim as cs


@pytest.mark.parametrize("replication", [-1, True, False, 1.0, "0", None, [0], float("nan")])
def test_a_replication_that_is_no_whole_number_is_refused(replication):
    with pytest.raises(cs.CssimError) as error:
        cs.run(DAY_SHIFT, replication=replication)
    words = f"replication is {replication!r}; it must be a whole number, 0 or more"
    assert str(error.value) == words


def test_the_replication_is_named():
    with pytest.raises(TypeError):
        cs.run(DAY_SHIFT, 1)


def test_a_replication_of_any_size_will_do():
    assert cs.run(DAY_SHIFT, replication=10**6).replication == 10**6


def test_a_whole_number_of_numpy_will_do():
    found = cs.run(DAY_SHIFT, replication=np.int64(1))
    again = cs.run(DAY_SHIFT, replication=1)
    assert dict(found.kpis) == pytest.approx(dict(again.kpis), nan_ok=True, rel=0, abs=0)


@pytest.mark.parametrize("scenario", ["scenarios/02-four-people.toml", None, {}])
def test_what_is_no_scenario_is_refused_in_words(scenario):
    with pytest.raises(cs.CssimError, match=r"cssim\.load"):
        cs.run(scenario)


def test_slots_that_are_never_freed_are_refused_in_words():
    with pytest.raises(cs.ScenarioError, match="auto_close"):
        cs.run(DAY_SHIFT.replace({"desk.auto_close": "none"}))


def test_kpis_cannot_be_changed():
    found = cs.run(DAY_SHIFT)
    with pytest.raises(TypeError):
        found.kpis["occupancy"] = 0.0


def test_a_run_says_what_it_is_of():
    found = cs.run(DAY_SHIFT, replication=3)
    assert found.scenario is DAY_SHIFT
    assert found.replication == 3
    assert list(found.kpis) == [kpi.key for kpi in cs.KPIS]
    assert all(type(value) is float for value in found.kpis.values())


def test_the_summary_has_a_row_for_each_kpi():
    found = cs.run(DAY_SHIFT)
    summary = found.summary()
    assert list(summary.columns) == ["kpi", "value", "unit"]
    assert summary["value"].to_dict() == pytest.approx(dict(found.kpis), nan_ok=True, rel=0, abs=0)


def test_kpis_are_declared_in_full():
    assert len({kpi.key for kpi in cs.KPIS}) == len(cs.KPIS)
    for kpi in cs.KPIS:
        assert kpi.matters > 0
        assert kpi.definition.en.endswith(".")
        assert kpi.definition.zh.endswith("。")
        assert any("\u4e00" <= sign <= "\u9fff" for sign in kpi.name.zh)


def test_any_kpi_can_be_measured():
    found = cs.run(DAY_SHIFT)
    for kpi in cs.KPIS:
        assert found.measure(kpi) == pytest.approx(found.kpis[kpi.key], nan_ok=True, rel=0, abs=0)


@pytest.mark.parametrize("kpi", ["occupancy", None, 3])
def test_what_is_no_kpi_cannot_be_measured(kpi):
    with pytest.raises(cs.CssimError, match=r"it must be a Kpi, from cssim\.KPIS"):
        cs.run(DAY_SHIFT).measure(kpi)


def test_absent_is_what_is_0_or_undefined():
    found = cs.run(DAY_SHIFT)
    absent = {kpi.key for kpi in found.absent}
    assert {"rule_kept", "first_response_60_change", "returned", "transferred"} <= absent
    for key, value in found.kpis.items():
        assert (key in absent) == (value == 0 or np.isnan(value))


def test_nothing_repeated_and_nobody_back_is_0_of_0():
    assert dict(cs.run(DAY_SHIFT).caps) == {"repeated turns": (0, 0), "returns": (0, 0)}
