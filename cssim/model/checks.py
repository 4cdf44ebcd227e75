"""What the desk refuses to be given."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cssim.fate import NEVER, Contacts
from cssim.model.duty import ANYONE, Duty, DutyPlan
from cssim.model.jobs import OFFLINE_MESSAGE, TEAM
from cssim.model.records import DeskRecords
from cssim.scenario import WORK_CLASSES


def check_contacts(contacts: Contacts, records: DeskRecords, *, may_hold_slots: bool) -> None:
    """Check contacts before they are submitted.

    Args:
        contacts: what is to be submitted.
        records: with what was submitted before.
        may_hold_slots: an auto-close time frees the slots of chats that end in silence.

    Raises:
        ValueError: a number is taken, a time is negative, or a slot would be held for ever.
    """
    for name in ("think", "work", "patience"):
        if len(contacts) and getattr(contacts, name).min() < 0:
            raise ValueError(f"{name} is negative in some turn")
    earlier = [record.contacts.number for record in records.contacts]
    numbers = np.concatenate([contacts.number, *earlier])
    if len(np.unique(numbers)) < len(numbers):
        raise ValueError("two contacts have the same number")
    if not may_hold_slots and len(contacts):
        _check_slots_are_freed(contacts)


def check_duty(plan: DutyPlan, now: int) -> None:
    """Check a plan before any of it is submitted.

    Raises:
        ValueError: a change lies in the past, or somebody unnamed is to leave the desk for a time.
    """
    if len(plan.at) and plan.at.min() < now:
        raise ValueError(f"{plan.at.min()} µs lies in the past: the desk has reached {now} µs")
    if np.any((plan.person == ANYONE) & np.isin(plan.what, (Duty.AWAY, Duty.BACK))):
        raise ValueError("ANYONE can start and finish; only a person can go away and come back")


def check_work(
    kind: Sequence[str], owner: Sequence[int], amount: NDArray[np.int64], due: NDArray[np.int64]
) -> None:
    """Check tasks before they are submitted.

    Raises:
        ValueError: the columns differ in length, an owner is nobody, a class is unknown or that
            of shoppers' messages, or an amount is negative.
    """
    if not len(kind) == len(owner) == len(amount) == len(due):
        raise ValueError("kind, owner, amount and due must have the same length")
    if any(person < TEAM for person in owner):
        raise ValueError(f"an owner is a person from 0 on, or TEAM ({TEAM})")
    allowed = WORK_CLASSES[OFFLINE_MESSAGE + 1 :]
    for name in kind:
        if name not in allowed:
            raise ValueError(f"{name!r} is no class of tasks; allowed: {', '.join(allowed)}")
    if len(amount) and amount.min() < 0:
        raise ValueError(f"a task of {amount.min()} µs; work cannot be negative")


def _check_slots_are_freed(contacts: Contacts) -> None:
    impatient = np.logical_or.reduceat(contacts.patience < NEVER, contacts.offset[:-1])
    stuck = ~contacts.says_goodbye | (contacts.leaves_silently & impatient)
    if stuck.any():
        raise ValueError(
            f"{stuck.sum()} contacts may end in silence, and without an auto-close time their "
            "slots would never be freed"
        )
