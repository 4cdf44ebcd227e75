"""Words of stories: complete in both languages, and the same said in both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from string import Formatter
from typing import Any

import pytest

from cssim.experiment.comparing.parting import PartedBy
from cssim.results.story import EventKind, Whereabouts, WorkKind
from cssim.scenario import WORK_CLASSES
from cssim.show.story import event_words as story_words
from cssim.show.story import moment_words
from cssim.show.story.event_words import NOUNS, Words

TABLES: Mapping[str, Mapping[Any, Words]] = {
    "EVENTS": story_words.EVENTS,
    "WORKS": moment_words.WORKS,
    "DONE": moment_words.DONE,
    "WHERE": moment_words.WHERE,
    "WORK_CLASSES": moment_words.WORK_CLASSES,
    "PHRASES": moment_words.PHRASES,
    "PARTED": moment_words.PARTED,
    "PARTING": moment_words.PARTING,
}
ALL = [(f"{name}: {key}", words) for name, table in TABLES.items() for key, words in table.items()]
CHINESE = re.compile(r"[\u3000-\u9fff]")


def fields(template: str) -> dict[str, str]:
    """Names in braces, and how they are told."""
    return {name: spec or "" for _, name, spec, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize(
    ("table", "members"),
    [
        (story_words.EVENTS, EventKind),
        (moment_words.WORKS, WorkKind),
        (moment_words.DONE, WorkKind),
        (moment_words.WHERE, Whereabouts),
        (moment_words.PARTED, PartedBy),
        (moment_words.WORK_CLASSES, WORK_CLASSES),
    ],
)
def test_nothing_is_left_without_words(table: Mapping[Any, Words], members: Any) -> None:
    assert set(table) == set(members)


@pytest.mark.parametrize(("_", "words"), ALL, ids=[name for name, _ in ALL])
def test_both_languages_say_the_same(_: str, words: Words) -> None:
    """The same persons and numbers; Chinese says how many there are in all, not how many more."""
    english, chinese = fields(words.en), fields(words.zh)
    english.pop("rest", None)
    chinese.pop("total", None)
    assert english == chinese


@pytest.mark.parametrize(("_", "words"), ALL, ids=[name for name, _ in ALL])
def test_each_language_is_itself(_: str, words: Words) -> None:
    assert not CHINESE.search(words.en)
    bare = re.sub(r"\{[^}]*\}", "", words.zh)
    assert not re.search(r"[A-Za-z]", bare)
    if re.search(r"[a-z]", re.sub(r"\{[^}]*\}", "", words.en)):
        assert CHINESE.search(bare) or not bare


@pytest.mark.parametrize(("_", "words"), ALL, ids=[name for name, _ in ALL])
def test_numbers_are_told_in_known_ways(_: str, words: Words) -> None:
    for spec in fields(words.en).values():
        assert spec in {"", "span", "wait", *NOUNS}


def sentences(table: Mapping[Any, Words]) -> Iterator[tuple[str, str]]:
    for words in table.values():
        yield words.en, "."
        yield words.zh, "。"


def test_events_are_whole_sentences() -> None:
    for text, stop in sentences(story_words.EVENTS):
        assert text.endswith(stop)


@pytest.mark.parametrize("table", ["EVENTS", "WHERE", "WORKS"])
@pytest.mark.parametrize("lang", [0, 1], ids=["en", "zh"])
def test_no_two_things_are_told_alike(table: str, lang: int) -> None:
    told = [words[lang] for words in TABLES[table].values()]
    assert len(set(told)) == len(told)


def test_only_these_enumerations_are_told() -> None:
    """A new one would need a line above."""
    told = {type(next(iter(table))) for table in TABLES.values()} - {str}
    assert told == {EventKind, WorkKind, Whereabouts, PartedBy}
    assert all(issubclass(kind, Enum) for kind in told)
