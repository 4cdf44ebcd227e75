"""One progress bar, in terminals and notebooks; none in logs."""

from __future__ import annotations

import sys
from collections.abc import Iterator


def counted(n: int, what: str, *, show: bool) -> Iterator[int]:
    """Yield 0 to n - 1 and show how far it has come, at most four times a second."""
    from tqdm import tqdm

    in_notebook = "ipykernel" in sys.modules
    hide = True if not show else (False if in_notebook else None)
    yield from tqdm(range(n), desc=what, unit="rep", disable=hide, leave=False, mininterval=0.25)
