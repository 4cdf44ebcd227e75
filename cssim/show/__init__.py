"""Pictures, sentences and tables for people: nothing here that a result does not hold."""

from cssim.show.change import plot_change
from cssim.show.destination import check_destinations
from cssim.show.diff import Diff, diff
from cssim.show.explain import Explanation, explain
from cssim.show.notes import show_range
from cssim.show.numbers import show_difference, show_kpi, show_written
from cssim.show.schema import write_json_schema
from cssim.show.shift import plot_shift
from cssim.show.words import doubt_word, left_out_sentence, verdict_word

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
