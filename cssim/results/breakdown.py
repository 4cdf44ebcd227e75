"""Where the time goes: work by class, time off the desk by cause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cssim.model import NOT_YET, Cause, Outcome, Presence
from cssim.results.kpis import Cohort
from cssim.results.tables import Column, clipped_length
from cssim.scenario import MESSAGES, WORK_CLASSES
from cssim.units import HOUR, SECOND

if TYPE_CHECKING:
    import pandas as pd

QUESTIONS = "questions"
"""Stands for the class of work of answering a colleague."""

_WEEK = 7


class Work(NamedTuple):
    """Work of one class; each column of shape (n,), times in µs, -1 for not yet.

    Attributes:
        due: when it was there to be done.
        begin: when it was first taken up.
        done: when it was done.
        time: stretches in which somebody was at it: begins and ends, of another length.
    """

    due: Column
    begin: Column
    done: Column
    time: tuple[Column, Column]


def work_by_class(cohort: Cohort) -> pd.DataFrame:
    """Return one row a class of work on the days that count.

    Returns:
        Data frame by class of work, with columns `given` (what fell due, a day), `done` (what was
        finished, a day), `wait_median` and `wait_p90` (from message or due time to taking it up, s,
        of what fell due and was taken up; NaN for none) and `hours` (a week).
    """
    import pandas as pd

    rows = {name: _summary(work, cohort) for name, work in _all_work(cohort)}
    names = ["given", "done", "wait_median", "wait_p90", "hours"]
    found = pd.DataFrame.from_dict(rows, orient="index", columns=names)
    return found.rename_axis("work")


def off_desk_by_cause(cohort: Cohort) -> pd.DataFrame:
    """Return one row a cause of being off the desk on the days that count.

    Returns:
        Data frame by cause, in hours a week of all people together: `planned` (by the rulebook, in
        or outside shifts) and `away` (really away or signed out, during shifts).
    """
    import pandas as pd

    absences, presence = cohort.run.absences, cohort.run.presence
    gone = np.isin(presence["presence"], (Presence.AWAY, Presence.SIGNED_OUT))
    rows = {}
    for cause in list(Cause)[1:]:
        planned, taken = absences["cause"] == cause, gone & (presence["cause"] == cause)
        rows[cause.name.lower().replace("_", " ")] = [
            _weekly(cohort, table["begin"][own], table["end"][own])
            for table, own in ((absences, planned), (presence, taken))
        ]
    found = pd.DataFrame.from_dict(rows, orient="index", columns=["planned", "away"])
    return found.rename_axis("cause")


def _all_work(cohort: Cohort) -> Iterator[tuple[str, Work]]:
    turns, tasks, helped = cohort.run.turns, cohort.run.tasks, cohort.run.helped
    first, offline, reached = turns["turn"] == 1, turns["offline"], ~_found_nobody(cohort)
    sent = np.where(turns["sent"] == NOT_YET, cohort.end, turns["sent"])
    for name, own in zip(
        MESSAGES, (first & ~offline & reached, ~first & ~offline & reached, offline), strict=True
    ):
        begun = own & (turns["begin"] != NOT_YET)
        yield (
            name,
            Work(
                turns["message"][own],
                turns["begin"][own],
                turns["sent"][own],
                (turns["begin"][begun], sent[begun]),
            ),
        )
    work, begin, end = cohort.tasks_worked
    for number, name in enumerate(WORK_CLASSES):
        if name not in MESSAGES:
            own = tasks["work"] == number
            due, taken_up, done = (tasks[column][own] for column in ("due", "begin", "done"))
            yield name, Work(due, taken_up, done, (begin[work == number], end[work == number]))
    asked, begin, end = (helped[column] for column in ("asked", "begin", "done"))
    yield QUESTIONS, Work(asked, begin, end, (begin, end))


def _found_nobody(cohort: Cohort) -> Column:
    """Tell which messages became nobody's work: written when nobody was there, and not left."""
    chats, turns = cohort.run.chats, cohort.run.turns
    lost = np.isin(turns["contact"], chats["contact"][chats["outcome"] == Outcome.LOST])
    nobody: Column = lost & (turns["begin"] == NOT_YET)
    return nobody


def _summary(work: Work, cohort: Cohort) -> list[float]:
    given = _in_window(work.due, cohort)
    done = _in_window(work.done, cohort)
    taken_up = given & (work.begin != NOT_YET)
    waits = (work.begin - work.due)[taken_up] / SECOND
    median, ninetieth = (
        float(np.quantile(waits, share)) if len(waits) else float("nan") for share in (0.5, 0.9)
    )
    hours = _weekly(cohort, *work.time)
    return [given.sum() / cohort.days, done.sum() / cohort.days, median, ninetieth, hours]


def _in_window(at: Column, cohort: Cohort) -> Column:
    counted: Column = (at >= cohort.window[0]) & (at < cohort.window[1])
    return counted


def _weekly(cohort: Cohort, begin: Column, end: Column) -> float:
    return clipped_length(begin, end, cohort.window) / HOUR / cohort.days * _WEEK
