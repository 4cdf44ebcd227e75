"""The picture of a shift change: one line a scenario, bands that say what they are."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from experiment.small import BUSY_ALONE, BUSY_TODAY, PROPOSED, TODAY
from matplotlib.figure import Figure
from show.drawn import LANGUAGES, check_texts_fit, written

import cssim as cs
from cssim.experiment.statistics.interval import t_interval
from cssim.results.scenes import around_change
from cssim.show.change.drawing import bands
from cssim.units import HOUR, SECOND

PANELS = 6
HALF_PAST_FIVE = 17.5 * HOUR


@pytest.fixture(scope="module")
def full() -> list[cs.Run]:
    return list(cs.runs(BUSY_TODAY, n=3))


@pytest.fixture(scope="module")
def half() -> list[cs.Run]:
    return list(cs.runs(BUSY_ALONE, n=3))


def texts(figure: Figure) -> str:
    return "\n".join(text for text, _ in written(figure))


def lines(figure: Figure, panel: int) -> list[np.ndarray]:
    return [line.get_data().values for line in figure.axes[panel].patches]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_fits(full: list[cs.Run], half: list[cs.Run], lang: str) -> None:
    check_texts_fit(cs.plot_change(full, lang=lang))
    check_texts_fit(cs.plot_change({"full": full, "half": half}, lang=lang))
    check_texts_fit(cs.plot_change({"长" * 120: full, "long " * 24: half}, lang=lang))
    check_texts_fit(cs.plot_change(full[0], at="25:00", lang=lang))


def test_a_line_is_the_mean_over_replications(full: list[cs.Run]) -> None:
    figure = cs.plot_change(full)
    found = [around_change(run, round(HALF_PAST_FIVE), 60 * SECOND) for run in full]
    names = ("answered", "at_desk", "in_line", "waiting", "outgoing", "staying")
    for panel, name in enumerate(names):
        (line,) = lines(figure, panel)
        factor = 100 if name == "answered" else 1
        expected = factor * np.mean([getattr(f, name) for f in found], axis=0)
        np.testing.assert_allclose(line, expected)


def test_bands_are_intervals_of_the_mean() -> None:
    low, mean, high = bands(np.array([[1.0, 5.0], [2.0, 5.0], [3.0, 5.0]]))
    expected = t_interval(np.array([1.0, 2.0, 3.0]), 0.95)
    assert (low[0], mean[0], high[0]) == (expected.low, expected.mean, expected.high)
    assert (low[1], mean[1], high[1]) == (5, 5, 5)


def test_where_a_replication_has_no_value_there_is_no_mean() -> None:
    ends = bands(np.array([[1.0, np.nan], [2.0, 5.0]]))
    assert all(np.isnan(end[1]) and not np.isnan(end[0]) for end in ends)


def test_it_says_what_bands_are(full: list[cs.Run]) -> None:
    shown = texts(cs.plot_change(full))
    assert "95 % interval of the mean over 3 replications" in shown
    assert "not the spread of days" in shown


def test_one_replication_has_no_bands_and_says_so(full: list[cs.Run]) -> None:
    figure = cs.plot_change(full[0])
    assert "an example and no estimate" in texts(figure)
    assert not any(ax.collections for ax in figure.axes)
    assert all(ax.collections for ax in cs.plot_change(full).axes[:PANELS])


def test_two_scenarios_are_two_lines_with_names(full: list[cs.Run], half: list[cs.Run]) -> None:
    figure = cs.plot_change({"full": full, "_half_$x$": half})
    assert all(len(lines(figure, panel)) == 2 for panel in range(PANELS))
    assert {"full", " _half_$x$"} <= {text for text, _ in written(figure)}
    one, other = lines(figure, 1)
    assert one.mean() > other.mean()
    styles = {(str(p.get_linestyle()), p.get_edgecolor()) for p in figure.axes[1].patches}
    assert len(styles) == 2


def test_equal_scenarios_show_both_lines(full: list[cs.Run]) -> None:
    figure = cs.plot_change({"this": full, "that": full})
    below, above = figure.axes[1].patches
    assert below.get_linestyle() != above.get_linestyle()
    assert below.get_zorder() <= above.get_zorder()


def test_one_scenario_has_its_name_and_no_legend(full: list[cs.Run], half: list[cs.Run]) -> None:
    alone = cs.plot_change(full)
    assert not any(ax.get_legend() for ax in alone.axes)
    assert full[0].scenario.title.en in texts(alone)
    assert cs.plot_change({"a": full, "b": half}).axes[PANELS].get_legend()


def test_bands_of_two_leave_the_lines_clear(full: list[cs.Run], half: list[cs.Run]) -> None:
    for ax in cs.plot_change({"a": full, "b": half}).axes[:PANELS]:
        assert all(band.get_alpha() <= 0.1 for band in ax.collections)
        edges = [line for line in ax.lines if len(line.get_xdata()) > 2]
        assert len(edges) == 4
        assert all(edge.get_linewidth() < 1 for edge in edges)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_footnote_is_apart_from_the_axes(full: list[cs.Run], lang: str) -> None:
    for runs in (full, full[0]):
        figure = cs.plot_change(runs, lang=lang)
        figure.canvas.draw()
        (foot,) = figure.texts
        lowest = min(ax.get_tightbbox().y0 for ax in figure.axes[:PANELS])
        assert lowest - foot.get_window_extent().y1 >= 0.1 * figure.dpi


def test_no_labels_of_ticks_stand_unseen_above_the_panels(full: list[cs.Run]) -> None:
    """Such as 120 % and the ticks of the head, which lie on each other."""
    figure = cs.plot_change(full)
    figure.canvas.draw()
    answered, head = figure.axes[0], figure.axes[PANELS]
    assert answered.get_yticks().max() == 100
    assert not [*head.get_xticklabels(), *head.get_yticklabels()]


def test_runs_may_come_one_by_one(full: list[cs.Run]) -> None:
    def lazily() -> Iterator[cs.Run]:
        yield from full

    one, other = BytesIO(), BytesIO()
    cs.plot_change(lazily()).savefig(one, format="rgba", dpi=40)
    cs.plot_change(full).savefig(other, format="rgba", dpi=40)
    assert one.getvalue() == other.getvalue()


def test_the_limit_is_that_of_the_rulebook() -> None:
    strict = TODAY.replace({"response": {"within": "30 s"}})
    assert "answered within 30 s" in texts(cs.plot_change(cs.run(strict)))
    plain = strict.replace({"response": "none"})
    assert "answered within 60 s" in texts(cs.plot_change(cs.run(plain)))


def test_the_time_of_the_change(full: list[cs.Run]) -> None:
    assert "shift change at 17:30" in texts(cs.plot_change(full))
    assert "shift change at 01:00" in texts(cs.plot_change(full, at="25:00"))


def test_it_is_written_where_asked(full: list[cs.Run], tmp_path: Path) -> None:
    picture = tmp_path / "change.svg"
    cs.plot_change(full, picture)
    assert picture.read_bytes().startswith(b"<?xml")
    with pytest.raises(cs.CssimError, match="exists"):
        cs.plot_change(full, picture)


def test_no_trace_in_matplotlib(full: list[cs.Run]) -> None:
    before = dict(dict.items(mpl.rcParams))
    cs.plot_change(full).savefig(BytesIO(), format="png", dpi=30)
    assert dict(dict.items(mpl.rcParams)) == before


def test_what_cannot_be_drawn(full: list[cs.Run], half: list[cs.Run]) -> None:
    other_shop = [cs.run(TODAY)]
    refused: list[tuple[Any, str]] = [
        ([], "no run was given"),
        ({"full": []}, "no run was given for 'full'"),
        ({}, "got 0"),
        ({"a": full, "b": half, "c": full}, "got 3"),
        ([full[0], half[1]], "different scenarios"),
        ([full[0], full[0]], "replication 0 is given twice"),
        ({"a": full, "b": half[:2]}, "the same replications"),
        ({"a": full[:1], "b": other_shop}, "shop.demand.per_day"),
        (3, "cssim.run"),
        ([BUSY_TODAY], "cssim.run"),
    ]
    for runs, message in refused:
        with pytest.raises(cs.CssimError, match=message):
            cs.plot_change(runs)


def test_a_rulebook_without_a_change_needs_a_time() -> None:
    alone = cs.run(PROPOSED.replace({"shifts.late.seats": 0, "teams.desk.rest": "none"}))
    with pytest.raises(cs.CssimError, match="name a time"):
        cs.plot_change(alone)
    assert cs.plot_change(alone, at="12:00").axes
