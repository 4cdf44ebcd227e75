"""Which points of a sweep meet their targets, which do not, and of which it is not yet known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cssim.arguments import instance
from cssim.errors import CssimError
from cssim.experiment.asked import check_confidence
from cssim.experiment.sweeping.sweep import Sweep
from cssim.experiment.sweeping.tables import SHORT
from cssim.experiment.sweeping.targets.judging import Judged, confidences_of, judged_of
from cssim.experiment.sweeping.targets.targets import Standing, Target, kpi_called, targets_of
from cssim.results import Kpi

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Judged", "TargetsMet", "meets"]


@dataclass(frozen=True, repr=False)
class TargetsMet:
    """Which points of a sweep meet their targets.

    The intervals are simultaneous: with probability `confidence` or more, those of all points, all
    targets and the cost hold. Each point has the same share of the error (Bonferroni); a tenth of
    it goes to the cost.

    Attributes:
        targets: what was asked.
        cost: the KPI that is to be low.
        points: one for each point of the sweep, in its order.
        confidence: of all intervals together.
        watched: they also hold if replications were added after looking.
    """

    targets: tuple[Target, ...]
    cost: Kpi
    points: tuple[Judged, ...]
    confidence: float
    watched: bool

    def __repr__(self) -> str:
        asked = " and ".join(map(str, self.targets))
        counts = [f"{len(self.which(standing))} {standing.value}" for standing in Standing]
        return f"<TargetsMet: {asked}: {', '.join(counts)}>"

    def which(self, standing: Standing) -> tuple[Judged, ...]:
        """Return the points of one standing."""
        return tuple(judged for judged in self.points if judged.standing is standing)

    @property
    def candidates(self) -> tuple[Judged, ...]:
        """The points that may be the cheapest to meet the targets; none if none is known to.

        Those known to meet them and those not yet known, unless another that is known to meet them
        is surely cheaper.
        """
        costs = (judged.intervals[self.cost.key] for judged in self.which(Standing.MEETS))
        ceiling = min((cost.high for cost in costs if cost), default=None)
        if ceiling is None:
            return ()
        return tuple(judged for judged in self.points if self._may_cost(judged, ceiling))

    @property
    def cheapest(self) -> Judged | None:
        """The cheapest point that meets the targets; None while it may be one of several."""
        found = self.candidates
        is_sure = len(found) == 1 and found[0].standing is Standing.MEETS
        return found[0] if is_sure else None

    def table(self) -> pd.DataFrame:
        """Return one row a point.

        Columns: the paths of the sweep; n; for each target and the cost the mean, named as the KPI,
        and the ends of its interval, `<key>_low` and `<key>_high`; verdict; why it is not yet
        known; about how many more replications would tell.
        """
        import pandas as pd

        rows = []
        for judged in self.points:
            row: dict[str, object] = {**judged.point, "n": judged.n}
            for key, interval in judged.intervals.items():
                row[key] = interval.mean if interval else float("nan")
                row[f"{key}_low"] = interval.low if interval else float("nan")
                row[f"{key}_high"] = interval.high if interval else float("nan")
            row["verdict"] = judged.standing.value
            row["why"] = judged.reason.value if judged.reason else ""
            row["more"] = judged.more
            rows.append(row)
        return pd.DataFrame(rows).astype({"more": "Int64"})

    def _may_cost(self, judged: Judged, ceiling: float) -> bool:
        cost = judged.intervals[self.cost.key]
        return judged.standing is not Standing.FAILS and (cost is None or cost.low <= ceiling)


def meets(
    sweep: Sweep,
    *,
    at_least: Mapping[str, float] | None = None,
    at_most: Mapping[str, float] | None = None,
    cost: str = "paid_hours",
    confidence: float = 0.95,
    watched: bool = True,
) -> TargetsMet:
    """Judge which points of a sweep meet targets, and which is the cheapest of them.

    A point meets a target if the whole interval of the mean lies on the right side of it, and
    fails if it lies on the wrong side; else it is not yet known. At least ten replications are
    asked for, and none of them may have failed. A measure that is the same in all replications is
    taken to be so always.

    Args:
        sweep: from `cssim.sweep`.
        at_least: by key of the KPI, the least that its mean may be, in its unit.
        at_most: by key of the KPI, the most that it may be.
        cost: key of the KPI by which points are cheap.
        confidence: of all intervals together.
        watched: True if replications may be added after looking, as for points not yet known: the
            intervals hold at each number of replications at once, and are infinite for fewer than
            about 16. False if the number was fixed before anybody looked: shorter intervals.

    Raises:
        CssimError: no target is given, a KPI is unknown, or a number is out of range.

    Examples:
        >>> import cssim as cs
        >>> base = cs.load("scenarios/19-common-form.toml").replace(
        ...     {"study.days": 1, "study.warm_up": 0, "study.cool_down": 0}
        ... )
        >>> seats = cs.sweep(base, {"shifts.evening.seats": [1, 2]}, n=20, progress=False)
        >>> found = cs.meets(seats, at_least={"first_response_60": 0.25})
        >>> found.table()["verdict"].tolist()
        ['meets', 'meets']
    """
    instance(sweep, Sweep, "sweep", "from cssim.sweep(…)")
    targets = targets_of(at_least, at_most)
    spent = kpi_called(cost)
    check_confidence(confidence)
    if not sweep.points:
        raise CssimError("the sweep has no points yet")
    judged = _judged(sweep, targets, spent, confidence, watched=watched)
    return TargetsMet(targets, spent, tuple(judged), confidence, watched)


def _judged(
    sweep: Sweep, targets: tuple[Target, ...], cost: Kpi, confidence: float, *, watched: bool
) -> Iterator[Judged]:
    """Judge each point, with intervals that share the error among all of them."""
    points = len(sweep.points)
    each = confidences_of([target.kpi.key for target in targets], cost.key, points, confidence)
    failed = set(sweep.failed()["scenario"])
    found = sweep.each_values([*each])
    for point, scenario, values in zip(sweep.points, sweep.fingerprints, found, strict=True):
        is_whole = scenario[:SHORT] not in failed
        yield judged_of(point, values, targets, each, is_whole=is_whole, watched=watched)
