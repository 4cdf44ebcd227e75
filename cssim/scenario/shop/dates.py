"""Days from a first to a last date, as campaigns and holidays have them."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from pydantic import ValidationInfo, field_validator

from cssim.errors import RefusedError
from cssim.scenario.base import Frozen

__all__ = ["Dates", "refuse_overlaps"]


class Dates(Frozen):
    """Days, `first` to `last`, both included."""

    first: date
    last: date

    @field_validator("last")
    @classmethod
    def _not_before_first(cls, last: date, info: ValidationInfo) -> date:
        first = info.data.get("first")
        if first is not None and last < first:
            raise RefusedError(
                f"{last}, which is before the first day {first}", f"{first} or later"
            )
        return last

    def covers(self, day: date) -> bool:
        """Return whether `day` is one of them."""
        return self.first <= day <= self.last


def refuse_overlaps(named: Mapping[str, Dates], what: str) -> None:
    """Refuse a day in two of them; `what` they are is said in the problem."""
    in_order = sorted(named.items(), key=lambda item: item[1].first)
    for (name, earlier), (other, later) in pairwise(in_order):
        if later.first <= earlier.last:
            found = f"the {what} '{name}' and '{other}', which overlap on {later.first}"
            raise RefusedError(found, f"{what} that follow each other")
