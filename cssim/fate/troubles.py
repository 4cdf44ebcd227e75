"""Troubles of the shop: when urgent events and restarts begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from cssim.fate.calendar import begin_of
from cssim.fate.inverse import duration_at, poisson_quantile
from cssim.fate.streams import Group, block
from cssim.scenario import Study, Trouble
from cssim.scenario import Troubles as TroubleNature
from cssim.units import DAY

Times = tuple[tuple[int, int], ...]


class TroubleKind(IntEnum):
    """Kinds of trouble, by their number in the registry of random numbers."""

    URGENT = 0
    RESTART = 1


@dataclass(frozen=True)
class Troubles:
    """Begin and end of each trouble, µs, by begin.

    Attributes:
        urgent: urgent events.
        restart: restarts of what the shop runs on.
    """

    urgent: Times = ()
    restart: Times = ()


def draw_troubles(nature: TroubleNature | None, study: Study, replication: int) -> Troubles:
    """Draw all troubles of one replication."""
    if nature is None:
        return Troubles()
    return Troubles(
        tuple(sorted(_draw(nature.urgent, TroubleKind.URGENT, study, replication))),
        tuple(sorted(_draw(nature.restart, TroubleKind.RESTART, study, replication))),
    )


def _draw(
    trouble: Trouble | None, kind: TroubleKind, study: Study, replication: int
) -> Iterator[tuple[int, int]]:
    """Yield the troubles of one kind: each day a Poisson number, at any time of the day."""
    if trouble is None:
        return
    for day in range(study.total_days):
        row = block(study.seed, replication, Group.TROUBLE, int(kind), day)
        (count,) = poisson_quantile(np.array([trouble.per_day]), row.random(1))
        for when, lasts in row.random((int(count), 2)).tolist():
            begin = begin_of(day) + int(when * DAY)
            yield begin, begin + duration_at(trouble.lasts, lasts)
