"""The fixed words of the report, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from cssim.show.language import Language

WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "heading": "Two rulebooks on the same shoppers",
        "answer": "The answer",
        "picture_alt": "Left: share of shoppers answered within 60 s by hour of day, and people at "
        "the desk. Right: difference of each KPI with its interval. All figures are in the table "
        "below.",
        "verdicts": "Every measure, and what it counts",
        "kpi": "Measure",
        "difference": "Difference",
        "verdict": "Verdict on the second",
        "thresholds": "Measures of shoppers follow those who arrive in the days that count, after "
        "the warm-up and before the cool-down, to the end of the run; hours take the shifts of "
        "those days. How large a difference must be to matter is an assumption of cssim.",
        "who": "Who is better off, and who is not",
        "who_text": "Shoppers by what becomes of them under the second rulebook as against the "
        "first: a shopper is answered later if a person answers first a second later or more. An "
        "agent's row is a place in the team, with another person in each replication. The "
        "intervals of each table hold together, as sure as those above.",
        "side_by_side": "Where the two rulebooks differ",
        "value": "Value",
        "guesses": "What this rests on that nobody has measured",
        "guesses_text": "These values are assumed: neither a rulebook nor published figures give "
        "them. Try other values from the range before you rely on the answer.",
        "used": "Used here",
        "range": "Range",
        "note": "Remark",
        "again": "To get the same figures again",
    },
    "zh": {
        "heading": "同样的买家，两种制度",
        "answer": "结论",
        "picture_alt": "左：各时刻60秒内首次响应的买家比例与在台人数。"
        "右：各指标差值及区间。数字见下表。",
        "verdicts": "各项指标及其口径",
        "kpi": "指标",
        "difference": "差值",
        "verdict": "对后者的判断",
        "thresholds": "买家指标计预热之后、收尾之前到达的买家，直至运行结束；工时计同期班次。"
        "差值多大才有实际意义，是 cssim 的假定。",
        "who": "谁受益，谁受损",
        "who_text": "买家按其在后者与前者之下的结果分类：人工首次答复晚一秒或更多，即为更晚。"
        "客服一行是团队中的一个位置，每次重复由不同的人担任。"
        "每张表的区间同时成立，把握与上文相同。",
        "side_by_side": "两种制度的不同之处",
        "value": "参数",
        "guesses": "结论所依赖而无人测量过的数字",
        "guesses_text": "以下数值为假定：制度与公开资料均未给出。"
        "采信结论之前，请在范围内换值再试。",
        "used": "所用值",
        "range": "范围",
        "note": "说明",
        "again": "复现方法",
    },
}
