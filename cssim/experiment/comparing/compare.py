"""Comparing two rulebooks, or several with one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cssim.errors import CssimError, did_you_mean
from cssim.experiment.asked import MOST
from cssim.experiment.comparing.agents import AgentChanges
from cssim.experiment.comparing.asked import Asked, asked, named_scenarios
from cssim.experiment.comparing.comparison import COLUMNS, Comparison
from cssim.experiment.comparing.comparisons import Comparisons
from cssim.experiment.comparing.judging import claims_of, findings_of, is_settled
from cssim.experiment.comparing.pairing import check_comparable
from cssim.experiment.comparing.shoppers import ShopperChanges
from cssim.experiment.comparing.together import Played, play_together
from cssim.experiment.replications import Replications
from cssim.experiment.series import play_series
from cssim.experiment.work import Bar, WorkersAsked, workers_of
from cssim.scenario import Scenario


def compare(
    scenarios: Mapping[str, Scenario],
    *,
    n: int | None = None,
    until: str | Sequence[str] | None = None,
    most: int = MOST,
    confidence: float = 0.95,
    kpis: Sequence[str] | None = None,
    matters: Mapping[str, float] | None = None,
    workers: WorkersAsked = None,
    progress: bool = True,
) -> Comparison:
    """Play two rulebooks on the same shoppers and people, and judge.

    Args:
        scenarios: two scenarios by the names they are to have; the second is judged against the
            first. For more than two see `compare_each` and `choose`.
        n: a fixed number of replications, 2 or more; 20 if `until` is not given either.
        until: instead of a number, stop as soon as the verdicts are there: "known" for those of
            all KPIs shown, or a list of keys. The intervals hold although the comparison is
            watched. KPIs that are undefined somewhere, or never differ, are not waited for.
        most: with `until`, the replication after which waiting ends.
        confidence: of all intervals together.
        kpis: keys of the KPIs to be shown; fewer give narrower intervals. All by default.
        matters: by key of the KPI, the smallest difference that matters in practice, in its unit;
            in place of cssim's own guesses.
        workers: None plays in as many processes as pay, a number in so many, a text on the Dask
            cluster of that address. The answer is the same to the bit.
        progress: show one bar in terminals and notebooks.

    Raises:
        CssimError: not two scenarios, shop or study differ, or a KPI is unknown.

    Examples:
        >>> import cssim as cs
        >>> today = cs.load("scenarios/19-common-form.toml").replace({"study.days": 2})
        >>> fewer = today.replace({"shifts.evening.seats": 1})
        >>> found = cs.compare({"today": today, "one seat": fewer}, n=10, kpis=["occupancy"])
        >>> found.finding("occupancy").verdict
        <Verdict.HIGHER: 'higher'>
    """
    wanted = asked(n, until, most, confidence, kpis, matters)
    named = named_scenarios(scenarios, COLUMNS)
    if len(named) > 2:
        raise CssimError(
            f"compare takes two scenarios, and got {len(named)}: compare_each judges several "
            "against one of them, choose finds the best by one KPI"
        )
    (found,) = _compared(named, wanted, workers, progress=progress)
    return found


def compare_each(
    scenarios: Mapping[str, Scenario],
    *,
    baseline: str | None = None,
    n: int | None = None,
    until: str | Sequence[str] | None = None,
    most: int = MOST,
    confidence: float = 0.95,
    kpis: Sequence[str] | None = None,
    matters: Mapping[str, float] | None = None,
    workers: WorkersAsked = None,
    progress: bool = True,
) -> Comparisons:
    """Play several rulebooks on the same shoppers and people, and judge each against one of them.

    All intervals of all comparisons hold together with the confidence asked for. Arguments that
    are not named here are those of `compare`.

    Args:
        scenarios: two or more scenarios by the names they are to have.
        baseline: name of the one that the others are judged against; the first by default.

    Raises:
        CssimError: fewer than two scenarios, shop or study differ, a KPI or the baseline unknown.

    Examples:
        >>> import cssim as cs
        >>> today = cs.load("scenarios/19-common-form.toml").replace({"study.days": 2})
        >>> fewer = today.replace({"shifts.evening.seats": 1})
        >>> fewest = fewer.replace({"shifts.day.seats": 1})
        >>> found = cs.compare_each(
        ...     {"today": today, "one": fewer, "alone": fewest}, n=10, kpis=["occupancy"]
        ... )
        >>> found["alone"].finding("occupancy").verdict
        <Verdict.HIGHER: 'higher'>
    """
    wanted = asked(n, until, most, confidence, kpis, matters)
    named = named_scenarios(scenarios, COLUMNS)
    base = next(iter(named)) if baseline is None else baseline
    if base not in named:
        hint = did_you_mean(str(base), named)
        raise CssimError(
            f"no scenario is called {base!r:.90}{f' ({hint})' if hint else ''}; there are: "
            f"{', '.join(named)}"
        )
    in_order = {base: named[base], **named}
    found = _compared(in_order, wanted, workers, progress=progress)
    return Comparisons(base, MappingProxyType({c.labels[1]: c for c in found}))


def _compared(
    named: Mapping[str, Scenario], wanted: Asked, workers: WorkersAsked, *, progress: bool
) -> list[Comparison]:
    """Judge all scenarios against the first."""
    (base, first), *others = named.items()
    for _, other in others:
        check_comparable(first, other)

    def enough(so_far: Sequence[Played]) -> bool:
        return is_settled(so_far, wanted)

    with (
        workers_of(workers) as place,
        Bar(wanted.many.most, " | ".join(named), show=progress) as bar,
    ):
        kept = play_series(play_together, [*named.values()], wanted.many, enough, place, bar)
    outlines = [played.baseline for played in kept]
    watched = wanted.many.watched
    baseline = Replications.of(first, outlines, wanted.confidence, watched=watched)
    return [
        _comparison((base, label), baseline, scenario, number, kept, wanted)
        for number, (label, scenario) in enumerate(others)
    ]


def _comparison(
    labels: tuple[str, str],
    baseline: Replications,
    scenario: Scenario,
    number: int,
    kept: Sequence[Played],
    wanted: Asked,
) -> Comparison:
    sides = [played.others[number] for played in kept]
    watched, confidence = wanted.many.watched, wanted.confidence
    changes = [side.changes for side in sides]
    return Comparison(
        labels,
        baseline,
        Replications.of(scenario, [s.outline for s in sides], confidence, watched=watched),
        findings_of(kept, number, wanted, wanted.kpis),
        ShopperChanges.of(changes, labels, confidence, watched=watched),
        AgentChanges.of(changes, labels, confidence, watched=watched),
        confidence,
        claims_of(wanted, len(kept[0].others)),
        wanted.waits_for,
    )
