"""What the desk asks of people: presence, work in hand, hours."""

from __future__ import annotations

import numpy as np

from cssim.model import NOT_YET, Presence
from cssim.results.cohort import Cohort
from cssim.results.intervals import clipped_length, common_length, merged
from cssim.results.kpi import Kpi, ratio
from cssim.scenario import Title
from cssim.units import HOUR, MINUTE

_WEEK = 7


def _at_work(cohort: Cohort) -> int:
    """Return person-time at the desk or finishing, µs."""
    presence = cohort.run.presence
    there = presence["presence"] != Presence.AWAY
    return clipped_length(presence["begin"][there], presence["end"][there], cohort.window)


def _unattended(cohort: Cohort) -> float:
    presence = cohort.run.presence
    there = presence["presence"] == Presence.AT_DESK
    attended = merged(presence["begin"][there], presence["end"][there])
    opening = cohort.opening
    unattended = (opening[1] - opening[0]).sum() - common_length(opening, attended)
    return float(unattended) / MINUTE / cohort.days


def _occupancy(cohort: Cohort) -> float:
    turns = cohort.run.turns
    begun = turns["begin"] != NOT_YET
    end = np.where(turns["sent"] == NOT_YET, cohort.end, turns["sent"])
    composing = clipped_length(turns["begin"][begun], end[begun], cohort.window)
    return ratio(composing, _at_work(cohort))


def _concurrency(cohort: Cohort) -> float:
    slots, presence = cohort.run.slots, cohort.run.presence
    closed = np.where(slots["closed"] == NOT_YET, cohort.end, slots["closed"])
    there = presence["presence"] != Presence.AWAY
    stretch = (presence["begin"][there], presence["end"][there])
    # One axis for all people, each on a stretch of their own, so that all are added up at once.
    own = presence["person"][there] * 2 * cohort.end
    at_work = merged(*(own + np.clip(edge, *cohort.window) for edge in stretch))
    axis = slots["person"] * 2 * cohort.end
    held = [axis + np.clip(edge, *cohort.window) for edge in (slots["opened"], closed)]
    return ratio(common_length((held[0], held[1]), at_work), _at_work(cohort))


def _chats_per_hour(cohort: Cohort) -> float:
    return ratio((cohort.chats["replies"] > 0).sum(), _at_work(cohort) / HOUR)


def _weekly(column: str, cohort: Cohort) -> float:
    return float(cohort.shifts[column].sum()) / HOUR / cohort.days * _WEEK


def _empty_seats(cohort: Cohort) -> float:
    empty = cohort.seat_time - int(cohort.shifts["planned"].sum())
    return float(empty) / HOUR / cohort.days * _WEEK


def _overtime(cohort: Cohort) -> float:
    return _weekly("overtime", cohort)


def _paid(cohort: Cohort) -> float:
    return _weekly("paid", cohort)


STAFF = (
    Kpi(
        key="unattended_minutes",
        name=Title(en="Unattended minutes", zh="无人值守分钟"),
        definition=Title(
            en="Minutes a day, within the hours of shifts that have seats, with nobody at the desk "
            "who takes new chats: everybody rests, is at a meeting, or only finishes after the "
            "shift.",
            zh="设有席位的班次时间内，每天无人接待新会话的分钟数（全员休息、开会，或仅下班收尾）。",
        ),
        unit="min/day",
        good="lower",
        matters=1.0,
        formula=_unattended,
    ),
    Kpi(
        key="empty_seat_hours",
        name=Title(en="Empty seats", zh="空缺席位"),
        definition=Title(
            en="Hours a week, all seats together, in which a seat of a shift has nobody rostered, "
            "because its person rests and nobody is spare.",
            zh="每周班次席位无人排班的小时数合计（本人休息且无人顶替）。",
        ),
        unit="h/week",
        good="lower",
        matters=1.0,
        formula=_empty_seats,
    ),
    Kpi(
        key="occupancy",
        name=Title(en="Occupancy", zh="工时利用率"),
        definition=Title(
            en="Time spent composing, answers to offline messages and replies to shoppers already "
            "gone included ÷ time at the desk, overtime included, meetings not.",
            zh="撰写时间（含答复留言、回复已离开的买家）÷ 在台时间（含加班，不含会议）。",
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
            en="Open chats of an agent at the desk, mean over time; overtime included, meetings "
            "not.",
            zh="在台客服平均同时打开的会话数（含加班，不含会议）。",
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
            en="Shoppers who got at least one reply while still there, offline messages not "
            "counted ÷ hours at the desk, overtime included, meetings not.",
            zh="在时至少收到一次回复的买家（不含留言）÷ 在台小时（含加班，不含会议）。",
        ),
        unit="chats/h",
        good="higher",
        matters=0.2,
        formula=_chats_per_hour,
    ),
    Kpi(
        key="overtime_hours",
        name=Title(en="Overtime hours", zh="加班小时"),
        definition=Title(
            en="Hours a week, all people together, from the planned end of a shift to leaving, to "
            "the start of the person's next stretch of work, or to the end of the run.",
            zh="每周全员从班次结束到离岗（或本人下一段班开始、或运行结束）的小时数合计。",
        ),
        unit="h/week",
        good="lower",
        matters=0.5,
        formula=_overtime,
    ),
    Kpi(
        key="paid_hours",
        name=Title(en="Paid hours", zh="付薪小时"),
        definition=Title(
            en="Hours a week, all people together: rostered time and meetings outside the shift, "
            "and overtime if the rulebook pays it.",
            zh="每周全员排班时间与班外会议合计；如制度规定，另计加班。",
        ),
        unit="h/week",
        good="lower",
        matters=0.5,
        formula=_paid,
    ),
)
