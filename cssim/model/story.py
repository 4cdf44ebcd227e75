"""The story of a chat, from its first message to its last word.

It is told once, in `Hall.story`. Each bare `yield` waits to be woken: by the reply, or by the
shopper's own next message. Who leaves, or finds nobody, is never woken again.
"""

from __future__ import annotations

from collections.abc import Iterator

from cssim.fate import NEVER
from cssim.model.agent import Agent
from cssim.model.bench import Bench
from cssim.model.floor import Floor
from cssim.model.jobs import REPLY, Chat
from cssim.model.line import Line
from cssim.model.moments import RANK, Calendar, Happening, Order
from cssim.model.records import Closing, DeskRecords, LiveColumns, Outcome, Presence

_LEAVES = RANK[Order.SHOPPER_LEAVES]
_MESSAGE = RANK[Order.NEW_MESSAGE]
_AUTO_CLOSE = RANK[Order.AUTO_CLOSE]
_OPEN = Outcome.OPEN
_ANSWERED = Outcome.ANSWERED
_LEFT_OPENLY = Outcome.LEFT_OPENLY
_LEFT_SILENTLY = Outcome.LEFT_SILENTLY
_FINISHING = Presence.FINISHING


class Hall:
    """The shoppers' side of the desk: chats, slots and the waiting line."""

    def __init__(
        self,
        calendar: Calendar,
        floor: Floor,
        bench: Bench,
        auto_close: int | None,
        records: DeskRecords,
    ) -> None:
        self._calendar = calendar
        self._floor = floor
        self._bench = bench
        self._auto_close = NEVER if auto_close is None else auto_close
        self._records = records
        self._line = Line()

    def enter(self, columns: LiveColumns, row: int) -> None:
        """A contact arrives: its story begins."""
        chat = Chat(columns, row)
        chat.story = self.story(chat)
        chat.wake()

    def story(self, chat: Chat) -> Iterator[None]:
        """Tell what a shopper does, turn by turn."""
        columns, auto_close = chat.columns, self._auto_close
        columns.outcome[chat.row] = _OPEN
        while True:
            self._write(chat)
            yield
            if chat.gone:
                break
            chat.turn += 1
            if chat.turn == chat.end:
                columns.outcome[chat.row] = _ANSWERED
                break
            think = columns.think[chat.turn]
            if think > auto_close:
                self._close_after_silence(chat)
            Happening(self._calendar, think, _MESSAGE + chat.number, chat.wake)
            yield
            chat.kind = REPLY
        if columns.says_goodbye[chat.row] and not chat.gone:
            self._free_slot(chat, Closing.GOODBYE)
        else:
            self._close_after_silence(chat)

    def settle(self) -> None:
        """Shift changes are over: judge who is there, move the line, take up work."""
        if not self._floor.on_duty:
            self._empty_line()
        self._admit()
        for agent in self._floor.present():
            self._bench.take_stock(agent)

    def _write(self, chat: Chat) -> None:
        """A message goes to the chat's agent, to a free one, to the line, or finds nobody."""
        chat.since = self._calendar.now
        chat.columns.message[chat.turn] = chat.since
        chat.waiting = True
        if chat.has_slot:
            self._bench.receive(chat.agent, chat)
        elif chat.agent.on_duty:
            self._seat(chat, chat.agent)
        elif not self._floor.on_duty:
            self._find_nobody(chat)
        else:
            self._line.join(chat)
            self._admit()
        if chat.waiting:
            self._mind_the_wait(chat)

    def _mind_the_wait(self, chat: Chat) -> None:
        """Start the clock of a shopper who would leave openly; who leaves silently needs none."""
        patience = chat.columns.patience[chat.turn]
        if patience < NEVER and not chat.columns.leaves_silently[chat.row]:
            rank = _LEAVES + chat.number
            chat.leaving = Happening(self._calendar, patience, rank, self._leave, chat)

    def _leave(self, event: Happening) -> None:
        chat: Chat = event.subject
        if chat.leaving is not event:
            return
        chat.waiting = False
        chat.columns.outcome[chat.row] = _LEFT_OPENLY
        if chat.has_slot:
            self._bench.withdraw(chat)
            self._free_slot(chat, Closing.SHOPPER_LEFT)

    def _find_nobody(self, chat: Chat) -> None:
        chat.waiting = False
        chat.leaving = None
        if chat.columns.leaves_message[chat.row]:
            chat.columns.outcome[chat.row] = Outcome.OFFLINE
            self._bench.receive_offline(chat)
        else:
            chat.columns.outcome[chat.row] = Outcome.LOST

    def _empty_line(self) -> None:
        """The last agent has gone: who is still in line finds nobody."""
        while chat := self._line.head():
            self._line.next()
            if self._calendar.now > chat.since + chat.columns.patience[chat.turn]:
                chat.waiting = False
                chat.columns.outcome[chat.row] = _LEFT_SILENTLY
            else:
                self._find_nobody(chat)

    def _admit(self) -> None:
        """Let the line move up into free slots."""
        while (chat := self._line.head()) and (agent := self._floor.least_busy()):
            self._line.next()
            self._seat(chat, agent)

    def _seat(self, chat: Chat, agent: Agent) -> None:
        chat.agent = agent
        chat.has_slot = True
        agent.open += 1
        self._records.opened.add((self._calendar.now, chat.number, agent.number))
        self._bench.receive(agent, chat)

    def _close_after_silence(self, chat: Chat) -> None:
        rank = _AUTO_CLOSE + chat.number
        Happening(self._calendar, self._auto_close, rank, self._close, chat)

    def _close(self, event: Happening) -> None:
        self._free_slot(event.subject, Closing.AUTO_CLOSE)

    def _free_slot(self, chat: Chat, why: Closing) -> None:
        agent = chat.agent
        chat.has_slot = False
        agent.open -= 1
        self._records.closed.add((self._calendar.now, chat.number, agent.number, why))
        self._floor.pay_debt(agent)
        if agent.presence is _FINISHING:
            self._floor.leave_if_done(agent)
        else:
            self._admit()
