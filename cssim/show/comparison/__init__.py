"""A comparison in words and as a picture."""

from cssim.show.comparison.agents import agents_lines
from cssim.show.comparison.choice import choice_sentence, choice_word
from cssim.show.comparison.method import method_sentence
from cssim.show.comparison.plot import plot_comparison
from cssim.show.comparison.shoppers import shoppers_lines
from cssim.show.comparison.words import (
    answer_lines,
    comparison_sentences,
    doubt_word,
    left_out_sentence,
    verdict_word,
    why_unknown,
)

__all__ = [
    "agents_lines",
    "answer_lines",
    "choice_sentence",
    "choice_word",
    "comparison_sentences",
    "doubt_word",
    "left_out_sentence",
    "method_sentence",
    "plot_comparison",
    "shoppers_lines",
    "verdict_word",
    "why_unknown",
]
