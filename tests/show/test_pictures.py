"""Pictures: drawn on the axes given, without a trace elsewhere, written only where asked."""

import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.image import imread

import cssim as cs
from cssim.show.comparison.plot import draw_answered_by_hour, draw_differences, draw_people_by_hour
from cssim.show.fonts import CHINESE_FONTS


@pytest.fixture
def ax() -> Axes:
    figure = Figure()
    FigureCanvasAgg(figure)
    return figure.add_subplot()


@pytest.fixture
def no_chinese_font(monkeypatch: pytest.MonkeyPatch) -> None:
    latin = [font for font in fontManager.ttflist if font.name.startswith("DejaVu")]
    monkeypatch.setattr(fontManager, "ttflist", latin)
    monkeypatch.setattr("matplotlib.font_manager.findSystemFonts", list)


def ink(path: Path) -> float:
    """Return the share of pixels that are not white."""
    pixels = imread(path)[..., :3]
    return float((pixels < 0.98).any(axis=-1).mean())


def settings() -> dict[str, Any]:
    """Return matplotlib's settings as they are; asking it for the back end would choose one."""
    return dict(dict.items(mpl.rcParams))


def sides(comparison: cs.Comparison) -> tuple[cs.Replications, cs.Replications]:
    return comparison.first, comparison.second


def test_each_part_draws_on_its_axes_and_returns_them(busy: cs.Comparison, ax: Axes) -> None:
    assert draw_answered_by_hour(ax, sides(busy), busy.labels, "en") is ax
    assert ax.lines


def test_people_are_drawn_on_the_axes_given(busy: cs.Comparison, ax: Axes) -> None:
    assert draw_people_by_hour(ax, sides(busy), "en") is ax
    assert len(ax.patches) >= 2


def test_differences_are_drawn_on_the_axes_given(busy: cs.Comparison, ax: Axes) -> None:
    assert draw_differences(ax, busy.findings, "en") is ax
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == [finding.kpi.name.en for finding in busy.findings]


def test_an_undefined_difference_is_named_and_not_drawn(quiet: cs.Comparison, ax: Axes) -> None:
    undefined = [finding for finding in quiet.findings if finding.difference is None]
    assert undefined
    empty = len(draw_differences(ax, [], "en").lines)
    ax.clear()
    draw_differences(ax, undefined, "en")
    assert len(ax.lines) == empty
    assert len(ax.get_yticks()) == len(undefined)


@pytest.mark.parametrize("which", ["busy", "quiet", "same"])
def test_a_picture_is_a_figure_with_something_on_it(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Warnings are errors here, so no glyph is missing either."""
    comparison: cs.Comparison = request.getfixturevalue(which)
    picture = tmp_path / "picture.png"
    figure = comparison.plot(picture)
    assert isinstance(figure, Figure)
    assert 0.01 < ink(picture) < 0.9


@pytest.mark.parametrize("matters", [1e-300, 1e300])
def test_any_size_may_matter(busy: cs.Comparison, matters: float, ax: Axes) -> None:
    """Beyond a million times what matters all is drawn there."""
    findings = [replace(f, kpi=replace(f.kpi, matters=matters)) for f in busy.shown]
    draw_differences(ax, findings, "en")
    assert all(np.isfinite(line.get_xdata()).all() for line in ax.get_lines())


def test_no_text_reaches_beyond_the_picture(busy: cs.Comparison) -> None:
    long = replace(busy, labels=("a long name, " * 9, "another name, " * 8))
    figure = long.plot()
    figure.canvas.draw()
    width = figure.bbox.width
    legend = figure.axes[0].get_legend()
    assert legend.get_window_extent().x1 < figure.axes[2].get_window_extent().x0
    texts = [figure._suptitle, figure._supxlabel, *legend.get_texts()]
    for text in texts:
        box = text.get_window_extent()
        assert 0 <= box.x0 < box.x1 <= width, text.get_text()


def test_equal_comparisons_give_equal_pictures(busy: cs.Comparison) -> None:
    first, second = BytesIO(), BytesIO()
    busy.plot().savefig(first, format="rgba", dpi=40)
    busy.plot().savefig(second, format="rgba", dpi=40)
    assert first.getvalue() == second.getvalue()


@pytest.mark.parametrize("ending", ["svg", "pdf"])
def test_each_kind_of_file_is_what_it_says(
    busy: cs.Comparison, ending: str, tmp_path: Path
) -> None:
    begins = {"svg": b"<?xml", "pdf": b"%PDF"}
    picture = tmp_path / f"picture.{ending}"
    busy.plot(picture)
    assert picture.read_bytes().startswith(begins[ending])


def test_nothing_is_written_without_a_path(
    busy: cs.Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    busy.plot()
    assert not list(tmp_path.iterdir())


def test_plotting_leaves_no_trace_in_matplotlib(
    busy: cs.Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "matplotlib.pyplot", raising=False)
    before = settings()
    busy.plot().savefig(BytesIO(), format="png", dpi=30)
    assert settings() == before
    assert "matplotlib.pyplot" not in sys.modules


def test_style_of_the_user_is_restored_after_a_failure(busy: cs.Comparison, tmp_path: Path) -> None:
    before = settings()
    with pytest.raises(cs.CssimError):
        busy.plot(tmp_path / "picture.txt")
    assert settings() == before


def test_a_file_that_exists_is_kept_unless_told_otherwise(
    busy: cs.Comparison, tmp_path: Path
) -> None:
    picture = tmp_path / "picture.png"
    picture.write_text("mine", "utf-8")
    with pytest.raises(cs.CssimError, match=r"picture\.png exists"):
        busy.plot(picture)
    assert picture.read_text("utf-8") == "mine"
    busy.plot(picture, overwrite=True)
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere/picture.png", "no folder"),
        ("picture.txt", r"allowed: \.png, \.svg, \.pdf"),
        ("picture", r"allowed: \.png, \.svg, \.pdf"),
        (".", "is a folder"),
    ],
)
def test_a_path_that_no_picture_can_have(
    busy: cs.Comparison, tmp_path: Path, name: str, message: str
) -> None:
    with pytest.raises(cs.CssimError, match=message):
        busy.plot(tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("no_chinese_font")
def test_chinese_without_a_font_is_refused_before_anything_is_written(
    busy: cs.Comparison, tmp_path: Path
) -> None:
    with pytest.raises(cs.CssimError, match="no font with Chinese characters"):
        busy.plot(tmp_path / "picture.png", lang="zh")
    assert not list(tmp_path.iterdir())
    assert isinstance(busy.plot(), Figure)


@pytest.mark.skipif(
    not {font.name for font in fontManager.ttflist} & set(CHINESE_FONTS),
    reason="no font with Chinese characters is installed",
)
def test_chinese_is_drawn_where_a_font_has_it(busy: cs.Comparison, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    busy.plot(picture, lang="zh")
    assert ink(picture) > 0.01


def test_drawing_changes_no_result(busy: cs.Comparison) -> None:
    def everything() -> list[Any]:
        return [*busy.first.values.values(), *busy.second.values.values(), busy.findings]

    before = [np.copy(part) if isinstance(part, np.ndarray) else part for part in everything()]
    busy.plot()
    for was, now in zip(before, everything(), strict=True):
        np.testing.assert_array_equal(was, now)
