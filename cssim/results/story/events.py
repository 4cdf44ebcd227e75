"""What the story of a shopper is made of: events, persons, moments at the desk; no words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from cssim.model import Cause
from cssim.scenario.base import FrozenDict


class Person(NamedTuple):
    """A person of the pool, named by team and number.

    Attributes:
        team: name of the team.
        number: number of the person, as in the tables.
    """

    team: str
    number: int


class EventKind(Enum):
    """What happens; of one instant and turn, in this order."""

    WRITES = "writes"
    COMES_BACK = "comes back"
    WRITES_AGAIN = "writes again"
    FINDS_NOBODY = "finds nobody"
    JOINS_LINE = "joins the line"
    TAKEN = "taken"
    TAKEN_FROM_LINE = "taken from the line"
    BACK_TO_AGENT = "back to the agent"
    HANDED_OVER = "handed over"
    CONTEXT_LOST = "handed over without context"
    TRANSFERRED = "transferred"
    PASSED_TO_HELPER = "passed to a helper"
    BUSY_BEFORE = "busy before"
    LIMIT_PASSED = "limit passed"
    LEAVES_OPENLY = "leaves openly"
    LEAVES_SILENTLY = "leaves silently"
    LEFT_BY_THE_LAST = "left by the last agent"
    DROPPED = "dropped"
    LEAVES_MESSAGE = "leaves a message"
    LOST = "lost"
    BEGINS = "begins"
    BEGINS_TO_NOBODY = "begins to nobody"
    BEGINS_OFFLINE = "begins an offline message"
    ASKS = "asks"
    IS_HELPED = "is helped"
    REPLIES = "replies"
    REPLIES_IN_TIME = "replies in time"
    REPLIES_LATE = "replies late"
    REPLIES_TO_NOBODY = "replies to nobody"
    REPLIES_OFFLINE = "replies to an offline message"
    TICKET = "ticket"
    GOODBYE = "goodbye"
    CLOSED_WHILE_THINKING = "closed while thinking"
    AUTO_CLOSED = "auto-closed"
    CLOSED_ON_NOBODY = "closed on nobody"
    ADDED = "added as a contact"
    SETTLED = "ticket settled"
    END_ANSWERED = "end: answered"
    END_TICKET = "end: ticket"
    END_LEFT = "end: left"
    END_MESSAGE_ANSWERED = "end: message answered"
    END_MESSAGE_OPEN = "end: message not answered"
    END_LOST = "end: lost"
    END_OPEN = "end: still open"

    @property
    def is_message(self) -> bool:
        """Does the shopper write?"""
        return self in (EventKind.WRITES, EventKind.COMES_BACK, EventKind.WRITES_AGAIN)

    @property
    def is_reply(self) -> bool:
        """Is a human reply sent to a shopper who is there?"""
        return self in (EventKind.REPLIES, EventKind.REPLIES_IN_TIME, EventKind.REPLIES_LATE)

    @property
    def is_end(self) -> bool:
        """Does it sum up how the story ended?"""
        return self.value.startswith("end: ")


class WorkKind(Enum):
    """What somebody at work does."""

    NOTHING = "nothing"
    REPLY = "a reply"
    TO_NOBODY = "a reply to a shopper who has gone"
    OFFLINE = "an answer to an offline message"
    OWN_QUESTION = "a reply that waits for a colleague's answer"
    ANSWER = "an answer to a colleague"
    TASK = "a task"
    NOT_THERE = "not at the desk"


@dataclass(frozen=True)
class Work:
    """A stretch of what somebody does.

    Attributes:
        kind: what it is.
        begin: from, µs.
        end: to, µs.
        shopper: whose chat it is about, -1 for none.
        rule: of a task, path of the rule that asks for it.
        work: of a task, its class of work.
        cause: of who is not at the desk, why.
    """

    kind: WorkKind
    begin: int
    end: int
    shopper: int = -1
    rule: str = ""
    work: str = ""
    cause: Cause = Cause.NONE


@dataclass(frozen=True)
class AtDesk:
    """One person at the desk at some moment.

    Attributes:
        person: who.
        open: open chats.
        waiting: messages in the inbox.
        work: what the person does.
        full: are all slots taken?
    """

    person: Person
    open: int
    waiting: int
    work: WorkKind
    full: bool


class Whereabouts(Enum):
    """Where somebody is who is on shift and not at the desk."""

    MEETING = "meeting"
    MEAL = "meal"
    TRAINING = "training"
    CLEANING = "cleaning"
    STEPPED_AWAY = "stepped away"
    SIGNED_OUT = "signed out"
    FINISHING = "finishing"
    NOT_YET_THERE = "not yet there"
    ABSENT = "absent"


@dataclass(frozen=True)
class Gone:
    """One person who is on shift or finishing, and takes no chats.

    Attributes:
        person: who.
        where: where, or why.
        open: open chats.
        waiting: messages in the inbox.
        work: what the person does.
    """

    person: Person
    where: Whereabouts
    open: int = 0
    waiting: int = 0
    work: WorkKind = WorkKind.NOTHING


class ShiftChange(NamedTuple):
    """A shift that begins or ends by the roster near some moment."""

    at: int
    shift: str
    begins: bool


@dataclass(frozen=True)
class Moment:
    """The desk at one moment, as far as it answers the topic of one chat.

    Attributes:
        at: when, µs; at the instant of a shift change, after it.
        at_desk: who takes chats, by number.
        gone: who is on shift or finishing, and takes none.
        in_line: shoppers in line.
        changes: shift changes a quarter of an hour around.
    """

    at: int
    at_desk: tuple[AtDesk, ...]
    gone: tuple[Gone, ...]
    in_line: int
    changes: tuple[ShiftChange, ...]


@dataclass(frozen=True)
class Event:
    """One event of a story.

    Attributes:
        at: when, µs.
        kind: what.
        contact: number of the contact it belongs to.
        turn: turn of that chat, from 1.
        persons: who has part in it, the doer first.
        numbers: counts, and times and spans in µs, by name.
        desk: of a first message, and of a later one that waits long, the desk at that moment.
        work: what the agent did before, as far as the message waited for it.
    """

    at: int
    kind: EventKind
    contact: int
    turn: int
    persons: tuple[Person, ...] = ()
    numbers: Mapping[str, int] = FrozenDict()
    desk: Moment | None = None
    work: tuple[Work, ...] = ()


@dataclass(frozen=True)
class Story:
    """What happened to one shopper in one run.

    Attributes:
        shopper: number of the shopper.
        events: in the order of time.
    """

    shopper: int
    events: tuple[Event, ...]
