"""The two rulebooks of the first comparison on a shop so small that a replication takes no time."""

from pathlib import Path
from typing import Final

import cssim as cs

SCENARIOS: Final = Path(__file__).parents[2] / "scenarios"
SMALL: Final = {
    "study.days": 2,
    "study.warm_up": 0,
    "study.cool_down": 0,
    "shop.demand.per_day": 60,
}
TODAY: Final = cs.load(SCENARIOS / "19-common-form.toml").replace(SMALL)
PROPOSED: Final = cs.load(SCENARIOS / "02-four-people.toml").replace(SMALL)
BUSY_TODAY: Final = TODAY.replace({"shop.demand.per_day": 600})
BUSY_ALONE: Final = BUSY_TODAY.replace({"shifts.evening.seats": 1, "shifts.day.seats": 1})
"""Half the seats on a busy shop: worse service, fewer paid hours."""

KEYS: Final = [kpi.key for kpi in cs.KPIS]
