"""Words of the picture of a shift change."""

from __future__ import annotations

from cssim.results.scenes import POOLED, show_time_of_day
from cssim.show.language import Language
from cssim.units import SECOND

PANELS: dict[Language, dict[str, str]] = {
    "en": {
        "answered": "first messages answered within {limit} s, % of all who write",
        "at_desk": "people at the desk",
        "in_line": "shoppers in line",
        "waiting": "messages that wait with an agent",
        "outgoing": "chats open with the outgoing shift",
        "staying": "people staying past their shift",
    },
    "zh": {
        "answered": "首条消息{limit}秒内得到回复（占全部来询买家，%）",
        "at_desk": "在台人数",
        "in_line": "排队买家",
        "waiting": "客服名下等待的消息",
        "outgoing": "交班客服名下未结束的会话",
        "staying": "超时未离岗人数",
    },
}
"""In the order in which the panels are drawn, row by row."""


def panel_title(name: str, within: int, lang: Language) -> str:
    """Return what a panel shows."""
    return PANELS[lang][name].format(limit=f"{within / SECOND:g}")


def headline(at: int, days: int, lang: Language) -> str:
    """Return what the picture shows."""
    clock = show_time_of_day(at)
    if lang == "zh":
        return f"{clock} 换班前后一小时，{days}天平均"
    return f"The hour before and after the shift change at {clock}, mean of {days} day" + (
        "s" if days > 1 else ""
    )


def method(n: int, confidence: float, lang: Language) -> str:
    """Return what lines and bands are."""
    if n == 1:
        return (
            "一次重复：只是一例，并非估计，故无区间。"
            if lang == "zh"
            else "One replication: an example and no estimate, so there are no bands."
        )
    share = f"{100 * confidence:g} %"
    if lang == "zh":
        return (
            f"色带：{n}次重复均值的{share}区间，逐点各自成立；是均值的不确定性，不是每日波动。"
            f"\n人数与条数为每分钟内的时间平均；比例按{POOLED}分钟合并。"
        )
    return (
        f"Bands: {share} interval of the mean over {n} replications, each point by itself; "
        "the uncertainty of the mean, not the spread of days.\n"
        f"Numbers of people, chats and messages are time averages of each minute; shares are "
        f"of {POOLED} minutes together."
    )
