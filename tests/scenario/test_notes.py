"""Annotations are kept beside the values and change nothing."""

from pathlib import Path
from typing import Any

import pytest

from cssim.errors import ScenarioError
from cssim.scenario import Note, Scenario
from cssim.scenario.reading.notes import strip


def test_paths_are_dotted(plain: Scenario) -> None:
    assert set(plain.notes) == {
        "teams.presale.people",
        "teams.presale.rest",
        "shifts.evening.seats",
        "shifts.evening.at_end",
        "meetings.weekly",
        "shop.demand.per_day",
    }


def test_a_clause_has_the_grade_rulebook(plain: Scenario) -> None:
    expected = Note(clause="19.1", grade="rulebook", source="form")
    assert plain.notes["teams.presale.rest"] == expected


def test_range_grade_and_source(plain: Scenario) -> None:
    expected = Note(grade="measured", source="log", range=(200, 400))
    assert plain.notes["shop.demand.per_day"] == expected


def test_a_table_can_be_annotated(plain: Scenario) -> None:
    assert plain.notes["meetings.weekly"].clause == "19.4"


def test_a_value_that_is_a_table() -> None:
    notes: dict[tuple[str, ...], Note] = {}
    value = {"dist": "exponential", "mean": {"value": "3 s", "clause": "1.2"}}
    bare = strip({"think": {"value": value, "grade": "assumed"}}, (), notes, [])
    assert bare == {"think": {"dist": "exponential", "mean": "3 s"}}
    assert notes == {
        ("think",): Note(grade="assumed"),
        ("think", "mean"): Note(clause="1.2", grade="rulebook"),
    }


def annotated(tables: dict[str, Any]) -> dict[str, Any]:
    """Return the tables with every single value annotated."""
    return {
        key: annotated(value)
        if isinstance(value, dict)
        else {"value": value, "grade": "assumed", "range": ["a", "b"], "note": "perhaps"}
        for key, value in tables.items()
    }


def test_annotated_equals_bare(plain: Scenario) -> None:
    bare = plain.replace({})._document.raw
    sources = {"sources": bare["sources"]}
    shop = {**annotated(bare["shop"]), "sources": bare["shop"]["sources"]}
    scenario = Scenario.from_tables({**annotated(bare), **sources, "shop": shop})
    assert scenario == plain
    assert scenario.fingerprint == plain.fingerprint
    assert scenario.notes["study.seed"].note == "perhaps"


def test_a_full_citation_needs_no_key(plain: Scenario) -> None:
    seats = {"value": 2, "source": "Interview with the owner, May 2026"}
    assert plain.replace({"shifts.day.seats": seats}) == plain


def test_shop_sources_are_not_those_of_the_rulebook(good: Path, tmp_path: Path) -> None:
    shop = (good / "shops" / "small.toml").read_text(encoding="utf-8")
    file = tmp_path / "shop.toml"
    file.write_text(shop.replace('source = "log"', 'source = "form"'), encoding="utf-8")
    tables = {"extends": str(good / "plain.toml"), "shop": str(file)}
    with pytest.raises(ScenarioError, match="the unknown source 'form'"):
        Scenario.from_tables(tables)
