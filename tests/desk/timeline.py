"""What a world was like at a time between two happenings, put together from its logs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from desk.random_worlds import Small
from desk.worlds import World, rows_of

from cssim.model import Duty, Outcome, Presence, team_owner
from cssim.model.desk.duty import ENDS
from cssim.units import SECOND


@dataclass(frozen=True)
class Wait:
    """A message that waits: where, from when to when, and about what."""

    chat: int
    turn: int
    since: float
    until: float


class Timeline:
    """The logs of a world, to be asked about any time between two happenings.

    Attributes:
        people: everybody who was ever there.
    """

    def __init__(self, small: Small, world: World) -> None:
        self._small = small
        self._presence = rows_of(world.desk.records.presence, "at")
        self.people = sorted({row[1] for row in self._presence})
        self._duty = sorted(small.duty, key=lambda row: (row.at, row.what))
        self._held = _stretches_held(world)
        self.work = defaultdict(list)
        for _, _, begin, sent, person in world.turns:
            self.work[person].append((begin, sent))
        for _, person, begin, end in world.worked:
            self.work[person].append((begin, end))
        for _, _, helper, _, begin, done in world.helped:
            self.work[helper].append((begin, done))
        self.messages, self.offline = self._waits(world)

    def moments(self) -> Iterator[float]:
        """Yield a time between each two instants at which something happened."""
        times = {row[0] for row in self._presence} | {row.at / SECOND for row in self._duty}
        times |= {at for stretch in self._held for at in stretch[2:]}
        times |= {at for stretches in self.work.values() for pair in stretches for at in pair}
        times |= {at for wait in self.messages + self.offline for at in (wait.since, wait.until)}
        times |= {at for at, _ in self._small.amendments}
        times |= {task.due for task in self._small.tasks}
        known = sorted(at for at in times if at is not None and at < float("inf"))
        for before, after in pairwise(known):
            yield (before + after) / 2

    def presence(self, person: int, at: float) -> Presence:
        """Where somebody is, as logged: who goes away is there until the job in hand is done."""
        rows = [row for row in self._presence if row[1] == person and row[0] < at]
        return Presence(rows[-1][2]) if rows else Presence.OFF

    def serves(self, person: int, topic: int, at: float) -> bool:
        """Does somebody answer a topic in the present duty?"""
        return topic in self._small.numbers.serves[self.team(person, at)]

    def team(self, person: int, at: float) -> int:
        """The team of somebody's present duty."""
        starts = [row for row in self._changes(person, at) if row.what is Duty.START]
        return starts[-1].team if starts else 0

    def is_there(self, person: int, at: float) -> bool:
        """At the desk, and not about to go away."""
        if self.presence(person, at) is not Presence.AT_DESK:
            return False
        going = (Duty.AWAY, Duty.SIGN_OUT)
        comings = (Duty.START, Duty.BACK, *going)
        changes = [row.what for row in self._changes(person, at) if row.what in comings]
        return changes[-1] not in going or self._had_ended(person, at)

    def may_take_work(self, person: int, at: float) -> bool:
        """At the desk, idle, and not only staying until the line is empty."""
        return (
            self.is_there(person, at)
            and not self._had_ended(person, at)
            and not self.jobs(person, at)
        )

    def jobs(self, person: int, at: float) -> int:
        """How many things somebody does at once."""
        return sum(begin < at and (end is None or end > at) for begin, end in self.work[person]
                   if begin is not None)  # fmt: skip

    def holders(self, chat: int, at: float) -> list[int]:
        """Who holds a slot for a chat."""
        return [person for held, person, since, until in self._held
                if held == chat and since < at < until]  # fmt: skip

    def open(self, person: int, at: float) -> int:
        """How many chats somebody holds."""
        return sum(who == person and since < at < until for _, who, since, until in self._held)

    def topic(self, chat: int) -> int:
        """What a chat is about."""
        return self._small.contacts[chat].topic

    def owners(self, person: int, at: float) -> tuple[int, int]:
        """Whose tasks somebody does."""
        return person, team_owner(self.team(person, at))

    def _changes(self, person, at):
        return [row for row in self._duty if row.person == person and row.at < at * SECOND]

    def _had_ended(self, person, at):
        # A start and an end of one instant: the end is that of the shift before.
        changes = [row for row in self._changes(person, at) if row.what in (Duty.START, *ENDS)]
        last_start = max((row.at for row in changes if row.what is Duty.START), default=-1)
        return any(row.what in ENDS and row.at > last_start for row in changes)

    def _waits(self, world):
        """Messages that wait for a live reply, and those that have become offline messages."""
        live, offline = [], []
        ended = {(chat, at) for at, chat, _, why in world.closed if why.name == "SHIFT_END"}
        for chat in {row[0] for row in world.turns}:
            rows = world.turns_of(chat)
            for turn, (message, begin, _, _) in enumerate(rows):
                is_last = turn == len(rows) - 1
                end = float("inf") if begin is None else begin
                outcome = world.outcomes[chat]
                if is_last and outcome in (Outcome.OFFLINE, Outcome.LOST):
                    dropped = [at for who, at in ended if who == chat and at >= message]
                    meets_nobody = min([*dropped, self._nobody_from(chat, message)])
                    live.append(Wait(chat, turn, message, meets_nobody))
                    if outcome is Outcome.OFFLINE:
                        offline.append(Wait(chat, turn, meets_nobody, end))
                elif is_last and outcome is Outcome.LEFT_OPENLY:
                    patience = self._turns(chat)[turn].patience
                    live.append(Wait(chat, turn, message, message + patience))
                elif is_last and outcome is Outcome.LEFT_SILENTLY and begin is None:
                    live.append(Wait(chat, turn, message, message))
                else:
                    live.append(Wait(chat, turn, message, end))
        return live, offline

    def _turns(self, chat):
        return [*self._small.contacts[chat].turns, *self._small.spare]

    def _nobody_from(self, chat, message):
        """The first instant, not before the message, at whose end nobody on duty answers it."""
        topic = self.topic(chat)
        instants = {message, *(row[0] for row in self._presence if row[0] > message)}
        for instant in sorted(instants):
            after = instant + 1e-7
            on_duty = (Presence.AT_DESK, Presence.AWAY)
            if not any(
                self.presence(person, after) in on_duty and self.serves(person, topic, after)
                for person in self.people
            ):
                return instant
        return float("inf")


def _stretches_held(world):
    """(chat, person, since, until) of each slot held."""
    opened, closed = defaultdict(list), defaultdict(list)
    for at, chat, person in world.opened:
        opened[chat, person].append(at)
    for at, chat, person, _ in world.closed:
        closed[chat, person].append(at)
    return [
        (*key, since, until)
        for key, times in opened.items()
        for since, until in zip(times, [*closed[key], float("inf")], strict=False)
    ]
