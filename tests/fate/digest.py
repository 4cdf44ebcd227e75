"""Play a small shop and print digests of its fates and of what its desk wrote down.

Run as a script in processes of their own, so that nothing but the scenario can matter.
"""

import hashlib
from datetime import date

import numpy as np

from cssim.model import Shop
from cssim.scenario import Scenario

TABLES = {
    "title": {"en": "digest", "zh": "摘要"},
    "shop": {
        "title": {"en": "digest", "zh": "摘要"},
        "demand": {"per_day": 300, "hourly": [1] * 24, "busyness_shape": 10},
        "chat": {
            "turns": {"dist": "geometric", "mean": 3},
            "think": {"dist": "exponential", "mean": "40 s"},
            "work": {"dist": "lognormal", "mean": "60 s", "cv": 0.8},
            "patience": {"first": {"dist": "exponential", "mean": "2 min"}},
            "leaves_silently": 0.4,
            "says_goodbye": 0.5,
            "leaves_message": 0.3,
        },
        "people": {"pace": {"dist": "gamma", "mean": 1.0, "cv": 0.2}, "load": [1.0, 1.1, 1.3]},
    },
    "study": {"start": date(2026, 3, 2), "warm_up": 0, "days": 3, "cool_down": 0, "seed": 11},
    "teams": {"presale": {"people": 4, "rest": "6 on, 1 off"}},
    "shifts": {
        "day": {"team": "presale", "blocks": ["09:00-17:30"], "seats": 2, "at_end": "finish"},
        "evening": {"team": "presale", "blocks": ["17:30-25:00"], "seats": 1, "at_end": "finish"},
    },
    "meetings": {"weekly": {"on": "tuesday", "at": "16:30", "length": "1 h", "shifts": ["day"]}},
    "desk": {"concurrent_chats": 3, "auto_close": "3 min"},
    "pay": {"overtime": "paid"},
}


def digest(columns: list[np.ndarray]) -> str:
    """SHA-256 of the bytes of integer and float columns."""
    sha = hashlib.sha256()
    for column in columns:
        sha.update(f"{column.dtype} {column.shape} ".encode() + column.tobytes())
    return sha.hexdigest()


def digests(replication: int = 0) -> dict[str, str]:
    """Digests of fates and of records."""
    played = Shop(Scenario.from_tables(TABLES), replication).play()
    contacts, records = played.shoppers.contacts, played.records
    record = records.contacts[0]
    logs = (records.opened, records.closed, records.presence, records.tasks, records.left)
    return {
        "shoppers": digest(
            [getattr(played.shoppers, name) for name in ("day", "interval", "place", "key")]
            + [getattr(contacts, name) for name in ("at", "offset", "think", "work", "patience")]
            + [contacts.leaves_silently, contacts.says_goodbye, contacts.leaves_message]
        ),
        "people": digest([played.people.pace]),
        "turns": digest([record.message, record.begin, record.sent, record.person]),
        "outcomes": digest([record.outcome]),
        "logs": digest([column for log in logs for column in log.columns().values()]),
    }


if __name__ == "__main__":
    print(*digests().values(), sep="\n")
