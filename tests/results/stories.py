"""Stories of days played by hand: a desk, and what its tables tell of one shopper.

Seconds count from 09:00. Persons 0 and 1 are of the team "desk". By the roster 0 has the early
shift, 0-300, and 1 the late one, 300-900, in which the first reply is due within 50 s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from desk.worlds import Shopper, Task, Turn, contacts_of, shift, with_returns
from results.rulebooks import MONDAY, RULES, SHOP
from results.tiny import FOUR, NINE, played_by_hand, stint

from cssim.model import Absence, Arrival, Change, Duty
from cssim.results import Run, Tables, run
from cssim.results.story import Books, Event, EventKind, Story, story_of
from cssim.results.tables import columns_of
from cssim.scenario import Scenario
from cssim.units import SECOND

SHIFTS = {
    name: {"team": "desk", "blocks": [block], "seats": 1, "at_end": "finish"}
    for name, block in (("early", "09:00-09:05"), ("late", "09:05-09:15"))
}
SCENARIO = Scenario.from_tables(
    {
        **RULES,
        "shop": SHOP,
        "shifts": SHIFTS,
        "desk": {"concurrent_chats": 2, "auto_close": "1 min"},
        "response": {"within": "50 s", "shifts": ["late"]},
        "study": {"start": MONDAY, "warm_up": 0, "days": 1, "cool_down": 0, "seed": 0},
    }
)
STINTS = (stint(0, "early", 0, 300), stint(1, "late", 300, 900))
ONE_AFTER_THE_OTHER = (shift(0, NINE, NINE + 300), shift(1, NINE + 300, NINE + 900))
"""As the roster says."""
ALL_DAY = (shift(0, NINE, FOUR),)
BOTH = (shift(0, NINE, FOUR), shift(1, NINE, FOUR))

Told = tuple[float, str, tuple[int, ...]]


def during(
    person: int, start: int, end: int, ends: Duty = Duty.FINISH, team: int = 0
) -> list[Change]:
    """On duty from one second after 09:00 to another."""
    return shift(person, NINE + start, NINE + end, ends=ends, team=team)


def books_of(
    shoppers: Sequence[Shopper],
    duty: Iterable[list[Change]] = ALL_DAY,
    scenario: Scenario = SCENARIO,
    *,
    stints: Sequence[Arrival] = STINTS,
    absences: Sequence[Absence] = (),
    tasks: Sequence[Task] = (),
    spare: Sequence[Turn] = (),
) -> Books:
    """The tables of a day; shoppers come at seconds after 09:00."""
    _, follows = with_returns(shoppers)
    after = {later: number for number, later in enumerate(follows) if 0 < later < 1000}
    contacts = contacts_of(shoppers, spare=spare)
    contacts.at[: len(shoppers)] += NINE * SECOND
    played = played_by_hand(scenario, contacts, duty, stints, absences, after=after, tasks=tasks)
    return Books(columns_of(played), scenario)


def run_of(books: Books) -> Run:
    """A run with these tables; what else it holds is that of a day on which nobody comes."""
    quiet = run(SCENARIO.replace({"shop.demand.per_day": 1e-9}))
    tables = Tables(books.columns, books.scenario.study.start)
    return replace(quiet, scenario=books.scenario, tables=tables)


def since(micros: int) -> float:
    """Seconds after 09:00."""
    return micros / SECOND - NINE


def outline(story: Story) -> list[Told]:
    """(second, kind, numbers of the persons) of each event."""
    return [(since(e.at), e.kind.name, tuple(p.number for p in e.persons)) for e in story.events]


def told(books: Books, shopper: int = 0) -> list[Told]:
    """The outline of one shopper's story."""
    return outline(story_of(books, shopper))


def event(books: Books, kind: EventKind, shopper: int = 0) -> Event:
    """The only event of a kind in one shopper's story."""
    (found,) = (e for e in story_of(books, shopper).events if e.kind is kind)
    return found


def numbers(books: Books, kind: EventKind, shopper: int = 0) -> dict[str, Any]:
    """Its numbers, times and spans in seconds."""
    found = event(books, kind, shopper).numbers
    return {name: n / SECOND if n >= SECOND else n for name, n in found.items()}
