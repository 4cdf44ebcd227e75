"""Figures of the desk beside the idiomatic one, from rounds that alternate between them.

Times are processor time, so that a busy machine disturbs them less; what else it disturbs, the
ratio within one round takes out.
"""

from __future__ import annotations

import gc
import itertools
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from statistics import median
from time import perf_counter, process_time
from unittest.mock import patch

from simpy import Environment

from benchmarks.idiomatic import IdiomaticDesk
from benchmarks.reference_work import (
    answers_of,
    draw_work,
    offered_load,
    play_idiomatically,
    play_on_desk,
)
from cssim.fate import Contacts
from cssim.model import Desk

Figures = dict[str, float]
Player = Callable[[Contacts, int, int], Desk | IdiomaticDesk]

PLAYERS: dict[str, Player] = {"desk": play_on_desk, "idiomatic": play_idiomatically}


class DisagreementError(Exception):
    """The two desks do not give the same answers, so their times say nothing."""


def compare_at_load(contacts: Contacts, days: int, agents: int, rounds: int) -> dict[str, object]:
    """Return the load, the figures of both desks, and the ratio of their speeds.

    Raises:
        DisagreementError: any turn or any outcome differs between them.
    """
    _check_answers(contacts, days, agents)
    seconds: dict[str, list[float]] = {name: [] for name in PLAYERS}
    for turn in range(rounds):
        for name in sorted(PLAYERS, reverse=bool(turn % 2)):
            work = partial(PLAYERS[name], contacts, days, agents)
            seconds[name].append(seconds_of(work))
    ratios = [slow / fast for slow, fast in zip(seconds["idiomatic"], seconds["desk"], strict=True)]
    return {
        "agents": agents,
        "load": offered_load(contacts, days, agents),
        "ratio": {"median": median(ratios), "least": min(ratios), "most": max(ratios)},
    } | {name: _figures(name, contacts, days, agents, median(seconds[name])) for name in PLAYERS}


def fates_microseconds(days: int, rounds: int) -> float:
    """Return the processor time of drawing one shopper's fate, µs."""
    shoppers = len(draw_work(days))
    return median(seconds_of(partial(draw_work, days)) for _ in range(rounds)) / shoppers * 1e6


def import_seconds(statement: str, rounds: int) -> float:
    """Return the wall time of a fresh interpreter that runs one statement, s."""
    command = [sys.executable, "-c", statement]
    seconds = []
    for _ in range(rounds):
        start = perf_counter()
        subprocess.run(command, check=True)
        seconds.append(perf_counter() - start)
    return median(seconds)


def seconds_of(work: Callable[[], object]) -> float:
    """Return the processor time of a piece of work, s; earlier garbage is not counted."""
    gc.collect()
    start = process_time()
    work()
    return process_time() - start


def _check_answers(contacts: Contacts, days: int, agents: int) -> None:
    ours, theirs = (answers_of(player(contacts, days, agents)) for player in PLAYERS.values())
    if differences := ours.differences(theirs):
        raise DisagreementError(f"with {agents} agents a shift, entries that differ: {differences}")


def _figures(name: str, contacts: Contacts, days: int, agents: int, seconds: float) -> Figures:
    shoppers = len(contacts)
    work = partial(PLAYERS[name], contacts, days, agents)
    return {
        "shoppers_per_second": shoppers / seconds,
        "microseconds_per_shopper": seconds / shoppers * 1e6,
        "events_per_shopper": _events(work) / shoppers,
        "peak_mebibytes": _peak_bytes(work) / 2**20,
    }


def _events(work: Callable[[], object]) -> int:
    """Count the SimPy events that a piece of work processes, in a pass that is not timed."""
    steps = itertools.count()
    with ExitStack() as patches:
        for kind in (Environment, *Environment.__subclasses__()):
            if step := vars(kind).get("step"):
                patches.enter_context(patch.object(kind, "step", _counting(step, steps)))
        work()
    if not (events := next(steps)):
        raise RuntimeError("no event went through a SimPy step, so none could be counted")
    return events


def _counting(
    step: Callable[[Environment], None], steps: Iterator[int]
) -> Callable[[Environment], None]:
    def counted(env: Environment) -> None:
        next(steps)
        step(env)

    return counted


def _peak_bytes(work: Callable[[], object]) -> int:
    """Return the most memory that a piece of work holds at once, in a pass that is not timed."""
    gc.collect()
    tracemalloc.start()
    try:
        played = work()
        peak = tracemalloc.get_traced_memory()[1]
        del played
    finally:
        tracemalloc.stop()
    return peak
