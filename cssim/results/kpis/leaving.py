"""Who leaves, who finds nobody, and what becomes of messages left."""

from __future__ import annotations

import numpy as np

from cssim.model import NOT_YET, Outcome
from cssim.results.kpis.cohort import Cohort
from cssim.results.kpis.kpi import Kpi, ratio
from cssim.scenario import Title
from cssim.units import HOUR


def _share_left(outcome: Outcome) -> Kpi:
    openly = outcome is Outcome.LEFT_OPENLY
    how, how_zh = ("openly", "直接离开") if openly else ("silently", "静默离开")

    def formula(cohort: Cohort) -> float:
        left = cohort.chats["outcome"] == outcome
        return ratio(left.sum(), cohort.chats["attended"].sum())

    return Kpi(
        key=f"abandoned_{how}",
        name=Title(en=f"Abandoned {how}", zh=f"放弃率（{how_zh}）"),
        definition=Title(
            en=f"Contacts whose shopper gave up {how} while a message waited, in any turn ÷ "
            "contacts that began while somebody who answers their topic was on duty. Who comes "
            "back is a new contact, and may give up again.",
            zh=f"任一轮等待回复时买家{how_zh}的咨询 ÷ 该类问题有客服在岗时发起的咨询；"
            "再次进线算新的咨询，可再次放弃。",
        ),
        unit="share",
        good="lower",
        matters=0.01,
        formula=formula,
    )


def _per_day(outcome: Outcome, cohort: Cohort) -> float:
    return float((cohort.chats["outcome"] == outcome).sum()) / cohort.days


def _offline_messages(cohort: Cohort) -> float:
    return _per_day(Outcome.OFFLINE, cohort)


def _lost(cohort: Cohort) -> float:
    return _per_day(Outcome.LOST, cohort)


def _returned(cohort: Cohort) -> float:
    return float((cohort.chats["after"] != NOT_YET).sum()) / cohort.days


def _time_to_answer(cohort: Cohort) -> float:
    left, answered = cohort.chats["message_left"], cohort.chats["message_answered"]
    offline = left != NOT_YET
    until = np.where(answered == NOT_YET, cohort.end, answered)
    return ratio((until - left)[offline].sum() / HOUR, offline.sum())


LEAVING = (
    _share_left(Outcome.LEFT_OPENLY),
    _share_left(Outcome.LEFT_SILENTLY),
    Kpi(
        key="returned",
        name=Title(en="Shoppers who came back", zh="再次进线"),
        definition=Title(
            en="Contacts a day by shoppers who had given up before and came back; who comes back "
            "twice counts twice.",
            zh="每天放弃后再次进线的咨询；再次进线两次计两次。",
        ),
        unit="1/day",
        good="lower",
        matters=1.0,
        formula=_returned,
    ),
    Kpi(
        key="lost_shoppers",
        name=Title(en="Shoppers lost, nobody there", zh="无人接待而流失的买家"),
        definition=Title(
            en="Shoppers a day who wrote, or were in line, when nobody who answers their topic was "
            "on duty, and left no message. Each counts once, however often they had come back.",
            zh="每天在无人在岗可答时咨询（或排队中）且未留言的买家；无论此前进线几次，每人计一次。",
        ),
        unit="1/day",
        good="lower",
        matters=1.0,
        formula=_lost,
    ),
    Kpi(
        key="offline_messages",
        name=Title(en="Offline messages", zh="离线留言"),
        definition=Title(
            en="Shoppers a day who left a message for the next shift, or whose message was left to "
            "it because their agent's shift ended so.",
            zh="每天给下一班留言的买家，含因客服下班而转为留言的。",
        ),
        unit="1/day",
        good="lower",
        matters=1.0,
        formula=_offline_messages,
    ),
    Kpi(
        key="offline_answer_time",
        name=Title(en="Offline messages, time to answer", zh="离线留言答复时间"),
        definition=Title(
            en="Mean time from an offline message to its answer; for shoppers who were already "
            "waiting when their agent or the last agent went, from the message they waited on. One "
            "still unanswered counts up to the end of the run.",
            zh="留言到答复的平均时间；其客服或最后一名客服离岗时已在等待的，自其所等待的消息起计；"
            "运行结束仍未答复的，计至结束。",
        ),
        unit="h",
        good="lower",
        matters=0.1,
        formula=_time_to_answer,
    ),
)
