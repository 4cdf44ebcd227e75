"""Where a picture and a report may be written, asked before anything is played."""

from collections.abc import Callable
from pathlib import Path

import pytest
from matplotlib.font_manager import fontManager

import cssim as cs

KINDS = ("picture", "report")
PICTURES = (".png", ".svg", ".pdf")
PAGES = (".html", ".htm")
WRONG = (
    *[("picture", name) for name in ("a.html", "a.jpg", "a.bmp", "a", "png", ".png", "a.png.txt")],
    *[("report", name) for name in ("a.png", "a.pdf", "a.txt", "a", "html", ".html", "a.xhtml")],
)


def check(kind: str, path: Path, *, lang: str = "en", overwrite: bool = False) -> None:
    if kind == "picture":
        cs.check_destinations(picture=path, lang=lang, overwrite=overwrite)
    else:
        cs.check_destinations(report=path, lang=lang, overwrite=overwrite)


def ending(kind: str) -> str:
    return PICTURES[0] if kind == "picture" else PAGES[0]


@pytest.fixture
def latin_only(monkeypatch: pytest.MonkeyPatch) -> None:
    latin = [font for font in fontManager.ttflist if font.name.startswith("DejaVu")]
    monkeypatch.setattr(fontManager, "ttflist", latin)
    monkeypatch.setattr("matplotlib.font_manager.findSystemFonts", list)


@pytest.mark.parametrize(
    ("kind", "end"), [*(("picture", e) for e in PICTURES), *(("report", e) for e in PAGES)]
)
def test_a_free_path_is_good_and_stays_free(kind: str, end: str, tmp_path: Path) -> None:
    for name in (f"a{end}", f"A{end.upper()}", f"名字 {end}{end}"):
        check(kind, tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("kind", "name"), WRONG)
def test_another_ending_is_refused_with_those_there_are(
    kind: str, name: str, tmp_path: Path
) -> None:
    allowed = ", ".join(PICTURES if kind == "picture" else PAGES)
    with pytest.raises(cs.CssimError, match=f"wrong ending; allowed: {allowed}"):
        check(kind, tmp_path / name)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_exists(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"a{ending(kind)}"
    file.write_text("mine", "utf-8")
    with pytest.raises(cs.CssimError, match="exists"):
        check(kind, file)
    check(kind, file, overwrite=True)
    assert file.read_text("utf-8") == "mine"


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_and_a_folder_that_is_not_there(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / f"folder{ending(kind)}"
    folder.mkdir()
    for overwrite in (False, True):
        with pytest.raises(cs.CssimError, match="is a folder"):
            check(kind, folder, overwrite=overwrite)
    with pytest.raises(cs.CssimError, match="no folder"):
        check(kind, tmp_path / "nowhere" / folder.name)


@pytest.mark.usefixtures("latin_only")
@pytest.mark.parametrize("kind", KINDS)
def test_chinese_needs_a_font_only_where_something_is_drawn(kind: str, tmp_path: Path) -> None:
    with pytest.raises(cs.CssimError, match="no font with Chinese characters"):
        check(kind, tmp_path / f"a{ending(kind)}", lang="zh")
    check(kind, tmp_path / f"a{ending(kind)}")
    cs.check_destinations(lang="zh")


def test_a_language_that_is_not_spoken() -> None:
    with pytest.raises(cs.CssimError, match="lang is 'fr'"):
        cs.check_destinations(lang="fr")


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_check_refuses_writing_refuses_too(
    kind: str, same: cs.Comparison, tmp_path: Path
) -> None:
    write: Callable[[Path], object] = same.plot if kind == "picture" else same.report
    for name in (*(name for of, name in WRONG if of == kind), "nowhere/a.png", "."):
        with pytest.raises(cs.CssimError) as checked:
            check(kind, tmp_path / name)
        with pytest.raises(cs.CssimError) as written:
            write(tmp_path / name)
        assert str(written.value) == str(checked.value)
    assert not list(tmp_path.iterdir())
