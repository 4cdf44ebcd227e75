"""What every place to play runs has in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TypeVar

J = TypeVar("J")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Died:
    """A worker ended while it was at a job, twice with the same one.

    Attributes:
        reason: what is known of it, for people.
    """

    reason: str


class Workers(ABC):
    """A place where jobs are done; a context manager, ready once entered."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:  # noqa: B027 - a place that holds nothing has nothing to give back
        """Give back what the place holds; what is still at work is given up."""

    @abstractmethod
    def each(
        self, do: Callable[[J], R], jobs: Iterable[J], total: int
    ) -> Iterator[tuple[J, R | Died]]:
        """Do jobs, and yield each with its result as it is done, in any order.

        Args:
            do: a function of a module of cssim, so that every worker finds it by its name.
            jobs: data that can be pickled; drawn only a few ahead of the workers, so memory does
                not grow with their number.
            total: how many of the jobs are to be done at most.

        Raises:
            Exception: whatever `do` raises.
        """


def in_order(
    found: Iterable[tuple[J, R | Died]], place: Callable[[J], int]
) -> Iterator[tuple[J, R | Died]]:
    """Yield what was done in the order of places 0, 1, 2 …, each as soon as those before it.

    Examples:
        >>> list(in_order([("b", 1), ("a", 2)], "ab".index))
        [('a', 2), ('b', 1)]
    """
    early: dict[int, tuple[J, R | Died]] = {}
    next_one = 0
    for job, result in found:
        early[place(job)] = (job, result)
        while next_one in early:
            yield early.pop(next_one)
            next_one += 1
