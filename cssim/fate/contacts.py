"""What the desk reads of each contact: columns, one row a contact, with ragged turns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

NEVER = 2**62
"""A patience that does not end within any run, in µs."""

NO_ROW_LEFT = -1
"""Stands in `follows` where a shopper would come back once more than rows are reserved for."""


@dataclass(frozen=True)
class Contacts:
    """Contacts in the order of their numbers; turns of contact i are offset[i]:offset[i + 1].

    The first rows arrive by themselves. The others are reserved: each comes only if the contact
    that it follows ends as its cause says, `at` µs after that.

    Attributes:
        number: the contact's number in its run, shape (n,); ties at equal times go by it.
        at: when its first message is written, µs, shape (n,); of a reserved row, how long after
            its cause.
        offset: where its turns begin, shape (n + 1,); each contact has at least one turn.
        leaves_silently: if it leaves, does it leave without a word, shape (n,).
        says_goodbye: after the last reply, does the shopper say goodbye, shape (n,).
        leaves_message: does it write an offline message when nobody is on duty, shape (n,).
        think: from the last reply to this turn's message, µs, shape (turns,); 0 for a first turn.
        work: standard time of composing the reply, µs, shape (turns,).
        patience: how long the message may wait for composing to start, µs, shape (turns,).
        topic: what it is about, shape (n,); None: there is one topic.
        help: standard time of the help its agent needs, µs, 0 for none, shape (n,).
        help_turn: the turn at which that is, from 0, shape (n,).
        asks_for_data: does it ask for private data, shape (n,).
        follows: row of the contact that comes if this one leaves, 0 for none, shape (n,).
        reserved: how many rows at the end are reserved.
        spare: how many turns at the end of each contact are there only to be repeated.
    """

    number: Integers
    at: Integers
    offset: Integers
    leaves_silently: Flags
    says_goodbye: Flags
    leaves_message: Flags
    think: Integers
    work: Integers
    patience: Integers
    topic: Integers | None = None
    help: Integers | None = None
    help_turn: Integers | None = None
    asks_for_data: Flags | None = None
    follows: Integers | None = None
    reserved: int = 0
    spare: int = 0

    def __len__(self) -> int:
        return len(self.number)

    @property
    def turns(self) -> Integers:
        """How many turns each contact would have, shape (n,)."""
        lengths: Integers = np.diff(self.offset) - self.spare
        return lengths

    @classmethod
    def plain(cls, at: Integers, work: Integers, patience: Integers | None = None) -> Contacts:
        """Make contacts of one turn that leave openly, say goodbye and leave no message.

        This is the customer of the textbook queue: columns for theory and for tests.

        Args:
            at: arrival times, µs, shape (n,).
            work: service times, µs, shape (n,).
            patience: µs, shape (n,); without it nobody ever leaves.

        Examples:
            >>> len(Contacts.plain(np.array([0, 5]), np.array([3, 3])))
            2
        """
        n = len(at)
        no, yes = np.zeros(n, dtype=bool), np.ones(n, dtype=bool)
        return cls(
            number=np.arange(n),
            at=np.asarray(at, dtype=np.int64),
            offset=np.arange(n + 1),
            leaves_silently=no,
            says_goodbye=yes,
            leaves_message=no.copy(),
            think=np.zeros(n, dtype=np.int64),
            work=np.asarray(work, dtype=np.int64),
            patience=np.full(n, NEVER) if patience is None else np.asarray(patience, np.int64),
        )
