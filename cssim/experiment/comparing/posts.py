"""What each agent is under one rulebook, in all replications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cssim.experiment.comparing.measures import MEASURES
from cssim.experiment.comparing.weeks import AgentWeeks
from cssim.experiment.statistics import Values

SEVERAL = "several shifts"
_MOST = 0.5
"""A shift that has more than this share of a person's rostered time is theirs."""


class Post(NamedTuple):
    """What somebody is under one of the scenarios.

    Attributes:
        team: name of the team.
        shift: name of the shift that has most of their time, "several shifts", "" for none.
    """

    team: str
    shift: str


class Side(NamedTuple):
    """The people of one scenario in all replications.

    Attributes:
        posts: what each person is, by number.
        weeks: of each replication, shape (replications, people, measures).
    """

    posts: dict[int, Post]
    weeks: Values

    @classmethod
    def of(cls, weeks: Sequence[AgentWeeks]) -> Side:
        """Gather the replications of one scenario."""
        people, teams = weeks[0].people.tolist(), weeks[0].teams
        rostered: list[dict[str, int]] = [{} for _ in people]
        for week in weeks:
            for own, times in zip(rostered, week.rostered.tolist(), strict=True):
                for shift, time in zip(week.shifts, times, strict=True):
                    own[shift] = own.get(shift, 0) + time
        posts = [Post(team, _main(own)) for team, own in zip(teams, rostered, strict=True)]
        values = np.stack([week.values for week in weeks])
        values.setflags(write=False)
        return cls(dict(zip(people, posts, strict=True)), values)

    def values(self, person: int, measure: str) -> Values:
        """Return a measure of a person, one value a replication."""
        place = list(self.posts).index(person)
        found: Values = self.weeks[:, place, list(MEASURES).index(measure)]
        return found


def _main(rostered: dict[str, int]) -> str:
    """Return the name of the shift on which somebody spends more time than on all others."""
    whole = sum(rostered.values())
    if not whole:
        return ""
    shift = max(rostered, key=lambda name: rostered[name])
    return shift if rostered[shift] > _MOST * whole else SEVERAL
