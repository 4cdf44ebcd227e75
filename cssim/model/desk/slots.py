"""Slots and lines: which agent has which chat, and who waits for an agent."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cssim.model.desk.agent import Agent
from cssim.model.desk.bench import Bench
from cssim.model.desk.floor import Floor
from cssim.model.desk.jobs import Chat
from cssim.model.desk.line import Line
from cssim.model.desk.moments import RANK, Calendar, Happening, Order
from cssim.model.desk.numbers import DeskNumbers
from cssim.model.desk.records import Closing, DeskRecords, Passing, Presence

# A chat whose message waits writes nothing else, so its number is free among new messages.
_OFFER = RANK[Order.NEW_MESSAGE]


class Slots:
    """Who has a slot with whom.

    Attributes:
        lines: chats without a slot whose message waits, by topic.
        on_ending: called when an agent whose shift has ended has a slot freed.
    """

    def __init__(
        self, calendar: Calendar, floor: Floor, bench: Bench, topics: int, records: DeskRecords
    ) -> None:
        self.lines = [Line() for _ in range(topics)]
        self.on_ending: Callable[[Agent], None]
        self._calendar = calendar
        self._floor = floor
        self._bench = bench
        self._records = records

    def obey(self, numbers: DeskNumbers) -> None:
        """Work by these numbers from now on."""
        self._transfer_after = numbers.transfer_after
        self._consent = numbers.consent
        self._chats_move = numbers.transfers
        self._repeated_turns = 0 if numbers.chat_note else numbers.repeated_turns
        if self._chats_move:
            for chat in list(self._chats_with_agents()):
                self._offer_in_time(chat)

    def queue(self, chat: Chat) -> None:
        """Let a chat join the line of its topic."""
        self.lines[chat.topic].join(chat)
        self.admit()

    def admit(self) -> None:
        """Let the lines move up into free slots, who has waited longest first.

        A topic whose agents are all full does not hold up the others.
        """
        least_busy = self._floor.least_busy
        while True:
            first, place = None, None
            for line in self.lines:
                chat = line.head()
                if chat and (first is None or _came_before(chat, first)):
                    agent = least_busy(chat.topic)
                    if agent is not None:
                        first, place = chat, agent
            if first is None or place is None:
                return
            self.lines[first.topic].next()
            self.seat(first, place)

    def seat(self, chat: Chat, agent: Agent) -> None:
        """Give a chat a slot, full or not; its message comes to the agent."""
        self._take(chat, agent)
        self.deliver(chat)

    def deliver(self, chat: Chat) -> None:
        """A message comes to its agent; if it waits there too long, an idle colleague takes it."""
        self._bench.receive(chat.agent, chat)
        if self._chats_move and chat.entry is not None:
            self._offer_in_time(chat)

    def _offer_in_time(self, chat: Chat) -> None:
        if self._has_waited(chat):
            self._offer(chat)
        else:
            at = chat.since + self._transfer_after
            rank = _OFFER + chat.number
            self._calendar.put(at, rank, self._time_to_offer, (chat, chat.since))

    def _chats_with_agents(self) -> Iterator[Chat]:
        """Yield the chats whose message waits in the inbox of somebody present."""
        for agent in self._floor.present():
            for entry in agent.inbox if agent.waiting else ():
                if isinstance(entry[3], Chat):
                    yield entry[3]

    def _time_to_offer(self, event: Happening) -> None:
        chat, since = event.subject
        if chat.since == since and self._chats_move:
            self._offer(chat)

    def _offer(self, chat: Chat) -> None:
        if _waits_in_vain(chat) and (colleague := self._floor.idle(chat.topic)):
            self._transfer(chat, colleague)

    def _has_waited(self, chat: Chat) -> bool:
        return self._calendar.now >= chat.since + self._transfer_after

    def relieve(self, colleague: Agent) -> None:
        """Let an idle agent take over the chat that comes first of those that wait with others."""
        if colleague.presence is not Presence.AT_DESK or colleague.open >= self._floor.slots:
            return
        chats = [
            chat
            for chat in self._chats_with_agents()
            if colleague.serves >> chat.topic & 1 and _waits_in_vain(chat)
            if self._has_waited(chat)
        ]
        if chats:
            self._transfer(min(chats, key=_place_of), colleague)

    def help_out(self, chat: Chat, helper: Agent) -> None:
        """Let a chat go to the colleague who can answer it."""
        self.pass_on(chat, helper, Passing.HELP)
        self.admit()

    def pass_on(self, chat: Chat, colleague: Agent, why: Passing) -> None:
        """Move a chat to a colleague, full or not."""
        agent = chat.agent
        if chat.entry is not None:
            self._bench.withdraw(chat)
        self._give_back(chat, Closing.PASSED_ON)
        repeated = self._lose_context(chat) if why is Passing.HAND_OVER else 0
        row = (chat.number, chat.answered, agent.number, colleague.number, why, repeated)
        self._records.passed.add((self._calendar.now, *row))
        self._take(chat, colleague)
        if chat.waiting:
            self.deliver(chat)

    def free(self, chat: Chat, why: Closing) -> None:
        """Free the slot of a chat; the line moves up, and who has ended a shift may go."""
        agent = chat.agent
        self._give_back(chat, why)
        self._floor.pay_debt(agent)
        if agent.end is None:
            self.admit()
        else:
            self.on_ending(agent)
        if self._chats_move and agent.idle:
            self.relieve(agent)

    def drop(self, chat: Chat) -> None:
        """Free the slot of a chat whose agent leaves."""
        self._give_back(chat, Closing.SHIFT_END)

    def _transfer(self, chat: Chat, colleague: Agent) -> None:
        """Let a chat go to a colleague who has time."""
        agent = chat.agent
        chat.extra += self._consent
        self.pass_on(chat, colleague, Passing.TRANSFER)
        self._floor.pay_debt(agent)
        self.admit()

    def _take(self, chat: Chat, agent: Agent) -> None:
        chat.agent = agent
        chat.has_slot = True
        agent.open += 1
        agent.chats[chat] = None
        self._records.opened.add((self._calendar.now, chat.number, agent.number))

    def _give_back(self, chat: Chat, why: Closing) -> None:
        agent = chat.agent
        chat.has_slot = False
        agent.open -= 1
        del agent.chats[chat]
        self._records.closed.add((self._calendar.now, chat.number, agent.number, why))

    def _lose_context(self, chat: Chat) -> int:
        """Let a shopper tell again what nobody wrote down; return how many turns that takes.

        What is still to be told since the last time is not told twice.
        """
        if chat.gone or chat.turn == chat.end:
            return 0
        lost = min(self._repeated_turns, chat.answered - chat.untold)
        chat.untold = chat.answered
        reserved = chat.columns.offset[chat.row + 1] - chat.end
        repeated: int = min(lost, reserved)
        self._records.turns_not_repeated += lost - repeated
        chat.end += repeated
        chat.columns.more[chat.row] += repeated
        return repeated


def _place_of(chat: Chat) -> tuple[int, int, int]:
    """Return where a waiting message stands in the order of work."""
    return chat.entry[:3] if chat.entry is not None else (0, 0, 0)


def _waits_in_vain(chat: Chat) -> bool:
    """Does a message wait in the inbox of somebody who cannot begin it, if others may?"""
    return chat.entry is not None and chat.agent.is_held_up and not chat.is_with_helper


def _came_before(chat: Chat, other: Chat) -> bool:
    return (chat.since, chat.number) < (other.since, other.number)
