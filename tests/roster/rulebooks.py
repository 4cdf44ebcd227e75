"""Rulebooks of a few lines: teams, shifts and meetings, with the rest filled in."""

from __future__ import annotations

from datetime import date

from cssim.model import Stint
from cssim.scenario import DeskRules, Meeting, Pay, Rulebook, Shift, Study, Team
from cssim.units import parse_clock

MONDAY = date(2026, 3, 2)
STUDY = Study(start=MONDAY, warm_up=0, days=28, cool_down=0, seed=1)


def team(people: int, rest: str = "none") -> Team:
    """A team of so many people."""
    return Team(people=people, rest=rest)


def shift(*blocks: str, seats: int = 1, team: str = "presale") -> Shift:
    """A shift such as `shift("09:00-17:30", seats=2)`."""
    return Shift(team=team, blocks=list(blocks), seats=seats, at_end="finish")


def rulebook(
    teams: dict[str, Team], shifts: dict[str, Shift], meetings: dict[str, Meeting] | None = None
) -> Rulebook:
    """A rulebook of these tables."""
    return Rulebook(
        title={"en": "test", "zh": "测试"},
        teams=teams,
        shifts=shifts,
        desk=DeskRules(concurrent_chats=3),
        meetings=meetings or {},
        pay=Pay(overtime="paid"),
    )


def clock(text: str, day: int = 0) -> int:
    """A clock time of a day of the study, µs."""
    return parse_clock(text) + day * parse_clock("24:00")


def stint(person: int, begin: str, end: str, name: str = "day", day: int = 0) -> Stint:
    """A stint between two clock times."""
    return Stint(person, name, day, clock(begin, day), clock(end, day))
