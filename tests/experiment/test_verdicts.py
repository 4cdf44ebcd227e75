"""Every verdict and every doubt, from values made by hand."""

import numpy as np
import pytest

from cssim.experiment import Doubt, Interval, Verdict
from cssim.experiment.statistics import may_still_differ
from cssim.experiment.statistics import verdict as verdicts
from cssim.experiment.statistics.verdict import FEWEST_DIFFERENCES, Finding, judge
from cssim.results import Kpi
from cssim.results.kpis.kpi import Good
from cssim.scenario import Title

MATTERS = 0.5
UP = {"higher": Verdict.BETTER, "lower": Verdict.WORSE, "neither": Verdict.HIGHER}
DOWN = {"higher": Verdict.WORSE, "lower": Verdict.BETTER, "neither": Verdict.LOWER}
GOODS: tuple[Good, ...] = ("higher", "lower", "neither")


def kpi(good: Good = "higher") -> Kpi:
    words = Title(en="Smiles", zh="微笑")
    return Kpi("smiles", words, words, "s", good, MATTERS, lambda cohort: 0.0)


def judged(
    differences: list[float], good: Good = "higher", *, same: bool = False, watched: bool = False
) -> Finding:
    first = np.full(len(differences), 4.0)
    return judge(kpi(good), first, first + differences, 0.95, same=same, watched=watched)


def around(mean: float, spread: float, n: int = 20) -> list[float]:
    """Return n differences with this mean, half of them above it and half below."""
    return [mean + spread, mean - spread] * (n // 2)


@pytest.fixture
def judge_interval(monkeypatch: pytest.MonkeyPatch):
    """Judge an interval given by its ends."""

    def by_ends(low: float, high: float, good: Good = "higher") -> Finding:
        interval = Interval((low + high) / 2, low, high, 0.95)
        monkeypatch.setattr(verdicts, "mean_interval", lambda *_, watched: interval)
        return judged([1.0] * FEWEST_DIFFERENCES, good)

    return by_ends


@pytest.mark.parametrize("good", GOODS)
def test_a_clear_difference_is_good_bad_or_neither(good: Good) -> None:
    assert judged(around(2.0, 0.5), good).verdict is UP[good]
    assert judged(around(-2.0, 0.5), good).verdict is DOWN[good]


@pytest.mark.parametrize("good", GOODS)
def test_an_interval_inside_what_matters_is_no_difference_that_matters(good: Good) -> None:
    for mean in (-0.2, 0.0, 0.2):
        finding = judged(around(mean, 0.1), good)
        assert (finding.verdict, finding.doubt) == (Verdict.NO_DIFFERENCE, None)


@pytest.mark.parametrize("good", GOODS)
def test_an_interval_with_zero_and_more_than_matters_says_nothing_yet(good: Good) -> None:
    for mean in (-0.3, 0.0, 0.3):
        finding = judged(around(mean, 3.0), good)
        assert (finding.verdict, finding.doubt) == (Verdict.NOT_YET_KNOWN, Doubt.WIDE)


JUST_OVER = np.nextafter(MATTERS, 1)
TINY = np.nextafter(0.0, 1)


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (-MATTERS, MATTERS, Verdict.NO_DIFFERENCE),
        (0.1, MATTERS, Verdict.NO_DIFFERENCE),
        (-MATTERS, -0.1, Verdict.NO_DIFFERENCE),
        (MATTERS, MATTERS, Verdict.NO_DIFFERENCE),
        (0.0, 0.0, Verdict.NO_DIFFERENCE),
        (0.0, MATTERS, Verdict.NO_DIFFERENCE),
        (0.0, JUST_OVER, Verdict.NOT_YET_KNOWN),
        (-JUST_OVER, 0.0, Verdict.NOT_YET_KNOWN),
        (-MATTERS, JUST_OVER, Verdict.NOT_YET_KNOWN),
        (-JUST_OVER, MATTERS, Verdict.NOT_YET_KNOWN),
        (TINY, JUST_OVER, Verdict.BETTER),
        (-JUST_OVER, -TINY, Verdict.WORSE),
        (MATTERS, JUST_OVER, Verdict.BETTER),
        (JUST_OVER, 9.0, Verdict.BETTER),
        (-9.0, -JUST_OVER, Verdict.WORSE),
    ],
)
def test_an_end_exactly_on_a_border(judge_interval, low, high, verdict) -> None:
    finding = judge_interval(low, high)
    assert finding.verdict is verdict
    assert (finding.doubt is Doubt.WIDE) == (verdict is Verdict.NOT_YET_KNOWN)


def test_values_without_spread_may_lie_exactly_on_what_matters() -> None:
    assert judged([MATTERS] * 10).verdict is Verdict.NO_DIFFERENCE
    assert judged([-MATTERS] * 10).verdict is Verdict.NO_DIFFERENCE
    assert judged([MATTERS + 0.25] * 10).verdict is Verdict.BETTER


def test_no_difference_in_any_replication_is_not_yet_knowledge() -> None:
    finding = judged([0.0] * 30)
    assert (finding.verdict, finding.doubt) == (Verdict.NOT_YET_KNOWN, Doubt.NONE_SEEN)
    assert finding.difference is None


def test_rounding_is_no_difference() -> None:
    first = np.full(20, 0.3)
    finding = judge(kpi(), first, np.full(20, 0.1 + 0.2), 0.95, same=False)
    assert finding.doubt is Doubt.NONE_SEEN


@pytest.mark.parametrize("differing", range(1, FEWEST_DIFFERENCES))
def test_fewer_than_ten_replications_that_differ_are_too_few(differing: int) -> None:
    finding = judged([50.0] * differing + [0.0] * (30 - differing))
    assert (finding.verdict, finding.doubt) == (Verdict.NOT_YET_KNOWN, Doubt.TOO_FEW)
    assert finding.difference is None


def test_few_replications_that_all_differ_have_an_interval() -> None:
    finding = judged([50.0, 51.0, 52.0])
    assert finding.doubt is Doubt.TOO_FEW
    assert finding.difference is not None
    assert finding.difference.mean == 51
    assert judged([50.0, 51.0, 0.0]).difference is None


def test_ten_replications_that_differ_are_enough() -> None:
    assert judged([49.0, 51.0] * 5 + [0.0] * 5).verdict is Verdict.BETTER


def test_nine_replications_in_all_are_too_few_however_clear() -> None:
    assert judged([7.0] * 9).doubt is Doubt.TOO_FEW
    assert judged([7.0] * 10).verdict is Verdict.BETTER


def test_equal_values_are_identical_only_if_the_logs_are() -> None:
    assert judged([0.0] * 30).verdict is Verdict.NOT_YET_KNOWN
    assert judged([0.0] * 30, same=True).verdict is Verdict.IDENTICAL
    assert judged([0.0] * 30, same=True).doubt is None


@pytest.mark.parametrize("side", ["first", "second", "both"])
def test_a_kpi_undefined_in_one_replication_has_no_verdict(side: str) -> None:
    values = {"first": np.full(20, 1.0), "second": np.full(20, 9.0)}
    for one in values if side == "both" else [side]:
        values[one][3] = np.nan
    finding = judge(kpi(), values["first"], values["second"], 0.95, same=False)
    assert (finding.verdict, finding.doubt) == (Verdict.NOT_YET_KNOWN, Doubt.UNDEFINED)
    assert finding.difference is None
    assert np.isnan(finding.first) == (side != "second")
    assert np.isnan(finding.second) == (side != "first")


def test_undefined_comes_before_too_few() -> None:
    assert judged([np.nan, 1.0]).doubt is Doubt.UNDEFINED


def test_equal_logs_are_identical_even_where_a_kpi_is_undefined() -> None:
    values = np.array([4.0, np.nan, 5.0])
    finding = judge(kpi(), values, values.copy(), 0.95, same=True)
    assert (finding.verdict, finding.doubt) == (Verdict.IDENTICAL, None)
    assert finding.difference is None


def test_equal_logs_with_other_values_are_not_identical() -> None:
    """A KPI may read more than the logs: who pays the overtime, or which hours are promised."""
    assert judged([1.0] * 30, same=True).verdict is Verdict.BETTER
    assert judged([np.nan] * 3, same=True).doubt is Doubt.UNDEFINED
    first, second = np.array([np.nan, 4.0, 4.0]), np.array([4.0, np.nan, 4.0])
    assert judge(kpi(), first, second, 0.95, same=True).doubt is Doubt.UNDEFINED


def test_a_finding_holds_both_means_and_second_less_first() -> None:
    finding = judge(kpi(), np.array([1.0, 3.0]), np.array([10.0, 20.0]), 0.9, same=False)
    assert (finding.first, finding.second) == (2.0, 15.0)
    assert finding.difference is not None
    assert finding.difference.mean == 13.0
    assert finding.difference.confidence == 0.9


def test_swapping_the_sides_turns_the_verdict_round() -> None:
    random = np.random.default_rng(1)
    one, other = random.normal(5, 1, 40), random.normal(9, 2, 40)
    there = judge(kpi(), one, other, 0.95, same=False)
    back = judge(kpi(), other, one, 0.95, same=False)
    assert (there.verdict, back.verdict) == (Verdict.BETTER, Verdict.WORSE)
    assert there.difference is not None
    assert back.difference is not None
    assert (back.difference.low, back.difference.high) == pytest.approx(
        (-there.difference.high, -there.difference.low)
    )


def test_pairing_sees_a_small_steady_difference_among_large_common_noise() -> None:
    noise = np.random.default_rng(2).normal(0, 1_000, 20)
    finding = judge(kpi(), noise, noise + np.array(around(1.0, 0.1)), 0.95, same=False)
    assert finding.verdict is Verdict.BETTER


LOPSIDED = [0.2] * 19 + [30.0]
"""n = 20 and skewness 4.1: at least 25 · 4.1² = 425 replications are wanted."""


@pytest.mark.parametrize("watched", [False, True])
def test_a_wide_interval_of_lopsided_differences_says_so(watched: bool) -> None:
    for differences in (LOPSIDED, [-value for value in LOPSIDED]):
        finding = judged(differences, watched=watched)
        assert (finding.verdict, finding.doubt) == (Verdict.NOT_YET_KNOWN, Doubt.SKEWED)


def test_lopsided_differences_that_are_clear_all_the_same_have_a_verdict() -> None:
    assert judged([20.0] * 19 + [22.0]).verdict is Verdict.BETTER


def test_lopsided_differences_within_what_matters_do_not_matter() -> None:
    assert judged([0.001] * 19 + [0.02]).verdict is Verdict.NO_DIFFERENCE


def test_who_watches_needs_more_for_the_same_verdict() -> None:
    differences = around(1.0, 1.7)
    assert judged(differences).verdict is Verdict.BETTER
    watched = judged(differences, watched=True)
    assert (watched.verdict, watched.doubt) == (Verdict.NOT_YET_KNOWN, Doubt.WIDE)


def test_who_watches_has_no_verdict_while_the_interval_is_the_whole_line() -> None:
    finding = judged(around(50.0, 0.5, n=12), watched=True)
    assert (finding.verdict, finding.doubt) == (Verdict.BETTER, None)
    finding = judge(kpi(), np.zeros(12), np.full(12, 50.0), 1 - 0.05 / 27, same=False, watched=True)
    assert (finding.verdict, finding.doubt) == (Verdict.NOT_YET_KNOWN, Doubt.WIDE)
    assert finding.difference is not None
    assert (finding.difference.low, finding.difference.high) == (-np.inf, np.inf)


def test_pairing_saves_what_both_sides_have_in_common() -> None:
    """First 0 2 0 2 (variance 1), second 1 3 1 5 (2.75), difference 1 1 1 3 (0.75)."""
    first, second = np.array([0.0, 2.0, 0.0, 2.0]), np.array([1.0, 3.0, 1.0, 5.0])
    finding = judge(kpi(), first, second, 0.95, same=False)
    assert finding.saved == pytest.approx(1 - 0.75 / 3.75)


def test_pairing_may_cost_variance() -> None:
    values = np.array([1.0, 2.0, 5.0])
    assert judge(kpi(), values, -values, 0.95, same=False).saved == pytest.approx(-1)


@pytest.mark.parametrize("values", [[1.0], [2.0, 2.0, 2.0], [1.0, np.nan]])
def test_where_nothing_varies_nothing_is_saved(values: list[float]) -> None:
    first = np.array(values)
    assert judge(kpi(), first, first + 1, 0.95, same=False).saved is None


def test_what_was_never_seen_may_still_happen() -> None:
    """Nothing in n replications is as likely as α if (1 - share)^n = α."""
    for n, confidence in ((1, 0.95), (20, 0.95), (300, 0.99)):
        assert (1 - may_still_differ(n, confidence)) ** n == pytest.approx(1 - confidence)
