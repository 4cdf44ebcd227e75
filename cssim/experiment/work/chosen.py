"""Which workers to take, from what a user asks for."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from cssim.arguments import whole_number
from cssim.errors import CssimError
from cssim.experiment.work.cluster import Cluster
from cssim.experiment.work.local import LocalProcesses
from cssim.experiment.work.processors import processors
from cssim.experiment.work.serial import ThisProcess
from cssim.experiment.work.workers import Died, J, R, Workers

WorkersAsked = int | str | Workers | None
"""None for as many processes as pay, a number of them, the address of a Dask scheduler, or workers
made beforehand."""

_ADDRESS = re.compile(r"(tcp|tls|ucx|ws|wss)://\S+:\d+")

_IMPORTS = 1.0
"""Seconds that the first job may need for imports."""

_WORTH_STARTING = 3.0
"""Seconds of work left at which two processes win back the second they need to start."""


def workers_of(asked: WorkersAsked) -> Workers:
    """Return the workers a user asks for.

    Args:
        asked: None leaves it to cssim: this process for little work, all processors for more.
            1 is this process, a larger number so many processes, a text the address of a Dask
            scheduler.

    Raises:
        CssimError: it is none of these.

    Examples:
        >>> workers_of("localhost")
        Traceback (most recent call last):
        ...
        cssim.errors.CssimError: workers is 'localhost'; it must be a number of processes, or the
        address of a Dask scheduler such as 'tcp://10.0.0.5:8786'
    """
    if asked is None:
        return AsManyAsPay()
    if isinstance(asked, str):
        if not _ADDRESS.fullmatch(asked):
            raise CssimError(
                f"workers is {asked!r}; it must be a number of processes, or the address of a Dask "
                "scheduler such as 'tcp://10.0.0.5:8786'"
            )
        return Cluster(asked)
    if isinstance(asked, Workers):
        return asked
    count = whole_number(asked, "workers", 1)
    return ThisProcess() if count == 1 else LocalProcesses(count)


class AsManyAsPay(Workers):
    """This process at first; a process for each processor once that is worth their start."""

    def __init__(self) -> None:
        self._processes: LocalProcesses | None = None

    def close(self) -> None:
        """Give back what the place holds; what is still at work is given up."""
        if self._processes is not None:
            self._processes.close()

    def each(
        self, do: Callable[[J], R], jobs: Iterable[J], total: int
    ) -> Iterator[tuple[J, R | Died]]:
        """Do jobs; see `Workers.each`."""
        waiting = islice(jobs, total)
        left = total
        if self._processes is None:
            for job, result, seconds in _timed(do, waiting):
                yield job, result
                left -= 1
                if left > 1 and left * seconds > _WORTH_STARTING and (count := processors()) > 1:
                    self._processes = LocalProcesses(count)
                    break
        if self._processes is not None:
            yield from self._processes.each(do, waiting, left)


def _timed(do: Callable[[J], R], jobs: Iterable[J]) -> Iterator[tuple[J, R, float]]:
    """Do jobs; yield each with its result and the seconds that a job takes at least."""
    least = float("inf")
    imports = _IMPORTS
    for job in jobs:
        begun = time.perf_counter()
        result = do(job)
        least = min(least, time.perf_counter() - begun)
        yield job, result, least - imports
        imports = 0.0
