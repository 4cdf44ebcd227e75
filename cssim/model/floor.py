"""The floor: who is there, their comings and goings, and who has a free slot."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable
from operator import attrgetter

from cssim.model.agent import Agent
from cssim.model.duty import ANYONE, Duty
from cssim.model.moments import RANK, Calendar, Happening, Order
from cssim.model.records import DeskRecords, Presence

_by_number = attrgetter("number")


class Floor:
    """The agents of a desk.

    What a change means for shoppers and for work in hand is judged once, by `on_settle`, after
    all shift changes of the instant: or the line would be emptied at 17:30 just before the relief
    opens.

    Attributes:
        at_desk: agents at the desk, by number; those who are away or finishing are not among them.
        on_duty: how many are at the desk or away; with none, shoppers find nobody.
        owed: head-count ends for which nobody was idle; the next agents to be free go.
        on_settle: called after the shift changes of an instant.
        on_departure: called when someone has left for the day.
    """

    def __init__(self, calendar: Calendar, slots: int, records: DeskRecords) -> None:
        self.at_desk: list[Agent] = []
        self.on_duty = 0
        self.owed = 0
        self.on_settle: Callable[[], None]
        self.on_departure: Callable[[], None]
        self._calendar = calendar
        self._slots = slots
        self._records = records
        self._agents: dict[int, Agent] = {}
        self._settles_at = -1

    def agent(self, number: int) -> Agent:
        """Return the agent of that number, known from now on."""
        if number not in self._agents:
            self._agents[number] = Agent(number)
        return self._agents[number]

    def least_busy(self) -> Agent | None:
        """Return the agent at the desk with a free slot and fewest open chats, or None."""
        chosen, fewest = None, self._slots
        for agent in self.at_desk:
            if agent.open < fewest:
                chosen, fewest = agent, agent.open
                if not fewest:
                    break
        return chosen

    def present(self) -> list[Agent]:
        """Return everybody who is not off, by number."""
        present = (a for a in self._agents.values() if a.presence is not Presence.OFF)
        return sorted(present, key=_by_number)

    def change(self, event: Happening) -> None:
        """Carry out one change of presence: (what, person, pace)."""
        what, person, pace = event.subject
        if person == ANYONE:
            self._change_head_count(what, pace)
        else:
            self._change_person(what, self.agent(person), pace)

    def release(self, agent: Agent) -> None:
        """End an agent's duty: nothing new, own chats to their end."""
        if agent.on_duty:
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

    def write_down(self, agent: Agent) -> None:
        """Log where an agent is; who goes away is still there until the job in hand is done."""
        self._records.presence.add((self._calendar.now, agent.number, agent.presence))

    def _change_person(self, what: Duty, agent: Agent, pace: float) -> None:
        if what is Duty.START:
            agent.pace = pace
            agent.began = self._calendar.now
            self._move(agent, Presence.AT_DESK)
        elif what is Duty.FINISH:
            # An end at the instant of a start is the end of the shift before: the person stays.
            if agent.began != self._calendar.now:
                self.release(agent)
        elif what is Duty.AWAY and agent.presence is Presence.AT_DESK:
            self._move(agent, Presence.AWAY)
        elif what is Duty.BACK and agent.presence is Presence.AWAY:
            self._move(agent, Presence.AT_DESK)

    def _change_head_count(self, what: Duty, pace: float) -> None:
        """One more or one fewer, whoever it is; the idle go first, else the next to be free."""
        if what is Duty.START:
            if self.owed:
                self.owed -= 1
            else:
                self._change_person(what, self._first_absent(), pace)
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

    def _move(self, agent: Agent, presence: Presence) -> None:
        if agent.presence is presence:
            return
        if agent.presence is Presence.AT_DESK:
            self.at_desk.remove(agent)
        self.on_duty -= agent.on_duty
        agent.presence = presence
        agent.idle = False
        self.on_duty += agent.on_duty
        if presence is Presence.AT_DESK:
            insort(self.at_desk, agent, key=_by_number)
        now = self._calendar.now
        if presence is not Presence.AWAY or agent.job is None:
            self.write_down(agent)
        if self._settles_at != now:
            self._settles_at = now
            self._calendar.put(now, RANK[Order.SETTLE], self._settle)

    def _settle(self, _: Happening) -> None:
        self._settles_at = -1
        self.on_settle()
