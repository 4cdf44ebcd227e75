"""The command line as a process of its own: exit codes, pipes and encodings."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.words import FIRST, QUICK, SECOND

ROOT = Path(__file__).parents[2]
COMPARE = ("compare", FIRST, SECOND, *QUICK, "-n", "2")


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "cssim.cli", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_a_good_command_returns_0_and_leaves_stderr_alone() -> None:
    done = process(*COMPARE, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["n"] == 2


def test_equal_commands_give_equal_output_whatever_the_hash_seed() -> None:
    first, second = (process(*COMPARE, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.stdout == second.stdout
    assert len(first.stdout) > 500


def test_a_mistake_returns_1_and_leaves_stdout_alone() -> None:
    done = process("check", "nowhere.toml")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"Traceback" not in done.stderr


def test_a_misspelt_command_returns_2() -> None:
    assert process("chekc").returncode == 2


def test_a_pipe_gets_whole_lines_without_colours() -> None:
    done = process("list", "scenarios")
    assert b"\x1b" not in done.stdout
    assert b"evening: 17:30-25:00, seats: 2" in done.stdout


@pytest.mark.parametrize(
    "words", [("show", FIRST), ("show", FIRST, "--json"), ("list", "scenarios")]
)
@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
def test_a_reader_who_has_seen_enough_is_no_error(words: tuple[str, ...]) -> None:
    """As in `cssim show … | head -1`."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "cssim.cli", *words],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipeError" not in done.stderr


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("gbk", COMPARE),
        ("gbk", (*COMPARE, "--lang", "zh")),
        ("cp1252", ("list", "scenarios")),
        ("ascii", ("show", FIRST)),
        ("ascii", ("show", FIRST, "--json")),
    ],
)
def test_output_survives_the_encoding_of_the_system(encoding: str, words: tuple[str, ...]) -> None:
    """Windows in China pipes GBK, which has no true minus; a bare server has ASCII."""
    done = process(*words, PYTHONIOENCODING=encoding)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
    assert len(done.stdout.decode(encoding)) > 200
