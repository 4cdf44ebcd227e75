"""What two runs of the same shoppers and people have in common and not, small enough to keep."""

from __future__ import annotations

from typing import NamedTuple

from cssim.experiment.comparing.fates import FateCounts, count_fates
from cssim.experiment.comparing.weeks import AgentWeeks, weeks_of
from cssim.results import Run


class PairChanges(NamedTuple):
    """What is kept of a pair of runs about who is better off; a few kB, however many shoppers.

    Attributes:
        shoppers: what became of them, counted.
        agents: what the week asked of each person, under the first rulebook and the second.
    """

    shoppers: FateCounts
    agents: tuple[AgentWeeks, AgentWeeks]


def changes_between(first: Run, second: Run) -> PairChanges:
    """Reduce two runs of the same shoppers to what is kept of them.

    Raises:
        CssimError: the runs have other shoppers.
    """
    return PairChanges(count_fates(first, second), (weeks_of(first), weeks_of(second)))
