"""Words of the picture of a shift."""

from __future__ import annotations

from cssim.model import Cause, Passing, Presence
from cssim.results import Run
from cssim.results.scenes import Band, Scene, Work, show_time_of_day
from cssim.show.language import Language, told
from cssim.units import DAY, MINUTE

BARS: dict[Language, dict[Work, str]] = {
    "en": {
        Work.CHAT: "chat open",
        Work.WAITING: "message waits",
        Work.REPLY: "writes a reply",
        Work.TO_NOBODY: "writes to a shopper who has gone",
        Work.OFFLINE: "answers an offline message",
        Work.TASK_WORK: "works on a task",
        Work.TASK: "task laid aside",
        Work.HELP: "answers a colleague",
        Work.GONE: "gone, but still in line",
    },
    "zh": {
        Work.CHAT: "会话打开",
        Work.WAITING: "消息等待中",
        Work.REPLY: "撰写回复",
        Work.TO_NOBODY: "回复已离开的买家",
        Work.OFFLINE: "答复留言",
        Work.TASK_WORK: "处理任务",
        Work.TASK: "任务暂搁",
        Work.HELP: "解答同事",
        Work.GONE: "已离开但仍在排队",
    },
}
SPANS: dict[Language, dict[Presence, str]] = {
    "en": {
        Presence.AT_DESK: "at the desk",
        Presence.FINISHING: "finishing own chats",
        Presence.AWAY: "away from the desk",
        Presence.SIGNED_OUT: "signed out",
    },
    "zh": {
        Presence.AT_DESK: "在台",
        Presence.FINISHING: "收尾自己的会话",
        Presence.AWAY: "离台",
        Presence.SIGNED_OUT: "下线",
    },
}
CAUSES: dict[Language, dict[Cause, str]] = {
    "en": {
        Cause.MEETING: "meeting",
        Cause.MEAL: "meal",
        Cause.TRAINING: "training",
        Cause.CLEANING: "cleaning",
        Cause.STEPPED_AWAY: "stepped away",
        Cause.SIGNED_OUT: "signed out",
    },
    "zh": {
        Cause.MEETING: "例会",
        Cause.MEAL: "用餐",
        Cause.TRAINING: "培训",
        Cause.CLEANING: "打扫",
        Cause.STEPPED_AWAY: "离岗",
        Cause.SIGNED_OUT: "下线",
    },
}
MOVES: dict[Language, dict[Passing, str]] = {
    "en": {
        Passing.HAND_OVER: "chat handed over",
        Passing.TRANSFER: "chat transferred",
        Passing.HELP: "chat passed to a helper",
    },
    "zh": {
        Passing.HAND_OVER: "会话交接",
        Passing.TRANSFER: "会话转接",
        Passing.HELP: "会话转给同事协助",
    },
}
OTHER: dict[Language, dict[str, str]] = {
    "en": {
        "off": "not there",
        "planned": "planned shift",
        "gave up": "shopper gives up",
        "line": "waiting line",
        "nobody": "nobody at the desk",
        "closed": "closed",
        "finds nobody": "finds nobody",
        "message": "finds nobody, leaves a message",
        "lost": "finds nobody, lost",
    },
    "zh": {
        "off": "不在",
        "planned": "排定班次",
        "gave up": "买家放弃",
        "line": "排队",
        "nobody": "无人值守",
        "closed": "未营业",
        "finds nobody": "无人接待",
        "message": "无人接待，留言",
        "lost": "无人接待，流失",
    },
}
_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
}


def name_of(band: Band, lang: Language) -> str:
    """Return what an agent is called, with the shifts they are to work."""
    shifts = ", ".join(band.shifts)
    name = f"{band.team} {band.person}{'号' if lang == 'zh' else ''}"
    return f"{name}\n{shifts}" if shifts else name


def strip_name(scene: Scene, lang: Language) -> str:
    """Return the label of the strip below the agents; closed hours are not time left alone."""
    words, alone = OTHER[lang], sum(end - begin for begin, end in scene.unattended)
    if not alone:
        return words["closed"] if scene.closed else words["finds nobody"]
    unit = "分钟" if lang == "zh" else " min"
    minutes = f"{alone / MINUTE:.0f}" if alone >= MINUTE else "<1"
    return f"{words['nobody']}\n{minutes}{unit}"


def headline(run: Run, begin: int, end: int, lang: Language) -> tuple[str, str]:
    """Return what the picture shows: when, and what of."""
    when = _when(run, begin, end, lang)
    title = told(run.scenario.title, lang)
    if lang == "zh":
        return (
            f"客服台逐个会话：{when}",
            f"{title}；第{run.replication}号重复，只是一例，并非估计",
        )
    return (
        f"The desk, chat by chat: {when}",
        f"{title}; replication {run.replication}, an example and no estimate",
    )


def _when(run: Run, begin: int, end: int, lang: Language) -> str:
    """Return the hours with the calendar date of their begin, and that of their end if another."""
    first, last = _date(run, begin, lang), _date(run, end - 1, lang)
    hours = show_time_of_day(begin), show_time_of_day(end)
    if first == last:
        return f"{first}{'' if lang == 'zh' else ', '}{'–'.join(hours)}"
    return " – ".join(
        f"{date}{'' if lang == 'zh' else ', '}{hour}"
        for date, hour in zip((first, last), hours, strict=True)
    )


def _date(run: Run, at: int, lang: Language) -> str:
    """Return the calendar date of a time; a service day runs on after midnight."""
    date = run.scenario.study.date_of(at // DAY)
    weekday = _WEEKDAYS[lang][date.weekday()]
    return f"{date.isoformat()}（{weekday}）" if lang == "zh" else f"{weekday} {date.isoformat()}"
