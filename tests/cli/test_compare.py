"""Comparing two rulebooks from the command line, with and without a picture."""

from pathlib import Path

import pytest
from cli.words import FIRST, QUICK, SECOND, figure, quick
from experiment.small import KEYS, PROPOSED, TODAY
from matplotlib.font_manager import fontManager

import cssim as cs

LABELS = ("19-common-form", "02-four-people")
SHORT = ("compare", FIRST, SECOND, *QUICK, "-n", "2")


@pytest.fixture(scope="module")
def expected() -> cs.Comparison:
    return cs.compare(dict(zip(LABELS, (TODAY, PROPOSED), strict=True)), n=2)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_table_says_what_the_comparison_found(cli, lang: str, expected: cs.Comparison) -> None:
    said = cli(*SHORT, "--lang", lang)
    assert (said.code, said.err) == (0, "")
    for finding in expected.shown:
        name = finding.kpi.name.zh if lang == "zh" else finding.kpi.name.en
        (line,) = [line for line in said.out.splitlines() if line.strip().startswith(f"{name}  ")]
        for value in (finding.first, finding.second):
            assert cs.show_kpi(finding.kpi, value, lang) in line
        assert cs.verdict_word(finding.verdict, lang) in line
        if finding.difference is not None:
            assert cs.show_difference(finding.kpi, finding.difference, lang) in line
    for label, scenario in zip(LABELS, (TODAY, PROPOSED), strict=True):
        title = scenario.title.zh if lang == "zh" else scenario.title.en
        assert f"“{label}”: {title}" in said.out
    for line in expected.answer(lang):
        assert line in said.out
    assert expected.method(lang) in said.out
    assert expected.absent
    assert cs.left_out_sentence(expected.absent, lang) in said.out


def test_a_change_goes_to_both_sides(cli) -> None:
    said = cli("compare", FIRST, SECOND, *quick(per_day=30), "-n", "2", "--json")
    halved = {"shop.demand.per_day": 30}
    found = cs.compare({"a": TODAY.replace(halved), "b": PROPOSED.replace(halved)}, n=2)
    for row, finding in zip(said.json["kpis"], found.findings, strict=True):
        assert (row["first"], row["second"]) == (figure(finding.first), figure(finding.second))


def test_a_change_of_the_second_alone(cli) -> None:
    changes = ("shifts.evening.seats=1", "desk.auto_close=3 min")
    words = [word for change in changes for word in ("--set-second", change)]
    said = cli("compare", FIRST, FIRST, *QUICK, "-n", "2", *words, "--json")
    changed = TODAY.replace({"shifts.evening.seats": 1, "desk.auto_close": "3 min"})
    found = cs.compare({"a": TODAY, "b": changed}, n=2)
    assert said.json["first"] == LABELS[0]
    assert said.json["second"] == f"{LABELS[0]}, {', '.join(changes)}"
    for row, finding in zip(said.json["kpis"], found.findings, strict=True):
        assert (row["first"], row["second"]) == (figure(finding.first), figure(finding.second))


def test_a_change_of_the_second_comes_after_that_of_both(cli) -> None:
    words = ("--set", "desk.concurrent_chats=4", "--set-second", "desk.concurrent_chats=1")
    said = cli("compare", FIRST, FIRST, *QUICK, "-n", "2", *words, "--json")
    pair = {str(chats): TODAY.replace({"desk.concurrent_chats": chats}) for chats in (4, 1)}
    row, finding = said.json["kpis"][0], cs.compare(pair, n=2).findings[0]
    assert (row["first"], row["second"]) == (figure(finding.first), figure(finding.second))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (["shifts.evenin.seats=1"], "did you mean"),
        (["shifts.evening.seats"], "write it as PATH=VALUE"),
        (["desk.auto_close=1 min", "desk.auto_close=2 min"], "desk.auto_close is given twice"),
        (["study.days=3"], "study.days: 2 and 3"),
    ],
)
def test_a_change_of_the_second_that_cannot_be(cli, changes: list[str], message: str) -> None:
    words = [word for change in changes for word in ("--set-second", change)]
    said = cli("compare", FIRST, FIRST, *QUICK, "-n", "2", *words)
    assert (said.code, said.out) == (1, "")
    assert message in said.err


def test_json_holds_the_table(cli, expected: cs.Comparison) -> None:
    said = cli(*SHORT, "--json")
    assert (said.code, said.err) == (0, "")
    kpis = said.json["kpis"]
    lists = ("kpis", "shoppers", "agents")
    head = {name: value for name, value in said.json.items() if name not in lists}
    sides = {"first": LABELS[0], "second": LABELS[1]}
    assert head == {**sides, "n": 2, "confidence": 0.95, "watched": False, "waited_for": []}
    assert [row["key"] for row in kpis] == KEYS
    for row, finding in zip(kpis, expected.findings, strict=True):
        ends = ("mean", "low", "high")
        assert row == {
            "key": finding.kpi.key,
            "unit": finding.kpi.unit,
            "first": figure(finding.first),
            "second": figure(finding.second),
            "difference": {end: getattr(finding.difference, end, None) for end in ends},
            "verdict": finding.verdict.value,
            "doubt": finding.doubt.value if finding.doubt else None,
            "saved": finding.saved,
        }
    fates = expected.shoppers.table()
    assert [row["fate"] for row in said.json["shoppers"]] == list(fates["fate"])
    assert [row["share"] for row in said.json["shoppers"]] == list(fates["share"])
    people = expected.agents.table()
    assert [row["who"] for row in said.json["agents"]] == list(people["who"])


def test_json_has_null_for_what_is_undefined(cli) -> None:
    quiet = cli("compare", FIRST, SECOND, *quick(per_day=0.001), "-n", "2", "--json")
    row = quiet.json["kpis"][KEYS.index("response_mean")]
    assert (row["first"], row["second"]) == (None, None)
    assert row["difference"] == {"mean": None, "low": None, "high": None}
    assert (row["verdict"], row["doubt"]) == ("not yet known", "undefined in some replications")


def test_a_file_compared_with_itself_is_identical(cli) -> None:
    said = cli("compare", FIRST, FIRST, *QUICK, "-n", "2")
    assert said.code == 0
    ends = [line.rstrip().endswith("  identical") for line in said.out.splitlines()]
    absent = cs.run(TODAY).absent
    assert len(KEYS) - len(absent) <= sum(ends) < len(KEYS)


def test_two_files_of_one_name_are_told_apart(cli, tmp_path: Path) -> None:
    text = Path(FIRST).read_text("utf-8").replace('"s', f'"{Path(FIRST).parent}/s')
    twin = tmp_path / Path(FIRST).name
    twin.write_text(text, "utf-8")
    said = cli("compare", FIRST, str(twin), *QUICK, "-n", "2")
    assert f"“{FIRST}”: " in said.out
    assert f"“{twin}”: " in said.out


def test_different_shops_are_refused(cli) -> None:
    other = str(Path(FIRST).parent / "theory" / "erlang-c.toml")
    said = cli("compare", FIRST, other, "-n", "2")
    assert (said.code, said.out) == (1, "")
    assert "shop.demand.per_day" in said.err
    assert "--shop" in said.err


def test_the_picture_is_written_and_named(cli, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    said = cli(*SHORT, "--plot", str(picture))
    assert (said.code, said.err) == (0, "")
    assert str(picture) in said.out
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_picture_does_not_get_into_the_json(cli, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    assert cli(*SHORT, "--plot", str(picture), "--json").json["n"] == 2
    assert picture.is_file()


def test_nothing_is_written_without_a_path(
    cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli(*SHORT).code == 0
    assert not list(tmp_path.iterdir())


def test_a_picture_that_exists_is_kept_unless_told_otherwise(cli, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_text("mine", "utf-8")
    said = cli(*SHORT, "--plot", str(picture))
    assert said.code == 1
    assert "picture.png exists" in said.err
    assert picture.read_text("utf-8") == "mine"
    assert cli(*SHORT, "--plot", str(picture), "--overwrite").code == 0
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_chinese_picture_without_a_font_is_refused(
    cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    latin = [font for font in fontManager.ttflist if font.name.startswith("DejaVu")]
    monkeypatch.setattr(fontManager, "ttflist", latin)
    monkeypatch.setattr("matplotlib.font_manager.findSystemFonts", list)
    said = cli(*SHORT, "--lang", "zh", "--plot", str(tmp_path / "picture.png"))
    assert said.code == 1
    assert "no font with Chinese characters" in said.err
    assert "Noto Sans CJK SC" in said.err
    assert not list(tmp_path.iterdir())
    assert cli(*SHORT, "--lang", "zh").code == 0
