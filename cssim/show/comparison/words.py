"""Verdicts as sentences for a manager, the answer before the method."""

from __future__ import annotations

from collections.abc import Sequence

from cssim.experiment import Comparison, Doubt, Finding, Verdict
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
_DOUBT_ZH = {
    Doubt.UNDEFINED: "部分重复中无定义",
    Doubt.NONE_SEEN: "各次重复均未见差别",
    Doubt.TOO_FEW: "有差别的重复太少",
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
    """Return the answer in a few lines: what is better, what is worse, and the hours paid for it.

    Values are of the second scenario against the first.
    """
    language = checked_language(lang)
    lines = []
    for verdict in Verdict:
        found = [f for f in comparison.shown if f.verdict is verdict]
        if found:
            listed = [_against(f, language) for f in found]
            word = verdict_word(verdict, language)
            if verdict in (Verdict.BETTER, Verdict.WORSE, Verdict.HIGHER, Verdict.LOWER):
                label = comparison.labels[1]
                word = f"“{label}”{word}" if lang == "zh" else f"{word} under “{label}”"
            lines.append(
                f"{word}：{'；'.join(listed)}。"
                if lang == "zh"
                else f"{word}: {'; '.join(listed)}."
            )
    return [*lines, hours_sentence(comparison, language)]


def _against(finding: Finding, lang: Language) -> str:
    name = told(finding.kpi.name, lang)
    if finding.doubt:
        why = doubt_word(finding.doubt, lang)
        return f"{name}（{why}）" if lang == "zh" else f"{name} ({why})"
    if finding.verdict in (Verdict.NO_DIFFERENCE, Verdict.NOT_YET_KNOWN, Verdict.IDENTICAL):
        return name
    now, then = (show_kpi(finding.kpi, v, lang) for v in (finding.first, finding.second))
    return f"{name}（{then}，原{now}）" if lang == "zh" else f"{name} ({then} against {now})"


def finding_sentence(finding: Finding, comparison: Comparison, lang: Language) -> str:
    """Return the verdict about one KPI as a sentence."""
    first, second = comparison.labels
    kpi, difference = finding.kpi, finding.difference
    name, word = told(kpi.name, lang), verdict_word(finding.verdict, lang)
    now, then = (show_kpi(kpi, value, lang) for value in (finding.first, finding.second))
    change = f"; {show_difference(kpi, difference, lang)}" if difference else ""
    if lang == "zh":
        why = f"，{doubt_word(finding.doubt, lang)}" if finding.doubt else ""
        change = change.replace("; ", "；")
        return f"{name}：“{second}”{word}{why}（{then}，“{first}”为{now}{change}）。"
    why = f" ({finding.doubt.value})" if finding.doubt else ""
    return f"{name}: {word}{why} under “{second}”: {then} against {now}{change}."


def hours_sentence(comparison: Comparison, lang: Language) -> str:
    """Return what each side pays for, in hours a week."""
    (kpi,) = (k for k in KPIS if k.key == "paid_hours")
    sides = zip(comparison.labels, (comparison.first, comparison.second), strict=True)
    shown = [(label, show_kpi(kpi, float(r.values[kpi.key].mean()), lang)) for label, r in sides]
    if lang == "zh":
        return "付薪小时：" + "，".join(f"“{label}”{hours}" for label, hours in shown) + "。"
    return "Paid hours: " + ", ".join(f"“{label}” {hours}" for label, hours in shown) + "."


def method_sentence(comparison: Comparison, lang: str = "en") -> str:
    """Return how the verdicts were reached."""
    lang = checked_language(lang)
    study, n = comparison.first.scenario.study, comparison.n
    share = f"{100 * comparison.confidence:g} %"
    days = f"{study.days} day{'s' if study.days > 1 else ''}"
    if lang == "zh":
        return (
            f"同样的买家与人员，{n}次重复，每次{study.days}天；区间为全部指标同时成立的"
            f"{share}区间（差值均值的不确定性，不是每日波动）。"
        )
    return (
        f"Same shoppers and people on both sides, {n} replications of {days}. The "
        f"intervals hold for all KPIs together with {share} confidence; they are the uncertainty "
        "of the mean difference, not the spread of days."
    )
