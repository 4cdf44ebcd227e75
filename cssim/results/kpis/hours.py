"""Hours a week: seats nobody fills, time off the desk, overtime, what is paid."""

from __future__ import annotations

import numpy as np

from cssim.model import Presence
from cssim.results.kpis.cohort import Cohort
from cssim.results.kpis.kpi import Kpi
from cssim.results.tables import clipped_length
from cssim.scenario import Title
from cssim.units import HOUR

_WEEK = 7


def _weekly(column: str, cohort: Cohort) -> float:
    return float(cohort.shifts[column].sum()) / HOUR / cohort.days * _WEEK


def _empty_seats(cohort: Cohort) -> float:
    empty = cohort.seat_time - int(cohort.shifts["planned"].sum())
    return float(empty) / HOUR / cohort.days * _WEEK


def _off_desk(cohort: Cohort) -> float:
    presence = cohort.run.presence
    gone = np.isin(presence["presence"], (Presence.AWAY, Presence.SIGNED_OUT))
    time = clipped_length(presence["begin"][gone], presence["end"][gone], cohort.window)
    return float(time) / HOUR / cohort.days * _WEEK


def _overtime(cohort: Cohort) -> float:
    return _weekly("overtime", cohort)


def _paid(cohort: Cohort) -> float:
    return _weekly("paid", cohort)


HOURS = (
    Kpi(
        key="empty_seat_hours",
        name=Title(en="Empty seats", zh="空缺席位"),
        definition=Title(
            en="Hours a week, all seats together, those of public holidays as the rulebook has "
            "them, in which a seat of a shift has nobody rostered, because its person rests or is "
            "still on another shift and nobody is spare.",
            zh="每周班次席位（节假日按制度规定的席位）无人排班的小时数合计"
            "（本人休息或仍在上一班，且无人顶替）。",
        ),
        unit="h/week",
        good="lower",
        matters=1.0,
        formula=_empty_seats,
    ),
    Kpi(
        key="off_desk_hours",
        name=Title(en="Off the desk", zh="离台小时"),
        definition=Title(
            en="Hours a week, all people together, away from the desk or signed out during shifts, "
            "whatever the cause, as really taken: a reply in hand is finished first.",
            zh="每周全员在班期间实际离台或下线的小时数合计，不论原因（先完成手头回复）。",
        ),
        unit="h/week",
        good="lower",
        matters=0.5,
        formula=_off_desk,
    ),
    Kpi(
        key="overtime_hours",
        name=Title(en="Overtime hours", zh="加班小时"),
        definition=Title(
            en="Hours a week, all people together, from the planned end of a stretch of a shift to "
            "leaving, whatever the reason (open chats, the line, a relief that is late), to the "
            "start of the person's next stretch of work, or to the end of the run. Early arrival "
            "is not overtime.",
            zh="每周全员从班次结束到离岗的小时数合计，不论原因（未完会话、排队、接班人晚到），"
            "至多计至本人下一段班开始或运行结束；提前到岗不计。",
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
            en="Hours a week, all people together: rostered time (nothing is deducted for coming "
            "late, staying away or leaving the desk), meetings, training and cleaning outside the "
            "shift, and overtime and early arrival if the rulebook pays overtime.",
            zh="每周全员排班时间（迟到、缺勤、离台均不扣）与班外会议、培训、打扫合计；"
            "如制度支付加班，另计加班与提前到岗。",
        ),
        unit="h/week",
        good="lower",
        matters=0.5,
        formula=_paid,
    ),
)
