"""A sweep as a picture: what service costs, and which points meet a target."""

from cssim.show.sweep.plot import plot_staffing
from cssim.show.sweep.sentences import targets_lines
from cssim.show.sweep.words import standing_word

__all__ = [
    "plot_staffing",
    "standing_word",
    "targets_lines",
]
