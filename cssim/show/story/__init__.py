"""The story of a shopper as sentences, alone or beside another."""

from cssim.show.story.explain import Explanation, explain

__all__ = [
    "Explanation",
    "explain",
]
