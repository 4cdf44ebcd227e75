"""Scenarios played side by side on the same shoppers and people, replication by replication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cssim.experiment.comparing.changes import PairChanges, changes_between
from cssim.experiment.comparing.pairing import same_logs
from cssim.experiment.replications import Outline, outline_of
from cssim.experiment.series import Job
from cssim.experiment.statistics import Values


@dataclass(frozen=True, slots=True)
class Side:
    """What is kept of one scenario beside the baseline.

    Attributes:
        outline: its KPIs and its day.
        same: everything went the same way under the baseline, message by message.
        changes: who is better off than under the baseline.
    """

    outline: Outline
    same: bool
    changes: PairChanges


@dataclass(frozen=True, slots=True)
class Played:
    """What is kept of one replication.

    Attributes:
        baseline: outline of the scenario the others are judged against.
        others: one for each of the others.
    """

    baseline: Outline
    others: tuple[Side, ...]


def play_together(job: Job) -> Played:
    """Play one replication of several scenarios, the baseline first, and let the tables go."""
    runs = job.runs()
    baseline = next(runs)
    sides = []
    for other in runs:
        changes = changes_between(baseline, other)
        sides.append(Side(outline_of(other), same_logs(baseline, other), changes))
    return Played(outline_of(baseline), tuple(sides))


def paired_values(kept: Sequence[Played], other: int, key: str) -> tuple[Values, Values]:
    """Return the values of a KPI under the baseline and one of the others, each of shape (n,)."""
    pairs = [(p.baseline[0][key], p.others[other].outline[0][key]) for p in kept]
    first, second = np.array(pairs).T
    return first, second
