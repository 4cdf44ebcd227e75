"""The story of a chat, from its first message to its last word.

It is told once, in `Hall.story`. Each bare `yield` waits to be woken: by the reply, or by the
shopper's own next message. Who leaves, or finds nobody, is never woken again.
"""

from __future__ import annotations

from collections.abc import Iterator

from cssim.fate import NEVER, NO_ROW_LEFT
from cssim.model.desk.bench import Bench
from cssim.model.desk.ending import Ending
from cssim.model.desk.floor import Floor
from cssim.model.desk.jobs import FIRST_REPLY, REPLY, Chat
from cssim.model.desk.moments import RANK, Calendar, Happening, Order
from cssim.model.desk.numbers import DeskNumbers
from cssim.model.desk.records import Closing, DeskRecords, LiveColumns, Outcome
from cssim.model.desk.slots import Slots
from cssim.model.desk.wrap_up import WrapUp

_ARRIVAL = RANK[Order.ARRIVAL]
_LEAVES = RANK[Order.SHOPPER_LEAVES]
_MESSAGE = RANK[Order.NEW_MESSAGE]
_AUTO_CLOSE = RANK[Order.AUTO_CLOSE]
_OPEN = Outcome.OPEN
_ANSWERED = Outcome.ANSWERED
_LEFT_OPENLY = Outcome.LEFT_OPENLY


class Hall:
    """The shoppers' side of the desk."""

    def __init__(
        self,
        calendar: Calendar,
        floor: Floor,
        bench: Bench,
        slots: Slots,
        ending: Ending,
        wrap_up: WrapUp,
        records: DeskRecords,
    ) -> None:
        self._calendar = calendar
        self._floor = floor
        self._bench = bench
        self._slots = slots
        self._ending = ending
        self._wrap_up = wrap_up
        self._records = records

    def obey(self, numbers: DeskNumbers) -> None:
        """Work by these numbers from now on."""
        self._auto_close = NEVER if numbers.auto_close is None else numbers.auto_close
        self._identity_check = numbers.identity_check
        self._chats_stay = not numbers.transfers

    def enter(self, columns: LiveColumns, row: int) -> None:
        """A contact arrives: its story begins."""
        chat = Chat(columns, row)
        if self._identity_check and columns.asks_for_data[row]:
            chat.extra = self._identity_check
        chat.story = self.story(chat)
        chat.wake()

    def story(self, chat: Chat) -> Iterator[None]:
        """Tell what a shopper does, turn by turn."""
        columns = chat.columns
        columns.outcome[chat.row] = _OPEN
        while True:
            self._write(chat)
            yield
            if chat.gone:
                break
            if chat.kind == FIRST_REPLY and self._wrap_up.is_needed:
                self._wrap_up.after_first_reply(chat)
            chat.turn += 1
            if chat.turn == chat.end:
                columns.outcome[chat.row] = _ANSWERED
                break
            think = columns.think[chat.turn]
            if think > self._auto_close:
                self._close_after_silence(chat)
            Happening(self._calendar, think, _MESSAGE + chat.number, chat.wake)
            yield
            chat.kind = REPLY
        if columns.says_goodbye[chat.row] and not chat.gone:
            self._slots.free(chat, Closing.GOODBYE)
        else:
            self._close_after_silence(chat)

    def settle(self) -> None:
        """Shift changes are over: judge who is there, move the line, take up work."""
        present = self._floor.present()
        ending = [agent for agent in present if agent.end is not None]
        for agent in ending:
            self._ending.part_with_chats(agent)
        self._ending.send_home()
        self._slots.admit()
        for agent in present:
            self._bench.take_stock(agent)
        for agent in ending:
            self._ending.proceed(agent)
        for agent in present:
            if agent.idle and not self._chats_stay:
                self._slots.relieve(agent)
        self._bench.give_up_questions()

    def _write(self, chat: Chat) -> None:
        """A message goes to the chat's agent, to a free one, to the line, or finds nobody."""
        chat.since = self._calendar.now
        chat.columns.message[chat.turn] = chat.since
        chat.waiting = True
        if chat.has_slot and self._chats_stay:
            self._bench.receive(chat.agent, chat)
        elif chat.has_slot:
            self._slots.deliver(chat)
        elif chat.agent.on_duty:
            self._slots.seat(chat, chat.agent)
        elif not self._floor.on_duty[chat.topic]:
            self._ending.find_nobody(chat)
        else:
            self._slots.queue(chat)
        if chat.waiting:
            self._mind_the_wait(chat)

    def _mind_the_wait(self, chat: Chat) -> None:
        """Start the clock of a shopper who may leave; silence needs none, unless they come back."""
        columns = chat.columns
        patience = columns.patience[chat.turn]
        if patience < NEVER and (
            not columns.leaves_silently[chat.row] or columns.follows[chat.row]
        ):
            rank = _LEAVES + chat.number
            chat.leaving = Happening(self._calendar, patience, rank, self._leave, chat)

    def _leave(self, event: Happening) -> None:
        chat: Chat = event.subject
        if chat.leaving is not event:
            return
        chat.leaving = None
        if chat.columns.follows[chat.row]:
            self._come_back_later(chat)
        if chat.columns.leaves_silently[chat.row]:
            return
        chat.waiting = False
        chat.columns.outcome[chat.row] = _LEFT_OPENLY
        if chat.has_slot:
            self._bench.withdraw(chat)
            self._slots.free(chat, Closing.SHOPPER_LEFT)

    def _come_back_later(self, chat: Chat) -> None:
        """Who has left will write again: a new contact, on a row reserved for it."""
        columns = chat.columns
        row: int = columns.follows[chat.row]
        if row == NO_ROW_LEFT:
            self._records.returns_not_made += 1
            return
        rank = _ARRIVAL + columns.number[row]
        at = self._calendar.now + columns.at[row]
        self._calendar.put(at, rank, self._come_back, (columns, row))

    def _come_back(self, event: Happening) -> None:
        self.enter(*event.subject)

    def _close_after_silence(self, chat: Chat) -> None:
        rank = _AUTO_CLOSE + chat.number
        Happening(self._calendar, self._auto_close, rank, self._close, chat)

    def _close(self, event: Happening) -> None:
        chat: Chat = event.subject
        if chat.has_slot:
            self._slots.free(chat, Closing.AUTO_CLOSE)
