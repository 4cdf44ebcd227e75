"""Public holidays: dates on which shifts may have other seats."""

from collections.abc import Iterable
from datetime import date

from pydantic import Field

from cssim.scenario.shop.dates import Dates

__all__ = ["Holiday", "holidays_before"]


class Holiday(Dates):
    """A public holiday, `first` to `last`, both included.

    >>> first, last = date(2026, 4, 4), date(2026, 4, 6)
    >>> Holiday(first=first, last=last).covers(last)
    True
    """

    first: date = Field(description="the first day, such as 2026-04-04")
    last: date = Field(description="the last day, such as 2026-04-06")


def holidays_before(holidays: Iterable[Holiday], day: date) -> int:
    """Return how many days of these holidays, which do not overlap, lie before `day`.

    >>> qingming = Holiday(first=date(2026, 4, 4), last=date(2026, 4, 6))
    >>> holidays_before([qingming], date(2026, 4, 6))
    2
    """
    return sum(max(0, min((day - h.first).days, (h.last - h.first).days + 1)) for h in holidays)
