"""The picture of a shift change: what becomes of service in the minutes around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cssim.arguments import instance
from cssim.errors import CssimError
from cssim.experiment.pairing import check_comparable
from cssim.results import Run
from cssim.results.around_change import AroundChange, around_change
from cssim.results.shift_changes import busiest_change, clock_in_day
from cssim.scenario import Scenario
from cssim.show.files import PICTURES, drawn, free_path, write
from cssim.show.fonts import font_family
from cssim.show.language import checked_language
from cssim.units import SECOND

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_YARDSTICK = 60 * SECOND


@dataclass(frozen=True)
class Side:
    """One scenario of the picture.

    Attributes:
        label: what it is called, "" if it is the only one.
        scenario: what was played.
        replications: their numbers.
        found: one measurement for each replication.
    """

    label: str
    scenario: Scenario
    replications: tuple[int, ...]
    found: tuple[AroundChange, ...]


def plot_change(
    runs: Run | Iterable[Run] | Mapping[str, Iterable[Run]],
    path: str | Path | None = None,
    *,
    at: str | None = None,
    lang: str = "en",
    overwrite: bool = False,
) -> Figure:
    """Draw the hour before and after a shift change, minute by minute.

    Means over the days that count, with the interval of the mean if there are several replications.

    Args:
        runs: replications of one scenario, or of two by the names they are to have. An iterator
            will do: each run is measured and let go.
        path: where to write the picture (png, svg, pdf); nothing is written without it.
        at: clock time of the change, such as "17:30"; left out, the busiest shift change of the
            (first) rulebook. The limit is that of the first rulebook, 60 s if it has none.
        lang: "en" or "zh"; Chinese needs a font that has it.
        overwrite: replace a file that exists.

    Returns:
        The figure; a notebook shows it.

    Raises:
        CssimError: no run is given, or one twice; two scenarios have different shops, studies or
            replications; the path may not be written, or a font is missing.

    Examples:
        >>> import cssim as cs
        >>> short = cs.load("scenarios/19-common-form.toml").replace({"study.days": 1})
        >>> late = short.replace({"shifts.evening.blocks": ["17:45-25:00"]})
        >>> sides = {"today": cs.runs(short, n=2), "a gap": cs.runs(late, n=2)}
        >>> cs.plot_change(sides, at="17:30").axes[1].get_title(loc="left")
        'people at the desk'
    """
    from matplotlib import rc_context

    from cssim.show.change_drawing import draw_change
    from cssim.show.picture import Picture

    language = checked_language(lang)
    wanted = None if path is None else free_path(path, overwrite=overwrite, endings=PICTURES)
    clock = None if at is None else clock_in_day(at, "at")
    with rc_context({"font.family": font_family(language), "axes.unicode_minus": False}):
        sides = _measured(_named(runs), clock)
        figure = draw_change(Picture(10, 8.2), sides, language)
    if wanted is not None:
        write(wanted, drawn(figure, wanted.suffix[1:].lower(), dpi=150))
    return figure


def _named(
    runs: Run | Iterable[Run] | Mapping[str, Iterable[Run]],
) -> list[tuple[str, Iterable[Run]]]:
    """Return the replications by name."""
    if isinstance(runs, Run):
        return [("", [runs])]
    if not isinstance(runs, Mapping):
        instance(runs, Iterable, "runs", "of runs from cssim.run(scenario)")
        return [("", runs)]
    if not 1 <= len(runs) <= 2:
        raise CssimError(f"plot_change draws one or two scenarios, and got {len(runs)}")
    return [
        (str(name), [several] if isinstance(several, Run) else several)
        for name, several in runs.items()
    ]


def _measured(named: list[tuple[str, Iterable[Run]]], clock: int | None) -> list[Side]:
    """Measure all replications at one time and against one limit."""
    sides: list[Side] = []
    limit = None
    for label, several in named:
        side, clock, limit = _measure(label, several, clock, limit)
        sides.append(side)
    if len(sides) == 2:
        check_comparable(sides[0].scenario, sides[1].scenario)
        if sides[0].replications != sides[1].replications:
            raise CssimError(
                "both scenarios must come with the same replications, such as "
                "cs.runs(scenario, n=10) of each"
            )
    return sides


def _measure(
    label: str, several: Iterable[Run], clock: int | None, limit: int | None
) -> tuple[Side, int, int]:
    """Measure the replications of a scenario, letting each go; return with what time and limit."""
    scenario: Scenario | None = None
    found: dict[int, AroundChange] = {}
    for run in several:
        instance(run, Run, "a run", "from cssim.run(scenario)")
        of = f" of {label!r}" if label else ""
        if scenario is not None and run.scenario != scenario:
            raise CssimError(
                f"the runs{of} are of different scenarios; give two scenarios names, as in "
                '{"today": …, "proposed": …}'
            )
        if run.replication in found:
            raise CssimError(f"replication {run.replication}{of} is given twice")
        scenario = run.scenario
        clock = busiest_change(scenario) if clock is None else clock
        rule = scenario.rulebook.response
        limit = limit or (rule.within if rule is not None else _YARDSTICK)
        found[run.replication] = around_change(run, clock, limit)
    if scenario is None or clock is None or limit is None:
        raise CssimError(f"no run was given{f' for {label!r}' if label else ''}")
    return Side(label, scenario, tuple(found), tuple(found.values())), clock, limit
