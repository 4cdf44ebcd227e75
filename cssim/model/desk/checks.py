"""What the desk refuses to be given."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cssim.fate import NEVER, Contacts
from cssim.model.desk.duty import ANYONE, Duty, DutyPlan
from cssim.model.desk.jobs import OFFLINE_MESSAGE, TEAM
from cssim.model.desk.numbers import ANY_COLLEAGUE, DeskNumbers
from cssim.model.desk.records import DeskRecords
from cssim.scenario import WORK_CLASSES


def check_contacts(contacts: Contacts, records: DeskRecords, topics: int) -> None:
    """Check contacts before they are submitted.

    Args:
        contacts: what is to be submitted.
        records: with what was submitted before.
        topics: how many topics the desk knows.

    Raises:
        ValueError: a number is taken, a time is negative, or a topic is unknown.
    """
    for name in ("think", "work", "patience"):
        if len(contacts) and getattr(contacts, name).min() < 0:
            raise ValueError(f"{name} is negative in some turn")
    earlier = [record.contacts.number for record in records.contacts]
    numbers = np.concatenate([contacts.number, *earlier])
    if len(np.unique(numbers)) < len(numbers):
        raise ValueError("two contacts have the same number")
    topic = contacts.topic
    if topic is not None and len(topic) and not 0 <= topic.min() <= topic.max() < topics:
        raise ValueError(f"a topic is a number from 0 to {topics - 1}")


def check_duty(plan: DutyPlan, now: int, teams: int) -> None:
    """Check a plan before any of it is submitted.

    Raises:
        ValueError: a change lies in the past, a team is unknown, or somebody unnamed is to do what
            only a person can: leave the desk for a time, hand over, have a pace of their own.
    """
    if len(plan.at) and plan.at.min() < now:
        raise ValueError(f"{plan.at.min()} µs lies in the past: the desk has reached {now} µs")
    if len(plan.at) and not 0 <= plan.team.min() <= plan.team.max() < teams:
        raise ValueError(f"a team is a number from 0 to {teams - 1}")
    anyone = plan.person == ANYONE
    if np.any(anyone & ~np.isin(plan.what, (Duty.START, Duty.FINISH))):
        raise ValueError(
            "ANYONE can start and finish; only a person can go away, come back or hand over"
        )
    if np.any(anyone & (plan.pace != 1)):
        raise ValueError("ANYONE works at standard pace; only a person has a pace of their own")


def check_numbers(numbers: DeskNumbers) -> None:
    """Check that numbers name topics and teams that there are.

    Raises:
        ValueError: they name others.
    """
    topics, teams = numbers.topics, len(numbers.serves)
    named = set().union(*numbers.serves, numbers.tickets)
    if not named <= set(range(topics)):
        raise ValueError(f"a topic is a number from 0 to {topics - 1}")
    helpers = {None, ANY_COLLEAGUE, *range(teams)}
    if numbers.help_from not in helpers or numbers.ticket_team not in range(teams):
        raise ValueError(f"a team is a number from 0 to {teams - 1}")


def check_work(
    kind: Sequence[str],
    owner: Sequence[int],
    amount: NDArray[np.int64],
    due: NDArray[np.int64],
    teams: int,
) -> None:
    """Check tasks before they are submitted.

    Raises:
        ValueError: the columns differ in length, an owner is nobody, a class is unknown or that
            of shoppers' messages, or an amount is negative.
    """
    if not len(kind) == len(owner) == len(amount) == len(due):
        raise ValueError("kind, owner, amount and due must have the same length")
    if any(person <= TEAM - teams for person in owner):
        raise ValueError(f"an owner is a person from 0 on, or one of {teams} teams (-1 and below)")
    allowed = WORK_CLASSES[OFFLINE_MESSAGE + 1 :]
    for name in kind:
        if name not in allowed:
            raise ValueError(f"{name!r} is no class of tasks; allowed: {', '.join(allowed)}")
    if len(amount) and amount.min() < 0:
        raise ValueError(f"a task of {amount.min()} µs; work cannot be negative")


def check_slots_are_freed(contacts: Contacts, among: NDArray[np.bool_] | None = None) -> None:
    """Check that contacts free their slots without an auto-close time.

    Args:
        contacts: the contacts.
        among: which of them to look at, shape (n,); None: all.

    Raises:
        ValueError: a slot would be held for ever.
    """
    if not len(contacts):
        return
    impatient = np.logical_or.reduceat(contacts.patience < NEVER, contacts.offset[:-1])
    stuck = ~contacts.says_goodbye | (contacts.leaves_silently & impatient)
    if among is not None:
        stuck &= among
    if stuck.any():
        raise ValueError(
            f"{stuck.sum()} contacts may end in silence, and without an auto-close time their "
            "slots would never be freed"
        )
