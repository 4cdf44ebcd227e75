"""Verdicts as sentences: they hold the labels, the values and the reason for doubt."""

import re
from dataclasses import replace

import numpy as np
import pytest
from experiment.small import PROPOSED, TODAY

import cssim as cs
from cssim.experiment import Doubt

LANGUAGES = ("en", "zh")


def named(kpi: cs.Kpi, lang: str) -> str:
    return kpi.name.zh if lang == "zh" else kpi.name.en


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("which", ["busy", "quiet", "same"])
def test_one_sentence_a_finding_and_one_on_hours(
    which: str, lang: str, request: pytest.FixtureRequest
) -> None:
    comparison: cs.Comparison = request.getfixturevalue(which)
    sentences, hours = comparison.sentences(lang), comparison.answer(lang)[-1]
    first, second = comparison.labels
    for finding, sentence in zip(comparison.shown, sentences, strict=True):
        assert sentence.startswith(named(finding.kpi, lang))
        assert f"“{second}”" in sentence
        assert cs.verdict_word(finding.verdict, lang) in sentence
        for value in (finding.first, finding.second):
            assert cs.show_kpi(finding.kpi, value, lang) in sentence
        if finding.difference is not None and finding.verdict is not cs.Verdict.IDENTICAL:
            assert cs.show_difference(finding.kpi, finding.difference, lang) in sentence
        assert "nan" not in sentence
        assert "None" not in sentence
    for label, side in ((first, comparison.first), (second, comparison.second)):
        assert label in hours
        paid = cs.show_kpi(
            comparison.finding("paid_hours").kpi, side.values["paid_hours"].mean(), lang
        )
        assert paid in hours


@pytest.mark.parametrize(("lang", "all_of"), [("en", "Identical: all "), ("zh", "完全相同：全部")])
def test_identical_runs_are_told_at_once(same: cs.Comparison, lang: str, all_of: str) -> None:
    assert same.answer(lang)[0].startswith(f"{all_of}{len(same.shown)}")
    assert not any("0.00 " in sentence for sentence in same.sentences("en")[:1])


def test_those_with_one_reason_for_doubt_are_told_together(quiet: cs.Comparison) -> None:
    few = [f for f in quiet.shown if f.doubt is Doubt.TOO_FEW]
    (line,) = (told for told in quiet.answer() if "too few replications differ" in told)
    assert len(few) > 1
    assert all(f.kpi.name.en in line for f in few)


def test_the_comparisons_of_these_tests_have_verdicts_of_many_kinds(
    busy: cs.Comparison, quiet: cs.Comparison, same: cs.Comparison
) -> None:
    found = {f.verdict for c in (busy, quiet, same) for f in c.findings}
    assert {cs.Verdict.BETTER, cs.Verdict.WORSE, cs.Verdict.HIGHER} <= found
    assert {cs.Verdict.NOT_YET_KNOWN, cs.Verdict.IDENTICAL} <= found
    doubts = {f.doubt for c in (busy, quiet) for f in c.findings}
    assert {Doubt.UNDEFINED, Doubt.TOO_FEW} <= doubts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_left_out_is_named(quiet: cs.Comparison, lang: str) -> None:
    assert quiet.absent
    assert {f.kpi for f in quiet.shown} | set(quiet.absent) == {f.kpi for f in quiet.findings}
    said = re.split("[:：;、。.] ?", cs.left_out_sentence(quiet.absent, lang))
    for finding in quiet.findings:
        values = (quiet.first.values[finding.kpi.key], quiet.second.values[finding.kpi.key])
        nothing = not any(np.nan_to_num(side).any() for side in values)
        assert (finding.kpi in quiet.absent) == nothing
        assert nothing == (named(finding.kpi, lang) in said)
    assert cs.left_out_sentence([], lang) == ""


def test_a_doubt_says_why(quiet: cs.Comparison) -> None:
    sentence = quiet.sentences()[[f.kpi.key for f in quiet.shown].index("response_mean")]
    assert "not yet known (undefined in some replications)" in sentence
    assert "undefined against undefined" in sentence


def test_each_doubt_reads_differently_in_both_languages(
    busy: cs.Comparison, quiet: cs.Comparison
) -> None:
    for lang in LANGUAGES:
        told = {
            finding.doubt: sentence
            for comparison in (busy, quiet)
            for finding, sentence in zip(comparison.shown, comparison.sentences(lang), strict=True)
            if finding.doubt
        }
        assert len(told) >= 2
        for sentence in told.values():
            assert cs.verdict_word(cs.Verdict.NOT_YET_KNOWN, lang) in sentence


@pytest.mark.parametrize("verdict", cs.Verdict)
def test_every_verdict_has_a_word_in_both_languages(verdict: cs.Verdict) -> None:
    assert cs.verdict_word(verdict) == verdict.value
    assert re.fullmatch(r"[\u4e00-\u9fff]+", cs.verdict_word(verdict, "zh"))


def test_no_two_verdicts_share_a_word() -> None:
    assert len({cs.verdict_word(verdict, "zh") for verdict in cs.Verdict}) == len(cs.Verdict)


def test_chinese_sentences_hold_no_english(busy: cs.Comparison) -> None:
    for sentence in (*busy.sentences("zh"), busy.method("zh")):
        bare = sentence.replace("full desk", "").replace("half desk", "")
        assert not re.search(r"[A-Za-z]", bare)


def test_english_sentences_hold_no_chinese(busy: cs.Comparison) -> None:
    for sentence in (*busy.sentences(), busy.method()):
        assert not re.search(r"[\u3000-\u9fff]", sentence)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_method_says_how_many_and_how_sure(busy: cs.Comparison, lang: str) -> None:
    said = busy.method(lang)
    assert "10" in said
    assert "95 %" in said
    assert "2 days" in said or "2天" in said


def test_the_method_of_one_of_several_speaks_of_all_of_them() -> None:
    three = {"a": TODAY, "b": PROPOSED, "c": TODAY}
    found = cs.compare_each(three, n=2, kpis=["paid_hours"], confidence=0.9999999)["b"]
    assert "all KPIs of all comparisons together with 99.99999 % confidence" in found.method()
    assert "各项比较的全部指标同时成立的99.99999 %区间" in found.method("zh")


def test_what_pairing_saves_is_told_only_where_it_is_known(busy: cs.Comparison) -> None:
    two = cs.compare({"a": TODAY, "b": PROPOSED}, n=2)
    assert "other shoppers" not in two.method()
    sure = replace(busy, findings=tuple(replace(f, saved=0.99999) for f in busy.findings))
    assert "would take more than 100 times as many replications" in sure.method()
    assert "需100倍以上的重复次数" in sure.method("zh")


@pytest.mark.parametrize("lang", ["fr", "", "EN", "zh-CN"])
def test_a_language_that_is_not_spoken(busy: cs.Comparison, lang: str) -> None:
    for speak in (busy.sentences, busy.method, lambda one: busy.plot(lang=one)):
        with pytest.raises(cs.CssimError, match=r'"en" \(English\) or "zh" \(Chinese\)'):
            speak(lang)
