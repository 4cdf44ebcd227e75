"""From what was played side by side to findings, and whether they are enough."""

from __future__ import annotations

from collections.abc import Sequence

from cssim.experiment.comparing.asked import Asked
from cssim.experiment.comparing.together import Played, paired_values
from cssim.experiment.statistics import FEWEST_DIFFERENCES, Doubt, Finding, Verdict, judge
from cssim.results import Kpi

_NOT_WAITED_FOR = (Doubt.UNDEFINED, Doubt.NONE_SEEN)
"""More replications cannot settle the first, and might never settle the second."""


def findings_of(
    kept: Sequence[Played], other: int, asked: Asked, kpis: Sequence[Kpi]
) -> tuple[Finding, ...]:
    """Judge one of the others against the baseline.

    The error is shared out over all KPIs shown and all the others.

    Args:
        kept: replications 0, 1, 2 …
        other: place of the scenario among the others.
        asked: what is asked for.
        kpis: those to be judged here.
    """
    each = 1 - (1 - asked.confidence) / claims_of(asked, len(kept[0].others))
    same = all(played.others[other].same for played in kept)
    return tuple(
        judge(
            kpi,
            *paired_values(kept, other, kpi.key),
            each,
            same=same,
            watched=asked.many.watched,
        )
        for kpi in kpis
    )


def claims_of(asked: Asked, others: int) -> int:
    """Return over how many intervals the error is shared out."""
    return len(asked.kpis) * others


def is_settled(kept: Sequence[Played], asked: Asked) -> bool:
    """Tell whether every verdict that is waited for is there, or will not come."""
    if len(kept) < FEWEST_DIFFERENCES:
        return False
    waited = [kpi for kpi in asked.kpis if kpi.key in asked.waits_for]
    return all(
        finding.verdict is not Verdict.NOT_YET_KNOWN or finding.doubt in _NOT_WAITED_FOR
        for other in range(len(kept[0].others))
        for finding in findings_of(kept, other, asked, waited)
    )
