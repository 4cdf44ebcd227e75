"""Incidents: what a rule counts."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from cssim.model.desk import Cause
from cssim.model.presence.arrivals import Arrival
from cssim.model.presence.offdesk import Absence
from cssim.scenario import PresenceRules


class Incident(IntEnum):
    """Kinds of incident."""

    LATE = 0
    ABSENT = 1
    AWAY_TOO_LONG = 2
    FOUND_SIGNED_OUT = 3
    LATE_REPLY = 4


class Breach(NamedTuple):
    """One incident.

    Attributes:
        at: when it was there to be counted, µs.
        person: whose incident.
        kind: what kind.
        amount: by how much, µs.
        rule: path of the rule in the rulebook.
    """

    at: int
    person: int
    kind: Incident
    amount: int
    rule: str


def breach_of_lateness(arrival: Arrival, presence: PresenceRules | None) -> Iterator[Breach]:
    """Yield a late arrival as what it counts: as late, or as an absence.

    Who is there before the shift begins is on time, however early the rulebook asks for it. Who
    does not come before the end is absent under every rulebook.
    """
    stint, late = arrival.stint, arrival.late
    at = stint.begin + late
    limit = presence.late_limit if presence is not None else None
    if limit is not None and late >= limit:
        yield Breach(at, stint.person, Incident.ABSENT, late, "presence.late_limit")
    elif at == stint.end:
        yield Breach(at, stint.person, Incident.ABSENT, late, f"shifts.{stint.shift}.blocks")
    elif late > 0:
        yield Breach(at, stint.person, Incident.LATE, late, f"shifts.{stint.shift}.blocks")


def breach_of_lapse(
    person: int, lapses: list[Absence], found: float, presence: PresenceRules | None
) -> Iterator[Breach]:
    """Yield what counts of a person's lapses of a day: too long away, found signed out.

    Args:
        person: whose lapses.
        lapses: of that person and day; one may be in parts, around what is planned.
        found: is found signed out by who checks with a probability above this.
        presence: what the rulebook counts; None for nothing.
    """
    if presence is None:
        return
    away = [a for a in lapses if a.cause is Cause.STEPPED_AWAY]
    length = sum(a.end - a.begin for a in away)
    if presence.away_limit is not None and length > presence.away_limit:
        rule = "presence.away_limit"
        yield Breach(away[-1].end, person, Incident.AWAY_TOO_LONG, length, rule)
    out = [a for a in lapses if a.cause is Cause.SIGNED_OUT]
    if out and found < presence.checks:
        length = sum(a.end - a.begin for a in out)
        yield Breach(out[0].begin, person, Incident.FOUND_SIGNED_OUT, length, "presence.checks")
