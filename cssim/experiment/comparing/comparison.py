"""What was found about a second rulebook as against a first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cssim.errors import CssimError
from cssim.experiment.asked import unknown_kpi
from cssim.experiment.comparing.agents import AgentChanges
from cssim.experiment.comparing.shoppers import ShopperChanges
from cssim.experiment.replications import Replications
from cssim.experiment.statistics import Finding, Verdict
from cssim.results import Kpi

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

COLUMNS = ("key", "kpi", "difference", "low", "high", "unit", "verdict", "saved")
"""Of the table, beside those of the two scenarios."""


@dataclass(frozen=True, repr=False)
class Comparison:
    """Paired verdicts about a second scenario as against a first.

    The intervals are simultaneous: with probability `confidence` or more, all of them hold
    (Bonferroni), whenever somebody who watched has stopped.

    Attributes:
        labels: what the two scenarios are called here.
        first: replications of the first.
        second: replications of the second, on the same shoppers.
        findings: one for each KPI shown.
        shoppers: who of them is answered sooner, later, no more or only now.
        agents: who of them works longer.
        confidence: of all intervals together.
        claims: over how many intervals the error is shared out; more than findings if several
            scenarios were compared with the same first.
        waited_for: keys of the KPIs whose verdicts ended the comparison; empty if the number of
            replications was fixed.
    """

    labels: tuple[str, str]
    first: Replications
    second: Replications
    findings: tuple[Finding, ...]
    shoppers: ShopperChanges
    agents: AgentChanges
    confidence: float
    claims: int
    waited_for: tuple[str, ...] = ()

    def __repr__(self) -> str:
        first, second = self.labels
        return f"<Comparison of {second!r} with {first!r}, {self.n} replications>"

    @property
    def n(self) -> int:
        """How many replications were compared."""
        return self.first.n

    @property
    def watched(self) -> bool:
        """True if the number of replications was left to the verdicts."""
        return bool(self.waited_for)

    @property
    def still_open(self) -> tuple[Finding, ...]:
        """Of the verdicts waited for, those that have not come."""
        return tuple(
            f
            for f in self.findings
            if f.kpi.key in self.waited_for and f.verdict is Verdict.NOT_YET_KNOWN
        )

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
        raise CssimError(unknown_kpi(key, [f.kpi.key for f in self.findings]))

    def table(self) -> pd.DataFrame:
        """Return one row a KPI: both means, the difference, its interval, the verdict.

        `saved` is the share of the variance of the difference that the same shoppers on both sides
        have saved.
        """
        import pandas as pd

        rows = []
        for f in self.findings:
            d = f.difference
            ends = (d.mean, d.low, d.high) if d else (float("nan"),) * 3
            name, unit = f.kpi.name.en, f.kpi.unit
            saved = float("nan") if f.saved is None else f.saved
            rows.append((f.kpi.key, name, f.first, f.second, *ends, unit, f.verdict.value, saved))
        names = ["key", "kpi", *self.labels, *COLUMNS[2:]]
        return pd.DataFrame(rows, columns=names).set_index("key")

    def sentences(self, lang: str = "en") -> list[str]:
        """Return the verdicts as sentences for a manager, in English ("en") or Chinese ("zh")."""
        from cssim.show.comparison import comparison_sentences

        return comparison_sentences(self, lang)

    def answer(self, lang: str = "en") -> list[str]:
        """Return the answer in a few lines: better, worse, who is concerned, the hours paid."""
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
