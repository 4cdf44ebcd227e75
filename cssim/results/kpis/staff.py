"""What the desk asks of people: presence, work in hand, hours."""

from __future__ import annotations

import numpy as np

from cssim.model import NOT_YET, Presence
from cssim.results.kpis.cohort import Cohort
from cssim.results.kpis.kpi import Kpi, ratio
from cssim.results.tables import Column, at_chats, clipped_length, common_length, merged
from cssim.scenario import Title
from cssim.units import HOUR, MINUTE


def _at_work(cohort: Cohort, *, on_chats: bool) -> tuple[Column, Column]:
    """Return stretches at the desk or finishing, each person on a part of the time axis of theirs.

    So all people can be added up at once.

    Args:
        cohort: the part of a run that counts.
        on_chats: only of people who answer chats.
    """
    presence = cohort.run.presence
    there = np.isin(presence["presence"], (Presence.AT_DESK, Presence.FINISHING))
    if on_chats:
        there &= presence["serves"] != 0
    own = _own_axis(cohort, presence["person"][there])
    begin, end = (np.clip(presence[edge][there], *cohort.window) for edge in ("begin", "end"))
    return merged(own + begin, own + end)


def _own_axis(cohort: Cohort, person: Column) -> Column:
    own: Column = person * 2 * cohort.end
    return own


def _length(stretches: tuple[Column, Column]) -> int:
    return int((stretches[1] - stretches[0]).sum())


def _unattended(cohort: Cohort) -> float:
    presence = cohort.run.presence
    there = at_chats(presence)
    attended = merged(presence["begin"][there], presence["end"][there])
    unattended = _length(cohort.opening) - common_length(cohort.opening, attended)
    return float(unattended) / MINUTE / cohort.days


def _occupancy(cohort: Cohort) -> float:
    turns, helped = cohort.run.turns, cohort.run.helped
    begun = turns["begin"] != NOT_YET
    sent = np.where(turns["sent"] == NOT_YET, cohort.end, turns["sent"])
    _, task_begin, task_end = cohort.tasks_worked
    busy = sum(
        clipped_length(begin, end, cohort.window)
        for begin, end in (
            (turns["begin"][begun], sent[begun]),
            (helped["begin"], helped["done"]),
            (task_begin, task_end),
        )
    )
    return ratio(busy, _length(_at_work(cohort, on_chats=False)))


def _concurrency(cohort: Cohort) -> float:
    slots = cohort.run.slots
    closed = np.where(slots["closed"] == NOT_YET, cohort.end, slots["closed"])
    own = _own_axis(cohort, slots["person"])
    opened, closed = (own + np.clip(edge, *cohort.window) for edge in (slots["opened"], closed))
    at_work = _at_work(cohort, on_chats=True)
    return ratio(common_length((opened, closed), at_work), _length(at_work))


def _chats_per_hour(cohort: Cohort) -> float:
    hours = _length(_at_work(cohort, on_chats=True)) / HOUR
    return ratio((cohort.chats["replies"] > 0).sum(), hours)


STAFF = (
    Kpi(
        key="unattended_minutes",
        name=Title(en="Unattended minutes", zh="无人值守分钟"),
        definition=Title(
            en="Minutes a day, within the hours of shifts that have seats that day and whose team "
            "answers chats, with nobody at the desk who takes new chats: everybody rests, has not "
            "come yet, is away or signed out, or only finishes after the shift.",
            zh="当日设有席位且接待会话的班次时间内，每天无人接待新会话的分钟数"
            "（全员休息、未到、暂离、下线，或仅下班收尾）。",
        ),
        unit="min/day",
        good="lower",
        matters=1.0,
        formula=_unattended,
    ),
    Kpi(
        key="occupancy",
        name=Title(en="Occupancy", zh="工时利用率"),
        definition=Title(
            en="Time spent composing (answers to offline messages and replies to shoppers already "
            "gone included, waiting for a colleague's answer too), on tasks, and answering "
            "colleagues' questions ÷ time at the desk, overtime and early arrival included, time "
            "away and signed out not. A task in hand when the run ends is left out.",
            zh="撰写时间（含答复留言、回复已离开的买家、等待同事解答）、任务时间与解答同事时间 ÷ "
            "在台时间（含加班与提前到岗，不含暂离与下线）；运行结束时手头未完的任务不计。",
        ),
        unit="share",
        good="neither",
        matters=0.02,
        formula=_occupancy,
    ),
    Kpi(
        key="concurrency",
        name=Title(en="Concurrency", zh="同时接待数"),
        definition=Title(
            en="Open chats of an agent at the desk, mean over time; overtime and early arrival "
            "included, time away and signed out not; of people whose team answers chats.",
            zh="接待会话的客服在台时平均同时打开的会话数（含加班与提前到岗，不含暂离与下线）。",
        ),
        unit="chats",
        good="neither",
        matters=0.1,
        formula=_concurrency,
    ),
    Kpi(
        key="chats_per_agent_hour",
        name=Title(en="Chats per agent-hour", zh="每人时接待量"),
        definition=Title(
            en="Contacts that got at least one reply while the shopper was still there, offline "
            "messages not counted ÷ the same hours at the desk. Tasks are not counted.",
            zh="买家在时至少收到一次回复的咨询（不含留言）÷ 上述在台小时；任务不计。",
        ),
        unit="chats/h",
        good="higher",
        matters=0.2,
        formula=_chats_per_hour,
    ),
)
