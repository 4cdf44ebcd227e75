"""The docs say what the code does: every command of the README runs, every KPI is described."""

import re
import shlex
from pathlib import Path

import pytest

import cssim as cs
from cssim.cli import main

ROOT = Path(__file__).parents[1]
SMALL = ["--set", "study.days=1", "--set", "shop.demand.per_day=50"]


def commands():
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("cssim ")]


def test_the_readme_has_commands():
    assert len(commands()) >= 4


def is_about_a_store(command):
    return "seats.db" in command


def quickly(command):
    """Return the words of a command, with so little to play that it takes no time."""
    words = shlex.split(command)[1:]
    if words[0] in ("run", "compare", "choose"):
        words += SMALL
    if "--until" in words or words[0] == "choose":
        return [*words, "--most", "10"]
    return [*words, "-n", "2"] if words[0] in ("run", "compare", "sweep", "resume") else words


@pytest.fixture
def at_home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")


@pytest.mark.parametrize("command", [c for c in commands() if not is_about_a_store(c)])
def test_every_command_of_the_readme_runs(command, at_home, capsys):
    assert main(quickly(command)) == 0
    assert capsys.readouterr().out


def test_the_commands_about_a_store_run_one_after_the_other(at_home, capsys):
    told = list(filter(is_about_a_store, commands()))
    assert [shlex.split(command)[1] for command in told] == ["sweep", "resume", "meets", "export"]
    for command in told:
        assert main(quickly(command)) == 0
        assert capsys.readouterr().out


def test_every_kpi_is_described():
    page = (ROOT / "docs" / "kpis.md").read_text("utf-8")
    for kpi in cs.KPIS:
        good = {"neither": "neither direction is better"}.get(kpi.good, f"{kpi.good} is better")
        assert (
            f"## {kpi.name.en} · {kpi.name.zh}\n\n`{kpi.key}`, in {kpi.unit}, {good}; a difference "
            f"below {kpi.matters:g} does not matter (assumed).\n\n{kpi.definition.en}\n\n"
            f"{kpi.definition.zh}\n"
        ) in page


@pytest.mark.parametrize(
    "page", ["README.md", *[f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md")]]
)
def test_links_lead_somewhere(page):
    source = ROOT / page
    for target in re.findall(r"\]\(([^)#:]+)\)", source.read_text("utf-8")):
        assert (source.parent / target).exists(), target


def test_paths_named_in_the_model_page_exist():
    page = (ROOT / "docs" / "model.md").read_text("utf-8")
    known = set(cs.load(ROOT / "scenarios" / "19-common-form.toml").paths)
    named = re.findall(r"\[`((?:shop|desk)\.[a-z_.]+)`\]", page)
    assert named
    assert not set(named) - known
