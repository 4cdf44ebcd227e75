"""What a sweep answers, in a few lines."""

from experiment.made_sweep import costed, spread

import cssim as cs

SEATS = "shifts.evening.seats"
POINTS = [{SEATS: seats} for seats in (1, 2, 3)]
LOW, NEAR, HIGH = spread(0.6, 0.01), spread(0.9, 0.05), spread(0.95, 0.01)


def paid(hours: float) -> list[float]:
    return spread(hours, 0.0)


def test_the_cheapest_that_meets_the_target() -> None:
    rows = [(LOW, paid(100.0)), (HIGH, paid(200.0)), (HIGH, paid(300.0))]
    found = cs.meets(costed(POINTS, rows), at_least={"first_response_60": 0.9}, watched=False)
    assert cs.targets_lines(found) == [
        "First response within 60 s ≥ 90 %: cheapest of those known to meet it: evening seats 2 "
        "(200.0 h a week).",
        "3 options: 2 meet it, 1 does not.",
        "Intervals hold for all points and targets together with 95 % confidence, if the number of "
        "replications was fixed before anybody looked.",
    ]
    assert cs.targets_lines(found, "zh") == [
        "60秒首次响应率 ≥ 90 %：确知达标者中成本最低的是晚班席位 2（200.0小时/周）。",
        "共3个方案：2个达标，1个不达标。",
        "区间为全部方案与指标同时成立的95 %区间，重复次数须事先定下。",
    ]


def test_one_that_is_not_yet_known_may_be_cheaper() -> None:
    rows = [(NEAR, paid(100.0)), (HIGH, paid(200.0)), (HIGH, paid(300.0))]
    found = cs.meets(costed(POINTS, rows), at_least={"first_response_60": 0.9})
    first, counts, intervals = cs.targets_lines(found)
    assert first.endswith("evening seats 2 (200.0 h a week); 1 other may be as cheap or cheaper.")
    assert counts == "3 options: 2 meet it, 1 is not yet known."
    assert intervals.endswith("also while replications are being added.")
    assert "另有1个方案可能同样便宜或更便宜" in cs.targets_lines(found, "zh")[0]


def test_none_that_is_known_to_meet_it() -> None:
    rows = [(LOW, paid(100.0)), (NEAR, paid(200.0)), (LOW, paid(300.0))]
    found = cs.meets(costed(POINTS, rows), at_least={"first_response_60": 0.9})
    assert cs.targets_lines(found)[0].endswith("≥ 90 %: no option is known to meet it yet.")
    assert cs.targets_lines(found, "zh")[0].endswith("尚无确知达标的方案。")


def test_none_that_meets_it() -> None:
    found = cs.meets(costed(POINTS, [(LOW, paid(100.0))] * 3), at_least={"first_response_60": 0.9})
    assert cs.targets_lines(found)[0].endswith("≥ 90 %: no option meets it.")
    assert cs.targets_lines(found, "zh")[0].endswith("没有方案达标。")


def test_two_targets() -> None:
    found = cs.meets(
        costed(POINTS, [(HIGH, paid(100.0))] * 3),
        at_least={"first_response_60": 0.9},
        at_most={"paid_hours": 150.0},
    )
    first = cs.targets_lines(found)[0]
    assert first.startswith("First response within 60 s ≥ 90 % and Paid hours ≤ 150.0 h a week: ")
