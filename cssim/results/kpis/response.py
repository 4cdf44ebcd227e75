"""How soon shoppers are answered."""

from __future__ import annotations

import numpy as np

from cssim.model import NOT_YET
from cssim.results.kpis.cohort import Cohort
from cssim.results.kpis.kpi import Kpi, ratio
from cssim.results.tables import Column
from cssim.scenario import Title
from cssim.units import SECOND


def share_answered(cohort: Cohort, among: Column, limit: int | Column) -> float:
    """Return the share of some contacts whose first reply came in time, while they were there.

    Args:
        cohort: the part of a run that counts.
        among: which of its contacts, shape (n,).
        limit: how soon, µs, for all or for each.
    """
    first = cohort.chats["first_response"]
    in_time = among & (first != NOT_YET) & (first <= limit)
    return ratio(in_time.sum(), among.sum())


def _first_response_within(seconds: int) -> Kpi:
    def formula(cohort: Cohort) -> float:
        return share_answered(cohort, cohort.chats["attended"], seconds * SECOND)

    return Kpi(
        key=f"first_response_{seconds}",
        name=Title(en=f"First response within {seconds} s", zh=f"{seconds}秒首次响应率"),
        definition=Title(
            en=f"Contacts whose first human reply was sent within {seconds} s of their first "
            "message while the shopper was still there ÷ contacts that began while somebody who "
            "answers their topic was on duty (at the desk or away from it; signed out is not on "
            "duty). Who comes back is a new contact. Answers to offline messages do not count.",
            zh=f"首条消息后{seconds}秒内收到首次人工回复（买家仍在）的咨询 ÷ "
            "该类问题有客服在岗（含开会、暂离，不含下线）时发起的咨询；"
            "离开后再次进线算新的咨询，留言的答复不计。",
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
            en="Median time from first message to first human reply sent, over contacts that got "
            "one while the shopper was still there; offline messages are not among them.",
            zh="首条消息到首次人工回复的时间中位数，只计收到回复时买家仍在的咨询，不含留言。",
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
            en="The time within which nine in ten of the same contacts got their first reply; a "
            "straight line is drawn between neighbours.",
            zh="同样的咨询中，九成在此时间内收到首次回复（相邻值之间线性插值）。",
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
            "shopper was there, repeated ones included; offline messages are not among them.",
            zh="消息到人工回复的平均时间，计买家在时答复的所有轮次（含重复提问），不含留言。",
        ),
        unit="s",
        good="lower",
        matters=2.0,
        formula=_mean_response,
    ),
)
