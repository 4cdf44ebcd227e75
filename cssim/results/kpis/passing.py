"""Chats that go from one agent to another, and what is lost on the way."""

from __future__ import annotations

from cssim.model import Passing
from cssim.results.kpis.cohort import Cohort
from cssim.results.kpis.kpi import Kpi
from cssim.scenario import Title


def _handed_over(cohort: Cohort) -> float:
    return float((cohort.passes["why"] == Passing.HAND_OVER).sum()) / cohort.days


def _context_lost(cohort: Cohort) -> float:
    return float((cohort.passes["repeated"] > 0).sum()) / cohort.days


def _transferred(cohort: Cohort) -> float:
    return float((cohort.passes["why"] == Passing.TRANSFER).sum()) / cohort.days


PASSING = (
    Kpi(
        key="handed_over",
        name=Title(en="Chats handed over", zh="交接会话"),
        definition=Title(
            en="Chats a day that went to a colleague because their agent's shift, or a stretch of "
            "it, had ended; one that is handed over twice counts twice.",
            zh="每天因客服下班（或班次时段结束）而交给同事的会话；同一会话交接两次计两次。",
        ),
        unit="1/day",
        good="neither",
        matters=1.0,
        formula=_handed_over,
    ),
    Kpi(
        key="context_lost",
        name=Title(en="Chats that lost context", zh="交接时信息丢失的会话"),
        definition=Title(
            en="Of the chats handed over, those a day whose shopper had to repeat turns, because "
            "no note went with the chat.",
            zh="每天交接的会话中，因未附交接说明而需买家重复说明的会话。",
        ),
        unit="1/day",
        good="lower",
        matters=1.0,
        formula=_context_lost,
    ),
    Kpi(
        key="transferred",
        name=Title(en="Chats transferred", zh="转接会话"),
        definition=Title(
            en="Chats a day that an idle colleague took over while a message of theirs waited; one "
            "that is transferred twice counts twice.",
            zh="每天在消息等待期间由空闲同事接手的会话；同一会话转接两次计两次。",
        ),
        unit="1/day",
        good="neither",
        matters=1.0,
        formula=_transferred,
    ),
)
