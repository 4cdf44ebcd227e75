"""The report: one page that opens anywhere and holds all that the comparison found."""

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import cssim as cs

LANGUAGES = ("en", "zh")
FETCHING = {"src", "href", "srcset", "data", "action", "poster", "background", "formaction"}


class Page(HTMLParser):
    """A page as a reader meets it: its tags, its attributes, its text."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.pieces: list[str] = []
        self.source = file.read_text("utf-8")
        self.feed(self.source)
        self.text = " ".join(" ".join(self.pieces).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def picture(self) -> str:
        (source,) = (value for name, value in self.attributes if name == "src")
        return source


@pytest.fixture
def any_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take any font for Chinese; what the picture then looks like is not asked here."""
    monkeypatch.setattr("cssim.show.comparison.plot.font_family", lambda lang: ["DejaVu Sans"])


pytestmark = [
    pytest.mark.usefixtures("any_font"),
    pytest.mark.filterwarnings("ignore:Glyph .* missing from"),
]


def named(title: object, lang: str) -> str:
    return str(getattr(title, lang))


def shown(comparison: cs.Comparison, lang: str) -> Iterator[str]:
    """Yield everything about the findings that the page has to hold."""
    for finding in comparison.shown:
        yield named(finding.kpi.name, lang)
        yield named(finding.kpi.definition, lang)
        yield cs.show_kpi(finding.kpi, finding.first, lang)
        yield cs.show_kpi(finding.kpi, finding.second, lang)
        yield cs.verdict_word(finding.verdict, lang)
        if finding.difference is not None:
            yield cs.show_difference(finding.kpi, finding.difference, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("which", ["busy", "quiet", "same"])
def test_the_page_holds_every_finding(
    which: str, lang: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    comparison: cs.Comparison = request.getfixturevalue(which)
    file = tmp_path / "report.html"
    assert comparison.report(file, lang=lang) == file
    page = Page(file)
    for piece in (*comparison.labels, *shown(comparison, lang), comparison.method(lang)):
        assert piece in page.text
    for side in (comparison.first, comparison.second):
        assert named(side.scenario.title, lang) in page.text
    for line in comparison.answer(lang):
        assert line in page.text
    assert cs.left_out_sentence(comparison.absent, lang) in page.text
    assert not re.search(r"\b(nan\b|None\b|Verdict\.|Doubt\.)", page.text)
    assert ("lang", "zh-CN" if lang == "zh" else "en") in page.attributes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_asks_for_nothing_from_elsewhere(
    busy: cs.Comparison, lang: str, tmp_path: Path
) -> None:
    page = Page(busy.report(tmp_path / "report.html", lang=lang))
    fetched = [value for name, value in page.attributes if name in FETCHING]
    assert len(fetched) == 1
    assert all(value.startswith("data:") for value in fetched)
    assert not {"script", "link", "iframe", "object", "embed", "base"} & set(page.tags)
    bare = page.source.replace(page.picture(), "")
    assert "http" not in bare
    assert not re.search(r"@import|url\s*\(", bare)


def test_the_picture_is_in_the_page(busy: cs.Comparison, tmp_path: Path) -> None:
    head, _, content = Page(busy.report(tmp_path / "report.html")).picture().partition(",")
    assert head == "data:image/png;base64"
    assert b64decode(content, validate=True).startswith(b"\x89PNG")


def test_a_doubt_is_told_with_its_verdict(quiet: cs.Comparison, tmp_path: Path) -> None:
    text = Page(quiet.report(tmp_path / "report.html")).text
    for finding in quiet.shown:
        if finding.doubt:
            assert f"{finding.verdict.value} {finding.doubt.value}" in text


@pytest.mark.parametrize("label", ["<script>alert(1)</script>", "</title><img src=x>", "\"&amp;'$"])
def test_a_label_is_text_and_nothing_else(same: cs.Comparison, label: str, tmp_path: Path) -> None:
    page = Page(replace(same, labels=("this", label)).report(tmp_path / "report.html"))
    plain = Page(same.report(tmp_path / "plain.html"))
    assert page.tags == plain.tags
    assert f"“{label}”" in page.text
    assert label not in page.source


def test_what_differs_is_told_by_path_and_nothing_else(busy: cs.Comparison, tmp_path: Path) -> None:
    source = Page(busy.report(tmp_path / "report.html")).source
    section = source.partition(">Where the two rulebooks differ<")[2].partition("<h2>")[0]
    paths = re.findall(r"<code>(.*?)</code>", section)
    assert paths == ["shifts.day.seats", "shifts.evening.seats"]
    assert re.findall(r"<td>(\d+)", section) == ["2", "1", "2", "1"]


def test_what_is_assumed_is_told_of_both_sides(busy: cs.Comparison, tmp_path: Path) -> None:
    source = Page(busy.report(tmp_path / "report.html")).source
    section = source.partition(">What this rests on that nobody has measured<")[2]
    paths = re.findall(r"<code>(.*?)</code>", section.partition("<h2>")[0])
    sides = (busy.first.scenario, busy.second.scenario)
    assumed = {p for side in sides for p in side.values if side.note(p).grade == "assumed"}
    assert set(paths) == assumed
    assert {"desk.concurrent_chats", "shop.chat.work"} <= assumed


def test_what_two_rulebooks_assume_differently_is_told_twice(tmp_path: Path) -> None:
    one = cs.load("scenarios/19-common-form.toml").replace({"study.days": 1})
    minutes = {
        f"{n} min": one.replace({"desk.auto_close": {"value": f"{n} min", "grade": "assumed"}})
        for n in (4, 5)
    }
    text = Page(cs.compare(minutes, n=2, progress=False).report(tmp_path / "report.html")).text
    guesses = text.partition("What this rests on")[2]
    assert "4 min" in guesses
    assert "5 min" in guesses


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_what_was_played(busy: cs.Comparison, lang: str, tmp_path: Path) -> None:
    text = Page(busy.report(tmp_path / "report.html", lang=lang)).text
    study = busy.first.scenario.study
    pieces = (f"cssim {cs.__version__}", f"seed {study.seed}", f"n = {busy.n}", str(study.start))
    for piece in (*pieces, *(s.scenario.fingerprint[:16] for s in (busy.first, busy.second))):
        assert piece in text


def test_a_report_of_a_few_kpis(tmp_path: Path, same: cs.Comparison) -> None:
    few = replace(same, findings=(same.finding("occupancy"),))
    text = Page(few.report(tmp_path / "report.html")).text
    assert same.finding("occupancy").kpi.definition.en in text
    assert same.finding("response_mean").kpi.definition.en not in text
    assert "Paid hours" in text


def test_equal_comparisons_give_equal_reports(same: cs.Comparison, tmp_path: Path) -> None:
    first, second = (same.report(tmp_path / name) for name in ("one.html", "two.htm"))
    assert first.read_bytes() == second.read_bytes()
    assert sorted(tmp_path.iterdir()) == [first, second]


def test_a_page_that_exists_is_kept_unless_told_otherwise(
    same: cs.Comparison, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_text("mine", "utf-8")
    with pytest.raises(cs.CssimError, match=r"report\.html exists"):
        same.report(file)
    assert file.read_text("utf-8") == "mine"
    same.report(file, overwrite=True)
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("lang", ["fr", "", "EN"])
def test_a_language_that_is_not_spoken(same: cs.Comparison, lang: str, tmp_path: Path) -> None:
    with pytest.raises(cs.CssimError, match=r'"en" \(English\) or "zh" \(Chinese\)'):
        same.report(tmp_path / "report.html", lang=lang)
    assert not list(tmp_path.iterdir())
