"""Pictures, sentences and tables for people: nothing here that a result does not hold.

A folder for each thing that is shown; beside them what all share: language, numbers, files, fonts.
"""

from cssim.show.change import plot_change
from cssim.show.comparison import (
    agents_lines,
    choice_word,
    doubt_word,
    left_out_sentence,
    shoppers_lines,
    verdict_word,
)
from cssim.show.destination import check_destinations
from cssim.show.numbers import show_difference, show_kpi, show_level, show_written
from cssim.show.scenario import Diff, diff, show_range, write_json_schema
from cssim.show.shift import plot_shift
from cssim.show.story import Explanation, explain
from cssim.show.sweep import plot_staffing, standing_word, targets_lines

__all__ = [
    "Diff",
    "Explanation",
    "agents_lines",
    "check_destinations",
    "choice_word",
    "diff",
    "doubt_word",
    "explain",
    "left_out_sentence",
    "plot_change",
    "plot_shift",
    "plot_staffing",
    "shoppers_lines",
    "show_difference",
    "show_kpi",
    "show_level",
    "show_range",
    "show_written",
    "standing_word",
    "targets_lines",
    "verdict_word",
    "write_json_schema",
]
