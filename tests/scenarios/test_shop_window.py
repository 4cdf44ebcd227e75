"""The scenario files themselves: complete, annotated, and as busy as their comments say."""

import tomllib
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cssim.model import Outcome, Played, Shop
from cssim.scenario import Note, Scenario, load, load_shop, scenario_files
from cssim.scenario.reading.notes import ANNOTATION_KEYS
from cssim.theory import erlang_a, erlang_c_mean_wait, mg1_mean_wait
from cssim.units import parse_duration

FOLDER = Path(__file__).parents[2] / "scenarios"
RULEBOOKS = scenario_files(FOLDER)
SHOPS = sorted((FOLDER / "shops").glob("*.toml"))
EVERYTHING = sorted(FOLDER.rglob("*.toml"))

NAMES = {"title", "sources", "shop", "study", "extends", "dist", "value", *ANNOTATION_KEYS}
"""Keys that hold no figure and no rule."""

Place = tuple[str, ...]


def by_name(path: Path) -> str:
    return str(path.relative_to(FOLDER))


def leaves(table: Mapping[str, Any], place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Yield each figure and rule that is written in a file, with its path."""
    for key, written in table.items():
        if key in NAMES:
            continue
        annotated = isinstance(written, Mapping) and "value" in written
        value = written["value"] if annotated else written
        if isinstance(value, Mapping):
            yield from leaves(value, (*place, key))
        else:
            yield (*place, key), value


def note_of(place: Place, notes: Mapping[str, Note]) -> Note | None:
    """Return the innermost note with a grade at a path or at a table around it."""
    for path in reversed(list(accumulate(place, lambda outer, key: f"{outer}.{key}"))):
        if path in notes and notes[path].grade is not None:
            return notes[path]
    return None


def written_in(file: Path) -> list[tuple[Place, Any]]:
    """Return the leaves of a file, shops with the path they have in a scenario."""
    root = ("shop",) if file in SHOPS else ()
    return list(leaves(tomllib.loads(file.read_text("utf-8")), root))


def played_on(file: Path) -> Scenario:
    """Return a scenario in which the file has its part."""
    return load(RULEBOOKS[0], shop=file) if file in SHOPS else load(file)


def citations(scenario: Scenario) -> set[str]:
    return {*scenario.shop.sources, *scenario.rulebook.sources}


ANNOTATED = [
    pytest.param(file, place, id=f"{by_name(file)}:{'.'.join(place)}")
    for file in (*RULEBOOKS, *SHOPS)
    for place, _ in written_in(file)
]


def test_the_two_rulebooks_of_the_first_comparison_are_there() -> None:
    assert {"02-four-people", "19-common-form"} <= {file.stem for file in RULEBOOKS}


@pytest.mark.parametrize("file", RULEBOOKS, ids=by_name)
def test_each_rulebook_loads_with_titles_in_both_languages(file: Path) -> None:
    title = load(file).title
    assert title.en.isascii()
    assert any("\u4e00" <= sign <= "\u9fff" for sign in title.zh)


@pytest.mark.parametrize("file", SHOPS, ids=by_name)
def test_each_shop_loads_with_titles_and_a_whole_day(file: Path) -> None:
    shop = load_shop(file)
    assert shop.title.en.isascii()
    assert any("\u4e00" <= sign <= "\u9fff" for sign in shop.title.zh)
    assert len(shop.demand.hourly) == 24


def test_the_shares_of_the_hours_are_per_cent() -> None:
    shop = load_shop(FOLDER / "shops" / "small-taobao.toml")
    assert sum(shop.demand.hourly) == pytest.approx(100, abs=0.02)


@pytest.mark.parametrize(("file", "place"), ANNOTATED)
def test_each_figure_says_what_it_rests_on(file: Path, place: Place) -> None:
    scenario = played_on(file)
    note = note_of(place, scenario.notes)
    assert note is not None, "neither the figure nor a table around it has a grade"
    if note.grade == "rulebook":
        assert note.clause, "a rule without its clause"
    if note.grade in ("measured", "published"):
        assert note.source in citations(scenario) or note.note, "neither a known source nor a note"


@pytest.mark.parametrize("file", [*RULEBOOKS, *SHOPS], ids=by_name)
def test_each_figure_lies_within_its_range(file: Path) -> None:
    notes = played_on(file).notes
    for place, value in written_in(file):
        note = notes.get(".".join(place))
        if note is None or note.range is None:
            continue
        low, *_, high = map(as_number, note.range)
        assert low <= as_number(value) <= high, ".".join(place)


def as_number(value: object) -> float:
    return parse_duration(value) if isinstance(value, str) else float(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("file", RULEBOOKS, ids=by_name)
def test_each_clause_is_one_of_the_rulebook_itself(file: Path) -> None:
    number = file.stem.split("-")[0]
    clauses = {note.clause for note in load(file).notes.values() if note.clause}
    assert clauses
    assert all(clause.startswith(number) for clause in clauses)


@pytest.mark.parametrize("file", EVERYTHING, ids=by_name)
def test_each_file_begins_with_what_it_is(file: Path) -> None:
    assert file.read_text("utf-8").startswith("# ")


@pytest.mark.parametrize("file", RULEBOOKS, ids=by_name)
def test_each_rulebook_lists_the_rules_that_are_not_simulated(file: Path) -> None:
    _, _, missing = file.read_text("utf-8").partition("# --- Not simulated yet ---")
    number = file.stem.split("-")[0]
    assert missing.count(f"\n#   {number}") > 5


@pytest.mark.parametrize("file", RULEBOOKS, ids=by_name)
def test_all_rulebooks_are_played_on_the_same_shop_and_days(file: Path) -> None:
    first, other = load(RULEBOOKS[0]), load(file)
    assert other.shop == first.shop
    assert other.study == first.study


def test_the_study_counts_each_weekday_equally_often() -> None:
    study = load(RULEBOOKS[0]).study
    assert study.days % 7 == 0
    assert study.date_of(0).weekday() == 0


def left_for_impatience(played: Played) -> float:
    """Return the share of leavers among the shoppers who found somebody on duty."""
    outcome = played.records.contacts[0].outcome
    left = np.isin(outcome, (Outcome.LEFT_OPENLY, Outcome.LEFT_SILENTLY)).sum()
    return float(left / (left + (outcome == Outcome.ANSWERED).sum()))


@pytest.mark.parametrize("name", ["02-four-people", "19-common-form"])
def test_four_people_are_busy_but_can_cope_as_the_shop_file_says(name: str) -> None:
    played = Shop(load(FOLDER / f"{name}.toml"), 0).play()
    assert 0.14 < left_for_impatience(played) < 0.22


def mean_wait(played: Played) -> float:
    """Return the mean wait of the shoppers of the days that count, leavers included, in s."""
    record, study = played.records.contacts[0], played.scenario.study
    contacts = record.contacts
    left = record.outcome == Outcome.LEFT_OPENLY
    wait = np.where(left, contacts.patience, record.begin - contacts.at)
    settled = left | (record.outcome == Outcome.ANSWERED)
    return float(wait[settled & (played.shoppers.day >= study.warm_up)].mean()) / 1e6


EXACT = {
    "erlang-c": 60 * erlang_c_mean_wait(3.5, 3.0, 13),
    "erlang-a": 60 * erlang_a(3.5, 3.0, 13, mean_patience=5.0).mean_wait,
    "mg1": 60 * mg1_mean_wait(0.7, 1.0, service_cv=1.2),
}
"""Mean waits in seconds."""


@pytest.mark.parametrize("name", EXACT)
def test_the_header_of_a_theory_file_gives_the_exact_answer(name: str) -> None:
    text = (FOLDER / "theory" / f"{name}.toml").read_text("utf-8")
    assert f"{EXACT[name]:.2f} s" in text


@pytest.mark.slow
@pytest.mark.parametrize("name", EXACT)
def test_a_theory_file_played_gives_the_exact_answer(name: str) -> None:
    scenario = load(FOLDER / "theory" / f"{name}.toml")
    waits = [mean_wait(Shop(scenario, replication).play()) for replication in range(6)]
    error = np.std(waits, ddof=1) / np.sqrt(len(waits))
    assert error < 0.06 * EXACT[name]
    assert abs(np.mean(waits) - EXACT[name]) < 4 * error
