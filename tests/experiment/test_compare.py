"""Two rulebooks on the same shoppers."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from experiment.small import BUSY_ALONE, BUSY_TODAY, KEYS, PROPOSED, TODAY
from pandas.testing import assert_frame_equal
from scipy import stats

import cssim as cs

N = 12


@pytest.fixture(scope="module")
def busy() -> cs.Comparison:
    return cs.compare({"full": BUSY_TODAY, "half": BUSY_ALONE}, n=N)


def test_both_sides_meet_the_same_shoppers() -> None:
    for replication in range(3):
        one = cs.run(TODAY, replication=replication).tables.columns.chats
        other = cs.run(PROPOSED, replication=replication).tables.columns.chats
        assert len(one["arrived"]) > 50
        for column in ("shopper", "day", "arrived", "turns"):
            np.testing.assert_array_equal(one[column], other[column])


def test_replications_meet_different_shoppers() -> None:
    first, second = (cs.run(TODAY, replication=r).tables.columns.chats for r in (0, 1))
    assert not np.array_equal(first["arrived"], second["arrived"])


def test_each_replication_is_the_run_of_that_number(busy: cs.Comparison) -> None:
    for replication in (0, 5, N - 1):
        for side, scenario in ((busy.first, BUSY_TODAY), (busy.second, BUSY_ALONE)):
            kpis = cs.run(scenario, replication=replication).kpis
            found = {key: side.values[key][replication] for key in KEYS}
            assert found == pytest.approx(dict(kpis), rel=0, abs=0, nan_ok=True)


def test_each_side_is_what_replicate_gives(busy: cs.Comparison) -> None:
    alone = cs.replicate(BUSY_ALONE, n=N)
    assert busy.second.scenario == alone.scenario
    assert_frame_equal(busy.second.table(), alone.table())
    for key in KEYS:
        np.testing.assert_array_equal(busy.second.values[key], alone.values[key])


def test_the_intervals_are_paired_and_share_the_error_out(busy: cs.Comparison) -> None:
    level = 1 - 0.05 / len(KEYS)
    for finding in busy.findings:
        first, second = (side.values[finding.kpi.key] for side in (busy.first, busy.second))
        if np.count_nonzero(second - first) < 10 or np.isnan(second - first).any():
            assert finding.difference is None
            continue
        assert finding.first == pytest.approx(first.mean())
        assert finding.second == pytest.approx(second.mean())
        assert finding.difference is not None
        assert finding.difference.confidence == pytest.approx(level)
        assert finding.difference.mean == pytest.approx((second - first).mean())
        if np.ptp(second - first) > 1e-9:
            # On the side of a long tail it is wider than Student's (see test_skewness).
            low, high = stats.ttest_rel(second, first).confidence_interval(level)
            assert finding.difference.low <= low + 1e-9
            assert finding.difference.high >= high - 1e-9


def test_half_the_seats_are_worse_for_shoppers_and_cheaper(busy: cs.Comparison) -> None:
    assert busy.finding("first_response_60").verdict is cs.Verdict.WORSE
    assert busy.finding("response_mean").verdict is cs.Verdict.WORSE
    assert busy.finding("paid_hours").verdict is cs.Verdict.BETTER
    assert busy.finding("occupancy").verdict is cs.Verdict.HIGHER


def test_the_second_is_judged_against_the_first(busy: cs.Comparison) -> None:
    assert busy.labels == ("full", "half")
    back = cs.compare({"half": BUSY_ALONE, "full": BUSY_TODAY}, n=N)
    assert back.labels == ("half", "full")
    assert back.finding("first_response_60").verdict is cs.Verdict.BETTER
    assert back.finding("paid_hours").verdict is cs.Verdict.WORSE
    assert back.finding("occupancy").verdict is cs.Verdict.LOWER


def test_all_kpis_are_shown_in_their_order(busy: cs.Comparison) -> None:
    assert [finding.kpi.key for finding in busy.findings] == KEYS
    assert busy.n == busy.first.n == busy.second.n == N


def test_fewer_kpis_give_narrower_intervals(busy: cs.Comparison) -> None:
    chosen = ["paid_hours", "first_response_60", "response_mean"]
    fewer = cs.compare({"full": BUSY_TODAY, "half": BUSY_ALONE}, n=N, kpis=chosen)
    assert [finding.kpi.key for finding in fewer.findings] == chosen
    for key in chosen[1:]:
        narrow, wide = fewer.finding(key).difference, busy.finding(key).difference
        assert narrow is not None
        assert wide is not None
        assert narrow.half_width < wide.half_width
        assert narrow.mean == wide.mean


def test_more_confidence_gives_wider_intervals(busy: cs.Comparison) -> None:
    surer = cs.compare({"full": BUSY_TODAY, "half": BUSY_ALONE}, n=N, confidence=0.99)
    for key in ("first_response_60", "response_mean"):
        wide, narrow = surer.finding(key).difference, busy.finding(key).difference
        assert wide is not None
        assert narrow is not None
        assert narrow.half_width < wide.half_width
    assert surer.confidence == surer.first.confidence == 0.99


def test_a_scenario_is_identical_to_itself() -> None:
    same = cs.compare({"a": TODAY, "b": TODAY}, n=2)
    assert {finding.verdict for finding in same.findings} == {cs.Verdict.IDENTICAL}


def test_another_title_makes_no_difference() -> None:
    renamed = TODAY.replace({"title": {"en": "Other", "zh": "另一个"}})
    same = cs.compare({"a": TODAY, "b": renamed}, n=2)
    assert {finding.verdict for finding in same.findings} == {cs.Verdict.IDENTICAL}


def test_a_lever_that_never_binds_leaves_everything_identical() -> None:
    idle = TODAY.replace({"shop.demand.per_day": 5})
    never_full = idle.replace({"desk.concurrent_chats": 90})
    same = cs.compare({"a": idle, "b": never_full}, n=2)
    assert {finding.verdict for finding in same.findings} == {cs.Verdict.IDENTICAL}


def test_one_replication_that_differs_is_enough_not_to_be_identical() -> None:
    one_seat = TODAY.replace({"shop.demand.per_day": 15, "desk.concurrent_chats": 1})
    two_seats = one_seat.replace({"desk.concurrent_chats": 2})
    turns = [
        [cs.run(s, replication=r).tables.columns.turns["begin"] for s in (one_seat, two_seats)]
        for r in range(8)
    ]
    equal = [np.array_equal(*pair) for pair in turns]
    first_differing = equal.index(False)
    n = 1 + equal.index(True, first_differing)
    found = cs.compare({"a": one_seat, "b": two_seats}, n=n)
    assert cs.Verdict.IDENTICAL not in {finding.verdict for finding in found.findings}


def test_chats_that_hold_their_slots_longer_are_not_identical() -> None:
    short = TODAY.replace({"shop.demand.per_day": 5, "shop.chat.says_goodbye": 0.0})
    long = short.replace({"desk.auto_close": "5 min"})
    found = cs.compare({"short": short, "long": long}, n=3)
    finding, hours = found.finding("concurrency"), found.finding("paid_hours")
    assert finding.first < finding.second
    assert hours.first == hours.second
    assert cs.Verdict.IDENTICAL not in {finding.verdict, hours.verdict}


BAD_DAYS = [
    f"shop.people.{habit}" for habit in ("lateness", "stepping_away", "signing_out", "unfit")
]


def test_hours_that_are_promised_and_not_attended_are_not_identical() -> None:
    # Another team deals out other people, who are late on other days.
    one_day = TODAY.replace({"study.days": 1, **dict.fromkeys(BAD_DAYS, "none")})
    promised = one_day.replace(
        {
            "teams.night": {"people": 1, "rest": "1 on, 6 off"},
            "shifts.night": {
                "team": "night",
                "blocks": ["26:00-27:00"],
                "seats": 1,
                "at_end": "finish",
            },
        }
    )
    finding = cs.compare({"day": one_day, "night": promised}, n=3).finding("unattended_minutes")
    assert finding.second == finding.first + 60
    assert finding.verdict is not cs.Verdict.IDENTICAL


def test_comparing_twice_gives_equal_results(busy: cs.Comparison) -> None:
    cs.run(PROPOSED, replication=3)
    again = cs.compare({"full": BUSY_TODAY, "half": BUSY_ALONE}, n=N)
    defined = [[f for f in found.findings if f.difference] for found in (again, busy)]
    assert defined[0] == defined[1]
    assert len(defined[0]) > 15
    assert_frame_equal(again.table(), busy.table())
    assert again.sentences() == busy.sentences()


def test_the_table_holds_what_the_findings_hold(busy: cs.Comparison) -> None:
    table = busy.table()
    assert list(table.index) == KEYS
    ends = ["difference", "low", "high"]
    assert list(table.columns) == ["kpi", "full", "half", *ends, "unit", "verdict", "saved"]
    row, finding = table.loc["response_mean"], busy.finding("response_mean")
    assert finding.difference is not None
    assert (row["full"], row["half"]) == (finding.first, finding.second)
    d = finding.difference
    assert tuple(row[ends]) == (d.mean, d.low, d.high)
    assert (row["unit"], row["verdict"]) == ("s", finding.verdict.value)


def test_an_undefined_kpi_has_no_interval_in_table_and_finding() -> None:
    nobody = TODAY.replace({"study.days": 1, "shop.demand.per_day": 1})
    found = cs.compare({"a": nobody, "b": nobody.replace({"shifts.day.seats": 1})}, n=20)
    assert np.isnan(found.first.values["response_mean"]).any()
    assert not np.isnan(found.first.values["response_mean"]).all()
    assert found.finding("response_mean").difference is None
    assert found.table().loc["response_mean", ["difference", "low", "high"]].isna().all()
    assert found.finding("paid_hours").difference is not None


def test_results_are_frozen(busy: cs.Comparison) -> None:
    finding = busy.findings[0]
    for thing, name in ((busy, "n"), (busy, "labels"), (finding, "verdict"), (busy.first, "n")):
        with pytest.raises((FrozenInstanceError, AttributeError)):
            setattr(thing, name, "changed")
    with pytest.raises(FrozenInstanceError):
        finding.difference.low = 0.0  # type: ignore[union-attr, misc]
    with pytest.raises(TypeError):
        busy.first.values["occupancy"] = np.zeros(N)  # type: ignore[index]


def test_arrays_of_results_are_not_writeable(busy: cs.Comparison) -> None:
    one = cs.run(TODAY)
    columns = one.tables.columns
    tables = (columns.chats, columns.turns, columns.shifts, columns.presence, columns.slots)
    arrays = [array for table in tables for array in table.values()]
    arrays += vars(one.profile).values()
    for side in (busy.first, busy.second):
        arrays += side.values.values()
        arrays += [array for profile in side.profiles for array in vars(profile).values()]
    assert len(arrays) > 50
    assert not any(array.flags.writeable for array in arrays)
    with pytest.raises(ValueError, match="read-only"):
        busy.first.values["occupancy"][0] = 0.0
