"""cssim diff: how two scenarios differ, clause by clause."""

import pytest
from cli.words import FIRST, SECOND

import cssim as cs


def test_every_difference_is_one_line_of_a_pipe(cli) -> None:
    said = cli("diff", FIRST, SECOND)
    assert (said.code, said.err) == (0, "")
    found = cs.diff(cs.load(FIRST), cs.load(SECOND))
    for path, one, other in found.cells():
        (line,) = (line for line in said.out.splitlines() if line.split("  ")[1:2] == [path])
        assert one in line
        assert other in line
    for label in ("19-common-form", "02-four-people"):
        assert f"“{label}”: " in said.out
    assert "early 08:00-12:00 + 12:00-17:30, 2 seats" in said.out


def test_in_chinese(cli) -> None:
    said = cli("diff", FIRST, SECOND, "--lang", "zh")
    assert cs.load(FIRST).title.zh in said.out
    assert "（条款 19.1）" in said.out
    assert "路径" in said.out


def test_a_change_of_the_second_alone(cli) -> None:
    said = cli("diff", FIRST, FIRST, "--set-second", "shifts.evening.seats=1")
    assert said.code == 0
    assert "19-common-form, shifts.evening.seats=1" in said.out
    assert "1 (override)" in said.out
    same = cli("diff", FIRST, FIRST, "--set", "shifts.evening.seats=1")
    assert "No value differs." in same.out


def test_as_json(cli) -> None:
    said = cli("diff", FIRST, SECOND, "--json")
    assert set(said.json) == {"first", "second", "differences"}
    rows = said.json["differences"]
    (rest,) = (row for row in rows if row["first"] and row["first"]["path"].endswith(".rest"))
    assert rest["second"]["path"] == "teams.desk.rest"
    assert rest["second"]["value"] == "3 days a month"
    assert rest["first"]["clause"] == "19.1"
    assert [row for row in rows if row["first"] is None]
    assert [row for row in rows if row["second"] is None]


@pytest.mark.parametrize("files", [(FIRST, "nowhere.toml"), ("nowhere.toml", FIRST)])
def test_a_missing_file_is_told(cli, files: tuple[str, str]) -> None:
    said = cli("diff", *files)
    assert (said.code, said.out) == (1, "")
    assert "nowhere.toml" in said.err
