"""Commands that look at scenarios without playing them."""

import shutil
from pathlib import Path

import pytest
from cli.words import FIRST, SECOND
from experiment.small import SCENARIOS

import cssim as cs


def test_list_names_every_rulebook_in_both_languages(cli) -> None:
    said = cli("list", str(SCENARIOS))
    assert (said.code, said.err) == (0, "")
    for file in cs.scenario_files(SCENARIOS):
        assert file.name in said.out
        title = cs.load(file).title
        assert title.en in said.out
        assert title.zh in said.out


def test_list_looks_into_the_folder_scenarios_by_itself(
    cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SCENARIOS.parent)
    assert cli("list") == cli("list", str(SCENARIOS))


def test_list_as_json(cli) -> None:
    said = cli("list", str(SCENARIOS), "--json")
    assert said.code == 0
    assert [row["file"] for row in said.json] == [f.name for f in cs.scenario_files(SCENARIOS)]
    scenario = cs.load(FIRST)
    (row,) = (row for row in said.json if row["file"] == Path(FIRST).name)
    assert row["title"] == {"en": scenario.title.en, "zh": scenario.title.zh}
    assert row["people"] == sum(team.people for team in scenario.rulebook.teams.values())
    assert row["shifts"] == {
        "day": "08:30-17:30, seats: 2",
        "evening": "17:30-25:00, seats: 2",
    }


def test_list_goes_on_past_a_broken_file_and_says_how_to_see_more(cli, broken: Path) -> None:
    shutil.copytree(SCENARIOS / "shops", broken.parent / "shops")
    shutil.copytree(SCENARIOS / "studies", broken.parent / "studies")
    shutil.copy(FIRST, broken.parent)
    said = cli("list", str(broken.parent))
    assert said.code == 0
    (line,) = (line for line in said.out.splitlines() if "broken.toml" in line)
    with pytest.raises(cs.ScenarioError) as caught:
        cs.load(broken)
    problems = len(caught.value.problems)
    assert problems >= 2
    assert f"problems: {problems} (cssim check says which)" in line
    rows = {row["file"]: row for row in cli("list", str(broken.parent), "--json").json}
    assert rows["broken.toml"] == {"file": "broken.toml", "problems": problems}
    assert cs.load(FIRST).title.en in said.out


@pytest.mark.parametrize("folder", ["nowhere", FIRST])
def test_list_of_what_is_no_folder(cli, folder: str) -> None:
    said = cli("list", folder)
    assert (said.code, said.out) == (1, "")
    assert folder in said.err
    assert "folder" in said.err


def test_an_empty_folder_has_no_rulebooks(cli, tmp_path: Path) -> None:
    assert cli("list", str(tmp_path), "--json").json == []


def test_check_of_sound_files(cli) -> None:
    said = cli("check", FIRST, SECOND)
    assert said.code == 0
    assert said.out.splitlines() == [f"{FIRST}: no problems", f"{SECOND}: no problems"]
    assert said.err == ""


def test_check_tells_all_problems_of_all_files_on_stderr(cli, broken: Path) -> None:
    said = cli("check", FIRST, str(broken), "nowhere.toml")
    assert said.code == 1
    assert said.out == f"{FIRST}: no problems\n"
    assert "at_ende" in said.err
    assert "did you mean 'at_end'?" in said.err
    assert "did you mean 'pay'?" in said.err
    assert "nowhere.toml" in said.err


def test_check_as_json(cli, broken: Path) -> None:
    said = cli("check", FIRST, str(broken), "--json")
    assert (said.code, said.err) == (1, "")
    assert said.json[FIRST] == []
    problems = said.json[str(broken)]
    assert {"shifts.day.at_ende", "pays"} <= {problem["path"] for problem in problems}
    assert all(set(p) == {"file", "path", "found", "allowed", "hint"} for p in problems)


def test_check_on_another_shop(cli) -> None:
    flat = SCENARIOS / "theory" / "shops" / "flat-exponential.toml"
    assert cli("check", FIRST, "--shop", str(flat)).code == 0
    said = cli("check", FIRST, "--shop", "nowhere.toml")
    assert said.code == 1
    assert "nowhere.toml" in said.err


def test_show_holds_every_value_with_what_it_rests_on(cli) -> None:
    said = cli("show", FIRST)
    assert (said.code, said.err) == (0, "")
    scenario = cs.load(FIRST)
    assert scenario.title.en in said.out
    assert scenario.title.zh in said.out
    assert scenario.fingerprint[:16] in said.out
    assert "clause 19.1" in said.out
    for path in ("shifts.evening.blocks", "shop.demand.per_day", "study.seed", "desk.priority"):
        assert path in said.out


def test_show_as_json(cli) -> None:
    rows = {row["path"]: row for row in cli("show", FIRST, "--json").json}
    evening = rows["shifts.evening.blocks"]
    assert set(evening) == {"path", "value", "clause", "grade", "source", "range", "note"}
    assert evening["value"] == ["17:30-25:00"]
    assert (evening["clause"], evening["grade"], evening["source"]) == ("19.1", "rulebook", None)
    assert rows["shop.chat.work"]["value"] == {"dist": "lognormal", "mean": "15 s", "cv": 0.8}
    assert (rows["desk.auto_close"]["value"], rows["study.days"]["value"]) == ("2 min", 28)
    assert rows["desk.auto_close"]["source"] == "qianniu2018"
    assert rows["desk.auto_close"]["range"] == ["2 min", "5 min"]
    assert rows["meetings.day_shift.length"]["note"] == "up to the shift"
    assert not any(path.startswith(("sources.", "title.")) for path in rows)


def test_show_with_a_change_says_that_it_is_one(cli) -> None:
    said = cli("show", FIRST, "--json", "--set", "shifts.evening.seats=1")
    rows = {row["path"]: row for row in said.json}
    assert rows["shifts.evening.seats"]["value"] == 1
    assert rows["shifts.evening.seats"]["source"] == "override"
    assert rows["shifts.evening.seats"]["grade"] is None
    assert rows["shifts.day.seats"]["value"] == 2


def test_a_change_changes_the_fingerprint(cli) -> None:
    plain, changed = cli("show", FIRST), cli("show", FIRST, "--set", "desk.auto_close=3 min")
    assert plain.out.splitlines()[1] != changed.out.splitlines()[1]
