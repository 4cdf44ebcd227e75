"""One bar in a terminal, nothing in a log."""

import io
import sys
from collections.abc import Callable

import pytest
from experiment.small import PROPOSED, TODAY

import cssim as cs

PAIR = {"today": TODAY, "proposed": PROPOSED}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown_in_terminal(play: Callable[[], object]) -> str:
    """Return what `play` writes to a terminal; pytest puts its own stderr back after fixtures."""
    with pytest.MonkeyPatch.context() as patch:
        terminal = Terminal()
        patch.setattr(sys, "stderr", terminal)
        play()
    return terminal.getvalue()


def test_a_log_stays_silent(capsys: pytest.CaptureFixture[str]) -> None:
    assert not sys.stderr.isatty()
    cs.compare(PAIR, n=2)
    cs.replicate(TODAY, n=2)
    cs.run(TODAY)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_shows_one_bar_and_takes_it_away() -> None:
    shown = shown_in_terminal(lambda: cs.compare(PAIR, n=2))
    assert "today | proposed" in shown
    assert "0/2" in shown
    assert "\n" not in shown
    assert not shown.rsplit("\r", 2)[-2].strip()


def test_a_terminal_stays_silent_if_asked_to() -> None:
    assert shown_in_terminal(lambda: cs.compare(PAIR, n=2, progress=False)) == ""
    assert shown_in_terminal(lambda: cs.replicate(TODAY, n=2, progress=False)) == ""
