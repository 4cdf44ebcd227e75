"""The end of a shift: what becomes of the chats of an agent who is to go."""

from __future__ import annotations

from cssim.model.desk.agent import Agent
from cssim.model.desk.bench import Bench, has_left
from cssim.model.desk.duty import Duty
from cssim.model.desk.floor import Floor
from cssim.model.desk.jobs import Chat
from cssim.model.desk.moments import Calendar
from cssim.model.desk.records import Outcome, Passing
from cssim.model.desk.slots import Slots


class Ending:
    """The ways in which a shift can end.

    `FINISH` needs nothing here: the agent's own chats come to their end by themselves. The reply in
    hand is always finished first, whatever the way.
    """

    def __init__(self, calendar: Calendar, floor: Floor, bench: Bench, slots: Slots) -> None:
        self._calendar = calendar
        self._floor = floor
        self._bench = bench
        self._slots = slots

    def proceed(self, agent: Agent) -> None:
        """Take the end of an agent's shift as far as it can go now."""
        self.part_with_chats(agent)
        if agent.end is Duty.UNTIL_LINE_EMPTY:
            self._stay_until_line_empty(agent)
        self._floor.leave_if_done(agent)

    def part_with_chats(self, agent: Agent) -> None:
        """Hand over or drop chats, if the shift ends so."""
        if agent.end is Duty.HAND_OVER:
            self._hand_over(agent)
        elif agent.end is Duty.LEAVE:
            self._leave(agent)

    def find_nobody(self, chat: Chat) -> None:
        """The message of a shopper who is there meets nobody: left for the next shift, or lost."""
        chat.waiting = False
        chat.leaving = None
        if chat.columns.leaves_message[chat.row]:
            self._leave_message(chat)
        else:
            chat.columns.outcome[chat.row] = Outcome.LOST

    def send_home(self) -> None:
        """Who is in line for a topic that nobody on duty answers finds nobody."""
        for topic, line in enumerate(self._slots.lines):
            while not self._floor.on_duty[topic] and (chat := line.head()):
                line.next()
                if not self._has_gone(chat):
                    self.find_nobody(chat)

    def _hand_over(self, agent: Agent) -> None:
        """Give the chats to colleagues at the desk; without one they stay."""
        for chat in list(agent.chats):
            if chat is agent.job or chat.agent is not agent:
                continue
            if colleague := self._floor.successor(chat.topic):
                self._slots.pass_on(chat, colleague, Passing.HAND_OVER)

    def _leave(self, agent: Agent) -> None:
        """Drop the chats; what a shopper waits to have answered is left for the next shift."""
        for chat in list(agent.chats):
            if chat is agent.job:
                continue
            if chat.entry is not None:
                self._bench.withdraw(chat)
                if not self._has_gone(chat):
                    chat.waiting = False
                    chat.leaving = None
                    self._leave_message(chat)
            self._slots.drop(chat)

    def _stay_until_line_empty(self, agent: Agent) -> None:
        lines = enumerate(self._slots.lines)
        queue = any(line.head() for topic, line in lines if agent.serves >> topic & 1)
        if not queue and not agent.open and agent.job is None:
            self._floor.release(agent)
        else:
            self._slots.admit()

    def _leave_message(self, chat: Chat) -> None:
        chat.columns.outcome[chat.row] = Outcome.OFFLINE
        self._bench.receive_offline(chat)

    def _has_gone(self, chat: Chat) -> bool:
        """Tell whether a shopper whose message waits has left silently, and note it if so."""
        if not has_left(chat, self._calendar):
            return False
        chat.waiting = False
        chat.columns.outcome[chat.row] = Outcome.LEFT_SILENTLY
        return True
