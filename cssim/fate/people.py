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
    """

    pace: NDArray[np.float64]

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
    return People(pace=quantile(nature.pace, rows[:, Nature.PACE]))
