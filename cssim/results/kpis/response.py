"""How soon shoppers are answered."""

from __future__ import annotations

import numpy as np

from cssim.model import NOT_YET
from cssim.results.cohort import Cohort
from cssim.results.columns import Column
from cssim.results.kpi import Kpi, ratio
from cssim.scenario import Title
from cssim.units import SECOND


def _first_response_within(seconds: int) -> Kpi:
    def formula(cohort: Cohort) -> float:
        first = cohort.chats["first_response"]
        in_time = (first != NOT_YET) & (first <= seconds * SECOND)
        return ratio(in_time.sum(), cohort.chats["attended"].sum())

    return Kpi(
        key=f"first_response_{seconds}",
        name=Title(en=f"First response within {seconds} s", zh=f"{seconds}秒首次响应率"),
        definition=Title(
            en=f"Shoppers whose first human reply was sent within {seconds} s of their first "
            "message while they were still there ÷ shoppers who wrote while somebody was on duty "
            "(at the desk or at a meeting). Answers to offline messages do not count.",
            zh=f"首条消息后{seconds}秒内收到首次人工回复（买家仍在）的买家 ÷ "
            "有客服在岗（含开会）时咨询的买家；留言的答复不计。",
        ),
        unit="share",
        good="higher",
        matters=0.01,
        formula=formula,
    )


def _first_responses(cohort: Cohort) -> Column:
    first = cohort.chats["first_response"]
    answered: Column = first[first != NOT_YET] / SECOND
    return answered


def _median(cohort: Cohort) -> float:
    first = _first_responses(cohort)
    return float(np.median(first)) if len(first) else float("nan")


def _ninetieth(cohort: Cohort) -> float:
    first = _first_responses(cohort)
    return float(np.quantile(first, 0.9)) if len(first) else float("nan")


def _mean_response(cohort: Cohort) -> float:
    turns = cohort.turns
    human = (turns["response"] != NOT_YET) & ~turns["offline"] & ~turns["to_nobody"]
    return ratio(turns["response"][human].sum() / SECOND, human.sum())


RESPONSE = (
    _first_response_within(30),
    _first_response_within(60),
    _first_response_within(180),
    Kpi(
        key="first_response_median",
        name=Title(en="First response time, median", zh="首次响应时间中位数"),
        definition=Title(
            en="Median time from first message to first human reply sent, over shoppers who got "
            "one while still there; offline messages are not among them.",
            zh="首条消息到首次人工回复的时间中位数，只计收到回复时仍在的买家，不含留言。",
        ),
        unit="s",
        good="lower",
        matters=2.0,
        formula=_median,
    ),
    Kpi(
        key="first_response_p90",
        name=Title(en="First response time, 90th percentile", zh="首次响应时间90分位"),
        definition=Title(
            en="The time within which nine in ten of the same shoppers got their first reply; a "
            "straight line is drawn between neighbours.",
            zh="同样的买家中，九成在此时间内收到首次回复（相邻值之间线性插值）。",
        ),
        unit="s",
        good="lower",
        matters=5.0,
        formula=_ninetieth,
    ),
    Kpi(
        key="response_mean",
        name=Title(en="Mean response time", zh="平均响应时间"),
        definition=Title(
            en="Mean time from message to human reply sent, over all turns answered while the "
            "shopper was there; offline messages are not among them.",
            zh="消息到人工回复的平均时间，计买家在时答复的所有轮次，不含留言。",
        ),
        unit="s",
        good="lower",
        matters=2.0,
        formula=_mean_response,
    ),
)
