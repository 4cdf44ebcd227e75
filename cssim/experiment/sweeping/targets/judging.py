"""What is known about one point of a sweep and its targets."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

import numpy as np

from cssim.experiment.statistics import Interval, Values, mean_interval
from cssim.experiment.sweeping.targets.needed import FEWEST, about_more
from cssim.experiment.sweeping.targets.targets import Standing, Target

_SHARE_OF_COST = 0.1


class Reason(Enum):
    """Why it is not yet known whether a point meets a target."""

    FAILED = "some replications failed"
    UNDEFINED = "undefined in some replications"
    TOO_FEW = "too few replications"
    WIDE = "the target lies within the interval"


@dataclass(frozen=True)
class Judged:
    """What is known about one point.

    Attributes:
        point: its values by path.
        n: replications played to their end.
        intervals: by key, of the KPIs of the targets and of the cost; None if undefined.
        standing: about all targets together.
        reason: why it is not yet known, or None.
        more: about how many more replications would tell, if mean and spread are as seen so far;
            None if it is known already, or if not even that can be said.
    """

    point: Mapping[str, object]
    n: int
    intervals: Mapping[str, Interval | None]
    standing: Standing
    reason: Reason | None = None
    more: int | None = None


def confidences_of(
    asked: Sequence[str], cost: str, points: int, confidence: float
) -> dict[str, float]:
    """Share the error out: a tenth of it to the cost, which hardly varies, the rest to targets."""
    error = (1 - confidence) / points
    keys = set(asked)
    each = {key: error / len(keys) for key in asked}
    if cost not in keys:
        each = {key: (1 - _SHARE_OF_COST) * share for key, share in each.items()}
        each[cost] = _SHARE_OF_COST * error
    return {key: 1 - share for key, share in each.items()}


def judged_of(
    point: Mapping[str, object],
    values: Mapping[str, Values],
    targets: tuple[Target, ...],
    each: Mapping[str, float],
    *,
    is_whole: bool,
    watched: bool,
) -> Judged:
    """Judge one point; it is whole if none of its replications failed."""
    intervals = {k: mean_interval(v, each[k], watched=watched) for k, v in values.items()}
    standing, reason = _standing(targets, values, intervals)
    if not is_whole:
        # What failed may be the very replications in which a target is missed.
        standing, reason = Standing.NOT_YET_KNOWN, Reason.FAILED
    more = None
    if reason in (Reason.TOO_FEW, Reason.WIDE):
        more = about_more(targets, values, each, watched=watched)
    n = len(next(iter(values.values())))
    return Judged(
        MappingProxyType(dict(point)), n, MappingProxyType(intervals), standing, reason, more
    )


def _standing(
    targets: tuple[Target, ...],
    values: Mapping[str, Values],
    intervals: Mapping[str, Interval | None],
) -> tuple[Standing, Reason | None]:
    """Return what is known of a point: one target that is surely missed decides."""
    found = [_of_target(t, values[t.kpi.key], intervals[t.kpi.key]) for t in targets]
    if any(standing is Standing.FAILS for standing, _ in found):
        return Standing.FAILS, None
    reasons = [reason for _, reason in found if reason]
    return (Standing.NOT_YET_KNOWN, reasons[0]) if reasons else (Standing.MEETS, None)


def _of_target(
    target: Target, values: Values, interval: Interval | None
) -> tuple[Standing, Reason | None]:
    if np.isnan(values).any():
        return Standing.NOT_YET_KNOWN, Reason.UNDEFINED
    if interval is None or len(values) < FEWEST or math.isinf(interval.low):
        return Standing.NOT_YET_KNOWN, Reason.TOO_FEW
    standing = target.standing_of(interval)
    return standing, Reason.WIDE if standing is Standing.NOT_YET_KNOWN else None
