"""Is the rulebook's own rule kept, and what happens around shift changes?"""

from __future__ import annotations

from cssim.model import NOT_YET
from cssim.results.kpis.cohort import Cohort
from cssim.results.kpis.kpi import Kpi
from cssim.results.kpis.response import share_answered
from cssim.results.tables import Column, inside, merged
from cssim.scenario import Title
from cssim.units import MINUTE, SECOND

NEAR = 15 * MINUTE
"""How long before and after a shift change service is looked at by itself."""


def _rule_kept(cohort: Cohort) -> float:
    return share_answered(cohort, cohort.limit != NOT_YET, cohort.limit)


def _near_a_change(cohort: Cohort) -> Column:
    around = merged(cohort.changes - NEAR, cohort.changes + NEAR + 1)
    return inside(cohort.chats["arrived"], around)


def _at_changes(cohort: Cohort) -> float:
    attended = cohort.chats["attended"]
    return share_answered(cohort, attended & _near_a_change(cohort), 60 * SECOND)


def _away_from_changes(cohort: Cohort) -> float:
    attended = cohort.chats["attended"]
    return share_answered(cohort, attended & ~_near_a_change(cohort), 60 * SECOND)


RULES = (
    Kpi(
        key="rule_kept",
        name=Title(en="The rulebook's response rule kept", zh="制度响应时限达成率"),
        definition=Title(
            en="Contacts whose first human reply was sent within the limit of the rulebook's own "
            "response rule while the shopper was still there ÷ contacts for which it holds: begun "
            "in the hours of its shifts, and in its own hours if it has any, while somebody was on "
            "duty. Who gives up before the limit was not answered. Undefined for a rulebook "
            "without such a rule.",
            zh="在制度规定的首次响应时限内收到人工回复（买家仍在）的咨询 ÷ 该规定适用的咨询"
            "（在其班次及规定时段内、有客服在岗时发起）；时限内放弃的计为未达成。制度无此规定的不适用。",
        ),
        unit="share",
        good="higher",
        matters=0.01,
        formula=_rule_kept,
    ),
    Kpi(
        key="first_response_60_change",
        name=Title(
            en="First response within 60 s, at shift changes", zh="交接班时段60秒首次响应率"
        ),
        definition=Title(
            en="First response within 60 s, of contacts that began at most 15 minutes before or "
            "after a shift change: the planned begin or end of a stretch of a shift while the shop "
            "is open, opening and closing time apart. Shifts without seats that day, and those of "
            "teams that answer no chats, have none.",
            zh="交接班前后15分钟内发起的咨询的60秒首次响应率；交接班指营业时间内（不含开门、关门时刻）"
            "任一班次时段的计划开始或结束，当日无席位或不接待会话的班次不计。",
        ),
        unit="share",
        good="higher",
        matters=0.02,
        formula=_at_changes,
    ),
    Kpi(
        key="first_response_60_steady",
        name=Title(
            en="First response within 60 s, between shift changes", zh="非交接班时段60秒首次响应率"
        ),
        definition=Title(
            en="First response within 60 s, of all other contacts.",
            zh="其余咨询的60秒首次响应率。",
        ),
        unit="share",
        good="higher",
        matters=0.01,
        formula=_away_from_changes,
    ),
)
