"""Sweeps so small that a cell takes a few milliseconds, also of runs that fail."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import cssim as cs

SCENARIOS: Final = Path(__file__).parents[3] / "scenarios"
TINY: Final = {
    "study.days": 1,
    "study.warm_up": 0,
    "study.cool_down": 0,
    "shop.demand.per_day": 30,
}
BASE: Final = cs.load(SCENARIOS / "19-common-form.toml").replace(TINY)
SEATS: Final = "shifts.evening.seats"
GRID: Final[dict[str, list[Any]]] = {SEATS: [1, 2], "desk.concurrent_chats": [1, 4]}
KEYS: Final = [kpi.key for kpi in cs.KPIS]
MOST: Final = "shop.chat.context.most"


def _relay() -> cs.Scenario:
    """Chats that last an hour and change hands every 20 minutes, without a note.

    Where fewer repeated turns are reserved than a chat may need, and a chat needs them, there is no
    valid run.
    """
    starts = [600 + 20 * i for i in range(7)]
    clock = [f"{start // 60:02d}:{start % 60:02d}" for start in starts]
    blocks = [[f"{begin}-{end}"] for begin, end in pairwise(clock)]
    return cs.Scenario.from_tables(
        {
            "title": {"en": "Relay", "zh": "接力"},
            "teams": {"desk": {"people": 6, "rest": "none"}},
            "shifts": {
                f"shift {i}": {"team": "desk", "blocks": block, "seats": 1, "at_end": "hand_over"}
                for i, block in enumerate(blocks)
            },
            "desk": {"concurrent_chats": 20, "auto_close": "20 min"},
            "pay": {"overtime": "unpaid"},
            "study": {**BASE.study.model_dump(), "seed": 11},
            "shop": {
                "title": {"en": "Slow shoppers", "zh": "慢买家"},
                "demand": {"per_day": 1, "hourly": [0] * 10 + [1, 1] + [0] * 12},
                "chat": {
                    "turns": {"dist": "constant", "mean": 10},
                    "think": {"dist": "constant", "mean": "5 min"},
                    "work": {"dist": "constant", "mean": "60 s"},
                    "leaves_silently": 0,
                    "says_goodbye": 1,
                    "leaves_message": 0,
                    "context": {"reread": "1 s", "repeated_turns": 1, "most": 1},
                },
                "people": {"pace": {"dist": "constant", "mean": 1}},
            },
        }
    )


RELAY: Final = _relay()
RELAYS: Final[dict[str, list[Any]]] = {MOST: [1, 6]}
RELAYS_FAILING: Final = (1, 3)
"""Of replications 0 to 3 at the first of the RELAYS; at the second none fails."""
