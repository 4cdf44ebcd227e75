"""Several rulebooks on the same shoppers and people."""

from cssim.experiment.comparing.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
