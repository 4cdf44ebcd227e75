"""The platform's own measure: the share of rounds answered in time (旺旺响应率)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from cssim.errors import CssimError, RefusedError, did_you_mean
from cssim.model import NOT_YET
from cssim.results.kpis.cohort import Cohort
from cssim.results.kpis.kpi import Kpi, ratio
from cssim.results.kpis.rounds import Robots, rounds_of
from cssim.scenario import Title
from cssim.units import DAY, MINUTE, SECOND, parse_block, parse_duration, show_clock, show_duration

Pooling = Literal["shop", "days"]


@dataclass(frozen=True)
class PlatformRate:
    """The formula of a platform's response rate; times in µs."""

    within: int
    hours: tuple[int, int]
    robots: Robots
    pooling: Pooling

    def __call__(self, cohort: Cohort) -> float:
        """Return the rate; NaN without any round."""
        rounds = rounds_of(cohort, self.robots)
        begin, end = self.hours
        counts = (rounds.begin - begin) % DAY < end - begin
        waited = rounds.answered - rounds.begin
        in_time = counts & (rounds.answered != NOT_YET) & (waited <= self.within)
        if self.pooling == "shop":
            return ratio(in_time.sum(), counts.sum())
        days = np.unique(rounds.day[counts])
        rates = [in_time[rounds.day == day].sum() / counts[rounds.day == day].sum() for day in days]
        return ratio(sum(rates), len(rates))


def platform_rate(
    key: str,
    *,
    within: str = "3 min",
    hours: str = "08:00-23:00",
    robots: Robots = "never",
    pooling: Pooling = "shop",
) -> Kpi:
    """Declare a platform's response rate, such as 旺旺三分钟响应率, by the definition you need.

    A round is a message and the first reply after it. Every round counts that begins in the hours
    in force, whether anybody is on duty or not; one that is never answered is not in time; answers
    to shoppers already gone, and those of the next shift, are in time if they are soon enough.
    Sources differ on hours and robots, and no official page could be read; see docs/kpis.md.

    Args:
        key: short name of your KPI.
        within: how soon a reply is in time.
        hours: clock times between which a round must begin; up to 24 hours.
        robots: "never", or "first reply": the automatic reply of the rulebook
            (`desk.auto_reply`) answers the first message of each contact at once.
        pooling: "shop" divides all rounds in time by all rounds; "days" takes the mean of the rates
            of the days, each round on the service day on which its shopper first came.

    Raises:
        CssimError: an argument is none of these.

    Examples:
        >>> import cssim as cs
        >>> older = cs.platform_rate("platform_24", hours="08:00-24:00")
        >>> short = cs.load("scenarios/19-common-form.toml").replace({"study.days": 1})
        >>> 0 < cs.run(short).measure(older) < 1
        True
    """
    limit, (begin, end) = _read(key, within, hours)
    _check_choice("robots", robots, get_args(Robots))
    _check_choice("pooling", pooling, get_args(Pooling))
    return Kpi(
        key=key,
        name=Title(
            en=f"Platform response rate, {show_duration(limit)}",
            zh=f"旺旺{_duration_zh(limit)}响应率",
        ),
        definition=_definition(limit, f"{show_clock(begin)}-{show_clock(end)}", robots, pooling),
        unit="share",
        good="higher",
        matters=0.01,
        formula=PlatformRate(limit, (begin, end), robots, pooling),
    )


def _definition(limit: int, clock: str, robots: Robots, pooling: Pooling) -> Title:
    en = (
        f"Rounds answered within {show_duration(limit)} ÷ rounds that begin between "
        f"{clock.replace('-', ' and ')} by the clock, whether anybody is on duty or not. A round "
        "is a message and the first reply after it; writing again before that, even after giving "
        "up and coming back, does not begin another. A round that is never answered is not in "
        "time; answers to shoppers already gone, and those of the next shift, count if they are "
        f"soon enough. {_ROBOT_WORDS[robots][0]} {_POOLING_WORDS[pooling][0]}"
    )
    zh = (
        f"{clock}内开始的对话轮次中，{_duration_zh(limit)}内得到回复的占比，不论当时是否有人在岗。"
        "一轮为买家消息及其后的首次回复；回复前再次发问（含离开后再次进线）不另起一轮；始终未回复的"
        "计为未达标；对已离开买家的回复及下一班的回复，及时即计入。"
        f"{_ROBOT_WORDS[robots][1]}{_POOLING_WORDS[pooling][1]}"
    )
    return Title(en=en, zh=zh)


_ROBOT_WORDS = {
    "never": ("Automatic replies do not count.", "自动回复不计。"),
    "first reply": (
        "Where the rulebook has an automatic reply, it answers the first message of each contact "
        "at once.",
        "制度设有自动回复的，每次咨询的首条消息视为即时已回复。",
    ),
}
_POOLING_WORDS = {
    "shop": ("All days together.", "各天合并计算。"),
    "days": (
        "Mean of the days' rates, by the service day on which the shopper first came.",
        "取各天（按买家首次进线的营业日）比率的平均。",
    ),
}


def _read(key: str, within: str, hours: str) -> tuple[int, tuple[int, int]]:
    if not isinstance(key, str) or not key.isidentifier():
        raise CssimError(f"key is {key!r:.80}; it must be a short name such as 'platform_24'")
    try:
        limit = parse_duration(within)
    except RefusedError as error:
        raise CssimError(f"within: {error}") from error
    try:
        begin, end = parse_block(hours)
    except RefusedError as error:
        raise CssimError(f"hours: {error}") from error
    if not limit:
        raise CssimError(f"within is {within!r}; it must be longer than 0")
    if end - begin > DAY:
        raise CssimError(f"hours is {hours!r}; a day has 24 hours")
    return limit, (begin, end)


def _check_choice(name: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        hint = did_you_mean(value, allowed) if isinstance(value, str) else ""
        shown = ", ".join(map(repr, allowed))
        raise CssimError(
            f"{name} is {value!r:.80}; it must be one of: {shown}{f' ({hint})' if hint else ''}"
        )


def _duration_zh(limit: int) -> str:
    return f"{limit // MINUTE}分钟" if limit % MINUTE == 0 else f"{limit / SECOND:g}秒"


PLATFORM = (platform_rate("platform_3min"),)
