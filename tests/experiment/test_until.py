"""Comparisons and replications that stop when the answer is known."""

from typing import Any

import numpy as np
import pytest
from experiment.small import BUSY_ALONE, BUSY_TODAY, TODAY

import cssim as cs
from cssim.experiment.statistics import judge, mean_interval

PAIR = {"full": BUSY_TODAY, "half": BUSY_ALONE}
CLEAR = "response_mean"
"""Half the seats on a busy shop: seen after a few replications."""


def test_it_stops_at_the_first_replication_at_which_the_verdict_is_there() -> None:
    found = cs.compare(PAIR, until=[CLEAR], kpis=[CLEAR])
    assert found.watched
    assert found.waited_for == (CLEAR,)
    assert found.still_open == ()
    assert found.finding(CLEAR).verdict is cs.Verdict.WORSE
    (kpi,) = (k for k in cs.KPIS if k.key == CLEAR)
    first, second = (side.values[CLEAR] for side in (found.first, found.second))
    verdicts = [
        judge(kpi, first[:n], second[:n], 0.95, same=False, watched=True).verdict
        for n in range(10, found.n + 1)
    ]
    assert verdicts[:-1] == [cs.Verdict.NOT_YET_KNOWN] * (found.n - 10)
    assert verdicts[-1] is cs.Verdict.WORSE


def test_a_watched_interval_is_wider_than_one_of_a_fixed_number() -> None:
    watched = cs.compare(PAIR, until=[CLEAR], kpis=[CLEAR])
    fixed = cs.compare(PAIR, n=watched.n, kpis=[CLEAR])
    wide, narrow = (found.finding(CLEAR).difference for found in (watched, fixed))
    assert wide is not None
    assert narrow is not None
    assert wide.low < narrow.low < narrow.high < wide.high
    assert not fixed.watched


def test_it_gives_up_after_the_most_and_says_what_is_open() -> None:
    quiet = {"a": TODAY, "b": TODAY.replace({"desk.auto_close": "100 s"})}
    found = cs.compare(quiet, until="known", most=12)
    assert found.n == 12
    assert found.still_open
    assert all(f.verdict is cs.Verdict.NOT_YET_KNOWN for f in found.still_open)
    count = len(found.still_open)
    assert f"12 replications of 2 days; {count} verdicts of those waited for" in found.method()
    assert f"12次重复，每次2天，至此仍有{count}项判断未定" in found.method("zh")


def test_what_never_differs_is_not_waited_for() -> None:
    """Both pay the same hours, so ten replications are enough to stop waiting for that verdict."""
    kinder = {"a": TODAY, "b": TODAY.replace({"desk.auto_close": "60 s"})}
    found = cs.compare(kinder, until=["paid_hours"], kpis=["paid_hours"])
    assert found.n == 10
    assert found.finding("paid_hours").doubt in (cs.Doubt.NONE_SEEN, None)


def test_what_is_undefined_somewhere_is_not_waited_for() -> None:
    nobody = TODAY.replace({"study.days": 1, "shop.demand.per_day": 1})
    pair = {"a": nobody, "b": nobody.replace({"shifts.day.seats": 1})}
    found = cs.compare(pair, until=["response_mean"])
    assert found.n < 30
    assert found.finding("response_mean").doubt is cs.Doubt.UNDEFINED


def test_identical_rulebooks_are_known_after_ten() -> None:
    found = cs.compare({"a": TODAY, "b": TODAY}, until="known")
    assert found.n == 10
    assert {f.verdict for f in found.findings} == {cs.Verdict.IDENTICAL}
    assert "as many as the verdicts took" in found.method()


def test_replicating_until_an_interval_is_short_enough() -> None:
    half = 0.02
    found = cs.replicate(BUSY_TODAY, until={"occupancy": half})
    assert found.watched
    widths = []
    for n in range(10, found.n + 1):
        interval = mean_interval(found.values["occupancy"][:n], 0.95, watched=True)
        assert interval is not None
        widths.append(interval.half_width)
    assert widths[-1] <= half < min([*widths[:-1], np.inf])
    shown = found.interval("occupancy")
    assert shown is not None
    assert shown.half_width == widths[-1]


def test_replicating_gives_up_after_the_most() -> None:
    found = cs.replicate(TODAY, until={"occupancy": 1e-9}, most=11)
    assert found.n == 11


def refused(**options: Any) -> str:
    with pytest.raises(cs.CssimError) as caught:
        cs.compare(PAIR, **options)
    return str(caught.value)


def replicating_refused(**options: Any) -> str:
    with pytest.raises(cs.CssimError) as caught:
        cs.replicate(TODAY, **options)
    return str(caught.value)


def test_a_number_and_waiting_are_refused_together() -> None:
    for said in (refused(n=5, until="known"), replicating_refused(n=5, until={"occupancy": 0.1})):
        assert said.startswith("n and until are both given")


def test_most_without_waiting_is_refused() -> None:
    assert refused(most=50).startswith("most is given without until")


@pytest.mark.parametrize("most", [9, 0, 10.0, "20", True])
def test_the_most_is_ten_or_more(most: Any) -> None:
    said = refused(until="known", most=most)
    assert said.startswith(f"most is {most!r}; it must be a whole number, 10 or more")


def test_waiting_for_an_unknown_kpi() -> None:
    assert "did you mean 'occupancy'?" in refused(until=["ocupancy"])
    assert "did you mean 'occupancy'?" in replicating_refused(until={"ocupancy": 0.1})


def test_waiting_for_a_kpi_that_is_not_shown() -> None:
    said = refused(until=["occupancy"], kpis=["paid_hours"])
    assert said == "until names occupancy, which is not among the KPIs shown: paid_hours"


def test_waiting_for_no_kpi() -> None:
    assert refused(until=[]) == "until names no KPI; give 'known' for all shown, or a list of keys"


def test_all_is_no_key_among_others() -> None:
    said = refused(until=["known", "occupancy"])
    assert said.startswith("until is ['known', 'occupancy']; 'known' waits for all KPIs shown")


def test_what_is_undefined_is_not_waited_for() -> None:
    nobody = TODAY.replace({"study.days": 1, "shop.demand.per_day": 1})
    found = cs.replicate(nobody, until={"response_mean": 1.0}, most=60)
    assert np.isnan(found.values["response_mean"]).any()
    assert found.n < 60


@pytest.mark.parametrize("until", ["all", "occupancy", ""])
def test_waiting_for_another_word(until: str) -> None:
    assert refused(until=until).startswith(f"until is {until!r}; it must be 'known'")


@pytest.mark.parametrize("half", [0, -1.0, float("nan"), float("inf"), "wide", True])
def test_half_a_length_is_a_number_above_zero(half: Any) -> None:
    said = replicating_refused(until={"occupancy": half})
    assert said == f"until['occupancy'] is {half!r}; it must be a number above 0"
