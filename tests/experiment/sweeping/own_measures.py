"""Measures of a user, in a module of their own as workers want them."""

from __future__ import annotations

import math
import sys

import cssim as cs


def chats(run: cs.Run) -> int:
    return len(run.tables.chats)


def undefined(run: cs.Run) -> float:
    return math.nan


def endless(run: cs.Run) -> float:
    return -math.inf


def endless_both_ways(run: cs.Run) -> float:
    return math.inf if run.replication % 2 else -math.inf


def zero(run: cs.Run) -> float:
    return -0.0


def broken(run: cs.Run) -> float:
    return 1 / (run.replication - run.replication)


def odd(run: cs.Run) -> float:
    if run.replication % 2:
        raise ValueError(f"replication {run.replication} is odd at {object()!r}")
    return 1.0


def words(run: cs.Run) -> str:
    return "12"


def refuses(run: cs.Run) -> float:
    raise cs.CssimError("this shop has no parcels")


def empties(run: cs.Run) -> float:
    run.tables.chats.drop(run.tables.chats.index, inplace=True)
    return 0.0


def ends(run: cs.Run) -> float:
    sys.exit(3)


class Mute(Exception):
    def __str__(self) -> str:
        raise TypeError("no words")


def mute(run: cs.Run) -> float:
    raise Mute


def rambles(run: cs.Run) -> float:
    raise ValueError("a line\n  and \ud800 and \0 " + 1000 * "x")


def too_large(run: cs.Run) -> int:
    return 10**400
