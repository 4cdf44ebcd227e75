"""One progress bar, in terminals and notebooks; none in logs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Never, Self

if TYPE_CHECKING:
    from tqdm import tqdm


class Bar:
    """How far long work has come, and the time left; drawn at most four times a second.

    Args:
        total: how much there is.
        what: what it is, before the bar.
        show: False for no bar at all.
        stored: how much of it was done on another day.
        unit: what is counted.
    """

    def __init__(
        self, total: int, what: str, *, show: bool, stored: int = 0, unit: str = "rep"
    ) -> None:
        self._told = {"from store": stored, "failed": 0}
        self._bar = _bar(total, what, show=show, stored=stored, unit=unit)
        self._tell()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._bar.close()

    def advance(self, *, failed: bool = False) -> None:
        """Count one more as done, or as failed."""
        if failed:
            self._told["failed"] += 1
            self._tell()
        self._bar.update()

    def _tell(self) -> None:
        shown = {name: count for name, count in self._told.items() if count}
        self._bar.set_postfix(shown, refresh=False)


def counted(n: int, what: str, *, show: bool) -> Iterator[int]:
    """Yield 0 to n - 1 and show how far it has come."""
    with Bar(n, what, show=show) as bar:
        for number in range(n):
            yield number
            bar.advance()


def _bar(total: int, what: str, *, show: bool, stored: int, unit: str) -> tqdm[Never]:
    from tqdm import tqdm

    in_notebook = "ipykernel" in sys.modules
    hide = True if not show else (False if in_notebook else None)
    return tqdm(
        total=total,
        initial=stored,
        desc=what,
        unit=unit,
        disable=hide,
        leave=False,
        mininterval=0.25,
    )
