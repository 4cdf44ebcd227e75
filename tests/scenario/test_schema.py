"""The JSON Schema says of files what loading says of them, as far as one key goes."""

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema  # comes with nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cssim.errors import CssimError, RefusedError
from cssim.scenario import Scenario, json_schema
from cssim.scenario.meanings import MEANINGS
from cssim.scenario.rulebook import parse_days
from cssim.scenario.rulebook.rest import parse_rest
from cssim.scenario.rulebook.rotation import parse_rotation
from cssim.units import parse_block, parse_clock, parse_duration

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [
        *(f for f in (ROOT / "scenarios").rglob("*.toml") if f.parent.name != "sweeps"),
        *(Path(__file__).parent / "good").rglob("*"),
    ]
)
KINDS = ("rulebook", "shop", "study")
SCHEMAS = {kind: json_schema(kind) for kind in KINDS}
VALIDATORS = {kind: jsonschema.Draft202012Validator(SCHEMAS[kind]) for kind in KINDS}
PLAIN = tomllib.loads((Path(__file__).parent / "good" / "plain.toml").read_text("utf-8"))


def as_json(value: Any) -> Any:
    """Return the tables of a file as an editor gives them to a schema: dates are texts."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def errors(tables: dict[str, Any], kind: str = "rulebook") -> list[str]:
    return [error.message for error in VALIDATORS[kind].iter_errors(as_json(tables))]


def kind_of(file: Path) -> str:
    return {"shops": "shop", "studies": "study"}.get(file.parent.name, "rulebook")


def with_change(text: str) -> dict[str, Any]:
    """Return a sound rulebook with the keys of `text` put into it."""
    return merged(PLAIN, tomllib.loads(text))


def merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    both = dict(below)
    for key, value in above.items():
        tables = isinstance(value, dict) and isinstance(below.get(key), dict)
        both[key] = merged(below[key], value) if tables else value
    return both


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_json_schema(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[kind])
    assert json.loads(json.dumps(SCHEMAS[kind])) == SCHEMAS[kind]


def test_another_kind_is_refused() -> None:
    with pytest.raises(CssimError, match=r"rulebook, shop, study\. did you mean 'shop'"):
        json_schema("shops")


@pytest.mark.parametrize(
    "file",
    [f for f in FILES if f.suffix == ".toml"],
    ids=lambda file: f"{file.parent.name}-{file.stem}",
)
def test_every_file_that_loads_is_valid(file: Path) -> None:
    assert errors(tomllib.loads(file.read_text("utf-8")), kind_of(file)) == []


@pytest.mark.parametrize(
    "text",
    [
        "[desk]\nconcurrent_chat = 4",
        "[desk]\nconcurrent_chats = 0",
        "[desk]\nconcurrent_chats = 2.5",
        '[desk]\nauto_close = "90"',
        "[desk]\nauto_close = 90",
        '[desk]\npriority = ["first reply"]',
        '[desk]\ninterruptible = ["replies"]',
        '[desk]\nconcurrent_chats = { value = 4, grad = "assumed" }',
        '[desk]\nconcurrent_chats = { value = 4, grade = "sure" }',
        "[desk]\nconcurrent_chats = { value = 4, clause = 3 }",
        "[desk]\nconcurrent_chats = { value = 4, range = [4] }",
        '[desk]\nconcurrent_chats = "none"',
        '[teams.presale]\nrest = "six on, one off"',
        '[teams.presale]\nrotation = "weekly from someday"',
        '[shifts.day]\nblocks = ["09:00 to 17:30"]',
        '[shifts.day]\nblocks = ["17:30-31:00"]',
        "[shifts.day]\nblocks = []",
        '[shifts.day]\nat_end = "stay"',
        '[meetings.weekly]\non = "someday"',
        '[meetings.weekly]\nat = "25:70"',
        "[pays]",
        'shop = ["a", "b"]',
        "[shop.demand]\nper_day = 300",
        '[amendments."1 March".desk]\nauto_close = "3 min"',
        '[amendments."2026-03-01".desk]\nauto_close = "3"',
        '[amendments."2026-03-01".shop]\ndemand = 3',
        '[amendments."2026-03-01"]\ntitle = { en = "a", zh = "b" }',
    ],
)
def test_broken_files_are_not(text: str) -> None:
    assert errors(with_change(text))
    with pytest.raises(CssimError):
        Scenario.from_tables(with_change(text), folder=Path(__file__).parent / "good")


@pytest.mark.parametrize("key", ["teams", "shifts", "desk", "pay", "title"])
def test_what_is_required_may_only_be_inherited(key: str) -> None:
    without = {name: table for name, table in PLAIN.items() if name != key}
    assert errors(without)
    assert errors({**without, "extends": "plain.toml"}) == []


@pytest.mark.parametrize(
    "text",
    [
        'extends = "plain.toml"\nmeetings = "none"\nshifts.day = "none"\ndesk.priority = "none"',
        'extends = "plain.toml"\n[shop.chat.think]\nmean = "50 s"\n[study]\ndays = 3',
        '[amendments."2026-03-01"]\nclause = "3"\nmeetings.weekly = "none"\n'
        '[amendments."2026-03-05".shifts.day]\nseats = { value = 3, clause = "3.1" }',
        '[desk.auto_close]\nvalue = "3 min"\ngrade = "assumed"\nrange = ["2 min", "5 min"]',
        '[meetings]\nclause = "3"\n[desk]\nauto_close = "none"\nnote = "a table may have a note"',
    ],
)
def test_what_a_file_may_write_besides(text: str) -> None:
    tables = tomllib.loads(text)
    assert errors(tables if "extends" in tables else with_change(text)) == []


def annotated(value: Any) -> Any:
    """Return tables with a note beside every value."""
    if isinstance(value, dict):
        return {
            key: item if key in ("sources", "extends", "shop", "study") else annotated(item)
            for key, item in value.items()
        }
    return {"value": value, "grade": "assumed", "range": [1, 2]}


def test_every_value_may_have_a_note() -> None:
    bare = {key: tables for key, tables in PLAIN.items() if key not in ("teams", "meetings")}
    bare["shifts"] = {"day": PLAIN["shifts"]["day"]}
    bare["teams"] = {"presale": {"people": 4, "rest": "none"}}
    assert errors(annotated(bare)) == []


TOO_MUCH = ("1 to 366", "1 to 28", "day 1 to day 28", "day 8 to day 29", "at most", "second time")


def refusal(parse: Callable[[str], object], text: str) -> str:
    try:
        parse(text)
    except RefusedError as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize(
    ("form", "parse"),
    [
        ("duration", parse_duration),
        ("clock_time", parse_clock),
        ("days", parse_days),
        ("days_off", parse_rest),
        ("rotation", parse_rotation),
    ],
)
def test_a_text_of_the_form_is_read(form: str, parse: Callable[[str], object]) -> None:
    """Numbers in it may still be too large: those are refused as numbers, not as texts."""
    pattern = SCHEMAS["rulebook"]["$defs"][form]["pattern"]

    @settings(max_examples=50)
    @given(st.from_regex(pattern, fullmatch=True, alphabet=st.characters(max_codepoint=127)))
    def check(text: str) -> None:
        said = refusal(parse, text)
        assert said == "" or any(word in said for word in TOO_MUCH), said

    check()


@pytest.mark.parametrize(
    ("parse", "form", "text"),
    [
        (parse_duration, "duration", text)
        for text in ("90 s", "1.5h", "0 min", "+3 days", " 2 d ", "250ms")
    ]
    + [(parse_clock, "clock_time", text) for text in ("8:30", "08:30", "25:00", "30:00", " 9:05 ")]
    + [
        (parse_days, "days", text)
        for text in (
            *("every day", "monday", "monday and friday", "monday, tuesday and friday"),
            *("every 14 days", "day 25", "last friday before day 25"),
        )
    ]
    + [(parse_rest, "days_off", text) for text in ("none", "6 on, 1 off", "3 days a month")]
    + [(parse_rotation, "rotation", text) for text in ("none", "weekly from saturday")],
)
def test_what_is_read_has_the_form(parse: Callable[[str], object], form: str, text: str) -> None:
    parse(text)
    jsonschema.validate(text, SCHEMAS["rulebook"]["$defs"][form])


@pytest.mark.parametrize("text", ["09:00-17:30", "17:30–25:00", " 9:00 - 12:00"])
def test_blocks_have_their_form(text: str) -> None:
    parse_block(text)
    tables = with_change("")
    tables["shifts"]["day"]["blocks"] = [text]
    assert errors(tables) == []


def test_every_key_has_a_meaning_and_every_meaning_a_key() -> None:
    tables = {
        name: set(table["properties"])
        for kind in KINDS
        for name, table in SCHEMAS[kind]["$defs"].items()
        if name in MEANINGS
    }
    assert set(tables) == set(MEANINGS)
    notes = {"clause", "grade", "source", "range", "note", "extends", "shop", "study", "amendments"}
    for name, meanings in MEANINGS.items():
        if "*" not in meanings:
            assert set(meanings) == tables[name] - notes, name
        assert all(meaning.endswith(".") for meaning in meanings.values())
