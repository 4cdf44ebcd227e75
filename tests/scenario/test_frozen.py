"""A loaded scenario cannot be changed, and travels between processes."""

import copy
import dataclasses
import pickle

import pytest
from pydantic import ValidationError

from cssim.scenario import Scenario


def test_no_part_can_be_changed(plain: Scenario) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        plain.study = plain.study  # type: ignore[misc]
    with pytest.raises(ValidationError):
        plain.study.days = 3  # type: ignore[misc]
    with pytest.raises(TypeError, match="frozen"):
        plain.rulebook.shifts["late"] = plain.rulebook.shifts["day"]
    with pytest.raises(TypeError, match="frozen"):
        plain.rulebook.shifts.pop("day")
    with pytest.raises(TypeError, match="frozen"):
        plain.notes.clear()  # type: ignore[attr-defined]


def test_pickle_and_copy(plain: Scenario) -> None:
    back = pickle.loads(pickle.dumps(plain))
    assert back == plain
    assert back.notes == plain.notes
    assert back.fingerprint == plain.fingerprint
    assert back.replace({"study.days": 2}) == plain.replace({"study.days": 2})
    assert copy.deepcopy(plain) == plain


def test_equal_scenarios_have_equal_hashes(plain: Scenario) -> None:
    assert hash(plain.replace({})) == hash(plain)


def test_fingerprint_counts_values_only(plain: Scenario, child: Scenario) -> None:
    retitled = plain.replace({"title.en": "Other", "sources.x": "A book", "shop.title.zh": "别"})
    assert retitled != plain
    assert retitled.fingerprint == plain.fingerprint
    assert child.fingerprint != plain.fingerprint
    assert len(plain.fingerprint) == 64


def test_every_number_is_in_the_fingerprint(plain: Scenario) -> None:
    changes: dict[str, object] = {
        "study.seed": 1,
        "shop.demand.per_day": 299,
        "teams.presale.rest": "3 days a month",
        "shop.chat.patience.first.rest.mean": "181 s",
        "meetings.weekly.at": "09:01",
        "desk.priority": [],
    }
    prints = {plain.replace({path: value}).fingerprint for path, value in changes.items()}
    assert len(prints | {plain.fingerprint}) == len(changes) + 1
