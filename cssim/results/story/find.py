"""An instructive shopper, among those of the days that count."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np

from cssim.arguments import instance
from cssim.errors import CssimError
from cssim.model import NOT_YET, Passing
from cssim.results.run import Run
from cssim.results.tables import Column, Columns

Instructive = Literal["worst", "left", "handed_over", "returned"]


def find_shopper(run: Run, which: Instructive) -> int:
    """Return the number of an instructive shopper of the days that count, the first of equals.

    Args:
        run: from `cssim.run`.
        which: "worst" had the longest first response; "left" waited longest before giving up
            without any reply; "handed_over" repeated most after a hand-over between shifts;
            "returned" came back most often after giving up.

    Raises:
        CssimError: no such shopper is in this run, or `which` is none of these.

    Examples:
        >>> import cssim as cs
        >>> short = cs.load("scenarios/19-common-form.toml").replace({"study.days": 1})
        >>> example = cs.run(short)
        >>> slowest = example.tables.chats.query("counted").nlargest(1, "first_response")
        >>> bool(cs.find_shopper(example, "worst") == slowest.shopper.item())
        True
    """
    instance(run, Run, "run", "from cssim.run(scenario)")
    columns = run.tables.columns
    if which == "worst":
        score = columns.chats["first_response"]
    elif which == "left":
        score = _waited_in_vain(columns)
    elif which == "handed_over":
        score = _handed_over(columns)
    elif which == "returned":
        score = _returned(columns)
    else:
        allowed = ", ".join(map(repr, get_args(Instructive)))
        raise CssimError(f"which is {which!r}; it must be one of: {allowed}")
    score = np.where(columns.chats["counted"], score, NOT_YET)
    if not np.any(score > NOT_YET):
        raise CssimError(f"{_NOBODY[which]} in replication {run.replication}; try another one")
    return int(columns.chats["shopper"][np.argmax(score)])


_NOBODY = {
    "worst": "no shopper of the days that count was answered",
    "left": "no shopper of the days that count left without a reply",
    "handed_over": "no shopper of the days that count was handed over to another shift",
    "returned": "no shopper of the days that count came back",
}


def _waited_in_vain(columns: Columns) -> Column:
    chats = columns.chats
    in_vain = (chats["left"] != NOT_YET) & (chats["replies"] == 0)
    waited: Column = np.where(in_vain, chats["left"] - chats["arrived"], NOT_YET)
    return waited


def _handed_over(columns: Columns) -> Column:
    chats, passes = columns.chats, columns.passes
    handed = passes["why"] == Passing.HAND_OVER
    score = np.full(len(chats["contact"]), NOT_YET)
    place = np.searchsorted(chats["contact"], passes["contact"][handed])
    np.maximum.at(score, place, passes["repeated"][handed])
    return score


def _returned(columns: Columns) -> Column:
    chats = columns.chats
    came = np.bincount(chats["shopper"])[chats["shopper"]]
    back: Column = np.where(came > 1, came, NOT_YET)
    return back
