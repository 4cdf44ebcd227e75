"""The picture of a shift: agent by agent, chat by chat."""

from cssim.show.shift.plot import plot_shift

__all__ = [
    "plot_shift",
]
