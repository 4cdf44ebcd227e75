"""Which agents work longer under the second rulebook, in words."""

from __future__ import annotations

from collections.abc import Sequence

from cssim.experiment.comparing.agents import AgentChange, AgentChanges
from cssim.experiment.comparing.measures import MEASURES, Change
from cssim.experiment.comparing.posts import SEVERAL
from cssim.results import KPIS
from cssim.show.comparison.figures import Lines, show_ends, show_plain
from cssim.show.language import Language, checked_language, told
from cssim.show.numbers import show_difference

_MOST_NAMED = 3
_LONGER_H = 1.0
_UNITS: dict[Language, dict[str, str]] = {
    "en": {"h/week": "h a week", "chats/week": "a week", "share": "%"},
    "zh": {"h/week": "小时/周", "chats/week": "个/周", "share": "%"},
}
_SCALE = {"h/week": 1, "chats/week": 1, "share": 100}


def agents_sentence(changes: AgentChanges, lang: str = "en") -> str:
    """Return who works longer and who shorter, and how often somebody does."""
    language = checked_language(lang)
    rows = changes.rows("worked")
    said = []
    for change in Change:
        found = [row for row in rows if row.change is change]
        if found:
            who = _who(found[::-1] if change is Change.LESS else found, len(rows), language)
            said.append(f"{_change_word(changes, change, language)}{who}")
    often = "" if all(map(_is_only, rows)) else _often(changes, language)
    return "；".join(said) + f"。{often}" if language == "zh" else "; ".join(said) + f".{often}"


def agents_lines(changes: AgentChanges, lang: str = "en", measure: str = "worked") -> Lines:
    """Return a small table of the agents, its headings first.

    Returns:
        Rows of five texts: who, first, second, interval of the difference, what is known. The
        heading of the first says what is measured.
    """
    language = checked_language(lang)
    what = MEASURES[measure]
    name, unit = told(what.name, language), _UNITS[language][what.unit]
    heads = {
        "en": (f"{name}, {unit}", "interval of the difference", "verdict on the second"),
        "zh": (f"{name}（{unit}）", "差值区间", "对后者的判断"),
    }
    measured, *rest = heads[language]
    scale = _SCALE[what.unit]
    lines: Lines = [(measured, *changes.labels, *rest)]
    for row in changes.rows(measure):
        is_open = row.change is Change.NOT_YET_KNOWN or row.difference is not None
        ends = show_ends(row.difference, language, scale) if is_open else ""
        means = (show_plain(scale * mean) for mean in (row.first, row.second))
        lines.append((_name(row, language), *means, ends, told(what.word(row.change), language)))
    return lines


def _often(changes: AgentChanges, lang: Language) -> str:
    """Return how often somebody works longer, whoever it is."""
    share = changes.somebody("worked", more_than=_LONGER_H)
    percent = f"{100 * share:.0f} %"
    if lang == "zh":
        if not share:
            return f"各次重复中，无人每周多出勤超过{_LONGER_H:g}小时（只计两种制度下都在的人）。"
        when = "每次" if share == 1 else f"{percent}的"
        return f"{when}重复中，有人每周多出勤超过{_LONGER_H:g}小时（只计两种制度下都在的人）。"
    more = f"over {_LONGER_H:g} h a week longer (of those there under both)."
    if not share:
        return f" In no replication does anybody work {more}"
    when = "every replication" if share == 1 else f"{percent} of the replications"
    return f" In {when} somebody works {more}"


def _is_only(row: AgentChange) -> bool:
    return row.change in (Change.ONLY_FIRST, Change.ONLY_SECOND)


def _change_word(changes: AgentChanges, change: Change, lang: Language) -> str:
    first, second = changes.labels
    if lang == "zh":
        words = {
            Change.MORE: f"“{second}”下出勤更长",
            Change.LESS: f"“{second}”下出勤更短",
            Change.ONLY_FIRST: f"仅“{first}”有",
            Change.ONLY_SECOND: f"仅“{second}”有",
            Change.NO_DIFFERENCE: "出勤无实际差别",
            Change.NONE_SEEN: "出勤未见差别",
            Change.NOT_YET_KNOWN: "出勤长短尚不确定",
        }
        return f"{words[change]}："
    words = {
        Change.MORE: f"Longer under “{second}”",
        Change.LESS: f"Shorter under “{second}”",
        Change.ONLY_FIRST: f"Only under “{first}”",
        Change.ONLY_SECOND: f"Only under “{second}”",
        Change.NO_DIFFERENCE: "As long, or nearly",
        Change.NONE_SEEN: "As long in all replications",
        Change.NOT_YET_KNOWN: "Longer or shorter, not yet known",
    }
    return f"{words[change]}: "


def _who(rows: Sequence[AgentChange], everybody: int, lang: Language) -> str:
    """Return who they are; of many only how many, and whose change is the largest and smallest."""
    if len(rows) <= _MOST_NAMED:
        return ("、" if lang == "zh" else ", ").join(_named(row, lang) for row in rows)
    is_all = len(rows) == everybody
    if lang == "zh":
        count = f"全部{everybody}人" if is_all else f"{everybody}人中的{len(rows)}人"
    else:
        count = f"all {everybody} agents" if is_all else f"{len(rows)} of {everybody} agents"
    if rows[0].change not in (Change.MORE, Change.LESS):
        return count
    most, least = _named(rows[0], lang), _named(rows[-1], lang)
    return (
        f"{count}，最多{most}，最少{least}"
        if lang == "zh"
        else f"{count}, most {most}, least {least}"
    )


def _named(row: AgentChange, lang: Language) -> str:
    name = _name(row, lang)
    if row.change not in (Change.MORE, Change.LESS) or row.difference is None:
        return name
    (hours,) = (kpi for kpi in KPIS if kpi.key == "paid_hours")
    return f"{name} {show_difference(hours, row.difference, lang)}"


def _name(row: AgentChange, lang: Language) -> str:
    """Return what somebody is called, with the shift of most of their time."""
    posts = [post for post in row.posts if post]
    number = f"{row.person}号" if lang == "zh" else f"{row.person}"
    who = " → ".join(f"{team} {number}" for team in dict.fromkeys(post.team for post in posts))
    several = "多个班次" if lang == "zh" else SEVERAL
    worked = [several if post.shift == SEVERAL else post.shift for post in posts if post.shift]
    shift = " → ".join(dict.fromkeys(worked))
    if not shift:
        return who
    return f"{who}（{shift}）" if lang == "zh" else f"{who} ({shift})"
