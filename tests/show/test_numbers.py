"""Numbers as people read them."""

import math
from typing import Any, get_args

import pytest

import cssim as cs
from cssim.experiment import Interval
from cssim.results.kpis.kpi import Unit
from cssim.scenario import Title

MINUS = "−"


def kpi(unit: Unit) -> cs.Kpi:
    words = Title(en="Smiles", zh="微笑")
    return cs.Kpi("smiles", words, words, unit, "higher", 0.5, lambda cohort: 0.0)


@pytest.mark.parametrize(
    ("unit", "en", "zh"),
    [
        ("share", "1234.5 %", "1234.5 %"),
        ("s", "12.3 s", "12.3秒"),
        ("h", "12.3 h", "12.3小时"),
        ("min/day", "12.3 min a day", "12.3分钟/天"),
        ("1/day", "12.3 a day", "12.3个/天"),
        ("h/week", "12.3 h a week", "12.3小时/周"),
        ("chats", "12.3 chats", "12.3个会话"),
        ("chats/h", "12.3 chats/h", "12.3个会话/小时"),
    ],
)
def test_each_unit_in_both_languages(unit: Unit, en: str, zh: str) -> None:
    assert cs.show_kpi(kpi(unit), 12.345) == en
    assert cs.show_kpi(kpi(unit), 12.345, "zh") == zh


def test_no_unit_is_forgotten() -> None:
    for unit in get_args(Unit):
        for lang in ("en", "zh"):
            assert cs.show_kpi(kpi(unit), 2.0, lang)
            assert cs.show_difference(kpi(unit), Interval(2.0, 1.0, 3.0, 0.95), lang)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0.00 s"),
        (0.004, "0.00 s"),
        (0.126, "0.13 s"),
        (1.0, "1.0 s"),
        (99.96, "100.0 s"),
        (1000.0, "1,000 s"),
        (1234567.8, "1,234,568 s"),
    ],
)
def test_as_many_digits_as_help(value: float, shown: str) -> None:
    assert cs.show_kpi(kpi("s"), value) == shown


@pytest.mark.parametrize("unit", get_args(Unit))
def test_what_is_undefined_is_told_so(unit: Unit) -> None:
    assert cs.show_kpi(kpi(unit), math.nan) == "undefined"
    assert cs.show_kpi(kpi(unit), math.nan, "zh") == "无定义"


def test_a_difference_has_its_sign_and_a_true_minus() -> None:
    assert cs.show_difference(kpi("s"), Interval(-2.5, -4.0, 1.25, 0.95)) == (
        f"{MINUS}2.5 s ({MINUS}4.0 to +1.2)"
    )
    assert cs.show_difference(kpi("s"), Interval(-2.5, -4.0, 1.25, 0.95), "zh") == (
        f"{MINUS}2.5秒（{MINUS}4.0 至 +1.2）"
    )


def test_differences_of_shares_are_points() -> None:
    change = Interval(0.031, -0.004, 0.066, 0.95)
    assert cs.show_difference(kpi("share"), change) == f"+3.1 points ({MINUS}0.40 to +6.6)"
    assert cs.show_difference(kpi("share"), change, "zh") == f"+3.1个百分点（{MINUS}0.40 至 +6.6）"


@pytest.mark.parametrize(
    ("unit", "shown"), [("s", "2.5 s"), ("share", "250.0 %"), ("h/week", "2.5 h a week")]
)
def test_a_negative_value_has_a_true_minus(unit: Unit, shown: str) -> None:
    assert cs.show_kpi(kpi(unit), -2.5) == f"{MINUS}{shown}"
    assert cs.show_kpi(kpi(unit), -2.5, "zh").startswith(MINUS)


@pytest.mark.parametrize("lang", ["fr", "", "EN", "zh-CN", None])
def test_a_language_that_is_not_spoken(lang: Any) -> None:
    for speak in (
        lambda: cs.show_kpi(kpi("s"), 2.0, lang),
        lambda: cs.show_kpi(kpi("s"), math.nan, lang),
        lambda: cs.show_difference(kpi("s"), Interval(2.0, 1.0, 3.0, 0.95), lang),
        lambda: cs.verdict_word(cs.Verdict.BETTER, lang),
    ):
        with pytest.raises(cs.CssimError, match=f"lang is {lang!r}"):
            speak()


def test_no_difference_has_no_sign() -> None:
    for nothing in (0.0, -0.0, 0.001, -0.001):
        shown = cs.show_difference(kpi("h"), Interval(nothing, nothing, nothing, 0.95))
        assert shown == "0.00 h (0.00 to 0.00)"


def test_a_large_difference_is_grouped() -> None:
    assert cs.show_difference(kpi("s"), Interval(-12345.6, -20000.0, -5000.0, 0.95)) == (
        f"{MINUS}12,346 s ({MINUS}20,000 to {MINUS}5,000)"
    )
