"""What is measured of an agent, and the words for more and less of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from cssim.scenario import Title


class Change(Enum):
    """What is known about one agent under the second scenario, as against the first."""

    MORE = "more"
    LESS = "less"
    NO_DIFFERENCE = "no difference that matters"
    NONE_SEEN = "no difference seen"
    NOT_YET_KNOWN = "not yet known"
    ONLY_FIRST = "only under the first"
    ONLY_SECOND = "only under the second"


_WORDS_ZH = {
    Change.NO_DIFFERENCE: "无实际差别",
    Change.NONE_SEEN: "未见差别",
    Change.NOT_YET_KNOWN: "尚不确定",
    Change.ONLY_FIRST: "仅前者有",
    Change.ONLY_SECOND: "仅后者有",
}


class Measure(NamedTuple):
    """What is measured of an agent.

    Attributes:
        name: name for people, in both languages.
        unit: of the values.
        matters: a difference smaller than this does not matter in practice, in the unit; assumed,
            as the thresholds of the KPIs are.
        more: what is said of somebody who has more of it.
        less: what is said of somebody who has less of it.
    """

    name: Title
    unit: str
    matters: float
    more: Title
    less: Title

    def word(self, change: Change) -> Title:
        """Return what is known, in both languages."""
        if change is Change.MORE:
            return self.more
        if change is Change.LESS:
            return self.less
        return Title(en=change.value, zh=_WORDS_ZH[change])


_LONGER, _SHORTER = Title(en="longer", zh="更长"), Title(en="shorter", zh="更短")
_MORE, _LESS = Title(en="more", zh="更多"), Title(en="less", zh="更少")

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "worked": Measure(
            Title(en="Hours worked", zh="出勤小时"), "h/week", 0.5, _LONGER, _SHORTER
        ),
        "paid": Measure(Title(en="Paid hours", zh="付薪小时"), "h/week", 0.5, _MORE, _LESS),
        "overtime": Measure(
            Title(en="Overtime hours", zh="加班小时"), "h/week", 0.5, _LONGER, _SHORTER
        ),
        "chats": Measure(
            Title(en="Chats answered", zh="接待会话"),
            "chats/week",
            5.0,
            _MORE,
            Title(en="fewer", zh="更少"),
        ),
        "occupancy": Measure(
            Title(en="Occupancy", zh="工时利用率"),
            "share",
            0.02,
            Title(en="busier", zh="更忙"),
            Title(en="less busy", zh="更闲"),
        ),
    }
)
"""By key, in the order in which `weeks_of` gives the values."""
