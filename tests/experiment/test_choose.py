"""The best of several rulebooks, and how sure that is."""

from typing import Any

import numpy as np
import pytest
from experiment.small import BUSY_TODAY, PROPOSED, TODAY

import cssim as cs
from cssim.experiment.comparing.choice import Choice, dropped_now, is_chosen, leader_of, look_at

SEATS = {
    f"{seats} seats": BUSY_TODAY.replace(
        {"teams.presale.people": 8, "shifts.day.seats": seats, "shifts.evening.seats": seats}
    )
    for seats in (1, 2, 3)
}
LATER = next(kpi for kpi in cs.KPIS if kpi.key == "response_mean")
SHARE = next(kpi for kpi in cs.KPIS if kpi.key == "first_response_60")


def test_more_seats_answer_sooner_and_cost_more() -> None:
    fast = cs.choose(SEATS, kpi="response_mean")
    cheap = cs.choose(SEATS, kpi="paid_hours")
    assert (fast.chosen, cheap.chosen) == ("3 seats", "1 seats")
    assert cheap.remaining == ("1 seats",)


def test_the_dropped_are_played_no_further() -> None:
    nearly = SEATS["3 seats"].replace({"desk.auto_close": "119 s"})
    offers = {**SEATS, "nearly 3": nearly}
    found = cs.choose(offers, kpi="response_mean", matters=0.001, most=20)
    played = {name: len(values) for name, values in found.values.items()}
    assert "1 seats" in set(offers) - set(found.remaining)
    assert 10 <= played["1 seats"] < found.n
    assert all(played[name] == found.n for name in found.remaining)


def test_values_are_those_of_the_runs() -> None:
    found = cs.choose(SEATS, kpi="response_mean", most=10)
    for name, scenario in SEATS.items():
        alone = cs.replicate(scenario, n=len(found.values[name]))
        np.testing.assert_array_equal(found.values[name], alone.values["response_mean"])


def test_nothing_is_chosen_where_the_replications_do_not_suffice() -> None:
    near = {"a": TODAY, "b": TODAY.replace({"desk.auto_close": "100 s"})}
    found = cs.choose(near, kpi="response_mean", matters=0.001, most=10)
    assert found.chosen is None
    assert found.remaining == ("a", "b")
    assert "nothing can be chosen yet after 10 replications" in found.sentence()
    assert "10次重复后尚不能选定" in found.sentence("zh")
    assert set(found.table()["standing"]) == {"leads", "in the running"}


def test_equal_scenarios_choose_the_first() -> None:
    found = cs.choose({"a": TODAY, "b": TODAY}, kpi="response_mean")
    assert (found.chosen, found.n) == ("a", 30)
    assert found.remaining == ("a", "b")


def test_equals_are_waited_for_until_a_tenth_at_most_may_differ() -> None:
    """1 - 0.05^(1/28) = 10.1 %, 1 - 0.05^(1/29) = 9.8 %."""
    for n, is_enough in ((28, False), (29, True)):
        assert is_chosen(SHARE, {"a": noisy(1.0, n), "b": noisy(1.0, n)}, "a", 0.95) == is_enough
    few = cs.choose({"a": TODAY, "b": TODAY}, kpi="response_mean", most=20)
    assert few.chosen is None


def test_nothing_is_promised_about_those_that_were_the_same() -> None:
    """Never seen in 30 replications, it may be in 1 - 0.05^(1/30) = 9.5 % of further ones."""
    pair = cs.choose({"a": TODAY, "b": TODAY}, kpi="response_mean")
    assert pair.the_same == ("b",)
    assert "confidence" not in pair.sentence()
    assert pair.sentence().endswith(
        "“b” was the same in all 30 replications: up to 10 % of further ones may differ."
    )
    assert "把握" not in pair.sentence("zh")
    assert "至多10 %出现差别" in pair.sentence("zh")
    assert list(pair.table()["standing"]) == ["chosen", "the same so far"]


def test_who_is_the_same_is_left_out_of_the_promise_to_others() -> None:
    found = cs.choose({**SEATS, "again": SEATS["3 seats"]}, kpi="response_mean")
    assert (found.chosen, found.the_same) == ("3 seats", ("again",))
    assert "With 95 % confidence it is no more than 2.0 s from the best. “again” was" in (
        found.sentence()
    )
    assert f"the same in all {found.n} replications, and left out of this:" in found.sentence()
    assert "不在此列" in found.sentence("zh")


def made(values: dict[str, np.ndarray], chosen: str | None = None) -> Choice:
    pairs = len(values) * (len(values) - 1) // 2
    return Choice(SHARE, values, values, tuple(values), chosen, 0.95, pairs)


def test_a_difference_seen_too_seldom_has_no_ends_but_its_mean() -> None:
    seldom = made({"a": np.full(20, 1.0), "b": np.where(np.arange(20) < 5, 0.8, 1.0)})
    row = seldom.table().loc["b"]
    assert row["difference"] == pytest.approx(-0.05)
    assert np.isnan([row["low"], row["high"]]).all()
    assert (row["standing"], seldom.the_same) == ("in the running", ())


def test_a_confidence_near_one_keeps_its_nines() -> None:
    values = {"a": np.linspace(0, 1, 20), "b": np.linspace(0, 1, 20)[::-1]}
    nearly_sure = Choice(SHARE, values, values, ("a", "b"), "a", 0.9999999, 1)
    assert "With 99.99999 % confidence" in nearly_sure.sentence()


def test_the_hours_of_each_are_told() -> None:
    found = cs.choose(SEATS, kpi="response_mean", most=10)
    for name, scenario in SEATS.items():
        alone = cs.replicate(scenario, n=len(found.values[name]))
        expected = alone.values["paid_hours"].mean()
        assert found.table().loc[name, "paid_hours"] == pytest.approx(expected)


def test_a_difference_that_does_not_matter_ends_the_race() -> None:
    near = {"a": TODAY, "b": TODAY.replace({"desk.auto_close": "100 s"})}
    found = cs.choose(near, kpi="response_mean", matters=60.0)
    assert found.chosen is not None
    assert found.n < cs.choose(near, kpi="response_mean", matters=0.001, most=60).n


def test_workers_change_nothing() -> None:
    alone = cs.choose(SEATS, kpi="response_mean", workers=1)
    shared = cs.choose(SEATS, kpi="response_mean", workers=2)
    assert (shared.chosen, shared.remaining) == (alone.chosen, alone.remaining)
    for name in SEATS:
        np.testing.assert_array_equal(shared.values[name], alone.values[name])


def test_the_table_has_the_best_first() -> None:
    table = cs.choose(SEATS, kpi="response_mean").table()
    ends = ["difference", "low", "high"]
    assert list(table.columns) == ["mean", "n", *ends, "paid_hours", "standing"]
    assert list(table["mean"]) == sorted(table["mean"])
    assert table["standing"].iloc[0] == "chosen"
    assert table["difference"].iloc[0] == 0
    assert (table["low"] <= table["difference"]).all()


def noisy(mean: float, n: int = 40) -> np.ndarray:
    return mean + np.where(np.arange(n) % 2, 1.0, -1.0)


def test_the_surely_worse_are_dropped_whichever_way_is_good() -> None:
    values = {"low": noisy(10.0), "high": noisy(20.0)[::-1], "near": noisy(20.5)}
    assert dropped_now(LATER, values, 0.95) == {"high", "near"}
    assert dropped_now(SHARE, values, 0.95) == {"low"}


def test_a_leader_is_chosen_if_nobody_left_is_better_by_more_than_matters() -> None:
    wide = {"a": np.linspace(0, 30, 40), "b": np.linspace(30, 0, 40) - 0.1}
    assert leader_of(LATER, wide) == "b"
    assert not is_chosen(LATER, wide, "b", 0.95)
    close = {"a": noisy(10.0), "b": noisy(10.0) + 0.1 * noisy(0.0)}
    assert is_chosen(LATER, close, leader_of(LATER, close), 0.95)


def test_a_look_drops_and_chooses_at_once() -> None:
    values = {"low": noisy(10.0), "high": noisy(20.0)[::-1], "near": noisy(10.1)}
    assert look_at(LATER, values, 0.95) == (("low",), "low", True)


def test_equals_choose_the_first_leader() -> None:
    assert leader_of(SHARE, {"a": noisy(1.0), "b": noisy(1.0)}) == "a"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"kpi": "occupancy"}, "neither good high nor good low"),
        ({"kpi": "paid_hour"}, "did you mean 'paid_hours'?"),
        ({"kpi": ["paid_hours"], "matters": 1.0}, "kpi is ['paid_hours']; it must be a str"),
        ({"kpi": "paid_hours", "matters": True}, "it must be a number above 0"),
        ({"kpi": "paid_hours", "matters": 0}, "it must be a number above 0"),
        ({"kpi": "paid_hours", "most": 5}, "10 or more"),
        ({"kpi": "paid_hours", "confidence": 95}, "below 1"),
    ],
)
def test_refusals(options: dict[str, Any], said: str) -> None:
    with pytest.raises(cs.CssimError) as caught:
        cs.choose({"a": TODAY, "b": PROPOSED}, **options)
    assert said in str(caught.value)


def test_one_scenario_is_no_choice() -> None:
    with pytest.raises(cs.CssimError, match="there are 1"):
        cs.choose({"a": TODAY}, kpi="paid_hours")


def test_a_kpi_that_is_undefined_somewhere() -> None:
    nobody = TODAY.replace({"study.days": 1, "shop.demand.per_day": 1})
    pair = {"a": nobody, "b": nobody.replace({"shifts.day.seats": 1})}
    with pytest.raises(cs.CssimError, match="response_mean is undefined in replication"):
        cs.choose(pair, kpi="response_mean")
