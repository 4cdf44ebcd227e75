"""A figure that shows itself in a notebook and touches no global state."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure, SubFigure

from cssim.errors import CssimError
from cssim.show.files import drawn


class Picture(Figure):
    """A matplotlib figure made without pyplot.

    It belongs to no list of open figures, so nothing has to be closed, no back end is chosen, and
    a notebook shows it once, where it is the last value of a cell.
    """

    def __init__(self, width: float, height: float) -> None:
        super().__init__(figsize=(width, height), layout="constrained")
        FigureCanvasAgg(self)

    def _repr_png_(self) -> bytes:
        return drawn(self, "png", dpi=100)


def figure_of(ax: Axes) -> Figure:
    """Return the figure that axes stand on, also if they stand on a part of it.

    Raises:
        CssimError: they stand on none.
    """
    stands_on = ax.figure
    while isinstance(stands_on, SubFigure):
        stands_on = stands_on.figure
    if not isinstance(stands_on, Figure):
        raise CssimError("ax stands on no figure; make it with figure.add_subplot()")
    return stands_on
