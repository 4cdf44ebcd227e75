"""An inbox or a backlog: best class first, oldest first within a class."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cssim.model.desk.jobs import Chat, Task

    Entry = tuple[int, int, int, Chat | Task]


class Pile:
    """Jobs to be done, each under (rank of its class, since when, number): the smallest first.

    What leaves before its turn is only struck out, and dropped when it comes to the top, so that
    a backlog of any length costs no search.
    """

    __slots__ = ("_heap",)

    def __init__(self) -> None:
        self._heap: list[Entry] = []

    def __iter__(self) -> Iterator[Entry]:
        """Yield what is on the pile, in no particular order."""
        return (entry for entry in self._heap if entry[3].entry is entry)

    def add(self, rank: int, since: int, job: Chat | Task) -> None:
        """Put a job on the pile."""
        entry = (rank, since, job.number, job)
        job.entry = entry
        heappush(self._heap, entry)

    def top(self) -> Entry | None:
        """Return the entry to be done first, or None."""
        heap = self._heap
        while heap:
            entry = heap[0]
            if entry[3].entry is entry:
                return entry
            heappop(heap)
        return None

    def take(self) -> None:
        """Take the top entry off the pile."""
        heappop(self._heap)[3].entry = None

    def sort_anew(self, rank: tuple[int, ...]) -> None:
        """Put everything in order by other ranks of the work classes."""
        jobs = [(since, job) for _, since, _, job in self]
        self._heap.clear()
        for since, job in jobs:
            self.add(rank[job.kind], since, job)
