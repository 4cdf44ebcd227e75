"""Mistakes of users: a message that helps, the right exit code, never a traceback."""

import os
from pathlib import Path

import pytest
from cli.words import FIRST, QUICK, SECOND

import cssim as cs

VERBS = (["check"], ["show"], ["run"], ["compare", FIRST])


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["plaay"],
        ["run"],
        ["check"],
        ["compare", FIRST],
        ["run", FIRST, "-n", "many"],
        ["run", FIRST, "-n", "2.5"],
        ["run", FIRST, "--replication", "x"],
        ["run", FIRST, "--sett", "study.days=2"],
        ["run", FIRST, "--set"],
        ["run", FIRST, "-n", "3", "--replication", "1"],
        ["run", FIRST, "--replication", "1", "-n", "3"],
        ["run", FIRST, "--set-second", "study.days=2"],
        ["run", FIRST, "--set", "desk.auto_close=3", "min"],
        ["compare", FIRST, SECOND, "--lang", "fr"],
        ["list", "--lang", "zh"],
    ],
)
def test_a_misspelt_command_is_explained(cli, words: list[str]) -> None:
    said = cli(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("usage: cssim")


@pytest.mark.parametrize("verb", ["list", "check", "show", "run", "compare"])
def test_every_verb_explains_itself(cli, verb: str) -> None:
    said = cli(verb, "--help")
    assert (said.code, said.err) == (0, "")
    assert f"usage: cssim {verb}" in said.out
    assert verb in cli("--help").out


def test_the_version(cli) -> None:
    assert cli("--version").out == f"cssim {cs.__version__}\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-n", "1"], "n is 1; it must be a whole number"),
        (["-n", "0"], "n is 0"),
        (["-n", "-5"], "n is -5"),
        (["--replication", "-1"], "replication is -1; it must be a whole number"),
        (["--set", "=3"], "write it as PATH=VALUE"),
        (["--set", "study.days"], "write it as PATH=VALUE"),
        (["--set", ""], "write it as PATH=VALUE"),
        (["--set", "study.dayz=3"], "did you mean 'study.days'?"),
        (["--set", "shifts.evenin.seats=3"], "did you mean 'shifts.evening.seats'?"),
        (["--set", "shop.demand.perday=3"], "did you mean 'shop.demand.per_day'?"),
        (["--set", ".=3"], "an unknown path"),
        (["--set", "study.=3"], "an unknown path"),
        (["--set", "study.days=many"], "a whole number"),
        (["--set", "study.days="], "write it as PATH=VALUE"),
        (["--set", "study.days=1\nx=2"], "write it as PATH=VALUE"),
        (["--set", "study.days=1", "--set", " study.days = 2"], "study.days is given twice"),
        (["--set", "study.days=[1"], "study.days: [1 is not written as in a file"),
        (["--set", "shop.chat.work={dist = "], "is not written as in a file"),
        (["--set", "desk.auto_close='3 min"], "is not written as in a file"),
        (["--set", 'desk.auto_close="3 min'], "is not written as in a file"),
        (["--set", "study.days=nan"], "a whole number"),
        (["--set", "study.days=true"], "a whole number"),
        (["--set", "study.days=0"], "1 or more"),
        (["--set", "shop.demand.per_day=inf"], "finite"),
        (["--set", "desk.auto_close=3"], "the unit is missing"),
        (["--set", "desk.auto_close=3 mim"], "the unknown unit 'mim'"),
        (["--set", "shop.chat.work=10 s"], "shop.chat.work"),
        (["--set", "study.days=2", "--set", "study.dayz=3", "--set", "x=1"], "2 problems"),
        (["--shop", "nowhere.toml"], "nowhere.toml"),
        (["--shop", FIRST], "an unknown key"),
    ],
)
def test_what_cannot_be_played(cli, words: list[str], message: str) -> None:
    said = cli("run", FIRST, *words)
    assert (said.code, said.out) == (1, "")
    assert message in said.err


@pytest.mark.parametrize("n", ["1", "0", "-2"])
def test_a_comparison_needs_two_replications(cli, n: str) -> None:
    said = cli("compare", FIRST, SECOND, *QUICK, "-n", n)
    assert (said.code, said.out) == (1, "")
    assert "2 or more" in said.err


@pytest.fixture(params=["folder", "bytes", "empty", "nothing", "picture", "half", "nul"])
def unusable(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    file = tmp_path / "unusable.toml"
    match request.param:
        case "folder":
            file.mkdir()
        case "bytes":
            file.write_bytes(bytes(range(256)))
        case "picture":
            file.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
        case "empty":
            file.touch()
        case "half":
            file.write_text("[shifts.evening\nseats = 3", "utf-8")
        case "nul":
            return "unusable\0.toml"
    return str(file)


@pytest.mark.parametrize("verb", VERBS, ids=lambda words: words[0])
def test_a_file_that_is_no_scenario(cli, verb: list[str], unusable: str) -> None:
    said = cli(*verb, unusable)
    assert (said.code, said.out) == (1, "")
    assert "unusable" in said.err
    assert "found:" in said.err


@pytest.mark.parametrize("verb", VERBS, ids=lambda words: words[0])
def test_a_shop_that_is_missing(cli, verb: list[str], tmp_path: Path) -> None:
    alone = tmp_path / "alone.toml"
    alone.write_bytes(Path(FIRST).read_bytes())
    said = cli(*verb, str(alone))
    assert (said.code, said.out) == (1, "")
    assert "small-taobao.toml" in said.err
    assert "does not exist" in said.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(cli, tmp_path: Path) -> None:
    closed = tmp_path / "closed.toml"
    closed.write_bytes(Path(FIRST).read_bytes())
    closed.chmod(0)
    said = cli("check", str(closed))
    assert (said.code, said.out) == (1, "")
    assert "cannot be" in said.err


def test_an_interruption_is_told_in_one_word(cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cs, "run", interrupted)
    said = cli("run", FIRST)
    assert (said.code, said.out, said.err) == (130, "", "interrupted\n")


def test_chats_that_would_never_be_closed(cli) -> None:
    """The desk refuses them; the user is to read so in words."""
    said = cli("run", FIRST, *QUICK, "--set", "desk.auto_close=none")
    assert (said.code, said.out) == (1, "")
    assert "auto" in said.err


def test_brackets_without_end(cli) -> None:
    said = cli("run", FIRST, "--set", f"study.days={'[' * 5_000}")
    assert said.code == 1
    assert "study.days" in said.err


def test_a_number_without_end(cli) -> None:
    said = cli("run", FIRST, "--set", f"study.days={'9' * 5_000}")
    assert said.code == 1
    assert "study.days" in said.err


def test_a_picture_that_cannot_be_written(cli, tmp_path: Path) -> None:
    name = tmp_path / f"{'a' * 300}.png"
    said = cli("compare", FIRST, SECOND, *QUICK, "-n", "2", "--plot", str(name))
    assert said.code == 1
    assert "aaa" in said.err
