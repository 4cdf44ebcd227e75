"""The floor: who is there, their comings and goings, and who has a free slot."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable
from operator import attrgetter

from cssim.model.desk.agent import Agent
from cssim.model.desk.duty import ANYONE, Cause, Change, Duty
from cssim.model.desk.moments import RANK, Calendar, Happening, Order
from cssim.model.desk.numbers import DeskNumbers
from cssim.model.desk.records import DeskRecords, Presence
from cssim.model.desk.team import Team

_by_number = attrgetter("number")


class Floor:
    """The agents of a desk.

    What a change means for shoppers and for work in hand is judged once, by `on_settle`, after
    all shift changes of the instant: or the line would be emptied at 17:30 just before the relief
    opens.

    Attributes:
        slots: chats that an agent holds at once.
        teams: the teams, by number.
        at_desk: agents at the desk, by number; those who are away or finishing are not among them.
        on_duty: by topic, how many who answer it are at the desk or away; with none, shoppers
            find nobody.
        owed: head-count ends for which nobody was idle; the next agents to be free go.
        on_settle: called after the shift changes of an instant.
        on_departure: called when someone has left for the day.
    """

    def __init__(
        self, calendar: Calendar, topics: int, teams: list[Team], records: DeskRecords
    ) -> None:
        self.teams = teams
        self.at_desk: list[Agent] = []
        self.on_duty = [0] * topics
        self.owed = 0
        self.on_settle: Callable[[], None]
        self.on_departure: Callable[[], None]
        self._calendar = calendar
        self._records = records
        self._agents: dict[int, Agent] = {}
        self._settles_at = -1

    def obey(self, numbers: DeskNumbers) -> None:
        """Work by these numbers from now on."""
        self.slots = numbers.concurrent_chats

    def agent(self, number: int) -> Agent:
        """Return the agent of that number, known from now on."""
        if number not in self._agents:
            self._agents[number] = Agent(number)
        return self._agents[number]

    def least_busy(self, topic: int) -> Agent | None:
        """Return who answers a topic, has a free slot and fewest open chats, or None."""
        chosen, fewest = None, self.slots
        for agent in self.at_desk:
            if agent.open < fewest and agent.serves >> topic & 1:
                chosen, fewest = agent, agent.open
                if not fewest:
                    break
        return chosen

    def idle(self, topic: int) -> Agent | None:
        """Return who answers a topic, has nothing to do and a free slot, or None."""
        for agent in self.at_desk:
            if agent.idle and agent.open < self.slots and agent.serves >> topic & 1:
                return agent
        return None

    def successor(self, topic: int) -> Agent | None:
        """Return who answers a topic and has fewest open chats, full or not, or None."""
        answering = (agent for agent in self.at_desk if agent.serves >> topic & 1)
        return min(answering, key=attrgetter("open", "number"), default=None)

    def present(self) -> list[Agent]:
        """Return everybody who is not off, by number."""
        present = (a for a in self._agents.values() if a.presence is not Presence.OFF)
        return sorted(present, key=_by_number)

    def everybody(self) -> list[Agent]:
        """Return all who have ever been named, by number."""
        return sorted(self._agents.values(), key=_by_number)

    def change(self, event: Happening) -> None:
        """Carry out one change of presence."""
        change: Change = event.subject
        if change.person == ANYONE:
            self._change_head_count(change)
        else:
            self._change_person(change, self.agent(change.person))

    def release(self, agent: Agent, end: Duty = Duty.FINISH) -> None:
        """End an agent's duty: nothing new, and own chats as the end says."""
        if agent.on_shift:
            agent.end = end
            self._move(agent, Presence.FINISHING)
            self.leave_if_done(agent)

    def pay_debt(self, agent: Agent) -> None:
        """Let an agent without chats go, if a head-count end is still owed."""
        if self.owed and not agent.open and agent.presence is Presence.AT_DESK:
            self.owed -= 1
            self.release(agent)

    def leave_if_done(self, agent: Agent) -> None:
        """Let an agent who is finishing go, if nothing is open or in hand."""
        if agent.presence is Presence.FINISHING and not agent.open and agent.job is None:
            self._move(agent, Presence.OFF)
            self._records.left.add((self._calendar.now, agent.number))
            self.on_departure()

    def sign_out(self, agent: Agent) -> None:
        """Let an agent whose hands are free sign out, as intended."""
        agent.signs_out = False
        self._move(agent, Presence.SIGNED_OUT)

    def write_down(self, agent: Agent) -> None:
        """Log where an agent is; who goes away is still there until the job in hand is done."""
        is_gone = agent.presence in (Presence.AWAY, Presence.SIGNED_OUT)
        cause = agent.cause if is_gone else Cause.NONE
        row = (self._calendar.now, agent.number, agent.presence, cause, agent.serves)
        self._records.presence.add(row)

    def settle_soon(self) -> None:
        """Let `on_settle` be called within this instant, and never back in its order."""
        now = self._calendar.now
        if self._settles_at != now:
            self._settles_at = now
            rank = max(RANK[Order.SETTLE], self._calendar.rank)
            self._calendar.put(now, rank, self._settle)

    def _change_person(self, change: Change, agent: Agent) -> None:
        what = change.what
        if what is Duty.START:
            self._start(change, agent)
        elif what is Duty.AWAY or what is Duty.SIGN_OUT:
            if agent.presence is Presence.AT_DESK and agent.end is None:
                self._go_away(change, agent)
        elif what is Duty.BACK:
            if agent.presence in (Presence.AWAY, Presence.SIGNED_OUT):
                agent.signs_out = False
                # With the reply of then still in hand, the desk was never really left.
                self._move(agent, Presence.AT_DESK, quietly=agent.job is not None)
        elif agent.began != self._calendar.now:
            # An end at the instant of a start is the end of the shift before: the person stays.
            self._end(what, agent)

    def _start(self, change: Change, agent: Agent) -> None:
        if agent.on_duty and agent.team.number != change.team:
            self._move(agent, Presence.OFF, quietly=True)
        agent.pace = change.pace
        agent.began = self._calendar.now
        agent.end = None
        agent.signs_out = False
        agent.join(self.teams[change.team])
        self._move(agent, Presence.AT_DESK)
        self.settle_soon()

    def _go_away(self, change: Change, agent: Agent) -> None:
        agent.cause = change.cause
        agent.signs_out = change.what is Duty.SIGN_OUT
        if agent.signs_out and agent.job is None:
            self.sign_out(agent)
        else:
            self._move(agent, Presence.AWAY)

    def _end(self, what: Duty, agent: Agent) -> None:
        """End a duty; who is to stay until the line is empty does so only from the desk."""
        if what is Duty.UNTIL_LINE_EMPTY:
            if agent.presence is Presence.AT_DESK:
                agent.end = what
                self.settle_soon()
                return
            what = Duty.FINISH
        self.release(agent, what)

    def _change_head_count(self, change: Change) -> None:
        """One more or one fewer, whoever it is; the idle go first, else the next to be free."""
        if change.what is Duty.START:
            if self.owed:
                self.owed -= 1
            else:
                self._start(change, self._first_absent())
        elif (agent := self._last_free()) is not None:
            self.release(agent)
        else:
            self.owed += 1

    def _first_absent(self) -> Agent:
        number = 0
        while self.agent(number).presence is not Presence.OFF:
            number += 1
        return self.agent(number)

    def _last_free(self) -> Agent | None:
        free = (a for a in reversed(self.at_desk) if not a.open and a.job is None)
        return next(free, None)

    def _move(self, agent: Agent, presence: Presence, *, quietly: bool = False) -> None:
        if agent.presence is presence:
            return
        if agent.presence is Presence.AT_DESK:
            self.at_desk.remove(agent)
        was_on_duty = agent.on_duty
        agent.presence = presence
        agent.idle = False
        self._count(agent, agent.on_duty - was_on_duty)
        if presence is Presence.AT_DESK:
            insort(self.at_desk, agent, key=_by_number)
        if not quietly and (presence is not Presence.AWAY or agent.job is None):
            self.write_down(agent)
        self.settle_soon()

    def _count(self, agent: Agent, change: int) -> None:
        if change:
            for topic in range(len(self.on_duty)):
                if agent.serves >> topic & 1:
                    self.on_duty[topic] += change

    def _settle(self, _: Happening) -> None:
        self._settles_at = -1
        self.on_settle()
