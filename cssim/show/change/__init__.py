"""The picture of the minutes around a shift change."""

from cssim.show.change.plot import plot_change

__all__ = [
    "plot_change",
]
