"""Which shoppers are better off under the second rulebook, in words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from cssim.experiment.comparing.fates import Fate
from cssim.experiment.comparing.shoppers import FateShare, ShopperChanges
from cssim.show.comparison.figures import Lines, show_ends, show_plain
from cssim.show.language import Language, checked_language
from cssim.show.spans import show_span
from cssim.units import SECOND

_BETTER_OR_WORSE = (Fate.SOONER, Fate.LATER, Fate.WON, Fate.LOST)
_PEAK = 1 / 6
"""An hour that has at least this share of those won or lost is named; by chance it has 1/24."""
_OUT_OF = 1_000
_FATES: dict[Language, dict[Fate, str]] = {
    "en": {
        Fate.SOONER: "answered sooner",
        Fate.SAME: "answered at the same time",
        Fate.LATER: "answered later",
        Fate.WON: "won: answered only under “{second}”",
        Fate.LOST: "lost: answered only under “{first}”",
        Fate.NEITHER: "answered under neither",
    },
    "zh": {
        Fate.SOONER: "更早得到答复",
        Fate.SAME: "同时得到答复",
        Fate.LATER: "更晚得到答复",
        Fate.WON: "赢得：仅在“{second}”下得到答复",
        Fate.LOST: "流失：仅在“{first}”下得到答复",
        Fate.NEITHER: "均未得到答复",
    },
}
_SHORT: dict[Language, dict[Fate, str]] = {
    "en": {f: f.value for f in Fate},
    "zh": dict(zip(Fate, ("更早", "同时", "更晚", "赢得", "流失", "均无"), strict=True)),
}


def shoppers_sentence(changes: ShopperChanges, lang: str = "en") -> str:
    """Return what becomes of shoppers, and when those come who are won or lost."""
    language = checked_language(lang)
    rows = {row.fate: row for row in changes.rows()}
    if any(math.isnan(row.share) for row in rows.values()):
        return (
            "有的重复中没有买家，无从比较。"
            if language == "zh"
            else "In some replications there are no shoppers to compare."
        )
    if not any(rows[fate].share for fate in _BETTER_OR_WORSE):
        return (
            f"{changes.n}次重复中，没有一位买家更早或更晚得到答复，也没有赢得或流失。"
            if language == "zh"
            else f"In {changes.n} replications no shopper is answered sooner or later, won or lost."
        )
    said = [_counted_sentence(changes, rows, language)]
    said += [_peak_sentence(changes, fate, language) for fate in (Fate.LOST, Fate.WON)]
    said.append(_unsure_sentence(rows.values(), language))
    return ("" if language == "zh" else " ").join(filter(None, said))


def shoppers_lines(changes: ShopperChanges, lang: str = "en") -> Lines:
    """Return a small table of what becomes of shoppers, its headings first.

    Returns:
        Rows of four texts: fate, per cent of shoppers, its interval, and by how much (median).
    """
    language = checked_language(lang)
    first, second = changes.labels
    heads = {
        "en": ("shoppers", "% of all", "interval", "by how much (median)"),
        "zh": ("买家", "占全部 %", "区间", "早晚多少（中位数）"),
    }
    lines: Lines = [heads[language]]
    for row in changes.rows():
        name = _FATES[language][row.fate].replace("{first}", first).replace("{second}", second)
        lines.append(
            (
                name,
                show_plain(100 * row.share),
                show_ends(row.interval, language),
                _by(row, language),
            )
        )
    return lines


def _counted_sentence(changes: ShopperChanges, rows: dict[Fate, FateShare], lang: Language) -> str:
    first, second = changes.labels
    shares = [rows[fate].share for fate in _BETTER_OR_WORSE]
    rest = rows[Fate.NEITHER].share + rows[Fate.SAME].share
    sooner, later, won, lost, same = _counts([*shares, rest], lang)
    (never,) = _counts([rows[Fate.NEITHER].share], lang)
    fast, slow = (_aside(rows[fate], lang) for fate in (Fate.SOONER, Fate.LATER))
    if lang == "zh":
        unanswered = f"，其中{never}位始终得不到答复" if rows[Fate.NEITHER].share else ""
        return (
            f"每{_OUT_OF:,}位买家中，“{second}”使{sooner}位更早得到答复{fast}、{later}位更晚{slow}；"
            f"赢得“{first}”下得不到答复的{won}位，流失“{first}”下得到答复的{lost}位。"
            f"{same}位没有变化{unanswered}。"
        )
    unanswered = f", {never} of them never answered" if rows[Fate.NEITHER].share else ""
    return (
        f"Of {_OUT_OF:,} shoppers “{second}” answers {sooner} sooner{fast} and {later} later{slow}"
        f"; it wins {won} that “{first}” never answers and loses {lost} that “{first}” answers. "
        f"Nothing changes for {same}{unanswered}."
    )


def _aside(row: FateShare, lang: Language) -> str:
    """Return by how much shoppers are answered sooner or later, and for how many by message."""
    if not row.share:
        return ""
    (many,), message = _counts([row.by_message], lang), ""
    if row.by_message * _OUT_OF >= 0.5:
        is_later = row.fate is Fate.LATER
        words = {
            "en": f", {many} of them {'only' if is_later else 'no longer'} by message",
            "zh": f"，其中{many}位{'仅得到' if is_later else '不再只得到'}留言答复",
        }
        message = words[lang]
    by = _by(row, lang)
    return f"（中位数{by}{message}）" if lang == "zh" else f" (median {by}{message})"


def _peak_sentence(changes: ShopperChanges, fate: Fate, lang: Language) -> str:
    """Return at which hour most of those won or lost come, if it stands out and enough are seen."""
    if changes.fate(fate).interval is None:
        return ""
    by_hour = [row for row in changes.rows("hour") if row.fate is fate]
    top = max(by_hour, key=lambda row: row.shoppers)
    share = top.shoppers / sum(row.shoppers for row in by_hour)
    if share < _PEAK or not isinstance(top.group, int):
        return ""
    hours = f"{top.group:02d}:00", f"{top.group + 1:02d}:00"
    if lang == "zh":
        return f"{_SHORT[lang][fate]}的买家中，{100 * share:.0f} %在{'至'.join(hours)}进线。"
    return f"Of those {fate.value}, {100 * share:.0f} % come from {' to '.join(hours)}."


def _unsure_sentence(rows: Iterable[FateShare], lang: Language) -> str:
    """Return for which fates the share may still be next to nothing, or anything."""
    unsure = [
        _SHORT[lang][row.fate]
        for row in rows
        if row.fate in _BETTER_OR_WORSE
        and row.share
        and (row.interval is None or row.interval.low <= 0)
    ]
    if not unsure:
        return ""
    if lang == "zh":
        return f"尚不能确定有多少：{'、'.join(unsure)}。"
    return f"Not yet known how many: {', '.join(unsure)}."


def _counts(shares: Sequence[float], lang: Language) -> list[str]:
    """Return how many out of a thousand each share is, in whole numbers that add up as they do.

    Those that lose most by rounding down are rounded up.
    """
    exact = [share * _OUT_OF for share in shares]
    many = [math.floor(number) for number in exact]
    left = round(sum(exact)) - sum(many)
    for place in sorted(range(len(exact)), key=lambda p: many[p] - exact[p])[:left]:
        many[place] += 1
    few = "不到1" if lang == "zh" else "fewer than 1"
    return [few if x and not n else f"{n:,}" for n, x in zip(many, exact, strict=True)]


def _by(row: FateShare, lang: Language) -> str:
    return "" if math.isnan(row.seconds) else show_span(round(row.seconds * SECOND), lang)
