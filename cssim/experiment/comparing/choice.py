"""The best of several rulebooks by one KPI, with a guarantee."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cssim.experiment.statistics import (
    Doubt,
    Finding,
    Interval,
    Values,
    Verdict,
    judge,
    may_still_differ,
)
from cssim.results import Kpi

if TYPE_CHECKING:
    import pandas as pd

_SELDOM = 0.1
"""Share of replications in which the same may differ after all, and still be waited for no more."""


@dataclass(frozen=True, repr=False)
class Choice:
    """Which of several scenarios is best by one KPI.

    Every scenario still in the running has met the same shoppers. One that is surely not the best
    is dropped and played no further. With probability `confidence` or more, the chosen one is no
    more than `kpi.matters` from the best, however long it took. Nothing is promised about those
    that were the same as the chosen one in all replications: they may differ in further ones.

    Attributes:
        kpi: by which they are judged, with the smallest difference that matters.
        values: of each scenario by name, one a replication it was played, shape (n,).
        hours: the hours paid a week under each, as `values`.
        remaining: the names of those never dropped.
        chosen: the name of the one chosen; None if the replications did not suffice.
        confidence: of the choice.
        pairs: over how many pairs of scenarios the error is shared out.
    """

    kpi: Kpi
    values: Mapping[str, Values]
    hours: Mapping[str, Values]
    remaining: tuple[str, ...]
    chosen: str | None
    confidence: float
    pairs: int

    def __repr__(self) -> str:
        result = "none yet" if self.chosen is None else repr(self.chosen)
        return f"<Choice by {self.kpi.key!r}: {result}, {self.n} replications>"

    @property
    def n(self) -> int:
        """How many replications those in the running have met."""
        return max(map(len, self.values.values()))

    @property
    def leader(self) -> str:
        """The name of the one with the best mean, of those never dropped."""
        return leader_of(self.kpi, {name: self.values[name] for name in self.remaining})

    @property
    def each(self) -> float:
        """The confidence of the interval of one pair."""
        return 1 - (1 - self.confidence) / self.pairs

    @property
    def the_same(self) -> tuple[str, ...]:
        """The names of those that were the same as the leader in all replications."""
        leader = self.leader
        return tuple(
            name
            for name in self.remaining
            if name != leader and self._against_leader(name).doubt is Doubt.NONE_SEEN
        )

    def table(self) -> pd.DataFrame:
        """Return one row a scenario, the best mean first.

        Columns: `scenario` (the index), `mean` and `n` of the replications it met, `difference`
        from the leader on these with its ends `low` and `high` (NaN if too few differ),
        `paid_hours` a week, and `standing`: "chosen", "leads", "the same so far", "not surely
        worse" (and not better than the chosen one by more than matters), "in the running" or
        "dropped".
        """
        import pandas as pd

        leader = self.leader
        rows = []
        for name, values in self.values.items():
            found = self._against_leader(name)
            mean = float((values - self.values[leader][: len(values)]).mean())
            ends = found.difference or Interval(mean, np.nan, np.nan, self.each)
            shown = (ends.mean, ends.low, ends.high) if name != leader else (0.0, 0.0, 0.0)
            hours, standing = float(self.hours[name].mean()), self._standing(name)
            rows.append((name, float(values.mean()), len(values), *shown, hours, standing))
        columns = ["scenario", "mean", "n", "difference", "low", "high", "paid_hours", "standing"]
        up = self.kpi.good == "lower"
        table = pd.DataFrame(rows, columns=columns).set_index("scenario")
        return table.sort_values("mean", ascending=up, kind="stable")

    def sentence(self, lang: str = "en") -> str:
        """Return the choice and its guarantee in words, in English ("en") or Chinese ("zh")."""
        from cssim.show.comparison import choice_sentence

        return choice_sentence(self, lang)

    def _against_leader(self, name: str) -> Finding:
        values = self.values[name]
        lead = self.values[self.leader][: len(values)]
        return judge(self.kpi, lead, values, self.each, same=False, watched=True)

    def _standing(self, name: str) -> str:
        if name not in self.remaining:
            return "dropped"
        if name in self.the_same:
            return "the same so far"
        if self.chosen is None:
            return "leads" if name == self.leader else "in the running"
        return "chosen" if name == self.chosen else "not surely worse"


class Look(NamedTuple):
    """Where a race stands.

    Attributes:
        remaining: the names of those that are not surely worse than another.
        leader: the one of them with the best mean.
        is_over: the leader may be chosen.
    """

    remaining: tuple[str, ...]
    leader: str
    is_over: bool


def look_at(kpi: Kpi, values: Mapping[str, Values], each: float) -> Look:
    """Drop who is surely worse than another, and see whether the leader may be chosen.

    Args:
        kpi: by which they are judged.
        values: of those in the running, one a replication, each of shape (n,).
        each: confidence of the interval of one pair.
    """
    worse = dropped_now(kpi, values, each)
    left = {name: own for name, own in values.items() if name not in worse}
    leader = leader_of(kpi, left)
    return Look(tuple(left), leader, is_chosen(kpi, left, leader, each))


def leader_of(kpi: Kpi, values: Mapping[str, Values]) -> str:
    """Return the name with the best mean; the first of equals."""
    sign = -1.0 if kpi.good == "lower" else 1.0
    return max(values, key=lambda name: sign * float(values[name].mean()))


def dropped_now(kpi: Kpi, values: Mapping[str, Values], each: float) -> set[str]:
    """Return the names of those that are surely worse than another.

    Args:
        kpi: by which they are judged.
        values: of those in the running, one a replication, each of shape (n,).
        each: confidence of the interval of one pair.
    """
    names = list(values)
    worse = set()
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            found = judge(kpi, values[one], values[other], each, same=False, watched=True)
            if is_sure(found):
                worse.add(one if gain_of(found).low > 0 else other)
    return worse


def is_chosen(kpi: Kpi, values: Mapping[str, Values], leader: str, each: float) -> bool:
    """Tell whether nobody in the running is better than the leader by more than matters.

    Those that were the same as the leader in every replication, and are so in nearly all further
    ones, are not waited for: more replications might never tell them apart.
    """
    for name, own in values.items():
        if name == leader:
            continue
        found = judge(kpi, values[leader], own, each, same=False, watched=True)
        if found.doubt is Doubt.NONE_SEEN and may_still_differ(len(own), each) <= _SELDOM:
            continue
        if found.doubt not in (None, Doubt.WIDE) or gain_of(found).high > kpi.matters:
            return False
    return True


def is_sure(found: Finding) -> bool:
    """Tell whether one is surely better, by however little."""
    known = found.doubt is None and found.verdict is not Verdict.IDENTICAL
    return known and not gain_of(found).low <= 0 <= gain_of(found).high


def gain_of(found: Finding) -> Interval:
    """Return by how much the second is better than the first, whichever way is good."""
    d = found.difference
    assert d is not None, "asked only where there is no doubt"  # noqa: S101
    if found.kpi.good == "lower":
        return Interval(-d.mean, -d.high, -d.low, d.confidence)
    return d
