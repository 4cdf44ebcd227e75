"""Rulebooks of a few lines: teams and shifts, with the rest filled in, and a shop for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cssim.model import Roster, Stint
from cssim.model.roster import Today
from cssim.model.roster.seating import seats_taken
from cssim.scenario import DeskRules, Pay, Rulebook, Scenario, Shift, Study, Team
from cssim.units import parse_clock

MONDAY = date(2026, 3, 2)
STUDY = Study(start=MONDAY, warm_up=0, days=28, cool_down=0, seed=1)

TABLES = {
    "title": {"en": "test", "zh": "测试"},
    "shop": {
        "title": {"en": "nobody comes", "zh": "无人"},
        "demand": {"per_day": 1e-9, "hourly": [1] * 24},
        "chat": {
            "turns": {"dist": "constant", "mean": 1},
            "think": {"dist": "constant", "mean": "0 s"},
            "work": {"dist": "constant", "mean": "10 s"},
            "leaves_silently": 0,
            "says_goodbye": 1,
            "leaves_message": 0,
        },
        "people": {"pace": {"dist": "constant", "mean": 1.0}},
    },
    "study": {"start": MONDAY, "warm_up": 0, "days": 3, "cool_down": 0, "seed": 1},
    "teams": {"presale": {"people": 1}},
    "shifts": {"day": {"team": "presale", "blocks": ["09:00-17:00"], "seats": 1,
                       "at_end": "finish"}},
    "desk": {"concurrent_chats": 3, "auto_close": "3 min"},
    "pay": {"overtime": "paid"},
}  # fmt: skip


def team(people: int, rest: str = "none", **more: object) -> Team:
    """A team of so many people."""
    return Team.model_validate({"people": people, "rest": rest, **more})


def shift(*blocks: str, seats: int = 1, team: str = "presale", **more: object) -> Shift:
    """A shift such as `shift("09:00-17:30", seats=2)`."""
    tables = {"team": team, "blocks": list(blocks), "seats": seats, "at_end": "finish", **more}
    return Shift.model_validate(tables)


def rulebook(teams: dict[str, Team], shifts: dict[str, Shift], **more: object) -> Rulebook:
    """A rulebook of these tables."""
    return Rulebook.model_validate({
        "title": {"en": "test", "zh": "测试"},
        "teams": teams,
        "shifts": shifts,
        "desk": DeskRules(concurrent_chats=3),
        "pay": Pay(overtime="paid"),
        **more,
    })  # fmt: skip


def scenario(book: Rulebook | None = None, *, days: int = 28, **shop: object) -> Scenario:
    """A rulebook on a shop where nobody comes, with other tables of the shop."""
    base = Scenario.from_tables(TABLES)
    study = STUDY.model_copy(update={"days": days})
    tables = {**TABLES["shop"], **shop}
    changed = Scenario.from_tables({**TABLES, "shop": tables}).shop
    return replace(base, rulebook=book or base.rulebook, shop=changed, study=study)


def constant(time: str) -> dict[str, object]:
    """A time that is always the same."""
    return {"dist": "constant", "mean": time}


def seat(book: Rulebook, day: int, busy: dict[int, int] | None = None, **more: object):
    """The shift of each person who works on a day of the study."""
    today = Today(day, STUDY.date_of(day), STUDY.start, **more)
    return {person: s.shift for person, s in seats_taken(book, today, busy or {}).items()}


def stints_of(book: Rulebook, day: int) -> list[Stint]:
    """The stints of a day of the study."""
    return Roster(scenario(book)).by_day[day]


def clock(text: str, day: int = 0) -> int:
    """A clock time of a day of the study, µs."""
    return parse_clock(text) + day * parse_clock("24:00")


def stint(
    person: int, begin: str, end: str, name: str = "day", day: int = 0, seat: int = 0, part: int = 0
) -> Stint:
    """A stint between two clock times."""
    return Stint(person, name, day, clock(begin, day), clock(end, day), seat, part)
