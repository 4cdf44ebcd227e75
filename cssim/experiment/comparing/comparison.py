"""Two rulebooks on the same shoppers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cssim.arguments import instance
from cssim.errors import CssimError, did_you_mean
from cssim.experiment.comparing.pairing import check_comparable, same_logs
from cssim.experiment.replications import (
    Outline,
    Replications,
    check_numbers,
    outline_of,
)
from cssim.experiment.statistics.verdict import Finding, judge
from cssim.experiment.work.progress import counted
from cssim.results import KPIS, Kpi, run
from cssim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_LONGEST = 120
_COLUMNS = ("key", "kpi", "difference", "low", "high", "unit", "verdict")


@dataclass(frozen=True, repr=False)
class Comparison:
    """Paired verdicts about a second scenario as against a first.

    The intervals are simultaneous: with probability `confidence` or more, all of them hold
    (Bonferroni over the KPIs shown).

    Attributes:
        labels: what the two scenarios are called here.
        first: replications of the first.
        second: replications of the second, on the same shoppers.
        findings: one for each KPI shown.
        confidence: of all intervals together.
    """

    labels: tuple[str, str]
    first: Replications
    second: Replications
    findings: tuple[Finding, ...]
    confidence: float

    def __repr__(self) -> str:
        first, second = self.labels
        return f"<Comparison of {second!r} with {first!r}, {self.n} replications>"

    @property
    def n(self) -> int:
        """How many replications were compared."""
        return self.first.n

    @property
    def absent(self) -> tuple[Kpi, ...]:
        """The KPIs that are 0 or undefined in every replication on both sides; none if all are.

        They are of things that did not occur, and lists and pictures leave them out.
        """
        keys = {k.key for k in self.first.absent} & {k.key for k in self.second.absent}
        found = tuple(f.kpi for f in self.findings if f.kpi.key in keys)
        return found if len(found) < len(self.findings) else ()

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that lists and pictures show: those about KPIs that are not absent."""
        absent = {kpi.key for kpi in self.absent}
        return tuple(f for f in self.findings if f.kpi.key not in absent)

    def finding(self, key: str) -> Finding:
        """Return the finding about one KPI.

        Raises:
            CssimError: it was not asked for, or there is none of that name.
        """
        for finding in self.findings:
            if finding.kpi.key == key:
                return finding
        raise CssimError(_unknown(key, [f.kpi.key for f in self.findings]))

    def table(self) -> pd.DataFrame:
        """Return one row a KPI: both means, the difference, its interval and the verdict."""
        import pandas as pd

        rows = []
        for f in self.findings:
            d = f.difference
            ends = (d.mean, d.low, d.high) if d else (float("nan"),) * 3
            name, unit = f.kpi.name.en, f.kpi.unit
            rows.append((f.kpi.key, name, f.first, f.second, *ends, unit, f.verdict.value))
        names = ["key", "kpi", *self.labels, *_COLUMNS[2:]]
        return pd.DataFrame(rows, columns=names).set_index("key")

    def sentences(self, lang: str = "en") -> list[str]:
        """Return the verdicts as sentences for a manager, in English ("en") or Chinese ("zh")."""
        from cssim.show.comparison import comparison_sentences

        return comparison_sentences(self, lang)

    def answer(self, lang: str = "en") -> list[str]:
        """Return the answer in a few lines: what is better, what is worse, the hours paid."""
        from cssim.show.comparison import answer_lines

        return answer_lines(self, lang)

    def method(self, lang: str = "en") -> str:
        """Return how the verdicts were reached, in one sentence."""
        from cssim.show.comparison import method_sentence

        return method_sentence(self, lang)

    def plot(
        self, path: str | Path | None = None, *, lang: str = "en", overwrite: bool = False
    ) -> Figure:
        """Draw the day by the hour and the differences with their intervals.

        Args:
            path: where to write the picture (png, svg, pdf); nothing is written without it.
            lang: "en" or "zh"; Chinese needs a font that has it.
            overwrite: replace a file that exists.

        Raises:
            CssimError: the file exists, or no font has Chinese characters.
        """
        from cssim.show.comparison import plot_comparison

        return plot_comparison(self, path, lang=lang, overwrite=overwrite)

    def report(self, path: str | Path, *, lang: str = "en", overwrite: bool = False) -> Path:
        """Write the comparison as one HTML file that opens anywhere.

        Args:
            path: the file to write.
            lang: "en" or "zh"; Chinese needs a font for the picture.
            overwrite: replace a file that exists.

        Raises:
            CssimError: the file exists, or no font has Chinese characters.
        """
        from cssim.show.report import write_report

        return write_report(self, path, lang=lang, overwrite=overwrite)


def compare(
    scenarios: Mapping[str, Scenario],
    *,
    n: int = 20,
    confidence: float = 0.95,
    kpis: Sequence[str] | None = None,
    matters: Mapping[str, float] | None = None,
    progress: bool = True,
) -> Comparison:
    """Play two rulebooks on the same shoppers and people, `n` sets of them, and judge.

    Args:
        scenarios: two scenarios by the names they are to have; the second is judged against the
            first.
        n: replications, 2 or more.
        confidence: of all intervals together.
        kpis: keys of the KPIs to be shown; fewer give narrower intervals. All by default.
        matters: by key of the KPI, the smallest difference that matters in practice, in its unit;
            in place of cssim's own guesses.
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
    check_numbers(n, confidence)
    shown = _chosen(kpis, {} if matters is None else matters)
    (label, one), (other_label, other) = _two_named(scenarios)
    check_comparable(one, other)
    outlines: list[tuple[Outline, Outline]] = []
    same = True
    for replication in counted(n, f"{label} | {other_label}", show=progress):
        pair = (run(one, replication=replication), run(other, replication=replication))
        same = same and same_logs(*pair)
        outlines.append((outline_of(pair[0]), outline_of(pair[1])))
    first = Replications.of(one, [a for a, _ in outlines], confidence)
    second = Replications.of(other, [b for _, b in outlines], confidence)
    each = 1 - (1 - confidence) / len(shown)
    findings = tuple(
        judge(kpi, first.values[kpi.key], second.values[kpi.key], each, same=same) for kpi in shown
    )
    return Comparison((label, other_label), first, second, findings, confidence)


def _two_named(scenarios: Mapping[str, Scenario]) -> list[tuple[str, Scenario]]:
    instance(scenarios, Mapping, "scenarios", 'such as {"today": a, "proposed": b}')
    if len(scenarios) != 2:
        raise CssimError(f"compare takes two scenarios by name, and got {len(scenarios)}")
    for name, scenario in scenarios.items():
        instance(scenario, Scenario, f"the scenario {name!r}", "from cssim.load(path)")
        if not isinstance(name, str) or not 1 <= len(name.strip()) <= _LONGEST or name in _COLUMNS:
            raise CssimError(
                f"{name!r:.90} cannot be a scenario's name here; it must be a text of 1 to "
                f"{_LONGEST} characters, and none of the columns of the table: "
                f"{', '.join(_COLUMNS)}"
            )
    return list(scenarios.items())


def _chosen(keys: Sequence[str] | None, matters: Mapping[str, float]) -> tuple[Kpi, ...]:
    instance(matters, Mapping, "matters", f"such as {{{KPIS[0].key!r}: 0.02}}")
    known = {kpi.key: kpi for kpi in KPIS}
    for key, least in matters.items():
        if key not in known:
            raise CssimError(_unknown(str(key), list(known)))
        if not isinstance(least, int | float) or not 0 < least < float("inf"):
            raise CssimError(f"matters[{key!r}] is {least!r}; it must be a number above 0")
        known[key] = replace(known[key], matters=float(least))
    if keys is None:
        return tuple(known.values())
    if not isinstance(keys, list | tuple) or not all(isinstance(key, str) for key in keys):
        raise CssimError(
            f"kpis is {keys!r:.80}; it must be a list of keys, such as [{KPIS[0].key!r}]"
        )
    for key in keys:
        if key not in known:
            raise CssimError(_unknown(key, list(known)))
    if not keys or len(set(keys)) < len(keys):
        raise CssimError("kpis must name each KPI once, and at least one; leave it out for all")
    return tuple(known[key] for key in keys)


def _unknown(key: str, known: list[str]) -> str:
    hint = did_you_mean(key, known)
    return f"no KPI is called {key!r}{f' ({hint})' if hint else ''}; there are: {', '.join(known)}"
