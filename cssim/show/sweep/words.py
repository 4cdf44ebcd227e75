"""Words of the staffing picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cssim.experiment.sweeping.targets.targets import Standing, Target
from cssim.results import Kpi
from cssim.show.language import Language, checked_language, told
from cssim.show.numbers import show_kpi, show_written

STANDING: dict[Language, dict[Standing, str]] = {
    "en": {
        Standing.MEETS: "meets the target",
        Standing.FAILS: "does not meet it",
        Standing.NOT_YET_KNOWN: "not yet known",
    },
    "zh": {
        Standing.MEETS: "达标",
        Standing.FAILS: "不达标",
        Standing.NOT_YET_KNOWN: "尚不确定",
    },
}
OTHER: dict[Language, dict[str, str]] = {
    "en": {
        "target": "target: {target}",
        "answer": "cheapest of them",
        "efficient": "best mean that so much buys",
        "not played": "not played",
        "as written": "as written",
        "scenario": "scenario",
        "beside": "beside each mark: {paths}",
        "number": "beside each mark: its number",
        "cells": "in each cell: {service}; {cost}",
        "crowded": " ({count} without room)",
        "more": "… and {count} more: see cs.meets(…).table()",
        "endless": "No bar: too few replications so far.",
        "undefined": "Without a value, so not drawn: {count}.",
    },
    "zh": {
        "target": "目标：{target}",
        "answer": "其中成本最低",
        "efficient": "同等成本下的最佳均值",
        "not played": "未模拟",
        "as written": "原值",
        "scenario": "方案",
        "beside": "标记旁依次为：{paths}",
        "number": "标记旁为方案编号",
        "cells": "每格：{service}；{cost}",
        "crowded": "（{count}个放不下）",
        "more": "……另有{count}个，见 cs.meets(…).table()",
        "endless": "无误差线者：重复次数尚不足。",
        "undefined": "{count}个方案无定义，未画出。",
    },
}
_SHIFTS_ZH = {
    "early": "早班",
    "morning": "早班",
    "day": "白班",
    "middle": "中班",
    "afternoon": "午班",
    "evening": "晚班",
    "late": "晚班",
    "night": "夜班",
}
_TEAMS_ZH = {"presale": "售前", "aftersale": "售后", "aftersales": "售后", "all": "全组"}
_PLAIN = {
    "desk.concurrent_chats": ("chats at once", "同时接待数"),
    "desk.auto_close": ("silence that closes a chat", "自动结束前的静默"),
    "response.within": ("reply within", "首次响应时限"),
    "shop.demand.per_day": ("shoppers a day", "日均咨询量"),
}


def standing_word(standing: Standing, lang: str = "en") -> str:
    """Return in words whether a point meets its targets.

    Examples:
        >>> standing_word(Standing.MEETS, "zh")
        '达标'
    """
    return STANDING[checked_language(lang)][standing]


def path_text(path: str, lang: Language) -> str:
    """Return what a path is called; itself if nobody has a word for it.

    Examples:
        >>> path_text("shifts.evening.seats", "en"), path_text("shifts.evening.seats", "zh")
        ('evening seats', '晚班席位')
        >>> path_text("pay.overtime", "en")
        'pay.overtime'
    """
    if path in _PLAIN:
        return _PLAIN[path][lang == "zh"]
    match path.split("."):
        case ["shifts", shift, "seats"]:
            return f"{_SHIFTS_ZH.get(shift, shift)}席位" if lang == "zh" else f"{shift} seats"
        case ["teams", team, "people"]:
            return f"{_TEAMS_ZH.get(team, team)}人数" if lang == "zh" else f"{team} people"
    return path


def value_text(value: object, lang: Language) -> str:
    """Return a value as one would say it; None is what the scenario has already."""
    if value is None:
        return OTHER[lang]["as written"]
    return f"{value:.4g}" if isinstance(value, float) else show_written(value)


def unit_text(kpi: Kpi, lang: Language) -> str:
    """Return the unit of a KPI, as it stands behind a number."""
    return show_kpi(kpi, 1.0, lang).lstrip("0123456789.").strip()


def axis_text(kpi: Kpi, lang: Language) -> str:
    """Return what an axis shows."""
    name, unit = told(kpi.name, lang), unit_text(kpi, lang)
    return f"{name}（{unit}）" if lang == "zh" else f"{name}, {unit}"


def target_text(target: Target, lang: Language) -> str:
    """Return a target in words."""
    return f"{told(target.kpi.name, lang)} {bound_text(target, lang)}"


def bound_text(target: Target, lang: Language) -> str:
    """Return the bound of a target with its sign, without digits that say nothing."""
    sign = "≥" if target.way == "at_least" else "≤"
    if target.kpi.unit == "share":
        return f"{sign} {100 * target.bound:g} %"
    return f"{sign} {show_kpi(target.kpi, target.bound, lang)}"


def counts_text(counts: Mapping[Standing, int], lang: Language) -> str:
    """Return how many options meet the target, do not, and are not yet known."""
    words, total = STANDING[lang], sum(counts.values())
    if lang == "zh":
        told_counts = "，".join(f"{n}个{words[s]}" for s, n in counts.items() if n)
        return f"共{total}个方案：{told_counts}。"
    one = {Standing.MEETS: "meets it", Standing.FAILS: "does not", Standing.NOT_YET_KNOWN: "is"}
    many = {Standing.MEETS: "meet it", Standing.FAILS: "do not", Standing.NOT_YET_KNOWN: "are"}
    parts = []
    for standing, n in counts.items():
        if n:
            last = " not yet known" if standing is Standing.NOT_YET_KNOWN else ""
            parts.append(f"{n} {(one if n == 1 else many)[standing]}{last}")
    return f"{total} option{'s' if total > 1 else ''}: {', '.join(parts)}."


def listed(names: Iterable[str], lang: Language) -> str:
    """Return names one after the other."""
    return ("、" if lang == "zh" else ", ").join(names)
