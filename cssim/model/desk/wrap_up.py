"""What a first reply entails: adding the shopper as a contact, or a ticket for another team."""

from __future__ import annotations

from cssim.model.desk.bench import Bench
from cssim.model.desk.floor import Floor
from cssim.model.desk.jobs import CASE, RECORD, Chat, Task, team_owner
from cssim.model.desk.moments import Calendar
from cssim.model.desk.numbers import DeskNumbers
from cssim.model.desk.pile import Pile

TICKETS = 1 << 40
RECORDS = 1 << 41
"""Where the numbers of tasks begin that arise at the desk: one of each for a contact."""


class WrapUp:
    """What follows a first reply.

    Attributes:
        is_needed: does anything follow?
    """

    def __init__(self, calendar: Calendar, floor: Floor, bench: Bench) -> None:
        self._calendar = calendar
        self._floor = floor
        self._bench = bench

    def obey(self, numbers: DeskNumbers) -> None:
        """Work by these numbers from now on."""
        self._contact_adding = numbers.contact_adding
        self._tickets = numbers.tickets
        self._ticket_team = numbers.ticket_team
        self.is_needed = bool(numbers.contact_adding or numbers.tickets)

    def after_first_reply(self, chat: Chat) -> None:
        """Do what the rulebook wants done once a shopper has been answered."""
        agent = chat.agent
        if self._contact_adding:
            number, amount = RECORDS + chat.number, self._contact_adding
            self._give(number, RECORD, agent.number, amount, agent.tasks)
        if chat.topic in self._tickets and agent.team.number != self._ticket_team:
            self._take_down(chat)

    def _take_down(self, chat: Chat) -> None:
        """End a chat with this reply; what its other turns would have taken becomes a case."""
        rest = chat.columns.work[chat.turn + 1 : chat.end]
        chat.columns.more[chat.row] -= len(rest)
        chat.end = chat.turn + 1
        pile = self._floor.teams[self._ticket_team].backlog
        owner = team_owner(self._ticket_team)
        self._give(TICKETS + chat.number, CASE, owner, max(1, sum(rest)), pile)

    def _give(self, number: int, kind: int, owner: int, amount: int, pile: Pile) -> None:
        self._bench.receive_task(Task(number, kind, owner, self._calendar.now, amount, pile))
