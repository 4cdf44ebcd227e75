"""Long sweeps in processes of their own, watched from here."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from experiment.sweeping import long_sweep

import cssim as cs
from cssim.experiment.sweeping import open_sweep

TESTS = Path(__file__).parents[2]
PATIENCE = 120.0


@contextmanager
def playing(store: Path, *arguments: object, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """A process that plays into the store; killed at the end if it still does."""
    process = subprocess.Popen(
        [sys.executable, long_sweep.__file__, str(store), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        text=True,
        **options,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_until(true: Callable[[], bool]) -> None:
    """Wait until something is true, at most as long as the slowest machine may take."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            pytest.fail("waited in vain")
        time.sleep(0.001)


def finished(store: Path) -> int:
    """How many cells of a long sweep are done or failed; 0 if there is no store yet."""
    if not store.exists():
        return 0
    try:
        done, failed, _ = open_sweep(store).counts()
    except cs.CssimError:
        return 0
    return done + failed
