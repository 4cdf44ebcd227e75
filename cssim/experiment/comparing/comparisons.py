"""Several rulebooks, each judged against the same one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cssim.errors import CssimError, did_you_mean
from cssim.experiment.comparing.comparison import Comparison

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Comparisons(Mapping[str, Comparison]):
    """Comparisons of several scenarios with one baseline, by the name of the scenario.

    All their intervals hold together.

    Attributes:
        baseline: name of the scenario they are judged against.
        by_label: one comparison for each of the others.
    """

    baseline: str
    by_label: Mapping[str, Comparison]

    def __repr__(self) -> str:
        return f"<Comparisons of {', '.join(map(repr, self))} with {self.baseline!r}>"

    def __getitem__(self, label: str) -> Comparison:
        if label not in self.by_label:
            hint = did_you_mean(str(label), self.by_label)
            raise CssimError(
                f"{label!r:.90} was not compared with {self.baseline!r}"
                f"{f' ({hint})' if hint else ''}; there are: {', '.join(self.by_label)}"
            )
        return self.by_label[label]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_label)

    def __len__(self) -> int:
        return len(self.by_label)

    def table(self) -> pd.DataFrame:
        """Return one row a scenario and KPI: means, difference, its interval and the verdict.

        Columns: `scenario` and `key` (the index), `kpi`, `baseline`, `value`, `difference`, `low`,
        `high`, `unit`, `verdict`, `saved`.
        """
        import pandas as pd

        tables = {
            label: found.table().rename(columns={self.baseline: "baseline", label: "value"})
            for label, found in self.items()
        }
        return pd.concat(tables, names=["scenario"])
