"""What compare, replicate and run refuse, and in which words."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from experiment.small import KEYS, PROPOSED, TODAY

import cssim as cs


def refused(scenarios: dict[str, cs.Scenario], **options: Any) -> str:
    with pytest.raises(cs.CssimError) as caught:
        cs.compare(scenarios, **options)
    return str(caught.value)


PAIR = {"today": TODAY, "proposed": PROPOSED}


@pytest.mark.parametrize("n", [1, 0, -3, 2.5, 3.0, True, "3"])
def test_a_number_of_replications_below_two_or_no_number(n: Any) -> None:
    for message in (refused(PAIR, n=n), replicate_refused(n=n)):
        assert repr(n) in message
        assert "2 or more" in message


@pytest.mark.parametrize("confidence", [0, 0.49, 1, 1.0, 1.5, -0.95, 95, float("nan")])
def test_a_confidence_out_of_range(confidence: Any) -> None:
    for message in (refused(PAIR, confidence=confidence), replicate_refused(confidence=confidence)):
        assert repr(confidence) in message
        assert "below 1" in message


def replicate_refused(**options: Any) -> str:
    with pytest.raises(cs.CssimError) as caught:
        cs.replicate(TODAY, **options)
    return str(caught.value)


@pytest.mark.parametrize("replication", [-1, 0.0, "0", True, None])
def test_a_replication_that_is_no_whole_number_from_0(replication: Any) -> None:
    with pytest.raises(cs.CssimError, match="whole number, 0 or more"):
        cs.run(TODAY, replication=replication)


@pytest.mark.parametrize("labels", [[], ["a"], ["a", "b", "c"]])
def test_not_two_scenarios(labels: list[str]) -> None:
    message = refused(dict.fromkeys(labels, TODAY), n=2)
    assert "two" in message
    assert str(len(labels)) in message


def test_an_unknown_kpi_comes_with_the_nearest_name_and_all_others() -> None:
    message = refused(PAIR, n=2, kpis=["paid_hours", "first_respons_60"])
    assert "'first_respons_60'" in message
    assert "did you mean 'first_response_60'?" in message
    assert all(key in message for key in KEYS)


@pytest.mark.parametrize("kpis", [[], (), ["occupancy", "paid_hours", "occupancy"]])
def test_no_kpi_at_all_or_one_twice(kpis: list[str]) -> None:
    assert "each KPI once, and at least one" in refused(PAIR, n=2, kpis=kpis)


@pytest.mark.parametrize("kpis", ["occupancy", ""])
def test_a_text_is_no_list_of_kpis(kpis: str) -> None:
    assert f"kpis is {kpis!r}; it must be a list" in refused(PAIR, n=2, kpis=kpis)


def test_a_name_that_is_too_long() -> None:
    assert "a text of 1 to 120 characters" in refused({"a" * 121: TODAY, "b": PROPOSED}, n=2)


@pytest.mark.parametrize("least", [np.float32(0.5), np.int64(2)])
def test_numbers_of_numpy_may_matter(least: Any) -> None:
    found = cs.compare(PAIR, n=2, kpis=["occupancy"], matters={"occupancy": least})
    assert found.finding("occupancy").kpi.matters == float(least)


@pytest.mark.parametrize(
    "name",
    [*cs.experiment.comparing.comparison.COLUMNS, "", " ", 3, None, "a\nb"],
)
def test_a_name_that_the_table_cannot_have(name: Any) -> None:
    for pair in ({name: TODAY, "b": PROPOSED}, {"b": TODAY, name: PROPOSED}):
        message = refused(pair, n=2)
        assert repr(name) in message
        assert "columns of the table" in message


def test_asking_a_comparison_for_a_kpi_it_does_not_show() -> None:
    found = cs.compare(PAIR, n=2, kpis=["occupancy"])
    with pytest.raises(cs.CssimError, match=r"'paid_hours'.*occupancy"):
        found.finding("paid_hours")


@pytest.mark.parametrize(
    ("path", "value", "one", "other"),
    [
        ("shop.demand.per_day", 61, "60", "61"),
        ("shop.chat.says_goodbye", 0.75, "0.5", "0.75"),
        ("study.days", 3, "2", "3"),
        ("study.seed", 7, "20260302", "7"),
        ("study.warm_up", 1, "0", "1"),
    ],
)
def test_another_shop_or_study_is_told_by_path(path: str, value: Any, one: str, other: str) -> None:
    message = refused({"a": TODAY, "b": TODAY.replace({path: value})}, n=2)
    (line,) = [line for line in message.splitlines() if line.startswith("  ")]
    assert line.strip().startswith(f"{path}: {one}")
    assert line.endswith((other, f"{other}.0"))
    assert "same shop" in message


def test_shop_and_study_that_both_differ_are_told_together() -> None:
    other = TODAY.replace({"study.seed": 1, "shop.demand.per_day": 70})
    message = refused({"a": TODAY, "b": other}, n=2)
    assert "study.seed: 20260302 and 1" in message
    assert "shop.demand.per_day: 60 and 70" in message


def test_a_distribution_of_another_kind_is_told() -> None:
    other = TODAY.replace({"shop.chat.work": {"dist": "constant", "mean": "10 s"}})
    message = refused({"a": TODAY, "b": other}, n=2)
    assert 'shop.chat.work: { dist = "lognormal", ' in message
    assert message.splitlines()[1].endswith('} and { dist = "constant", mean = "10 s" }')


def test_a_long_list_of_differences_is_cut_and_counted() -> None:
    months = type(TODAY.shop.demand.season).model_fields
    other = TODAY.replace({f"shop.demand.season.{month}": 2.0 for month in months})
    message = refused({"a": TODAY, "b": other}, n=2)
    assert sum(line.startswith("  shop.demand.season") for line in message.splitlines()) == 5
    assert "and 7 more" in message


def test_differences_are_told_as_files_write_them() -> None:
    changes = {"study.start": date(2026, 3, 9), "shop.demand.hourly": [1] * 24}
    changes |= {"shop.demand.season.may": 2}
    message = refused({"a": TODAY, "b": TODAY.replace(changes)}, n=2)
    assert "study.start: 2026-03-02 and 2026-03-09" in message
    assert "shop.demand.season.may: nothing and 2" in message
    assert "and [1, 1, 1, 1, " in message
    assert "datetime" not in message


@pytest.mark.parametrize("matters", [3, "x", "", [1], [], {3: 1}, {"occupancy": "much"}])
def test_what_matters_is_a_table_by_kpi(matters: Any) -> None:
    message = refused(PAIR, n=2, matters=matters)
    assert "matters" in message or "no KPI is called '3'" in message


def test_another_title_of_the_shop_is_no_other_shop() -> None:
    renamed = TODAY.replace({"shop.title": {"en": "Our shop", "zh": "本店"}})
    assert cs.compare({"a": TODAY, "b": renamed}, n=2).n == 2


def test_an_unknown_kpi_of_replications_comes_with_the_names_there_are() -> None:
    with pytest.raises(cs.CssimError, match=r"'ocupancy'.*occupancy"):
        cs.replicate(TODAY, n=2).interval("ocupancy")
