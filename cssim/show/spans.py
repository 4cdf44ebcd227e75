"""Spans of time and times of the clock, as people say them."""

from __future__ import annotations

from datetime import date, timedelta

from cssim.show.language import Language
from cssim.units import DAY, HOUR, MINUTE, SECOND

_UNITS = ((DAY, " day", "天"), (HOUR, " h", "小时"), (MINUTE, " min", "分"), (SECOND, " s", "秒"))
_NEXT_TO_NOTHING = {"en": "less than 1 s", "zh": "不到1秒"}


def show_span(span: int, lang: Language) -> str:
    """Return a span of time in µs as one would say it, to the second.

    Examples:
        >>> [show_span(s * SECOND, "en") for s in (0, 45, 130, 7200, 180000)]
        ['0 s', '45 s', '2 min 10 s', '2 h', '2 days 2 h']
        >>> [show_span(s * SECOND, "zh") for s in (3601, 120)]
        ['1小时1秒', '2分钟']
        >>> show_span(400_000, "en")
        'less than 1 s'
    """
    rest = round(span / SECOND) * SECOND
    if span and not rest:
        return _NEXT_TO_NOTHING[lang]
    parts: list[str] = []
    for unit, name, name_zh in _UNITS:
        many, rest = divmod(rest, unit)
        if many or (unit == SECOND and not parts):
            plural = "s" if unit == DAY and many > 1 else ""
            parts.append(f"{many}{name_zh}" if lang == "zh" else f"{many}{name}{plural}")
    if lang == "zh":
        told = "".join(parts)
        return f"{told}钟" if told.endswith("分") else told
    return " ".join(parts)


def show_instant(at: int) -> str:
    """Return what the clock shows at a moment in µs, to the second.

    Examples:
        >>> show_instant(DAY + 9 * HOUR + 5 * SECOND)
        '09:00:05'
    """
    minutes, seconds = divmod(at % DAY // SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}"


def show_date(at: int, start: date) -> str:
    """Return the date of a moment in µs since midnight of the study's first date.

    Examples:
        >>> show_date(25 * HOUR, date(2026, 3, 1))
        '2026-03-02'
    """
    return (start + timedelta(days=at // DAY)).isoformat()
