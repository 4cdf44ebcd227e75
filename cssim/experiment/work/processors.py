"""How many processors there are to work with."""

from __future__ import annotations

import os
from multiprocessing import parent_process
from pathlib import Path

_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def processors() -> int:
    """Return how many processors this process may use, within the limits of its container.

    A process that another one started for its share of the work has one.
    """
    if parent_process() is not None:
        return 1
    try:
        allowed = len(os.sched_getaffinity(0))
    except AttributeError:
        allowed = os.cpu_count() or 1
    return max(1, min(allowed, _quota()))


def _quota() -> int:
    """Return how many a container may use, as Linux tells it: "max", or µs, of so many µs."""
    try:
        quota, period = _QUOTA.read_text().split()
        return round(int(quota) / int(period))
    except (OSError, ValueError):
        return os.cpu_count() or 1
