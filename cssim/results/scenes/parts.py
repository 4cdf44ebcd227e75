"""The parts of a scene: bars in lanes, and where people are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from cssim.model import Cause, Passing, Presence


class Work(Enum):
    """What a bar stands for."""

    CHAT = "a chat is open"
    WAITING = "a message waits"
    GONE = "a shopper who has gone silently is still in line"
    REPLY = "a reply is composed"
    TO_NOBODY = "a reply is composed for a shopper who has gone"
    OFFLINE = "an offline message is answered"
    TASK = "a task has been begun and is not done, and its person is there"
    TASK_WORK = "a task is worked on"
    HELP = "a colleague's question is answered"


class Bar(NamedTuple):
    """A stretch of time in a lane, µs."""

    work: Work
    begin: int
    end: int
    lane: int


class GaveUp(NamedTuple):
    """A shopper gave up at a time, µs, in a lane."""

    at: int
    lane: int


class Span(NamedTuple):
    """A stretch of time in which a person was somewhere, µs."""

    presence: Presence
    cause: Cause
    begin: int
    end: int


class Move(NamedTuple):
    """A chat went to a colleague at a time, µs."""

    at: int
    why: Passing
    from_person: int
    from_lane: int
    to_person: int
    to_lane: int


@dataclass(frozen=True)
class Band:
    """One agent.

    Attributes:
        person: number of the person.
        team: name of the team.
        shifts: names of the shifts planned in the window, in order of time.
        lanes: how many lanes the bars need.
        bars: chats, waiting and work.
        gave_up: shoppers who gave up while this agent had their chat.
        planned: begins and ends of planned stretches, µs.
        spans: where the person was.
    """

    person: int
    team: str
    shifts: tuple[str, ...]
    lanes: int
    bars: tuple[Bar, ...]
    gave_up: tuple[GaveUp, ...]
    planned: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Queue:
    """The line: a bar for each shopper who waits without a slot."""

    lanes: int
    bars: tuple[Bar, ...]
    gave_up: tuple[GaveUp, ...]


@dataclass(frozen=True)
class Scene:
    """A window of a run.

    Attributes:
        begin: begin of the window, µs.
        end: its end.
        line: who waits without a slot.
        bands: the agents, in the order in which their shifts begin.
        moves: chats that went to a colleague.
        closed: begins and ends of times outside opening hours.
        unattended: begins and ends of times with nobody at the desk in opening hours.
        left_message: when shoppers found nobody and left a message.
        lost: when shoppers found nobody and left none.
    """

    begin: int
    end: int
    line: Queue
    bands: tuple[Band, ...]
    moves: tuple[Move, ...]
    closed: tuple[tuple[int, int], ...]
    unattended: tuple[tuple[int, int], ...]
    left_message: tuple[int, ...]
    lost: tuple[int, ...]
