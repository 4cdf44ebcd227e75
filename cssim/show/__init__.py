"""Pictures, sentences and tables for people: nothing here that a result does not hold."""

from cssim.show.destination import check_destinations
from cssim.show.numbers import show_difference, show_kpi, show_written
from cssim.show.words import doubt_word, verdict_word

__all__ = [
    "check_destinations",
    "doubt_word",
    "show_difference",
    "show_kpi",
    "show_written",
    "verdict_word",
]
