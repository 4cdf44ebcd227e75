"""Which points a grid, a list and a sample have, and which are refused."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest
from experiment.small import TODAY
from hypothesis import given
from hypothesis import strategies as st

from cssim.errors import CssimError, Problem
from cssim.experiment.sweeping.points.points import grid, points_of
from cssim.experiment.sweeping.points.ranges import Range, scale_of
from cssim.experiment.sweeping.points.refusal import SweepError
from cssim.experiment.sweeping.points.resolving import each_resolved, resolved
from cssim.experiment.sweeping.points.samples import latin_hypercube, sobol
from cssim.units import parse_duration

SEATS = "shifts.evening.seats"
DAYS = "study.days"
WORK = "shop.chat.work"
A_LIST = "a list of values, such as [1, 2, 3]"


def problems(call: Callable[[], object]) -> list[tuple[str, ...]]:
    with pytest.raises(SweepError) as caught:
        call()
    return [(p.file, p.path, p.found, p.allowed) for p in caught.value.problems]


def test_a_grid_is_every_combination_with_the_first_path_slowest() -> None:
    points = grid({SEATS: [1, 2], DAYS: (7, 14, 28)})
    assert [tuple(point.values()) for point in points] == [
        (1, 7), (1, 14), (1, 28),
        (2, 7), (2, 14), (2, 28),
    ]  # fmt: skip
    assert {tuple(point) for point in points} == {(SEATS, DAYS)}


def test_a_value_of_a_grid_may_be_a_distribution_a_list_or_a_date() -> None:
    always = {"dist": "constant", "mean": "30 s"}
    points = grid({WORK: [always], "a.b": [["x", "y"], ["x"]], "c.d": [date(2026, 3, 2)]})
    assert points == [
        {WORK: always, "a.b": ["x", "y"], "c.d": date(2026, 3, 2)},
        {WORK: always, "a.b": ["x"], "c.d": date(2026, 3, 2)},
    ]


def test_numbers_of_numpy_become_plain_ones() -> None:
    points = grid({SEATS: np.arange(1, 3), "b": [np.float64(0.5)], "c": range(1)})  # type: ignore[dict-item]
    assert points == [{SEATS: 1, "b": 0.5, "c": 0}, {SEATS: 2, "b": 0.5, "c": 0}]
    assert {type(value) for point in points for value in point.values()} == {int, float}


def test_true_and_1_are_two_values() -> None:
    assert grid({"a": [True, 1]}) == [{"a": True}, {"a": 1}]


@pytest.mark.parametrize(
    ("axes", "path", "found", "allowed"),
    [
        ({}, "", "no path at all", f"{A_LIST}, for one path or more"),
        ([1], "", "[1]", f"{A_LIST}, for one path or more"),
        ({DAYS: []}, '"study.days"', "an empty list", A_LIST),
        ({DAYS: "7"}, '"study.days"', '"7"', A_LIST),
        ({DAYS: 7}, '"study.days"', "7", A_LIST),
        ({DAYS: np.int64(7)}, '"study.days"', "7", A_LIST),
        ({DAYS: {"a": 1}}, '"study.days"', "a table with the keys: a", A_LIST),
        ({DAYS: [7, 8, 7]}, '"study.days".2', "7 for the second time", "each value once"),
        ({DAYS: [1, 1.0]}, '"study.days".1', "1.0 for the second time", "each value once"),
        ({DAYS: [[1], (1,)]}, '"study.days".1', "[1] for the second time", "each value once"),
        ({DAYS: [1, np.nan]}, '"study.days".1', "nan", "a finite number"),
        ({DAYS: [np.inf]}, '"study.days".0', "inf", "a finite number"),
        ({"": [1]}, "", '""', 'a dotted path, such as "shifts.evening.seats"'),
        ({3: [1]}, "3", "3", 'a dotted path, such as "shifts.evening.seats"'),
        (
            {"a.b.c": [1], "a.b": [2]},
            '"a.b.c"',
            'a path inside "a.b"',
            "each value at one path",
        ),
        (
            {'amendments."2026-03-09".a': [1], "amendments.2026-03-09.a": [2]},
            '"amendments.2026-03-09.a"',
            '"amendments."2026-03-09".a" again',
            "each value at one path",
        ),
        (
            {"a": range(1000), "b": range(101)},
            "",
            "101,000 points",
            "at most 100,000",
        ),
    ],
)
def test_what_is_no_grid(axes: Any, path: str, found: str, allowed: str) -> None:
    assert problems(lambda: grid(axes)) == [("the grid", path, found, allowed)]


def test_paths_that_only_begin_alike_are_two() -> None:
    assert grid({"a.b": [1], "a.bc": [2]}) == [{"a.b": 1, "a.bc": 2}]


def test_all_problems_of_a_grid_are_told_at_once() -> None:
    assert len(problems(lambda: grid({"a": [], "b": 3, "c": [1, 1], "c.d": [1]}))) == 4


def test_a_list_of_points_may_change_different_paths_or_nothing() -> None:
    points = [{}, {SEATS: np.int64(3)}, {DAYS: 7, SEATS: 1}]
    assert points_of(points) == [{}, {SEATS: 3}, {DAYS: 7, SEATS: 1}]
    assert points_of({SEATS: [1, 2]}) == [{SEATS: 1}, {SEATS: 2}]


@pytest.mark.parametrize(
    ("points", "path", "found", "allowed"),
    [
        ([], "", "an empty list", "one point or more"),
        (
            [{}, 3],
            "1",
            "3",
            'overrides by path, such as {"shifts.evening.seats": 3}',
        ),
        (
            [{"a": 1, "a.b": 2}],
            '0."a.b"',
            'a path inside "a"',
            "each value at one path",
        ),
        ([{}] * 100_001, "", "100,001 points", "at most 100,000"),
    ],
)
def test_what_is_no_list_of_points(points: Any, path: str, found: str, allowed: str) -> None:
    assert problems(lambda: points_of(points)) == [("the points", path, found, allowed)]


@pytest.mark.parametrize("points", ["ab", 3, None, {1, 2}, iter([{}])])
def test_what_is_neither_a_grid_nor_a_list(points: Any) -> None:
    with pytest.raises(CssimError, match="it must be a grid, such as"):
        points_of(points)


SHARES = np.array([0.0, 0.25, 0.5, 0.75, 1.0])


@pytest.mark.parametrize(
    ("written", "values"),
    [
        # three whole numbers, a third each
        ((1, 3), [1, 1, 2, 3, 3]),
        ((-1, 0), [-1, -1, 0, 0, 0]),
        ([0.0, 1.0], [0.0, 0.25, 0.5, 0.75, 1.0]),
        ((2, 3.0), [2.0, 2.25, 2.5, 2.75, 3.0]),
        ((np.int64(1), np.int64(3)), [1, 1, 2, 3, 3]),
        # nine digits of 0.1 + share × 0.2 / 3
        ((0.1, 0.1 + 0.2 / 3), [0.1, 0.116666667, 0.133333333, 0.15, 0.1 + 0.2 / 3]),
        # 2 × (5 / 2)^share, below 5
        (Range(2, 4, log=True), [2, 2, 3, 3, 4]),
        (Range(0.01, 100.0, log=True), [0.01, 0.1, 1.0, 10.0, 100.0]),
        # whole milliseconds: 30,000 + share × 90,001
        (("30 s", "2 min"), ["30 s", "52.5 s", "75 s", "97.5 s", "2 min"]),
        # whole microseconds, because an end is no whole millisecond: 100 + share × 201
        (
            ("0.1 ms", "0.3 ms"),
            ["0.0001 s", "0.00015 s", "0.0002 s", "0.00025 s", "0.0003 s"],
        ),
        (("1 ms", "1.5 ms"), ["0.001 s", "0.001125 s", "0.00125 s", "0.001375 s", "0.0015 s"]),
        # 1 s × 16^share, in milliseconds up to 16,001
        (Range("1 s", "16 s", log=True), ["1 s", "2 s", "4 s", "8 s", "16 s"]),
    ],
)
def test_the_values_of_a_range(written: Any, values: list[object]) -> None:
    found = scale_of(written).at(SHARES)
    assert found == values
    assert [type(value) for value in found] == [type(value) for value in values]


@pytest.mark.parametrize("log", [False, True])
@given(
    bounds=st.lists(st.floats(1e-9, 1e15), min_size=2, max_size=2, unique=True),
    share=st.floats(0, 1),
)
def test_no_value_lies_outside_its_range(log: bool, bounds: list[float], share: float) -> None:
    low, high = sorted(bounds)
    (value,) = scale_of(Range(low, high, log=log)).at(np.array([share]))
    assert isinstance(value, float)
    assert low <= value <= high


@pytest.mark.parametrize("log", [False, True])
@given(
    bounds=st.lists(st.integers(1, 10**15), min_size=2, max_size=2, unique=True),
    share=st.floats(0, 1),
)
def test_no_whole_number_or_duration_lies_outside_either(
    log: bool, bounds: list[int], share: float
) -> None:
    low, high = sorted(bounds)
    (value,) = scale_of(Range(low, high, log=log)).at(np.array([share]))
    assert isinstance(value, int)
    assert low <= value <= high
    low, high = (1 + bound % 10**9 for bound in (low, high))
    if low < high:
        texts = (f"{low / 1000:.3f} s", f"{high / 1000:.3f} s")
        (text,) = scale_of(Range(*texts, log=log)).at(np.array([share]))
        assert low * 1000 <= parse_duration(str(text)) <= high * 1000


@pytest.mark.parametrize(
    ("written", "found", "allowed"),
    [
        ((3, 1), "3 to 1", "a low bound below the high one"),
        ((2, 2), "2 to 2", "a low bound below the high one"),
        (("2 min", "30 s"), '"2 min" to "30 s"', "a low bound below the high one"),
        (("1 min", "60 s"), '"1 min" to "60 s"', "a low bound below the high one"),
        ((1, np.nan), "1 to nan", "finite numbers, at most 10^15"),
        ((1, np.inf), "1 to inf", "finite numbers, at most 10^15"),
        ((0, 10**16), "0 to 10000000000000000", "finite numbers, at most 10^15"),
        ((1, "2 min"), '1 to "2 min"', "two numbers, or two durations"),
        ((False, True), "false to true", "two numbers, or two durations"),
        ((1, None), "1 to a Python object: None", "two numbers, or two durations"),
        (("30", "60 s"), '"30"', 'a duration with its unit: ms, s, min, h or days, such as "90 s"'),
        (
            (1, 2, 3),
            "[1, 2, 3]",
            'a low and a high bound, such as [1, 3], [0.2, 0.8] or ["30 s", "2 min"]',
        ),
        (
            "12",
            '"12"',
            'a low and a high bound, such as [1, 3], [0.2, 0.8] or ["30 s", "2 min"]',
        ),
    ],
)
def test_what_is_no_range(written: Any, found: str, allowed: str) -> None:
    for sample in (sobol, latin_hypercube):
        told = problems(lambda sample=sample: sample({DAYS: written}, points=2))
        assert told == [("the sample", '"study.days"', found, allowed)]


@pytest.mark.parametrize(
    ("bounds", "log", "message"),
    [
        ((3, 1), False, "Range: found 3 to 1; allowed: a low bound below the high one"),
        ((0, 1), True, "Range: found 0 to 1; allowed: bounds above 0 for a logarithmic range"),
        (
            ("0 s", "1 s"),
            True,
            'Range: found "0 s" to "1 s"; allowed: bounds above 0 for a logarithmic range',
        ),
        ((1, 2), "yes", 'Range: found log = "yes"; allowed: log = true or log = false'),
    ],
)
def test_a_range_is_checked_when_it_is_made(bounds: Any, log: Any, message: str) -> None:
    with pytest.raises(CssimError) as caught:
        Range(*bounds, log)
    assert str(caught.value) == message


@pytest.mark.parametrize("sample", [sobol, latin_hypercube])
def test_a_sample_is_fixed_by_its_seed(sample: Any) -> None:
    ranges = {DAYS: (1, 28), "shop.demand.per_day": (400.0, 1200.0)}
    first = sample(ranges, points=8, seed=3)
    assert sample(ranges, points=8, seed=3) == first
    assert sample(ranges, points=8, seed=4) != first
    assert sample(ranges, points=8) == sample(ranges, points=8, seed=0)
    assert {tuple(point) for point in first} == {tuple(ranges)}


@pytest.mark.parametrize("points", [1, 7, 20])
def test_a_latin_hypercube_has_one_point_in_each_part_of_each_range(points: int) -> None:
    drawn = latin_hypercube({"a": (0.0, 1.0), "b": (10.0, 20.0)}, points=points)
    for path, low, width in (("a", 0.0, 1.0), ("b", 10.0, 10.0)):
        parts = sorted(int((point[path] - low) / width * points) for point in drawn)  # type: ignore[operator]
        assert parts == list(range(points))


def test_a_sobol_sample_has_one_point_in_each_box() -> None:
    drawn = sobol({"a": (0.0, 1.0), "b": (0.0, 1.0)}, points=64)
    for wide, high in ((64, 1), (16, 4), (8, 8), (2, 32), (1, 64)):
        boxes = Counter((int(p["a"] * wide), int(p["b"] * high)) for p in drawn)  # type: ignore[operator]
        assert len(boxes) == 64


@pytest.mark.parametrize("sample", [sobol, latin_hypercube])
def test_whole_numbers_are_equally_frequent(sample: Any) -> None:
    drawn = sample({SEATS: (1, 4), "b": (0.0, 1.0)}, points=32)
    assert Counter(point[SEATS] for point in drawn) == {1: 8, 2: 8, 3: 8, 4: 8}


@pytest.mark.parametrize("sample", [sobol, latin_hypercube])
@pytest.mark.parametrize("seed", range(20))
def test_a_sample_of_whole_numbers_has_no_point_twice(sample: Any, seed: int) -> None:
    drawn = sample({"a": (1, 2), "b": (1, 6)}, points=4, seed=seed)
    assert len({tuple(point.values()) for point in drawn}) == 4
    assert Counter(point["a"] for point in drawn) == {1: 2, 2: 2}


def test_ranges_with_too_few_different_points() -> None:
    told = problems(lambda: sobol({SEATS: (1, 3), DAYS: (1, 2)}, points=8))
    found = "8 points from ranges that hold 6 different ones"
    assert told == [("the sample", "points", found, "fewer points, or a grid")]


def test_ranges_whose_few_points_are_never_drawn_all_at_once() -> None:
    told = problems(lambda: sobol({SEATS: (1, 16), DAYS: Range(1, 16, log=True)}, points=256))
    found = "256 points, of which some are always the same"
    assert told == [("the sample", "points", found, "fewer points, or a grid")]


@pytest.mark.parametrize(("points", "near"), [(3, "2 or 4"), (60, "32 or 64"), (100, "64 or 128")])
def test_a_sobol_sample_wants_a_power_of_two(points: int, near: str) -> None:
    told = problems(lambda: sobol({"a": (0.0, 1.0)}, points=points))
    assert told == [("the sample", "points", str(points), f"a power of two, such as {near}")]
    assert len(latin_hypercube({"a": (0.0, 1.0)}, points=points)) == points


@pytest.mark.parametrize("points", [0, -4, 2.0, True, "8", None])
def test_a_sample_of_no_number_of_points(points: Any) -> None:
    with pytest.raises(CssimError, match=r"points is .*; it must be a whole number, 1 or more"):
        latin_hypercube({"a": (0.0, 1.0)}, points=points)


@pytest.mark.parametrize("seed", [-1, 0.5, "1"])
def test_a_seed_that_is_none(seed: Any) -> None:
    with pytest.raises(CssimError, match=r"seed is .*; it must be a whole number, 0 or more"):
        sobol({"a": (0.0, 1.0)}, points=2, seed=seed)


def test_all_problems_of_a_sample_are_told_at_once() -> None:
    ranges: Any = {"a": (3, 1), "a.b": (1, 2), "c": 3}
    assert [path for _, path, *_ in problems(lambda: sobol(ranges, points=200_000))] == [
        "points", '"a.b"', "a", "c",
    ]  # fmt: skip
    assert problems(lambda: sobol({}, points=2)) == [
        ("the sample", "", "no path at all", "a range for one path or more")
    ]


def test_points_become_scenarios_in_their_order() -> None:
    found = resolved(TODAY, [{}, {SEATS: 1}, {WORK: {"dist": "constant", "mean": "9 s"}}])
    assert [one.rulebook.shifts["evening"].seats for one in found] == [2, 1, 2]
    assert found[0] == TODAY
    assert found[2].shop.chat.work.average == 9e6


def test_a_bad_point_is_named_with_its_values() -> None:
    with pytest.raises(SweepError) as caught:
        resolved(TODAY, [{SEATS: 1, DAYS: 7}, {SEATS: 2, DAYS: 0}])
    assert str(caught.value) == (
        "1 problem in the sweep\n\n"
        "points[1] (shifts.evening.seats = 2, study.days = 0): study.days\n"
        "  found:   0\n"
        "  allowed: 1 or more"
    )


def test_a_problem_of_many_points_is_told_once() -> None:
    points = grid({SEATS: [1, 2], "study.dyas": [1, 2, 3]})
    with pytest.raises(SweepError) as caught:
        resolved(TODAY, points)
    assert caught.value.problems == (
        Problem(
            "points[0] (shifts.evening.seats = 1, study.dyas = 1) and 5 more",
            "study.dyas",
            "an unknown path",
            "a path of the scenario, such as shifts.<name>.seats, study.days, shop.demand.per_day",
            "did you mean 'study.days'?",
        ),
    )


def test_two_points_that_give_the_same_scenario_are_both_named() -> None:
    with pytest.raises(SweepError) as caught:
        resolved(TODAY, [{"desk.auto_close": "60 s"}, {}, {"desk.auto_close": "1 min"}])
    assert str(caught.value) == (
        "1 problem in the sweep\n\n"
        'points[0] (desk.auto_close = "60 s") and points[2] (desk.auto_close = "1 min")\n'
        "  found:   two points that give the same scenario\n"
        "  allowed: each scenario once"
    )


def test_what_does_not_fit_together_is_found_at_its_point() -> None:
    told = problems(lambda: resolved(TODAY, grid({"shifts.day.seats": [2, 3], SEATS: [2, 3]})))
    assert [(file, path) for file, path, *_ in told] == [
        ("points[1] (shifts.day.seats = 2, shifts.evening.seats = 3)", "teams.presale.people"),
        ("points[2] (shifts.day.seats = 3, shifts.evening.seats = 2)", "teams.presale.people"),
        ("points[3] (shifts.day.seats = 3, shifts.evening.seats = 3)", "teams.presale.people"),
    ]


def test_a_long_list_of_problems_is_cut_and_counted() -> None:
    with pytest.raises(SweepError) as caught:
        resolved(TODAY, [{DAYS: -i} for i in range(200)])
    assert len(caught.value.problems) == 10
    assert str(caught.value).endswith(
        "40 more such problems are not shown. Points after points[49] have not been looked at."
    )


def test_scenarios_come_one_by_one_and_what_is_wrong_at_the_end() -> None:
    coming = each_resolved(TODAY, [{DAYS: 1}, {DAYS: 0}, {DAYS: 3}])
    assert [next(coming).study.days, next(coming).study.days] == [1, 3]
    with pytest.raises(SweepError):
        next(coming)


def test_points_of_no_scenario() -> None:
    with pytest.raises(CssimError, match=r"it must be a Scenario, from cssim\.load"):
        resolved("19-common-form.toml", [{}])  # type: ignore[arg-type]
