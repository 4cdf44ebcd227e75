"""Processes that the tests start, watch and end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import psutil

PATIENCE = 30.0
TESTS = Path(__file__).parents[2]
ROOT = TESTS.parent


def until(found: Callable[[], bool]) -> bool:
    """Wait until something holds; return whether it came to that."""
    end = time.monotonic() + PATIENCE
    while not found():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def alive(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def gone(pids: Iterable[int]) -> bool:
    """Wait until none of the processes is alive."""
    return until(lambda: not any(map(alive, pids)))


def children(pid: int | None = None) -> list[int]:
    try:
        found = psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
    return [child.pid for child in found]


def started(script: Path, *arguments: str) -> subprocess.Popen[str]:
    """Run a script as a terminal would: in a group of its own, to which Ctrl-C goes."""
    path = os.pathsep.join([str(TESTS), str(ROOT)])
    return subprocess.Popen(
        [sys.executable, str(script), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": path},
    )


def ctrl_c(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGINT)
