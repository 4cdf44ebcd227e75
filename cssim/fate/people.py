"""The people of the shop: an ordered pool, each with a nature of their own.

Rulebooks seat them in order, so an added seat moves nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cssim.fate.inverse import quantile
from cssim.fate.streams import NATURE_WIDTH, Group, Nature, block
from cssim.scenario import People as PeopleNature
from cssim.scenario import Study


@dataclass(frozen=True)
class People:
    """The first people of the pool.

    Attributes:
        pace: multiplies the standard time of composing, shape (people,); 1 is standard.
        rest_start: where in its cycle a roster of rest days begins, from 0 to 1. Rulebooks leave
            open which weekdays these are, and it matters; so it is drawn anew for each replication
            and is part of the uncertainty.
    """

    pace: NDArray[np.float64]
    rest_start: float

    def __len__(self) -> int:
        return len(self.pace)


def draw_people(nature: PeopleNature, study: Study, replication: int, count: int) -> People:
    """Draw the first `count` people of the pool for one replication."""
    rows = np.array(
        [
            block(study.seed, replication, Group.PERSON, person).random(NATURE_WIDTH)
            for person in range(count)
        ]
    ).reshape(count, NATURE_WIDTH)
    rest_start = float(block(study.seed, replication, Group.ROSTER).random())
    return People(quantile(nature.pace, rows[:, Nature.PACE]), rest_start)
