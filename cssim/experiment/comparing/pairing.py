"""May two scenarios be compared, and are two runs the same?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cssim.errors import CssimError, show_value
from cssim.results import Run
from cssim.scenario import Said, Scenario, differences

_MOST_SHOWN = 5


def check_comparable(first: Scenario, second: Scenario) -> None:
    """Check that two scenarios are played on the same shoppers and people.

    Raises:
        CssimError: shop or study differ; the message says where.
    """
    different = [row for row in differences(first, second) if row.table in ("shop", "study")]
    if different:
        shown = "\n".join(
            f"  {row.paths[0]}: {_written(row.first)} and {_written(row.second)}"
            for row in different[:_MOST_SHOWN]
        )
        left = len(different) - _MOST_SHOWN
        more = f"\n  and {left} more" if left > 0 else ""
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


def _written(said: Said | None) -> str:
    return "nothing" if said is None else _as_in_a_file(said.value)


def _as_in_a_file(value: object) -> str:
    """Return a value as it is written, a distribution in braces."""
    if not isinstance(value, Mapping):
        return show_value(value)
    shown = ", ".join(f"{key} = {_as_in_a_file(below)}" for key, below in value.items())
    return f"{{ {shown} }}"
