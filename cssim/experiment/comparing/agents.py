"""Which agents are better off: who works longer, and who is paid for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cssim.errors import CssimError, did_you_mean
from cssim.experiment.comparing.changes import PairChanges
from cssim.experiment.comparing.measures import MEASURES, Change
from cssim.experiment.comparing.posts import Post, Side
from cssim.experiment.statistics import FEWEST_DIFFERENCES, Interval, Values, mean_interval
from cssim.experiment.statistics.pairs import paired_differences

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("person", "who", "shift", "first", "second", "difference", "low", "high")


class AgentChange(NamedTuple):
    """One measure of one place in the team; all values are means over the replications.

    Attributes:
        person: number in the pool.
        posts: what they are under the first and under the second; None for nothing.
        first: value under the first; NaN for who is not there or where it is undefined.
        second: under the second.
        difference: interval of second less first; None where it is undefined in some replications,
            or 0 in some and anything else in fewer than ten.
        more: share of replications in which it is more under the second, by what matters or more.
        change: what is known.
    """

    person: int
    posts: tuple[Post | None, Post | None]
    first: float
    second: float
    difference: Interval | None
    more: float
    change: Change


@dataclass(frozen=True, repr=False, eq=False)
class AgentChanges:
    """What a second scenario asks of each agent, as against a first, per week.

    A row is about a *place* in the team: number k of the pool. In each replication another person
    stands there, with a pace and bad days of their own, and the rest days begin elsewhere; under
    both scenarios it is the same person. So the interval is about the place, not about anybody's
    name; and if the scenarios number their seats otherwise, the same person may sit on another
    shift, which the row then says.

    Attributes:
        labels: what the two scenarios are called.
        n: how many replications.
        confidence: of all intervals of a table together (Bonferroni over the people).
        watched: somebody may look after every replication and stop; the intervals allow for it.
    """

    labels: tuple[str, str]
    n: int
    confidence: float
    watched: bool
    _sides: tuple[Side, Side]

    def __repr__(self) -> str:
        first, second = self.labels
        return f"<AgentChanges of {second!r} against {first!r}, {self.n} replications>"

    @classmethod
    def of(
        cls,
        changes: Sequence[PairChanges],
        labels: tuple[str, str],
        confidence: float,
        *,
        watched: bool,
    ) -> AgentChanges:
        """Gather what is kept of each replication.

        Args:
            changes: one or more, of the same two scenarios.
            labels: what these are called.
            confidence: of all intervals of a table together.
            watched: see `mean_interval`.
        """
        first, second = (Side.of([c.agents[side] for c in changes]) for side in (0, 1))
        return cls(labels, len(changes), confidence, watched, (first, second))

    def rows(self, measure: str = "worked") -> list[AgentChange]:
        """Return one row a person, who gains most first, as `table` does.

        Raises:
            CssimError: that is not measured.
        """
        _check(measure)
        first, second = self._sides
        common = max(1, len(first.posts.keys() & second.posts.keys()))
        each = 1 - (1 - self.confidence) / common
        people = sorted(first.posts.keys() | second.posts.keys())
        rows = [self._row(person, measure, each) for person in people]
        return sorted(rows, key=_gain, reverse=True)

    def table(self, measure: str = "worked") -> pd.DataFrame:
        """Return what is asked of each agent, one row a person, who gains most first.

        Args:
            measure: "worked": hours a week from coming to leaving, meals and other time away
                included, with meetings outside the shift; "paid": hours a week that are paid;
                "overtime": hours a week after the planned end; "chats": contacts a week that they
                were the first to answer; "occupancy": share of the time at the desk spent writing,
                answering colleagues and on tasks.

        Returns:
            Data frame with `person` (number in the pool), `who`, `shift`, `first` and `second`
            (means), `difference` (second less first) with the ends of its interval, `more` (share
            of replications in which it is more, by what matters or more), `unit` and `change`.
            Who is there under only one of the two comes last.

        Raises:
            CssimError: that is not measured.
        """
        import pandas as pd

        shown = []
        for row in self.rows(measure):
            ends = row.difference or Interval(row.second - row.first, *(float("nan"),) * 3)
            posts = [[post[part] for post in row.posts if post] for part in (0, 1)]
            who = " → ".join(f"{team} {row.person}" for team in dict.fromkeys(posts[0]))
            shift = " → ".join(dict.fromkeys(filter(None, posts[1])))
            means = (row.first, row.second, ends.mean, ends.low, ends.high, row.more)
            shown.append((row.person, who, shift, *means, MEASURES[measure].word(row.change).en))
        found = pd.DataFrame(shown, columns=[*_COLUMNS, "more", "change"])
        found.insert(len(_COLUMNS) + 1, "unit", MEASURES[measure].unit)
        return found

    def somebody(self, measure: str = "worked", *, more_than: float = 1.0) -> float:
        """Return in what share of replications somebody has more of it, by more than so much.

        A mean can hide this: with other rest days one person may work longer in each replication,
        and never the same. Only who is there under both scenarios counts.

        Args:
            measure: as in `table`.
            more_than: in the unit of the measure.

        Raises:
            CssimError: that is not measured, or `more_than` is no number.
        """
        _check(measure)
        if not isinstance(more_than, int | float) or not np.isfinite(more_than):
            raise CssimError(f"more_than is {more_than!r}; it must be a number")
        first, second = self._sides
        gains = [
            second.values(person, measure) - first.values(person, measure)
            for person in first.posts.keys() & second.posts.keys()
        ]
        return float((np.array(gains).reshape(-1, self.n) > more_than).any(axis=0).mean())

    def sentence(self, lang: str = "en") -> str:
        """Return which agents work longer in a few words, in English ("en") or Chinese ("zh")."""
        from cssim.show.comparison.agents import agents_sentence

        return agents_sentence(self, lang)

    def _row(self, person: int, measure: str, each: float) -> AgentChange:
        sides = self._sides
        posts = sides[0].posts.get(person), sides[1].posts.get(person)
        values = [
            side.values(person, measure) if post else np.full(self.n, np.nan)
            for side, post in zip(sides, posts, strict=True)
        ]
        means = float(values[0].mean()), float(values[1].mean())
        if None in posts:
            only = Change.ONLY_FIRST if posts[0] else Change.ONLY_SECOND
            return AgentChange(person, posts, *means, None, float("nan"), only)
        gain, matters = paired_differences(*values), MEASURES[measure].matters
        interval = _gain_interval(gain, each, watched=self.watched)
        more = float((gain >= matters).mean())
        change = _change(gain, interval, matters)
        return AgentChange(person, posts, *means, interval, more, change)


def _gain_interval(gain: Values, confidence: float, *, watched: bool) -> Interval | None:
    """Return an interval, if enough replications say how much the gain varies."""
    if np.count_nonzero(gain) < min(FEWEST_DIFFERENCES, len(gain)):
        return None
    return mean_interval(gain, confidence, watched=watched)


def _change(gain: Values, interval: Interval | None, matters: float) -> Change:
    if not np.isnan(gain).any() and not gain.any():
        return Change.NONE_SEEN
    if interval is None or np.count_nonzero(gain) < FEWEST_DIFFERENCES:
        return Change.NOT_YET_KNOWN
    if -matters <= interval.low and interval.high <= matters:
        return Change.NO_DIFFERENCE
    if interval.low <= 0 <= interval.high:
        return Change.NOT_YET_KNOWN
    return Change.MORE if interval.low > 0 else Change.LESS


def _gain(row: AgentChange) -> tuple[int, float, int]:
    only = (Change.ONLY_FIRST, Change.ONLY_SECOND)
    if row.change in only:
        return -1 - only.index(row.change), 0.0, -row.person
    gain = row.second - row.first
    return 0, -np.inf if np.isnan(gain) else gain, -row.person


def _check(measure: str) -> None:
    if not isinstance(measure, str) or measure not in MEASURES:
        hint = did_you_mean(measure, MEASURES) if isinstance(measure, str) else ""
        raise CssimError(
            f"{measure!r} of an agent is not measured{f' ({hint})' if hint else ''}; there are: "
            f"{', '.join(MEASURES)}"
        )
