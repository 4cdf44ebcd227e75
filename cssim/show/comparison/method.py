"""How the verdicts of a comparison were reached, in words."""

from __future__ import annotations

import statistics

from cssim.experiment import Comparison
from cssim.experiment.statistics import FEWEST_DIFFERENCES
from cssim.show.language import checked_language
from cssim.show.numbers import show_confidence

_WORTH_TELLING = 1.5
_MANY = 100


def method_sentence(comparison: Comparison, lang: str = "en") -> str:
    """Return how the verdicts were reached."""
    language = checked_language(lang)
    study, n = comparison.first.scenario.study, comparison.n
    share = show_confidence(comparison.confidence)
    is_one_of_several = comparison.claims > len(comparison.findings)
    if language == "zh":
        which = "各项比较的全部指标" if is_one_of_several else "全部指标"
        return (
            f"同样的买家与人员，{n}次重复，每次{study.days}天{_stopped_zh(comparison)}；区间为{which}"
            f"同时成立的{share}区间（差值均值的不确定性，不是每日波动）。{_spared_zh(comparison)}"
        )
    days = f"{study.days} day{'s' if study.days > 1 else ''}"
    which = "all KPIs of all comparisons" if is_one_of_several else "all KPIs"
    return (
        f"Same shoppers and people on both sides, {n} replications of {days}{_stopped(comparison)}."
        f" The intervals hold for {which} together with {share} confidence; they are the "
        f"uncertainty of the mean difference, not the spread of days.{_spared(comparison)}"
    )


def _times(comparison: Comparison) -> float:
    """Return how many times as many replications other shoppers on each side would take.

    It is the median over the KPIs whose differences vary; 1 where so few say nothing about it.
    """
    if comparison.n < FEWEST_DIFFERENCES:
        return 1.0
    times = [1 / (1 - f.saved) for f in comparison.shown if f.saved is not None and f.saved < 1]
    return statistics.median(times) if times else 1.0


def _spared(comparison: Comparison) -> str:
    times = _times(comparison)
    if times < _WORTH_TELLING:
        return ""
    many = f"about {times:.0f}" if times <= _MANY else f"more than {_MANY}"
    return (
        f" With other shoppers on each side, intervals as short would take {many} times as many "
        "replications."
    )


def _spared_zh(comparison: Comparison) -> str:
    times = _times(comparison)
    if times < _WORTH_TELLING:
        return ""
    many = f"约需{times:.0f}倍" if times <= _MANY else f"需{_MANY}倍以上"
    return f"若两边买家不同，要得到同样窄的区间，{many}的重复次数。"


def _stopped(comparison: Comparison) -> str:
    """Return why the replications ended where they did, if that was left open."""
    if not comparison.watched:
        return ""
    count = len(comparison.still_open)
    if not count:
        return ", as many as the verdicts took"
    still = "1 verdict" if count == 1 else f"{count} verdicts"
    return f"; {still} of those waited for had not come by then"


def _stopped_zh(comparison: Comparison) -> str:
    if not comparison.watched:
        return ""
    count = len(comparison.still_open)
    return f"，至此仍有{count}项判断未定" if count else "，至判断明确为止"
