"""Jobs done one after the other where they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from cssim.experiment.work.workers import J, R, Workers


class ThisProcess(Workers):
    """One worker: the process that asks. Nothing has to start, and a debugger sees everything."""

    def each(self, do: Callable[[J], R], jobs: Iterable[J], total: int) -> Iterator[tuple[J, R]]:
        """Do jobs in their order; see `Workers.each`."""
        for job in islice(jobs, total):
            yield job, do(job)
