"""The roster: who is to sit where and when, by seats, rest and rotation."""

from cssim.model.roster.by_day import ByDay
from cssim.model.roster.resting import rests
from cssim.model.roster.roster import Roster, Stint, pool_size, stretches, team_of
from cssim.model.roster.seating import Today, stretches_of
from cssim.model.roster.turns import Turns

__all__ = [
    "ByDay",
    "Roster",
    "Stint",
    "Today",
    "Turns",
    "pool_size",
    "rests",
    "stretches",
    "stretches_of",
    "team_of",
]
