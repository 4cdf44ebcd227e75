"""Calling the command line as a user would, without a new process each time."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cli.words import FIRST
from experiment.small import SCENARIOS

from cssim.cli import main


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output as strict JSON, which knows no NaN and no Infinity."""

        def refuse(token: str) -> None:
            raise ValueError(f"{token} is not JSON")

        return json.loads(self.out, parse_constant=refuse)


Cli = Callable[..., Said]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    def call(*arguments: str) -> Said:
        try:
            code = main(list(arguments))
        except SystemExit as stopped:  # argparse
            code = int(stopped.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Said(code, out, err)

    return call


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A scenario with misspelt keys."""
    text = Path(FIRST).read_text("utf-8")
    text = text.replace('"shops/', f'"{SCENARIOS}/shops/').replace(
        '"studies/', f'"{SCENARIOS}/studies/'
    )
    assert text.count("at_end = ") == 2
    assert text.count("seats = ") == 2
    file = tmp_path / "broken.toml"
    file.write_text(text.replace("at_end = ", "at_ende = ", 1).replace("[pay]", "[pays]"), "utf-8")
    return file
