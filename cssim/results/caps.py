"""Caps: how often something would have happened once more, had more been reserved for it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cssim.errors import CssimError
from cssim.model import NOT_YET, Played
from cssim.results.tables import Columns

REPEATED_TURNS = "repeated turns"
RETURNS = "returns"

_TOLERATED = 0.001


def caps_of(played: Played, columns: Columns) -> Mapping[str, tuple[int, int]]:
    """Return for each cap how often it bound, and out of how many cases."""
    repeated = int(columns.passes["repeated"].sum())
    returned = int((columns.chats["after"] != NOT_YET).sum())
    not_repeated = played.records.turns_not_repeated
    not_returned = played.records.returns_not_made
    return MappingProxyType(
        {
            REPEATED_TURNS: (not_repeated, not_repeated + repeated),
            RETURNS: (not_returned, not_returned + returned),
        }
    )


def check_caps(caps: Mapping[str, tuple[int, int]]) -> None:
    """Check that no cap changes the result by more than a trifle.

    Repeated turns are capped for memory's sake, so the cap must hardly ever bind.
    `shop.chat.returns.most` is no such cap: it says how often a shopper is willing to come back, as
    `chance` says how likely, so a run only reports how many would have come once more.

    Raises:
        CssimError: a cap binds in more than 0.1 % of its cases.
    """
    bound, cases = caps[REPEATED_TURNS]
    if bound > _TOLERATED * cases:
        raise CssimError(
            f"{bound} of {cases} turns ({bound / cases:.1%}) that shoppers would have repeated "
            "were not repeated, because a chat lost its context more often than turns are "
            "reserved for; at most 0.1 % is tolerated. Raise shop.chat.context.most"
        )
