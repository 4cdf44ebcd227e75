"""Which points of a sweep meet their targets: yes, no, or not yet known."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from experiment.made_sweep import Column, MadeSweep, costed, spread
from experiment.small import TODAY
from scipy import stats

import cssim as cs
from cssim.experiment.sweeping.targets.judging import Judged, Reason
from cssim.experiment.sweeping.targets.targets import Standing

SEATS = "shifts.evening.seats"
MEETS, FAILS, UNKNOWN = Standing.MEETS, Standing.FAILS, Standing.NOT_YET_KNOWN
FLAT = [100.0] * 20
TARGET = {"first_response_60": 0.8}


def one(service: Column, cost: Column | None = None) -> MadeSweep:
    return costed([{SEATS: 1}], [(service, cost or [100.0] * len(service))])


def judged(service: Column, *, watched: bool = False, **bounds: Any) -> Judged:
    bounds = bounds or {"at_least": TARGET}
    return cs.meets(one(service), watched=watched, **bounds).points[0]


def half_width(half: float, n: int, error: float) -> float:
    """Of Student's interval for values that are all `half` away from their mean."""
    deviation = half * math.sqrt(n / (n - 1))
    return float(stats.t.ppf(1 - error / 2, n - 1)) * deviation / math.sqrt(n)


def test_a_point_meets_if_the_whole_interval_does() -> None:
    reach = half_width(0.1, 20, 0.05 * 0.9)
    assert judged(spread(0.8 + 1.01 * reach, 0.1)).standing is MEETS
    assert judged(spread(0.8 + 0.99 * reach, 0.1)).standing is UNKNOWN
    assert judged(spread(0.8 - 0.99 * reach, 0.1)).standing is UNKNOWN
    assert judged(spread(0.8 - 1.01 * reach, 0.1)).standing is FAILS


def test_the_other_way_for_what_is_to_be_low() -> None:
    at_most = {"at_most": TARGET}
    assert judged(spread(0.9, 0.01), **at_most).standing is FAILS
    assert judged(spread(0.7, 0.01), **at_most).standing is MEETS


def test_a_mean_that_equals_the_target_meets_it() -> None:
    for way in ("at_least", "at_most"):
        assert judged([0.8] * 20, **{way: TARGET}).standing is MEETS


def test_the_error_is_shared_by_points_and_targets_with_a_tenth_for_the_cost() -> None:
    column = dict.fromkeys(("first_response_60", "abandoned_openly", "paid_hours"), FLAT)
    three = MadeSweep([{SEATS: seats} for seats in (1, 2, 3)], [column] * 3)
    targets = {"at_least": TARGET, "at_most": {"abandoned_openly": 0.1}}
    found = cs.meets(three, **targets).points[2].intervals
    errors = {key: 1 - interval.confidence for key, interval in found.items() if interval}
    assert errors == pytest.approx(
        {
            "first_response_60": 0.05 * 0.9 / 2 / 3,
            "abandoned_openly": 0.05 * 0.9 / 2 / 3,
            "paid_hours": 0.05 * 0.1 / 3,
        }
    )
    (both,) = cs.meets(one(FLAT), at_most={"paid_hours": 120}).points
    assert both.intervals["paid_hours"].confidence == pytest.approx(0.95)


def test_watching_makes_intervals_longer_and_few_replications_say_nothing() -> None:
    near = spread(0.8 + 1.1 * half_width(0.1, 20, 0.05 * 0.9), 0.1)
    assert judged(near).standing is MEETS
    assert judged(near, watched=True).standing is UNKNOWN
    few = judged(spread(0.99, 0.001, n=4), watched=True)
    assert math.isinf(few.intervals["first_response_60"].low)
    assert few.reason is Reason.TOO_FEW


def test_fewer_than_ten_replications_are_too_few() -> None:
    for n, standing in ((8, UNKNOWN), (10, MEETS)):
        found = judged(spread(0.99, 0.001, n=n))
        assert (found.n, found.standing) == (n, standing)
    assert judged(spread(0.99, 0.001, n=8)).reason is Reason.TOO_FEW
    assert judged(spread(0.99, 0.001, n=8)).more == 2


def test_undefined_in_one_replication_is_not_yet_known() -> None:
    found = judged([0.99] * 19 + [math.nan])
    assert (found.standing, found.reason, found.more) == (UNKNOWN, Reason.UNDEFINED, None)
    assert found.intervals["first_response_60"] is None


def test_a_failed_replication_leaves_everything_open() -> None:
    points = [{SEATS: 1}, {SEATS: 2}]
    columns = {"first_response_60": [0.99] * 20, "paid_hours": FLAT}
    found = cs.meets(MadeSweep(points, [columns] * 2, failed=[1]), at_least=TARGET)
    assert [(p.standing, p.reason) for p in found.points] == [
        (MEETS, None),
        (UNKNOWN, Reason.FAILED),
    ]


def test_one_target_that_is_surely_missed_decides() -> None:
    def standing(service: Column, left: Column) -> Standing:
        columns = {"first_response_60": service, "abandoned_openly": left, "paid_hours": FLAT}
        targets = {"at_least": TARGET, "at_most": {"abandoned_openly": 0.1}}
        return cs.meets(MadeSweep([{SEATS: 1}], [columns]), **targets).points[0].standing

    kept, missed, open_ = [0.9] * 20, [0.7] * 20, spread(0.8, 0.2)
    few, many = [0.05] * 20, [0.2] * 20
    assert standing(kept, few) is MEETS
    assert standing(kept, many) is FAILS
    assert standing(open_, many) is FAILS
    assert standing(open_, few) is UNKNOWN
    assert standing(missed, many) is FAILS


def test_the_cheapest_is_named_only_if_no_other_may_be() -> None:
    good, bad, open_ = [0.9] * 20, [0.7] * 20, spread(0.8, 0.2)

    def places(*rows: tuple[Column, Column]) -> tuple[list[Any], Any]:
        found = cs.meets(costed([{SEATS: k} for k in range(len(rows))], rows), at_least=TARGET)
        best = found.cheapest
        return [p.point[SEATS] for p in found.candidates], best and best.point[SEATS]

    cheap, dear, dearer = [100.0] * 20, [120.0] * 20, [140.0] * 20
    assert places((bad, cheap), (good, dear), (good, dearer)) == ([1], 1)
    assert places((open_, cheap), (good, dear), (good, dearer)) == ([0, 1], None)
    assert places((open_, dearer), (good, dear)) == ([1], 1)
    assert places((good, dear), (good, dear)) == ([0, 1], None)
    assert places((good, spread(120, 50)), (good, spread(125, 50))) == ([0, 1], None)
    assert places((open_, cheap), (bad, cheap)) == ([], None)


def test_how_many_more_are_told_so_that_they_would_do() -> None:
    """With the same mean and spread, so many more settle it, and a fifth do not."""
    for mean in (0.83, 0.77):
        for watched in (False, True):
            values = spread(mean, 0.1)
            found = judged(values, watched=watched)
            assert found.standing is UNKNOWN
            assert found.more
            assert found.more % 10 == 0
            enough = spread(mean, 0.1, n=20 + found.more)
            assert judged(enough, watched=watched).standing is not UNKNOWN
            less = spread(mean, 0.1, n=20 + found.more // 20 * 4)
            assert judged(less, watched=watched).standing is UNKNOWN


def test_a_tail_towards_the_target_asks_for_more() -> None:
    """Values below 0.8 with a tail that reaches up to it, and the same mirrored."""
    steep = np.array([0.0] * 15 + [0.1] * 3 + [0.3, 0.4])
    towards, away = 0.73 + steep - steep.mean(), 0.73 - steep + steep.mean()
    more = [judged(list(values), watched=True).more for values in (towards, away)]
    assert more[0] > more[1]


def test_how_many_more_cannot_be_said_of_a_mean_at_its_target() -> None:
    error = 0.1 * math.sqrt(20 / 19) / math.sqrt(20)
    assert judged(spread(0.8 + 0.95 * error, 0.1)).more is None
    assert judged(spread(0.8 + 1.05 * error, 0.1)).more
    assert judged(spread(0.99, 0.001)).more is None


def test_the_table_has_a_row_a_point() -> None:
    found = cs.meets(
        costed([{SEATS: 1}, {SEATS: 2}], [([0.7] * 20, FLAT), (spread(0.83, 0.1), FLAT)]),
        at_least=TARGET,
        watched=False,
    )
    table = found.table()
    assert list(table.columns) == [
        SEATS, "n", "first_response_60", "first_response_60_low", "first_response_60_high",
        "paid_hours", "paid_hours_low", "paid_hours_high", "verdict", "why", "more",
    ]  # fmt: skip
    assert table[SEATS].tolist() == [1, 2]
    assert table["verdict"].tolist() == ["fails", "not yet known"]
    assert table["why"].tolist() == ["", "the target lies within the interval"]
    assert table["more"].isna().tolist() == [True, False]
    reach = half_width(0.1, 20, 0.05 * 0.9 / 2)
    assert table["first_response_60_low"].tolist() == pytest.approx([0.7, 0.83 - reach])


def test_what_it_is_in_a_line() -> None:
    text = repr(cs.meets(one([0.9] * 20), at_least=TARGET, at_most={"paid_hours": 120}))
    assert text == (
        "<TargetsMet: first_response_60 ≥ 0.8 and paid_hours ≤ 120: 1 meets, 0 fails, "
        "0 not yet known>"
    )


def test_a_sweep_that_was_played() -> None:
    played = cs.sweep(TODAY, {SEATS: [1, 2]}, n=10, workers=1, progress=False)
    found = cs.meets(played, at_least={"first_response_60": 0.05}, watched=False)
    alone = cs.replicate(TODAY.replace({SEATS: 1}), n=10, progress=False)
    interval = found.points[0].intervals["first_response_60"]
    assert interval.mean == pytest.approx(alone.values["first_response_60"].mean())
    assert [p.standing for p in found.points] == [MEETS, MEETS]
    hours = found.points[0].intervals["paid_hours"]
    assert hours.mean == pytest.approx(alone.values["paid_hours"].mean())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "no target is given"),
        ({"at_least": {}}, "no target is given"),
        ({"at_least": 0.8}, "at_least is 0.8; it must be a Mapping"),
        ({"at_least": {"first_respons_60": 0.8}}, "did you mean 'first_response_60'"),
        ({"at_least": {"first_response_60": 85}}, "85 % is 0.85"),
        ({"at_least": {"first_response_60": True}}, "must be a number, in share"),
        ({"at_least": {"first_response_60": "85 %"}}, "must be a number, in share"),
        ({"at_most": {"lost_shoppers": math.nan}}, "must be a number, in 1/day"),
        ({"at_least": TARGET, "cost": "hours"}, "no KPI is called 'hours'"),
        ({"at_least": TARGET, "confidence": 95}, "confidence is 95"),
    ],
)
def test_what_is_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(cs.CssimError, match=message):
        cs.meets(one([0.9] * 20), **arguments)


def test_something_else_than_a_sweep_is_refused() -> None:
    with pytest.raises(cs.CssimError, match=r"from cssim\.sweep"):
        cs.meets(TODAY, at_least=TARGET)  # type: ignore[arg-type]
