"""Drawing from the command line."""

from pathlib import Path

import pytest
from cli.words import FIRST, QUICK, SECOND

import cssim as cs

PNG = b"\x89PNG"


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    return tmp_path / "picture.png"


def test_a_shift(cli, picture: Path) -> None:
    said = cli("plot", FIRST, *QUICK, "--shift", "17:30", "--day", "1", "-o", str(picture))
    assert (said.code, said.err, said.out) == (0, "", f"picture: {picture}\n")
    assert picture.read_bytes().startswith(PNG)


def test_a_shift_is_that_of_the_library(cli, picture: Path, tmp_path: Path) -> None:
    cli("plot", FIRST, *QUICK, "--shift", "--replication", "3", "-o", str(picture))
    same = tmp_path / "same.png"
    scenario = cs.load(FIRST).replace(
        {"study.days": 2, "study.warm_up": 0, "study.cool_down": 0, "shop.demand.per_day": 60}
    )
    cs.plot_shift(cs.run(scenario, replication=3), same, at="17:30")
    assert picture.read_bytes() == same.read_bytes()


def test_a_change(cli, picture: Path) -> None:
    said = cli("plot", FIRST, *QUICK, "--change", "17:30", "-n", "2", "-o", str(picture))
    assert (said.code, said.out) == (0, f"picture: {picture}\n")
    assert picture.read_bytes().startswith(PNG)


def test_a_change_under_two_rulebooks(cli, picture: Path) -> None:
    more = ["--set-second", "shifts.late.seats=1"]
    said = cli("plot", FIRST, SECOND, *QUICK, *more, "--change", "-n", "2", "-o", str(picture))
    assert (said.code, said.out) == (0, f"picture: {picture}\n")
    assert picture.read_bytes().startswith(PNG)


def test_a_file_that_exists_is_kept_and_nothing_is_played(
    cli, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture.write_text("mine", "utf-8")
    monkeypatch.setattr(cs, "run", lambda *_, **__: pytest.fail("played"))
    said = cli("plot", FIRST, *QUICK, "--shift", "-o", str(picture))
    assert (said.code, said.out) == (1, "")
    assert "exists" in said.err
    assert picture.read_text("utf-8") == "mine"


def test_a_file_that_exists_is_replaced_if_told_so(cli, picture: Path) -> None:
    picture.write_text("mine", "utf-8")
    said = cli("plot", FIRST, *QUICK, "--shift", "-o", str(picture), "--overwrite")
    assert said.code == 0
    assert picture.read_bytes().startswith(PNG)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--shift", "-n", "3"], "-n does not go with --shift, only with --change"),
        ([SECOND, "--shift"], "a second file does not go with --shift"),
        (["--shift", "--set-second", "study.days=3"], "--set-second does not go with --shift"),
        (["--change", "--day", "0"], "--day does not go with --change, only with --shift"),
        (["--change", "--replication", "0"], "--replication does not go with --change"),
        (["--change", "--set-second", "study.days=3"], "needs a second scenario"),
        (["--change", "-n", "0"], "n is 0"),
        (["--change", "17h30"], "at: found"),
        (["--shift", "17h30"], "at: found"),
        (["--shift", "--day", "2"], "service days 0 to 1"),
    ],
)
def test_words_that_do_not_go_together(cli, picture: Path, words: list[str], message: str) -> None:
    said = cli("plot", FIRST, *words, *QUICK, "-o", str(picture))
    assert (said.code, said.out) == (1, "")
    assert message in said.err
    assert not picture.exists()


@pytest.mark.parametrize("words", [[], ["--shift", "--change"]])
def test_either_a_shift_or_a_change(cli, picture: Path, words: list[str]) -> None:
    assert cli("plot", FIRST, *words, "-o", str(picture)).code == 2


def test_a_picture_has_a_path(cli) -> None:
    assert cli("plot", FIRST, "--shift").code == 2
