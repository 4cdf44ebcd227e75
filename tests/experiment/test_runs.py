"""Replications one after the other."""

from importlib import import_module
from typing import Any

import pytest
from experiment.small import TODAY

import cssim as cs


def test_they_are_those_of_run() -> None:
    for replication, found in enumerate(cs.runs(TODAY, n=3, progress=False)):
        assert found.replication == replication
        assert found.profile.shoppers.tolist() == (
            cs.run(TODAY, replication=replication).profile.shoppers.tolist()
        )


def test_each_is_played_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    played = []

    def note(scenario: cs.Scenario, *, replication: int) -> int:
        played.append(replication)
        return replication

    monkeypatch.setattr(import_module("cssim.experiment.runs"), "run", note)
    several = cs.runs(TODAY, n=3)
    assert played == []
    next(several)
    assert played == [0]


@pytest.mark.parametrize("n", [0, -1, 1.5, True, "3"])
def test_how_many_is_checked_at_once(n: Any) -> None:
    with pytest.raises(cs.CssimError, match="n is"):
        cs.runs(TODAY, n=n)


def test_only_a_scenario_is_played() -> None:
    with pytest.raises(cs.CssimError, match=r"cssim\.load"):
        cs.runs("19", n=2)  # type: ignore[arg-type]
