"""Pictures, sentences and tables for people: nothing here that a result does not hold."""

from cssim.show.numbers import show_difference, show_kpi
from cssim.show.words import verdict_word

__all__ = ["show_difference", "show_kpi", "verdict_word"]
