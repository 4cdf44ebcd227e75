"""Pictures and reports of the command line: refused before the runs, written after them."""

from pathlib import Path
from typing import NoReturn

import pytest
from cli.words import FIRST, QUICK, SECOND
from matplotlib.font_manager import fontManager

import cssim as cs

SHORT = ("compare", FIRST, SECOND, *QUICK, "-n", "2")


@pytest.fixture
def never_played(monkeypatch: pytest.MonkeyPatch) -> None:
    def played(*arguments: object, **options: object) -> NoReturn:
        pytest.fail("it was played")

    monkeypatch.setattr(cs, "compare", played)


@pytest.mark.usefixtures("never_played")
@pytest.mark.parametrize(
    ("option", "name", "message"),
    [
        ("--plot", "nowhere/a.png", "no folder"),
        ("--plot", "a.txt", "allowed: .png, .svg, .pdf"),
        ("--plot", "a.html", "allowed: .png, .svg, .pdf"),
        ("--plot", ".", "is a folder"),
        ("--plot", "there.png", "there.png exists"),
        ("--report", "nowhere/a.html", "no folder"),
        ("--report", "a.png", "allowed: .html, .htm"),
        ("--report", ".", "is a folder"),
        ("--report", "there.html", "there.html exists"),
    ],
)
def test_a_path_that_cannot_be_is_refused_before_the_runs(
    cli, tmp_path: Path, option: str, name: str, message: str
) -> None:
    for there in ("there.png", "there.html"):
        (tmp_path / there).write_text("mine", "utf-8")
    said = cli(*SHORT, option, str(tmp_path / name))
    assert (said.code, said.out) == (1, "")
    assert message in said.err
    assert {file.read_text("utf-8") for file in tmp_path.iterdir()} == {"mine"}


@pytest.mark.usefixtures("never_played")
@pytest.mark.parametrize("words", [("--plot", "a.png"), ("--report", "a.html")])
def test_a_missing_font_is_told_before_the_runs(
    cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str]
) -> None:
    latin = [font for font in fontManager.ttflist if font.name.startswith("DejaVu")]
    monkeypatch.setattr(fontManager, "ttflist", latin)
    monkeypatch.setattr("matplotlib.font_manager.findSystemFonts", list)
    monkeypatch.chdir(tmp_path)
    said = cli(*SHORT, "--lang", "zh", *words)
    assert (said.code, said.out) == (1, "")
    assert "no font with Chinese characters" in said.err


def test_picture_and_report_are_written_and_named(cli, tmp_path: Path) -> None:
    picture, page = tmp_path / "a.svg", tmp_path / "a.html"
    words = ("--plot", str(picture), "--report", str(page))
    said = cli(*SHORT, *words)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[-2:] == [f"picture: {picture}", f"report: {page}"]
    assert picture.read_bytes().startswith(b"<?xml")
    text = page.read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert all(Path(file).stem in text for file in (FIRST, SECOND))
    assert cli(*SHORT, *words).code == 1
    assert page.read_text("utf-8") == text
    assert cli(*SHORT, *words, "--overwrite", "--json").json["n"] == 2


def test_the_page_names_what_was_changed_in_the_second(cli, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    change = "teams.presale.rest=3 days a month"
    words = ("--set-second", change, "--report", str(page))
    assert cli("compare", FIRST, FIRST, *QUICK, "-n", "2", *words).code == 0
    text = page.read_text("utf-8")
    assert f"{Path(FIRST).stem}, {change}" in text
    assert "<code>teams.presale.rest</code>" in text
