"""Work: what comes to an agent, what they choose, what they do with it.

An agent writes one thing at a time and takes the best of own inbox, own tasks and team backlog,
whenever a job is done, or when a message comes to one who is idle. A reply is never interrupted.
"""

from __future__ import annotations

from cssim.model.agent import Agent
from cssim.model.floor import Floor
from cssim.model.jobs import OFFLINE_MESSAGE, Chat, Task
from cssim.model.moments import RANK, Calendar, Happening, Order
from cssim.model.numbers import DeskNumbers
from cssim.model.pile import Pile
from cssim.model.records import DeskRecords, Outcome, Presence
from cssim.scenario import WORK_CLASSES

_SENT = RANK[Order.REPLY_SENT]
_AFTER_LEAVING = RANK[Order.AUTO_CLOSE]
_LEFT_SILENTLY = Outcome.LEFT_SILENTLY
_AT_DESK = Presence.AT_DESK
_AWAY = Presence.AWAY
_FINISHING = Presence.FINISHING
_OFF = Presence.OFF


class Bench:
    """The agents' side of the desk.

    Attributes:
        backlog: what anybody of the team may do.
    """

    def __init__(
        self, calendar: Calendar, floor: Floor, numbers: DeskNumbers, records: DeskRecords
    ) -> None:
        self.backlog = Pile()
        self._calendar = calendar
        self._floor = floor
        self._records = records
        self._rank = tuple(numbers.rank(work_class) for work_class in WORK_CLASSES)
        self._interruptible = frozenset(WORK_CLASSES.index(c) for c in numbers.interruptible)
        self._load = numbers.load
        self._pressure = numbers.pressure
        self._crowding = any(f != 1 for f in numbers.load + numbers.pressure)

    def receive(self, agent: Agent, chat: Chat) -> None:
        """A message comes to the agent who holds its slot."""
        if agent.idle:
            self._begin(agent, chat)
            return
        agent.inbox.add(self._rank[chat.kind], chat.since, chat)
        agent.waiting += 1
        if agent.presence is not _AWAY and (task := self._interruptible_task(agent)):
            self._lay_aside(agent, task)
            self.next_job(agent)
            self._offer(task)

    def withdraw(self, chat: Chat) -> None:
        """A message in an inbox is not to be answered any more."""
        chat.entry = None
        chat.agent.waiting -= 1

    def receive_offline(self, chat: Chat) -> None:
        """A message comes for whoever will be there next."""
        chat.kind = OFFLINE_MESSAGE
        self.backlog.add(self._rank[OFFLINE_MESSAGE], chat.since, chat)

    def receive_task(self, event: Happening) -> None:
        """A task falls due; someone idle takes it up."""
        task: Task = event.subject
        task.pile.add(self._rank[task.kind], task.due, task)
        self._offer(task)

    def take_stock(self, agent: Agent) -> None:
        """After shift changes: who leaves the desk drops what can wait, who is free takes work."""
        if agent.presence is not _AT_DESK and (task := self._interruptible_task(agent)):
            self._lay_aside(agent, task)
            self._offer(task)
            self._is_free(agent)
        elif agent.job is None:
            self.next_job(agent)

    def next_job(self, agent: Agent) -> None:
        """Give a free agent the best there is; who is finishing only replies."""
        presence = agent.presence
        if presence is _AWAY or presence is _OFF:
            return
        pile, entry = agent.inbox, agent.inbox.top()
        if presence is _AT_DESK:
            for other in (agent.tasks, self.backlog):
                candidate = other.top()
                if candidate and (entry is None or candidate < entry):
                    pile, entry = other, candidate
        if entry is None:
            agent.idle = True
            return
        pile.take()
        if pile is agent.inbox:
            agent.waiting -= 1
        self._begin(agent, entry[3])

    def _begin(self, agent: Agent, job: Chat | Task) -> None:
        now = self._calendar.now
        if isinstance(job, Task):
            amount = _open_task(job, now)
        else:
            amount = _open_message(job, agent, self._calendar)
        factor = agent.pace
        if self._crowding:
            factor *= _at(self._load, max(agent.open, 1) - 1) * _at(self._pressure, agent.waiting)
        agent.idle = False
        agent.job = job
        agent.begin = now
        agent.factor = factor
        time = max(1, round(amount * factor))
        agent.done = Happening(self._calendar, time, _SENT + agent.number, self._is_done, agent)

    def _is_done(self, event: Happening) -> None:
        agent: Agent = event.subject
        if agent.done is not event:
            return
        job, now = agent.job, self._calendar.now
        if isinstance(job, Chat):
            job.columns.sent[job.turn] = now
            if job.kind != OFFLINE_MESSAGE:
                job.wake()
        elif job:
            row = (job.number, job.kind, agent.number, job.due, job.begun, now)
            self._records.tasks.add(row)
        agent.job = None
        self._is_free(agent)

    def _is_free(self, agent: Agent) -> None:
        """Nothing is in hand any more: go, or take the next job."""
        self._floor.pay_debt(agent)
        if agent.presence is _AWAY:
            self._floor.write_down(agent)
        elif agent.presence is _FINISHING and not agent.open:
            self._floor.leave_if_done(agent)
        else:
            self.next_job(agent)

    def _interruptible_task(self, agent: Agent) -> Task | None:
        job = agent.job
        return job if isinstance(job, Task) and job.kind in self._interruptible else None

    def _lay_aside(self, agent: Agent, task: Task) -> None:
        """Put the task in hand back on its pile, less what has been done of it."""
        worked = (self._calendar.now - agent.begin) / agent.factor
        task.amount = max(1, round(task.amount - worked))
        task.pile.add(self._rank[task.kind], task.due, task)
        agent.job = None
        agent.done = None

    def _offer(self, task: Task) -> None:
        """Somebody idle takes up a task that waits."""
        for agent in self._floor.at_desk:
            if task.entry and agent.idle and (task.pile is self.backlog or agent is task.owner):
                self.next_job(agent)


def _open_message(chat: Chat, agent: Agent, calendar: Calendar) -> int:
    """Take up a message; its shopper may have left without a word."""
    columns, turn, now = chat.columns, chat.turn, calendar.now
    if chat.waiting:
        chat.waiting = False
        chat.leaving = None
        patience_ends = chat.since + columns.patience[turn]
        if now > patience_ends or (now == patience_ends and calendar.rank >= _AFTER_LEAVING):
            chat.gone = True
            columns.outcome[chat.row] = _LEFT_SILENTLY
    columns.begin[turn] = now
    columns.person[turn] = agent.number
    return columns.work[turn]


def _open_task(task: Task, now: int) -> int:
    if task.begun < 0:
        task.begun = now
    return task.amount


def _at(curve: tuple[float, ...], place: int) -> float:
    """Read a curve whose last value holds beyond its end."""
    return curve[min(place, len(curve) - 1)]
