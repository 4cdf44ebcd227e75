"""Numbers as people read them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from cssim.experiment import Interval
from cssim.results import Kpi
from cssim.show.language import Language, checked_language

_SUFFIX = {
    "en": {
        "s": " s",
        "h": " h",
        "min/day": " min a day",
        "1/day": " a day",
        "h/week": " h a week",
        "chats": " chats",
        "chats/h": " chats/h",
    },
    "zh": {
        "s": "秒",
        "h": "小时",
        "min/day": "分钟/天",
        "1/day": "个/天",
        "h/week": "小时/周",
        "chats": "个会话",
        "chats/h": "个会话/小时",
    },
}
_UNBOUNDED = {"en": " (ends not known yet)", "zh": "（区间未定）"}
_UNDEFINED = {"en": "undefined", "zh": "无定义"}


def show_kpi(kpi: Kpi, value: float, lang: str = "en") -> str:
    """Return a KPI's value with its unit.

    Examples:
        >>> from cssim.results import KPIS
        >>> show_kpi(KPIS[0], 0.7832)
        '78.3 %'
    """
    lang = checked_language(lang)
    if math.isnan(value):
        return _UNDEFINED[lang]
    shown = f"{100 * abs(value):.1f} %" if kpi.unit == "share" else _digits(abs(value))
    suffix = "" if kpi.unit == "share" else _SUFFIX[lang][kpi.unit]
    sign = "−" if value < 0 else ""
    return f"{sign}{shown}{suffix}"


def show_difference(kpi: Kpi, difference: Interval, lang: str = "en") -> str:
    """Return a difference with the ends of its interval, signed, shares in points.

    Examples:
        >>> from cssim.results import KPIS
        >>> show_difference(KPIS[0], Interval(-0.17, -0.19, -0.15, 0.95))
        '−17.0 points (−19.0 to −15.0)'
    """
    lang = checked_language(lang)
    times, unit = _as_difference(kpi, lang)
    mean, low, high = (_signed(times * x) for x in _parts(difference))
    if math.isinf(difference.half_width):
        return f"{mean}{unit}{_UNBOUNDED[lang]}"
    return f"{mean}{unit}（{low} 至 {high}）" if lang == "zh" else f"{mean}{unit} ({low} to {high})"


def show_level(kpi: Kpi, level: Interval, lang: str = "en") -> str:
    """Return a mean with the ends of its interval, the unit once; the mean alone if it is exact.

    Examples:
        >>> from cssim.results import KPIS
        >>> show_level(KPIS[0], Interval(0.78, 0.76, 0.81, 0.95))
        '78.0 % (76.0 to 81.0)'
        >>> show_level(KPIS[0], Interval(0.78, 0.78, 0.78, 0.95))
        '78.0 %'
    """
    lang = checked_language(lang)
    mean = show_kpi(kpi, level.mean, lang)
    if math.isinf(level.half_width):
        return f"{mean}{_UNBOUNDED[lang]}"
    times = 100.0 if kpi.unit == "share" else 1.0
    low, high = (
        f"{times * end:.1f}" if kpi.unit == "share" else _digits(end)
        for end in (level.low, level.high)
    )
    if math.isnan(level.low) or level.low == level.high:
        return mean
    return f"{mean}（{low} 至 {high}）" if lang == "zh" else f"{mean} ({low} to {high})"


def show_matters(kpi: Kpi, lang: str = "en") -> str:
    """Return the smallest difference of a KPI that matters, with its unit.

    Examples:
        >>> from cssim.results import KPIS
        >>> show_matters(KPIS[0])
        '1.0 points'
    """
    lang = checked_language(lang)
    times, unit = _as_difference(kpi, lang)
    value = times * kpi.matters
    return f"{_digits(value) if value >= 0.1 else f'{value:.2g}'}{unit}"


def show_confidence(confidence: float) -> str:
    """Return a confidence in per cent, with all its nines.

    Examples:
        >>> show_confidence(0.95), show_confidence(0.9999999)
        ('95 %', '99.99999 %')
    """
    return f"{100 * confidence:.12g} %"


def show_written(value: object) -> str:
    """Return a value of a scenario as one would say it.

    Examples:
        >>> show_written({"dist": "exponential", "mean": "60 s"})
        'dist exponential, mean 60 s'
    """
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {show_written(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(show_written, value)) or "[]"
    return str(value)


def _as_difference(kpi: Kpi, lang: Language) -> tuple[float, str]:
    """Return by what a difference is multiplied when shown, and its unit."""
    if kpi.unit == "share":
        return 100.0, "个百分点" if lang == "zh" else " points"
    return 1.0, _SUFFIX[lang][kpi.unit]


def _parts(interval: Interval) -> tuple[float, float, float]:
    return interval.mean, interval.low, interval.high


def _digits(value: float) -> str:
    size = abs(value)
    places = 0 if size >= 1000 else 1 if size >= 1 else 2
    return f"{value:,.{places}f}"


def _signed(value: float) -> str:
    shown = _digits(abs(value))
    if not float(shown.replace(",", "")):
        return shown
    return f"{'+' if value > 0 else '−'}{shown}"
