"""Which shoppers are better off: answered sooner, later, lost or won."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cssim.errors import CssimError, did_you_mean
from cssim.experiment.comparing.changes import PairChanges
from cssim.experiment.comparing.fates import (
    FATES,
    HOURS,
    MOVED,
    ON_DUTY,
    WEEKDAYS,
    Fate,
    GroupCounts,
)
from cssim.experiment.statistics import FEWEST_DIFFERENCES, Interval, Values, mean_interval

if TYPE_CHECKING:
    import pandas as pd

_WHOLE = "whole"


class FateShare(NamedTuple):
    """How many shoppers of a group met a fate.

    Attributes:
        group: what the shoppers have in common: an hour, a weekday …; None if it is all of them.
        fate: what became of them.
        share: of the shoppers of the group, mean over the replications; NaN if the group is empty
            in any.
        interval: of that share; None where it is 0 or 1 in some replications, and neither in fewer
            than ten.
        shoppers: how many there are in the days that count of a replication, on average.
        seconds: by how much they are answered sooner or later: median of each replication that has
            any, mean over these; NaN for other fates.
        by_message: the part of `share` for whom the later of the two answers, and only that, is
            one to an offline message; 0 for other fates.
    """

    group: int | str | None
    fate: Fate
    share: float
    interval: Interval | None
    shoppers: float
    seconds: float
    by_message: float


@dataclass(frozen=True, repr=False, eq=False)
class ShopperChanges:
    """What became of the same shoppers under a second scenario, as against a first.

    Looks at shoppers who first come in the days that count, and at their first answer by a person,
    in whichever of their contacts it comes. An answer to an offline message counts when it comes;
    what is unanswered when the run ends is not answered. Automatic replies and replies to who has
    left do not count. See docs/who-is-better-off.md.

    Attributes:
        labels: what the two scenarios are called.
        n: how many replications.
        confidence: of all intervals of a table together (Bonferroni over its rows).
        watched: somebody may look after every replication and stop; the intervals allow for it.
    """

    labels: tuple[str, str]
    n: int
    confidence: float
    watched: bool
    _groups: Mapping[str, tuple[int | str | None, ...]]
    _counts: Mapping[str, GroupCounts]

    def __repr__(self) -> str:
        first, second = self.labels
        return f"<ShopperChanges of {second!r} against {first!r}, {self.n} replications>"

    @classmethod
    def of(
        cls,
        changes: Sequence[PairChanges],
        labels: tuple[str, str],
        confidence: float,
        *,
        watched: bool,
    ) -> ShopperChanges:
        """Gather what is kept of each replication.

        Args:
            changes: one or more, of the same two scenarios.
            labels: what these are called.
            confidence: of all intervals of a table together.
            watched: see `mean_interval`.
        """
        groups = {
            _WHOLE: (None,),
            "hour": HOURS,
            "weekday": WEEKDAYS,
            "topic": changes[0].shoppers.topics,
            "on_duty": ON_DUTY,
        }
        counts = {by: _stacked([getattr(c.shoppers, by) for c in changes]) for by in groups}
        kept = MappingProxyType(groups), MappingProxyType(counts)
        return cls(labels, len(changes), confidence, watched, *kept)

    def rows(self, by: str | None = None) -> list[FateShare]:
        """Return one row a group and fate, as `table` does.

        Raises:
            CssimError: shoppers are not counted by that.
        """
        name = self._checked(by)
        groups, counts = self._groups[name], self._counts[name]
        each = 1 - (1 - self.confidence) / (len(groups) * len(FATES))
        return [
            self._row(counts, place, group, fate, each)
            for place, group in enumerate(groups)
            for fate in FATES
        ]

    def fate(self, fate: Fate) -> FateShare:
        """Return how many of all shoppers met a fate."""
        return self.rows()[FATES.index(fate)]

    def table(self, by: str | None = None) -> pd.DataFrame:
        """Return how many shoppers met each fate, one row a fate and group.

        Args:
            by: None for all shoppers together; "hour": clock hour of the first message; "weekday":
                of its service day, 04:00 to 04:00; "topic": of the first contact; "on_duty": under
                which of the two somebody who answers the topic was on duty at that moment.

        Returns:
            Data frame with the group, named as `by`, and `fate`, `share` of the group's shoppers
            (the shares of a group add up to 1), the ends of its interval `low` and `high`,
            `shoppers` (how many, mean of a replication), `seconds` (by how much they are answered
            sooner or later: median of each replication, mean over these) and `by_message` (the
            part of `share` for whom the later of the two answers, and only that, is one to an
            offline message).

        Raises:
            CssimError: shoppers are not counted by that.
        """
        import pandas as pd

        nothing = Interval(*(float("nan"),) * 4)
        shown = []
        for row in self.rows(by):
            ends = row.interval or nothing
            numbers = (row.share, ends.low, ends.high, row.shoppers, row.seconds, row.by_message)
            shown.append((row.group, row.fate.value, *numbers))
        names = ["fate", "share", "low", "high", "shoppers", "seconds", "by_message"]
        found = pd.DataFrame(shown, columns=[by or _WHOLE, *names])
        return found if by else found.drop(columns=_WHOLE)

    def sentence(self, lang: str = "en") -> str:
        """Return who is better off in a few words for a manager, in English ("en") or Chinese."""
        from cssim.show.comparison.shoppers import shoppers_sentence

        return shoppers_sentence(self, lang)

    def _checked(self, by: str | None) -> str:
        known = [name for name in self._groups if name != _WHOLE]
        if by is None:
            return _WHOLE
        if not isinstance(by, str) or by not in known:
            hint = did_you_mean(by, known) if isinstance(by, str) else ""
            raise CssimError(
                f"shoppers are not counted by {by!r}{f' ({hint})' if hint else ''}; by is None or "
                f"one of: {', '.join(known)}"
            )
        return by

    def _row(
        self, counts: GroupCounts, place: int, group: int | str | None, fate: Fate, each: float
    ) -> FateShare:
        kind = FATES.index(fate)
        shoppers = counts.shoppers[:, place]
        shares = _ratio(shoppers[:, kind], shoppers.sum(axis=1))
        seconds, by_message = float("nan"), 0.0
        if fate in MOVED:
            way = MOVED.index(fate)
            medians = counts.seconds[:, place, way]
            if not np.isnan(medians).all():
                seconds = float(np.nanmean(medians))
            switched = _ratio(counts.by_message[:, place, way], shoppers.sum(axis=1))
            by_message = float(switched.mean())
        return FateShare(
            group,
            fate,
            float(shares.mean()),
            _share_interval(shares, each, watched=self.watched),
            float(shoppers[:, kind].mean()),
            seconds,
            by_message,
        )


def _stacked(counts: Sequence[GroupCounts]) -> GroupCounts:
    """Put those of all replications above each other, as a first dimension."""
    stacked = GroupCounts(*(np.stack(columns) for columns in zip(*counts, strict=True)))
    for column in stacked:
        column.setflags(write=False)
    return stacked


def _ratio(part: Values, whole: Values) -> Values:
    ratio: Values = np.full(len(whole), np.nan)
    np.divide(part, whole, out=ratio, where=whole > 0)
    return ratio


def _share_interval(shares: Values, confidence: float, *, watched: bool) -> Interval | None:
    """Return an interval within 0 and 1, if enough replications say how much the share varies.

    What is seen in few replications of many may be much larger than these show.
    """
    telling = min(np.count_nonzero(shares), np.count_nonzero(shares - 1))
    if telling < min(FEWEST_DIFFERENCES, len(shares)):
        return None
    found = mean_interval(shares, confidence, watched=watched)
    if found is None:
        return None
    low, high = (min(max(end, 0.0), 1.0) for end in (found.low, found.high))
    return Interval(found.mean, low, high, found.confidence)
