"""The picture of a shift: agent by agent, chat by chat."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cssim.arguments import instance, whole_number
from cssim.errors import CssimError
from cssim.results import Run
from cssim.results.scenes import busiest_change, clock_in_day, scene_of, show_time_of_day
from cssim.show.files import PICTURES, drawn, free_path, write
from cssim.show.fonts import font_family
from cssim.show.language import Language, checked_language
from cssim.show.shift.layout import Layout
from cssim.show.shift.words import headline
from cssim.units import DAY, HOUR, MINUTE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH = 10.0
_LANE = 0.165
_AROUND = 2.1
"""Inches: a lane, and what stands above and below the lanes."""
_BEFORE, _AFTER = HOUR, 90 * MINUTE


def plot_shift(
    run: Run,
    path: str | Path | None = None,
    *,
    day: int | None = None,
    at: str | None = None,
    begin: str | None = None,
    end: str | None = None,
    lang: str = "en",
    ax: Axes | None = None,
    overwrite: bool = False,
) -> Figure:
    """Draw who did what in a few hours: each agent, each chat, who waits and who gives up.

    One replication is an example; it shows how the rules work, not how well.

    Args:
        run: a replication, from `cssim.run`.
        path: where to write the picture (png, svg, pdf); nothing is written without it.
        day: service day, 0 being the first of the warm-up; left out, the first that counts.
        at: clock time around which to look, such as "17:30"; left out, the busiest shift change.
        begin: clock time of that service day, such as "16:30"; left out, an hour before `at`. What
            comes before 04:00 is on the next calendar date, which the title gives.
        end: clock time, 01:00 as "25:00" or "01:00"; left out, two and a half hours later.
        lang: "en" or "zh"; Chinese needs a font that has it.
        ax: axes to draw on, instead of a figure made to measure.
        overwrite: replace a file that exists.

    Returns:
        The figure; a notebook shows it.

    Raises:
        CssimError: the run has no such hours, the path may not be written, or a font is missing.

    Examples:
        >>> import cssim as cs
        >>> short = cs.load("scenarios/19-common-form.toml").replace({"study.days": 1})
        >>> cs.plot_shift(cs.run(short), at="17:30").axes[0].get_yticklabels()[0].get_text()
        'waiting line'
    """
    language = checked_language(lang)
    wanted = None if path is None else free_path(path, overwrite=overwrite, endings=PICTURES)
    instance(run, Run, "run", "from cssim.run(scenario)")
    today, hours = _day(run, day), _hours(run, at, begin, end)
    figure = _draw(run, today, hours, language, ax)
    if wanted is not None:
        write(wanted, drawn(figure, wanted.suffix[1:].lower(), dpi=150))
    return figure


def _draw(run: Run, day: int, hours: tuple[int, int], lang: Language, ax: Axes | None) -> Figure:
    """Draw some hours of a service day, on axes given or on a figure made to measure."""
    from matplotlib import rc_context

    from cssim.show.picture import Picture, figure_of
    from cssim.show.shift.drawing import draw_shift

    begin, end = (day * DAY + edge for edge in hours)
    scene = scene_of(run, begin, end)
    layout = Layout.of(scene)
    with rc_context({"font.family": font_family(lang), "axes.unicode_minus": False}):
        if ax is None:
            ax = Picture(_WIDTH, _AROUND + _LANE * layout.height).add_subplot()
        draw_shift(ax, scene, layout, headline(run, begin, end, lang), lang)
    return figure_of(ax)


def _day(run: Run, day: int | None) -> int:
    study = run.scenario.study
    today = study.warm_up if day is None else whole_number(day, "day", 0)
    if today >= study.total_days:
        last = study.total_days - 1
        raise CssimError(f"day is {today}; the run has the service days 0 to {last}")
    return today


def _hours(run: Run, at: str | None, begin: str | None, end: str | None) -> tuple[int, int]:
    """Return begin and end of what is to be drawn, µs since midnight of the service day."""
    if begin is not None:
        first = clock_in_day(begin, "begin")
    elif at is not None:
        first = clock_in_day(at, "at") - _BEFORE
    else:
        first = busiest_change(run.scenario) - _BEFORE
    last = first + _BEFORE + _AFTER if end is None else clock_in_day(end, "end")
    if last <= first:
        raise CssimError(
            f"the picture would begin at {show_time_of_day(first)} and end at "
            f"{show_time_of_day(last)}; it must end later in the service day, which runs from "
            "04:00 to 04:00"
        )
    return first, last
