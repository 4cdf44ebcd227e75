"""The table of work that is not a shopper's message."""

from __future__ import annotations

import numpy as np

from cssim.model import NOT_YET, Played
from cssim.results.tables.columns import Column

AT_THE_DESK = "at the desk"
"""Stands for the rule of a task that arose from a chat: a ticket, a contact to be added."""


def tasks_of(played: Played) -> dict[str, Column]:
    """Make one row for each task that fell due, in the order of due times and numbers."""
    given, done = played.records.given.columns(), played.records.tasks.columns()
    order = np.lexsort((given["task"], given["due"]))
    task = given["task"][order]
    by_number = np.argsort(done["task"], kind="stable")
    known = done["task"][by_number]
    place = np.minimum(np.searchsorted(known, task), max(len(known) - 1, 0))
    is_done = known[place] == task if len(known) else np.zeros(len(task), dtype=bool)
    row = by_number[place] if len(known) else place

    def if_done(name: str) -> Column:
        values = done[name][row] if len(known) else place
        return np.where(is_done, values, NOT_YET)

    names = played.task_names
    return {
        "task": task,
        "work": given["kind"][order],
        "rule": np.array(
            [names[n] if n < len(names) else AT_THE_DESK for n in task.tolist()], dtype=object
        ),
        "person": if_done("person"),
        "due": given["due"][order],
        "amount": given["amount"][order],
        "begin": if_done("begin"),
        "done": if_done("done"),
        "worked": _worked(played, task),
    }


def _worked(played: Played, task: Column) -> Column:
    """Return how long each task was worked on, stretch by stretch."""
    log = played.records.worked.columns()
    by_number = np.argsort(task, kind="stable")
    row = by_number[np.searchsorted(task[by_number], log["task"])]
    worked = np.zeros(len(task), dtype=np.int64)
    np.add.at(worked, row, log["end"] - log["begin"])
    return worked
