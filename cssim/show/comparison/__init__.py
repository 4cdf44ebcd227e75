"""A comparison in words and as a picture."""

from cssim.show.comparison.plot import plot_comparison
from cssim.show.comparison.words import (
    answer_lines,
    comparison_sentences,
    doubt_word,
    left_out_sentence,
    method_sentence,
    verdict_word,
)

__all__ = [
    "answer_lines",
    "comparison_sentences",
    "doubt_word",
    "left_out_sentence",
    "method_sentence",
    "plot_comparison",
    "verdict_word",
]
