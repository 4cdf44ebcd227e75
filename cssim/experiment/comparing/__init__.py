"""Several rulebooks on the same shoppers and people."""

from cssim.experiment.comparing.agents import AgentChanges
from cssim.experiment.comparing.choice import Choice
from cssim.experiment.comparing.choose import choose
from cssim.experiment.comparing.compare import compare, compare_each
from cssim.experiment.comparing.comparison import Comparison
from cssim.experiment.comparing.comparisons import Comparisons
from cssim.experiment.comparing.shoppers import ShopperChanges

__all__ = [
    "AgentChanges",
    "Choice",
    "Comparison",
    "Comparisons",
    "ShopperChanges",
    "choose",
    "compare",
    "compare_each",
]
