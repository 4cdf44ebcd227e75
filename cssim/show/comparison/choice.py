"""A choice among several rulebooks in words."""

from __future__ import annotations

from collections.abc import Iterable

from cssim.experiment import Choice
from cssim.experiment.statistics import may_still_differ
from cssim.show.language import Language, checked_language, told
from cssim.show.numbers import show_confidence, show_kpi, show_matters

_STANDING_ZH = {
    "chosen": "选定",
    "leads": "领先",
    "the same so far": "至今相同",
    "not surely worse": "未必更差",
    "in the running": "未定",
    "dropped": "已淘汰",
}


def choice_sentence(choice: Choice, lang: str = "en") -> str:
    """Return a choice and its guarantee in words."""
    language = checked_language(lang)
    if choice.chosen is None:
        return _undecided(choice, language)
    kpi, chosen, same = choice.kpi, choice.chosen, choice.the_same
    name, matters = told(kpi.name, language), show_matters(kpi, language)
    mean = show_kpi(kpi, float(choice.values[chosen].mean()), language)
    others = [label for label in choice.remaining if label != chosen and label not in same]
    equals = _listed(others, language)
    sure = show_confidence(choice.confidence)
    is_promised = len(same) + 1 < len(choice.values)
    if language == "zh":
        also = f"；{equals}未必更差" if others else ""
        promise = f"以{sure}的把握，它与最好者相差不超过{matters}。" if is_promised else ""
        first = f"{name}：选“{chosen}”（{mean}，{choice.n}次重复{also}）。"
        return f"{first}{promise}{_same_zh(choice, promised=is_promised)}"
    also = f"; not surely worse: {equals}" if others else ""
    promise = f" With {sure} confidence it is no more than {matters} from the best."
    return (
        f"{name}: “{chosen}” is chosen ({mean}, {choice.n} replications{also})."
        f"{promise if is_promised else ''}{_same(choice, promised=is_promised)}"
    )


def _undecided(choice: Choice, lang: Language) -> str:
    name, left = told(choice.kpi.name, lang), _listed(choice.remaining, lang)
    if lang == "zh":
        return f"{name}：{choice.n}次重复后尚不能选定，仍有{left}。"
    return (
        f"{name}: nothing can be chosen yet after {choice.n} replications; still in the running: "
        f"{left}."
    )


def _same(choice: Choice, *, promised: bool) -> str:
    """Return for which scenarios nothing is promised, because no difference was seen."""
    if not choice.the_same:
        return ""
    verb = "was" if len(choice.the_same) == 1 else "were"
    return (
        f" {_listed(choice.the_same, 'en')} {verb} the same in all {choice.n} replications"
        f"{', and left out of this' if promised else ''}: up to {_unseen(choice)} of further ones "
        "may differ."
    )


def _same_zh(choice: Choice, *, promised: bool) -> str:
    if not choice.the_same:
        return ""
    aside = "，不在此列" if promised else ""
    return (
        f"{_listed(choice.the_same, 'zh')}在{choice.n}次重复中与其全部相同{aside}；"
        f"若继续重复，仍可能有至多{_unseen(choice)}出现差别。"
    )


def _unseen(choice: Choice) -> str:
    return f"{100 * may_still_differ(choice.n, choice.each):.0f} %"


def _listed(labels: Iterable[str], lang: Language) -> str:
    return ("、" if lang == "zh" else ", ").join(f"“{label}”" for label in labels)


def choice_word(standing: str, lang: str = "en") -> str:
    """Return where a scenario stands in a choice, in words.

    Examples:
        >>> choice_word("dropped", "zh")
        '已淘汰'
    """
    return _STANDING_ZH[standing] if checked_language(lang) == "zh" else standing
