"""The picture of a shift change: what becomes of service in the minutes around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cssim.results import Run
from cssim.results.scenes import clock_in_day
from cssim.show.change.sides import sides_of
from cssim.show.files import PICTURES, drawn, free_path, write
from cssim.show.fonts import font_family
from cssim.show.language import checked_language

if TYPE_CHECKING:
    from matplotlib.figure import Figure


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

    from cssim.show.change.drawing import draw_change
    from cssim.show.picture import Picture

    language = checked_language(lang)
    wanted = None if path is None else free_path(path, overwrite=overwrite, endings=PICTURES)
    clock = None if at is None else clock_in_day(at, "at")
    with rc_context({"font.family": font_family(language), "axes.unicode_minus": False}):
        sides = sides_of(runs, clock)
        figure = draw_change(Picture(10, 8.2), sides, language)
    if wanted is not None:
        write(wanted, drawn(figure, wanted.suffix[1:].lower(), dpi=150))
    return figure
