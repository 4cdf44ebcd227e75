"""Verdicts as sentences for a manager, the answer before the method."""

from __future__ import annotations

from collections.abc import Sequence

from cssim.experiment import Comparison, Doubt, Finding, Verdict
from cssim.experiment.statistics import may_still_differ
from cssim.results import KPIS, Kpi
from cssim.show.language import Language, checked_language, told
from cssim.show.numbers import show_difference, show_kpi

VERDICT_ZH = {
    Verdict.BETTER: "更好",
    Verdict.WORSE: "更差",
    Verdict.HIGHER: "更高",
    Verdict.LOWER: "更低",
    Verdict.NO_DIFFERENCE: "无实际差别",
    Verdict.NOT_YET_KNOWN: "尚不确定",
    Verdict.IDENTICAL: "完全相同",
}
_DIRECTED = (Verdict.BETTER, Verdict.WORSE, Verdict.HIGHER, Verdict.LOWER)
_DOUBT_ZH = {
    Doubt.UNDEFINED: "部分重复中无定义",
    Doubt.NONE_SEEN: "各次重复均未见差别",
    Doubt.TOO_FEW: "有差别的重复太少",
    Doubt.SKEWED: "差值过于偏斜，重复次数还不够",
    Doubt.WIDE: "区间仍同时包含有意义的差别与无差别",
}


def verdict_word(verdict: Verdict, lang: str = "en") -> str:
    """Return a verdict in words.

    Examples:
        >>> verdict_word(Verdict.BETTER, "zh")
        '更好'
    """
    return VERDICT_ZH[verdict] if checked_language(lang) == "zh" else verdict.value


def doubt_word(doubt: Doubt, lang: str = "en") -> str:
    """Return in words why something is not yet known."""
    return _DOUBT_ZH[doubt] if lang == "zh" else doubt.value


def why_unknown(finding: Finding, comparison: Comparison, lang: str = "en") -> str:
    """Return in words why something is not yet known, with figures where they help.

    For a KPI that was the same in all replications: the largest share of replications in which it
    may differ all the same. The sentence is empty if there is no doubt.
    """
    if finding.doubt is None:
        return ""
    if finding.doubt is not Doubt.NONE_SEEN:
        return doubt_word(finding.doubt, lang)
    n = comparison.n
    share = may_still_differ(n, 1 - (1 - comparison.confidence) / comparison.claims)
    most = f"{100 * share:.1f}" if share < 0.01 else f"{100 * share:.0f}"
    if lang == "zh":
        return f"{n}次重复中全部相同；若继续重复，仍可能有至多{most} %出现差别"
    return f"the same in all {n} replications; it may differ in up to {most} % of further ones"


def left_out_sentence(kpis: Sequence[Kpi], lang: str = "en") -> str:
    """Return which KPIs a list leaves out because they are 0 or undefined throughout.

    Args:
        kpis: what is left out; for none the sentence is empty.
        lang: "en" or "zh".

    Examples:
        >>> left_out_sentence([kpi for kpi in KPIS if kpi.key == "returned"])
        'Left out, because 0 or undefined throughout: Shoppers who came back.'
    """
    language = checked_language(lang)
    if not kpis:
        return ""
    names = [told(kpi.name, language) for kpi in kpis]
    if language == "zh":
        return f"以下指标始终为0或无定义，未列出：{'、'.join(names)}。"
    return f"Left out, because 0 or undefined throughout: {'; '.join(names)}."


def comparison_sentences(comparison: Comparison, lang: str = "en") -> list[str]:
    """Return one sentence for each verdict, and one on the hours paid if no verdict is on them."""
    language = checked_language(lang)
    sentences = [finding_sentence(f, comparison, language) for f in comparison.shown]
    if any(f.kpi.key == "paid_hours" for f in comparison.shown):
        return sentences
    return [*sentences, hours_sentence(comparison, language)]


def answer_lines(comparison: Comparison, lang: str = "en") -> list[str]:
    """Return the answer in a few lines: better and worse, who is concerned, and the hours paid.

    Values are of the second scenario against the first.
    """
    language = checked_language(lang)
    lines = []
    for verdict in Verdict:
        found = [f for f in comparison.shown if f.verdict is verdict]
        for why in dict.fromkeys(why_unknown(f, comparison, language) for f in found):
            listed = [f for f in found if why_unknown(f, comparison, language) == why]
            lines.append(_answer_line(verdict, why, listed, comparison, language))
    who = [comparison.shoppers.sentence(lang), comparison.agents.sentence(lang)]
    return [*lines, *who, hours_sentence(comparison, language)]


def _answer_line(
    verdict: Verdict, why: str, found: list[Finding], comparison: Comparison, lang: Language
) -> str:
    """Return the KPIs of one verdict, and of one reason for doubt."""
    word, label = verdict_word(verdict, lang), comparison.labels[1]
    if verdict in _DIRECTED:
        word = f"“{label}”{word}" if lang == "zh" else f"{word} under “{label}”"
    if why:
        word = f"{word}（{why}）" if lang == "zh" else f"{word} ({why})"
    word = f"{word[0].upper()}{word[1:]}"
    if verdict is Verdict.IDENTICAL and len(found) == len(comparison.shown) > 1:
        everything = f"全部{len(found)}项指标" if lang == "zh" else f"all {len(found)} KPIs"
        return f"{word}：{everything}。" if lang == "zh" else f"{word}: {everything}."
    listed = [_against(finding, lang) for finding in found]
    return f"{word}：{'；'.join(listed)}。" if lang == "zh" else f"{word}: {'; '.join(listed)}."


def _against(finding: Finding, lang: Language) -> str:
    name = told(finding.kpi.name, lang)
    if finding.verdict not in _DIRECTED:
        return name
    now, then = (show_kpi(finding.kpi, v, lang) for v in (finding.first, finding.second))
    return f"{name}（{then}，原{now}）" if lang == "zh" else f"{name} ({then} against {now})"


def finding_sentence(finding: Finding, comparison: Comparison, lang: Language) -> str:
    """Return the verdict about one KPI as a sentence."""
    first, second = comparison.labels
    kpi, difference = finding.kpi, finding.difference
    name, word = told(kpi.name, lang), verdict_word(finding.verdict, lang)
    now, then = (show_kpi(kpi, value, lang) for value in (finding.first, finding.second))
    if finding.verdict is Verdict.IDENTICAL:
        same = f"{name}：“{first}”与“{second}”{word}（{now}）。"
        return same if lang == "zh" else f"{name}: {word} under “{first}” and “{second}”: {now}."
    change = f"; {show_difference(kpi, difference, lang)}" if difference else ""
    if lang == "zh":
        why = f"，{why_unknown(finding, comparison, lang)}" if finding.doubt else ""
        change = change.replace("; ", "；")
        return f"{name}：“{second}”{word}{why}（{then}，“{first}”为{now}{change}）。"
    why = f" ({why_unknown(finding, comparison, lang)})" if finding.doubt else ""
    return f"{name}: {word}{why} under “{second}”: {then} against {now}{change}."


def hours_sentence(comparison: Comparison, lang: Language) -> str:
    """Return what each side pays for, in hours a week."""
    (kpi,) = (k for k in KPIS if k.key == "paid_hours")
    sides = zip(comparison.labels, (comparison.first, comparison.second), strict=True)
    shown = [(label, show_kpi(kpi, float(r.values[kpi.key].mean()), lang)) for label, r in sides]
    if lang == "zh":
        return "付薪小时：" + "，".join(f"“{label}”{hours}" for label, hours in shown) + "。"
    return "Paid hours: " + ", ".join(f"“{label}” {hours}" for label, hours in shown) + "."
