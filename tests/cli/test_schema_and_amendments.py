"""cssim schema, and what check and show say of amendments and ranges."""

import json
from pathlib import Path

import pytest
from cli.words import FIRST

import cssim as cs

LATE = ("--set", "amendments.2030-01-01.shifts.day.seats=1")
SOON = ("--set", "amendments.2026-03-09.shifts.day.seats=1")


@pytest.mark.parametrize("kind", ["rulebook", "shop", "study"])
def test_the_schema_is_printed(cli, kind: str) -> None:
    said = cli("schema", kind)
    assert (said.code, said.err) == (0, "")
    assert said.json == cs.json_schema(kind)


def test_of_a_rulebook_if_not_said_otherwise(cli) -> None:
    assert cli("schema") == cli("schema", "rulebook")
    assert cli("schema", "shops").code == 2


def test_the_schema_is_written_and_never_over_what_is_there(cli, tmp_path: Path) -> None:
    file = tmp_path / "study.schema.json"
    said = cli("schema", "study", "-o", str(file))
    assert (said.code, said.out) == (0, f"schema: {file}\n")
    assert json.loads(file.read_text("utf-8")) == cs.json_schema("study")
    file.write_text("mine", "utf-8")
    said = cli("schema", "study", "-o", str(file))
    assert said.code == 1
    assert "exists" in said.err
    assert file.read_text("utf-8") == "mine"
    assert cli("schema", "study", "-o", str(file), "--overwrite").code == 0
    assert json.loads(file.read_text("utf-8"))["$defs"]["Study"]


@pytest.mark.parametrize(
    ("name", "message"), [("a.toml", "allowed: .json"), ("nowhere/a.json", "no folder")]
)
def test_a_path_that_cannot_be_is_refused(cli, tmp_path: Path, name: str, message: str) -> None:
    said = cli("schema", "-o", str(tmp_path / name))
    assert said.code == 1
    assert message in said.err
    assert list(tmp_path.iterdir()) == []


def test_show_tells_ranges(cli) -> None:
    lines = cli("show", FIRST).out.splitlines()
    (line,) = (line for line in lines if line.strip().startswith("shifts.evening.seats "))
    assert "1 – 4" in line
    (line,) = (line for line in lines if line.strip().startswith("desk.auto_close "))
    assert "2 min – 5 min" in line


def test_show_tells_amendments(cli) -> None:
    study = cs.load(FIRST).study
    day = next(d for d in range(study.total_days) if str(study.date_of(d)) == "2026-03-09")
    said = cli("show", FIRST, *SOON, *LATE)
    assert f"the amendment of 2026-03-09 is in force from service day {day} on" in said.out
    last = study.date_of(study.total_days - 1)
    never = f"the amendment of 2030-01-01 never comes into force: the study ends on {last}"
    assert never in said.out
    assert "amendments.2026-03-09.shifts.day.seats" in said.out
    early = cli("show", FIRST, "--set", "amendments.2020-01-01.shifts.day.seats=1")
    assert "the amendment of 2020-01-01 is in force from the first service day on" in early.out


def test_check_says_that_an_amendment_never_comes_into_force(cli, tmp_path: Path) -> None:
    file = tmp_path / "late.toml"
    text = f'extends = "{FIRST}"\n[amendments."2030-01-01".shifts.day]\nseats = 1\n'
    file.write_text(text, "utf-8")
    said = cli("check", str(file))
    assert said.code == 0
    first, second = said.out.splitlines()
    assert first == f"{file}: no problems"
    assert second.startswith(f"{file}: the amendment of 2030-01-01 never comes into force")


def test_check_and_show_tell_what_never_has_an_effect(cli, tmp_path: Path) -> None:
    file = tmp_path / "early.toml"
    rule = '[response]\nwithin = "30 s"\nhours = ["03:00-04:00"]\n'
    file.write_text(f'extends = "{FIRST}"\n{rule}', "utf-8")
    remark = "response.hours 03:00-04:00 never hold"
    said = cli("check", str(file))
    assert said.code == 0
    assert f"{file}: {remark}" in said.out
    shown = cli("show", str(file)).out.splitlines()
    assert shown[2].startswith(remark)


def test_the_date_of_an_amendment_may_stand_in_quotes(cli) -> None:
    quoted = cli("show", FIRST, "--set", 'amendments."2026-03-09".shifts.day.seats=1')
    assert quoted == cli("show", FIRST, *SOON)
