"""What the staffing picture draws: each point with its names, its means and its standing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cssim.experiment.statistics import Interval
from cssim.experiment.sweeping.targets import TargetsMet
from cssim.experiment.sweeping.targets.targets import Standing, Target
from cssim.results import Kpi
from cssim.show.language import Language
from cssim.show.numbers import show_kpi
from cssim.show.sweep.marks import scale_of
from cssim.show.sweep.words import OTHER, path_text, unit_text, value_text
from cssim.show.width import width_of

_SHORT = 8
"""The widest name, in Latin letters, that is written beside a mark; others get a number."""


@dataclass(frozen=True)
class Measured:
    """A mean with the ends of its interval, in the unit that is drawn.

    Attributes:
        mean: the mean.
        ends: the ends; they may be infinite.
        text: the mean with its unit.
        number: the mean without it.
    """

    mean: float
    ends: tuple[float, float]
    text: str
    number: str

    @property
    def reach(self) -> tuple[float, ...]:
        """The mean and the ends that are finite."""
        return tuple(value for value in (self.mean, *self.ends) if math.isfinite(value))


@dataclass(frozen=True)
class Option:
    """One point of the sweep.

    Attributes:
        raw: its values in the order of the paths.
        values: the same as one would say them.
        mark: what stands beside it: its values if they are short, else a number.
        service: None if undefined.
        cost: None if undefined.
        standing: about the target.
        is_efficient: no other point beats it.
        is_answer: the cheapest of those known to meet the target, by the means.
    """

    raw: tuple[object, ...]
    values: tuple[str, ...]
    mark: str
    service: Measured | None
    cost: Measured | None
    standing: Standing
    is_efficient: bool
    is_answer: bool

    @property
    def place(self) -> tuple[float, float] | None:
        """Cost and service, if there are both."""
        return (self.cost.mean, self.service.mean) if self.cost and self.service else None


@dataclass(frozen=True)
class Offer:
    """All options, and what they are measured by.

    Attributes:
        paths: what the paths that vary are called.
        options: in the order of the sweep.
        target: the bound for the service.
        bound: the same in the unit that is drawn.
        cost: the KPI that is to be low.
        is_numbered: the marks are numbers.
    """

    paths: tuple[str, ...]
    options: tuple[Option, ...]
    target: Target
    bound: float
    cost: Kpi
    is_numbered: bool


def offer_of(found: TargetsMet, names: Mapping[str, str], lang: Language) -> Offer:
    """Return what is drawn of a judgement about one target.

    Args:
        found: from `cssim.meets`.
        names: what paths are to be called; the others have the words of cssim.
        lang: language of words and numbers.
    """
    (target,) = found.targets
    varying = varying_paths(found)
    raw = [tuple(judged.point[path] for path in varying) or (None,) for judged in found.points]
    values = [tuple(value_text(value, lang) for value in point) for point in raw]
    is_numbered = any(width_of(", ".join(texts)) > _SHORT for texts in values)
    efficient, answer = efficient_of(found), answer_of(found)
    options = tuple(
        Option(
            raw=raw[place],
            values=texts,
            mark=str(place + 1) if is_numbered else ", ".join(texts),
            service=_measured(target.kpi, judged.intervals[target.kpi.key], lang),
            cost=_measured(found.cost, judged.intervals[found.cost.key], lang),
            standing=judged.standing,
            is_efficient=place in efficient,
            is_answer=place == answer,
        )
        for place, (judged, texts) in enumerate(zip(found.points, values, strict=True))
    )
    paths = tuple(names.get(path) or path_text(path, lang) for path in varying)
    paths = paths or (OTHER[lang]["scenario"],)
    bound = scale_of(target.kpi) * target.bound
    return Offer(paths, options, target, bound, found.cost, is_numbered)


def varying_paths(found: TargetsMet) -> tuple[str, ...]:
    """Return the paths that differ between points; all, if none does."""
    first = found.points[0].point
    varying = [path for path in first if any(j.point[path] != first[path] for j in found.points)]
    return tuple(varying or first)


def answer_of(found: TargetsMet) -> int | None:
    """Return the place of the cheapest point known to meet the target, by the means."""
    costs = {
        cost.mean: place
        for place, judged in reversed(list(enumerate(found.points)))
        if judged.standing is Standing.MEETS and (cost := judged.intervals[found.cost.key])
    }
    return costs[min(costs)] if costs else None


def efficient_of(found: TargetsMet) -> frozenset[int]:
    """Return the places of the points that no other beats, by the means.

    A point beats another if it serves better and costs no more, or costs less and serves as well.
    """
    (target,) = found.targets
    sign = 1.0 if target.way == "at_least" else -1.0
    means = {
        place: (sign * service.mean, -cost.mean)
        for place, judged in enumerate(found.points)
        if (service := judged.intervals[target.kpi.key])
        and (cost := judged.intervals[found.cost.key])
    }
    return frozenset(
        place
        for place, mine in means.items()
        if not any(
            other != mine and other[0] >= mine[0] and other[1] >= mine[1]
            for other in means.values()
        )
    )


def values_of(options: Sequence[Option], place: int) -> list[str]:
    """Return the different values of one path: numbers by size, others in the order they come."""
    found = {option.values[place]: option.raw[place] for option in options}
    if all(is_number(value) for value in found.values()):
        return sorted(found, key=lambda text: float(found[text]))  # type: ignore[arg-type]
    return list(found)


def is_number(value: object) -> bool:
    """Return whether a value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _measured(kpi: Kpi, interval: Interval | None, lang: Language) -> Measured | None:
    if interval is None:
        return None
    scale = scale_of(kpi)
    ends = scale * interval.low, scale * interval.high
    text = show_kpi(kpi, interval.mean, lang)
    number = text.removesuffix(unit_text(kpi, lang)).strip()
    return Measured(scale * interval.mean, ends, text, number)
