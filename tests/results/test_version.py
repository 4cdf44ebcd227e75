"""A changed number comes with a raised version, so that stored results are never mixed.

After raising MODEL_VERSION, renew what is kept here with: python tests/results/test_version.py
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, Final

import pytest

import cssim as cs
from cssim.results import MODEL_VERSION

ROOT: Final = Path(__file__).parents[2]
KEPT: Final = Path(__file__).with_name("version.json")
REPLICATIONS: Final = range(2)
RENEW: Final = "python tests/results/test_version.py"

SMALL: Final = {
    "study.warm_up": 0,
    "study.days": 3,
    "study.cool_down": 1,
    "shop.demand.per_day": 150,
}
PLAYED: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "two shifts that meet": ("19-common-form", {}),
    "handed over without a note": ("04-split-evening", {}),
    "a room for calls": ("12-call-room", {}),
    "three shifts": ("08-three-shifts", {}),
    "changed on a day": ("02-four-people", {"amendments.2026-03-03.desk.concurrent_chats": 2}),
}


def scenarios() -> dict[str, cs.Scenario]:
    return {
        name: cs.load(ROOT / "scenarios" / f"{file}.toml").replace(SMALL | changes)
        for name, (file, changes) in PLAYED.items()
    }


def found() -> dict[str, Any]:
    """What is kept: one digest a KPI over all runs, and the beginning of each fingerprint."""
    digests = {kpi.key: hashlib.sha256() for kpi in cs.KPIS}
    fingerprints = {}
    for name, scenario in scenarios().items():
        fingerprints[name] = scenario.fingerprint[:12]
        for replication in REPLICATIONS:
            for key, value in cs.run(scenario, replication=replication).kpis.items():
                digests[key].update(f"{name} {replication} {value:.9g}\n".encode())
    return {
        "version": MODEL_VERSION,
        "fingerprints": fingerprints,
        "kpis": {key: digest.hexdigest()[:12] for key, digest in digests.items()},
    }


def renewal_refused(kept: dict[str, Any], now: dict[str, Any]) -> str:
    """Why what is kept may not be renewed; empty if it may."""
    if kept["version"] != now["version"]:
        return ""
    changed = [
        name
        for part in ("kpis", "fingerprints")
        for name, digest in kept[part].items()
        if now[part].get(name, digest) != digest
    ]
    if not changed:
        return ""
    return (
        f"the same runs no longer give the same: {', '.join(changed)}. If that is meant, raise "
        f"MODEL_VERSION in cssim/results/version.py and then renew what is kept with: {RENEW}"
    )


def test_the_same_runs_give_the_same_numbers_as_when_the_version_was_raised() -> None:
    kept, now = json.loads(KEPT.read_text()), found()
    refused = renewal_refused(kept, now)
    assert not refused, refused
    assert now == kept, f"renew what is kept with: {RENEW}"


KEPT_THEN: Final = {"version": 1, "fingerprints": {"a": "f0"}, "kpis": {"rate": "00", "wait": "11"}}


@pytest.mark.parametrize(
    ("now", "named"),
    [
        (KEPT_THEN, ""),
        (KEPT_THEN | {"kpis": {"rate": "00", "wait": "22"}}, "wait"),
        (KEPT_THEN | {"fingerprints": {"a": "f1"}}, "a"),
        (KEPT_THEN | {"kpis": {"rate": "01", "wait": "22"}, "version": 2}, ""),
        (KEPT_THEN | {"kpis": {"rate": "00", "wait": "11", "new": "33"}}, ""),
        (KEPT_THEN | {"kpis": {"rate": "00"}}, ""),
    ],
)
def test_only_another_number_asks_for_another_version(now: dict[str, Any], named: str) -> None:
    refused = renewal_refused(KEPT_THEN, now)
    assert bool(refused) == bool(named)
    assert not named or f"same: {named}. If" in refused
    assert not named or "MODEL_VERSION" in refused


if __name__ == "__main__":
    present = found()
    if KEPT.exists() and (why_not := renewal_refused(json.loads(KEPT.read_text()), present)):
        sys.exit(why_not)
    KEPT.write_text(json.dumps(present, indent=2) + "\n")
