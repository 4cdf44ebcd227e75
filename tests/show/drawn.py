"""Looking at a picture as its reader does: what is written, and does it fit?"""

from __future__ import annotations

from itertools import combinations

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

import cssim as cs
from cssim.show.fonts import font_family


def _speaks_chinese() -> bool:
    try:
        font_family("zh")
    except cs.CssimError:
        return False
    return True


LANGUAGES = [
    "en",
    pytest.param(
        "zh",
        marks=pytest.mark.skipif(
            not _speaks_chinese(), reason="no font with Chinese characters is installed"
        ),
    ),
]
_HAIR = 1.0
"""Pixels by which boxes may touch."""


def written(figure: Figure) -> list[tuple[str, Bbox]]:
    """All texts that can be seen, with the boxes they take up."""
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    hidden = _out_of_view(figure)
    return [
        (text.get_text(), text.get_window_extent(renderer))
        for text in figure.findobj(Text)
        if text.get_visible() and text.get_text().strip() and text not in hidden
    ]


def check_texts_fit(figure: Figure) -> None:
    """Check that no text leaves the picture or lies on another."""
    texts = written(figure)
    width, height = figure.bbox.size
    for text, box in texts:
        assert box.x0 >= -_HAIR, f"{text!r} leaves the picture on the left"
        assert box.x1 <= width + _HAIR, f"{text!r} leaves the picture on the right"
        assert box.y0 >= -_HAIR, f"{text!r} leaves the picture below"
        assert box.y1 <= height + _HAIR, f"{text!r} leaves the picture above"
    for (one, box), (other, there) in combinations(texts, 2):
        apart = (
            box.x1 <= there.x0 + _HAIR
            or there.x1 <= box.x0 + _HAIR
            or box.y1 <= there.y0 + _HAIR
            or there.y1 <= box.y0 + _HAIR
        )
        assert apart, f"{one!r} and {other!r} lie on each other"


def _out_of_view(figure: Figure) -> set[Text]:
    """Labels of axes that are switched off, and of ticks out of view, are not drawn."""
    hidden: set[Text] = set()
    for axes in figure.axes:
        for place, axis in enumerate((axes.xaxis, axes.yaxis)):
            low, high = sorted(axis.get_view_interval())
            labels = [t for t in axis.get_ticklabels() if low <= t.get_position()[place] <= high]
            drawn = {axis.label, axis.get_offset_text(), *labels} if axes.axison else set()
            hidden |= set(axis.findobj(Text)) - drawn
    return hidden
