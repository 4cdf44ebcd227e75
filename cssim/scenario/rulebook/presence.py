"""Presence: which lapses the rulebook counts."""

from typing import Annotated

from pydantic import Field

from cssim.scenario.base import Duration, Frozen, OrNone, Probability

__all__ = ["PresenceRules"]

Limit = Annotated[Annotated[Duration, Field(gt=0)] | None, OrNone]


class PresenceRules(Frozen):
    """When lateness is an absence, when stepping away is too long, how often lapses are found.

    `away_limit` None counts no stepping away, `late_limit` None makes no lateness an absence.
    `checks` is the probability that somebody signed out is found.

    >>> PresenceRules(late_limit="20 min").checks
    0.0
    """

    away_limit: Limit = None
    late_limit: Limit = None
    checks: Probability = 0.0
