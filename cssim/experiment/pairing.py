"""May two scenarios be compared, and are two runs the same?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from pydantic import BaseModel

from cssim.errors import CssimError
from cssim.results import Run
from cssim.scenario import Scenario


def check_comparable(first: Scenario, second: Scenario) -> None:
    """Check that two scenarios are played on the same shoppers and people.

    Raises:
        CssimError: shop or study differ; the message says where.
    """
    different = [
        *_differences(first.shop, second.shop, "shop"),
        *_differences(first.study, second.study, "study"),
    ]
    if different:
        shown = "\n".join(f"  {path}: {one!r} and {other!r}" for path, one, other in different[:8])
        more = f"\n  and {len(different) - 8} more" if len(different) > 8 else ""
        raise CssimError(
            "these scenarios cannot be compared shopper by shopper, because they are not played "
            f"on the same shop and study:\n{shown}{more}\n"
            "Load both with the same shop (cs.load(path, shop=…) or --shop) and the same study."
        )


def same_logs(one: Run, other: Run) -> bool:
    """Tell whether two runs went the same way, message by message."""
    ours, theirs = one.tables.columns, other.tables.columns
    pairs = (
        (ours.chats, theirs.chats),
        (ours.turns, theirs.turns),
        (ours.shifts, theirs.shifts),
        (ours.presence, theirs.presence),
        (ours.slots, theirs.slots),
        (ours.passes, theirs.passes),
        (ours.helped, theirs.helped),
        (ours.tasks, theirs.tasks),
    )
    return all(
        np.array_equal(mine[name], yours[name])
        for mine, yours in pairs
        for name in mine
        if name not in ("team", "shift", "rule")
    )


def _differences(one: object, other: object, path: str) -> Iterator[tuple[str, object, object]]:
    if isinstance(one, BaseModel) and isinstance(other, BaseModel):
        one, other = dict(one), dict(other)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in [*one, *(k for k in other if k not in one)]:
            if key not in ("title", "sources"):
                yield from _differences(one.get(key), other.get(key), f"{path}.{key}")
    elif one != other:
        yield path, one, other
