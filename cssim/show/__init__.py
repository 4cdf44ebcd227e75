"""Pictures, sentences and tables for people: nothing here that a result does not hold.

A folder for each thing that is shown; beside them what all share: language, numbers, files, fonts.
"""

from cssim.show.change import plot_change
from cssim.show.comparison import doubt_word, left_out_sentence, verdict_word
from cssim.show.destination import check_destinations
from cssim.show.numbers import show_difference, show_kpi, show_written
from cssim.show.scenario import Diff, diff, show_range, write_json_schema
from cssim.show.shift import plot_shift
from cssim.show.story import Explanation, explain

__all__ = [
    "Diff",
    "Explanation",
    "check_destinations",
    "diff",
    "doubt_word",
    "explain",
    "left_out_sentence",
    "plot_change",
    "plot_shift",
    "show_difference",
    "show_kpi",
    "show_range",
    "show_written",
    "verdict_word",
    "write_json_schema",
]
