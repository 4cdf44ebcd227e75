"""Which points of a sweep meet their targets, in a few lines."""

from __future__ import annotations

from cssim.experiment.sweeping.targets import Judged, Standing, TargetsMet
from cssim.show.language import Language, checked_language
from cssim.show.numbers import show_kpi
from cssim.show.sweep.words import counts_text, listed, path_text, target_text, value_text


def targets_lines(found: TargetsMet, lang: str = "en") -> list[str]:
    """Return the cheapest point that meets its targets, how many do, and what the intervals are.

    Args:
        found: from `cssim.meets`.
        lang: "en" or "zh".
    """
    language = checked_language(lang)
    counts = {standing: len(found.which(standing)) for standing in Standing}
    return [_cheapest(found, language), counts_text(counts, language), _intervals(found, language)]


def _cheapest(found: TargetsMet, lang: Language) -> str:
    asked = (" 且 " if lang == "zh" else " and ").join(target_text(t, lang) for t in found.targets)
    known = [j for j in found.which(Standing.MEETS) if j.intervals[found.cost.key]]
    if not known:
        nothing_yet = bool(found.which(Standing.NOT_YET_KNOWN))
        if lang == "zh":
            return f"{asked}：{'尚无确知达标的方案' if nothing_yet else '没有方案达标'}。"
        told = "no option is known to meet it yet" if nothing_yet else "no option meets it"
        return f"{asked}: {told}."
    best = min(known, key=lambda judged: _cost(judged, found))
    others = len(found.candidates) - 1
    option = _option(best, found, lang)
    if lang == "zh":
        doubt = f"；另有{others}个方案可能同样便宜或更便宜" if others else ""
        return f"{asked}：确知达标者中成本最低的是{option}{doubt}。"
    also = f"; {others} other{'s' if others > 1 else ''} may be as cheap or cheaper"
    return f"{asked}: cheapest of those known to meet it: {option}{also if others else ''}."


def _cost(judged: Judged, found: TargetsMet) -> float:
    interval = judged.intervals[found.cost.key]
    return interval.mean if interval else float("inf")


def _option(judged: Judged, found: TargetsMet, lang: Language) -> str:
    pairs = judged.point.items()
    name = listed((f"{path_text(path, lang)} {value_text(v, lang)}" for path, v in pairs), lang)
    cost = show_kpi(found.cost, _cost(judged, found), lang)
    return f"{name}（{cost}）" if lang == "zh" else f"{name} ({cost})"


def _intervals(found: TargetsMet, lang: Language) -> str:
    share = f"{100 * found.confidence:g} %"
    if lang == "zh":
        ending = "边看边加重复次数亦成立" if found.watched else "重复次数须事先定下"
        return f"区间为全部方案与指标同时成立的{share}区间，{ending}。"
    ending = (
        "also while replications are being added"
        if found.watched
        else "if the number of replications was fixed before anybody looked"
    )
    return f"Intervals hold for all points and targets together with {share} confidence, {ending}."
