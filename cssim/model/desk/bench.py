"""Work: what comes to an agent, what they choose, what they do with it.

An agent writes one thing at a time and takes the best of own inbox, own tasks and team backlog,
whenever a job is done, or when a message comes to one who is idle. A reply is never interrupted.
A colleague's question comes before all else.
"""

from __future__ import annotations

from collections.abc import Callable

from cssim.model.desk.agent import Agent
from cssim.model.desk.floor import Floor
from cssim.model.desk.help import Help, Question
from cssim.model.desk.jobs import OFFLINE_MESSAGE, Chat, Task
from cssim.model.desk.moments import RANK, Calendar, Happening, Order
from cssim.model.desk.numbers import DeskNumbers
from cssim.model.desk.pile import Pile
from cssim.model.desk.records import DeskRecords, Outcome, Presence
from cssim.scenario import WORK_CLASSES

_SENT = RANK[Order.REPLY_SENT]
_LEAVES = RANK[Order.SHOPPER_LEAVES]
_LEFT_SILENTLY = Outcome.LEFT_SILENTLY
_AT_DESK = Presence.AT_DESK
_AWAY = Presence.AWAY
_FINISHING = Presence.FINISHING


class Bench:
    """The agents' side of the desk.

    Attributes:
        offline: offline messages, by topic.
        on_idle: called when an agent at the desk has found nothing to do, if chats may move.
        on_ending: called when an agent whose shift has ended is free.
        take_over: called with a chat whose helper takes it over, and the helper.
    """

    def __init__(
        self,
        calendar: Calendar,
        floor: Floor,
        offline: list[Pile],
        records: DeskRecords,
    ) -> None:
        self.offline = offline
        self.on_idle: Callable[[Agent], None]
        self.on_ending: Callable[[Agent], None]
        self.take_over: Callable[[Chat, Agent], None]
        self._calendar = calendar
        self._floor = floor
        self._records = records
        self._help = Help(floor)

    def obey(self, numbers: DeskNumbers) -> None:
        """Work by these numbers from now on."""
        self._rank = tuple(numbers.rank(work_class) for work_class in WORK_CLASSES)
        self._interruptible = frozenset(WORK_CLASSES.index(c) for c in numbers.interruptible)
        self._load = numbers.load
        self._pressure = numbers.pressure
        self._crowding = any(f != 1 for f in numbers.load + numbers.pressure)
        self._chats_move = numbers.transfers
        self._helps = numbers.help_from is not None
        self._helper_takes_over = numbers.help_takes_over
        self._help.team = numbers.help_from
        self._reread = numbers.reread
        piles = {*self.offline, *(team.backlog for team in self._floor.teams)}
        for agent in self._floor.everybody():
            piles |= {agent.inbox, agent.tasks}
        for pile in piles:
            pile.sort_anew(self._rank)

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
        """A message in an inbox is not to be answered there any more."""
        chat.entry = None
        chat.agent.waiting -= 1

    def receive_offline(self, chat: Chat) -> None:
        """A message comes for whoever will be there next."""
        chat.kind = OFFLINE_MESSAGE
        self.offline[chat.topic].add(self._rank[OFFLINE_MESSAGE], chat.since, chat)

    def receive_task(self, task: Task) -> None:
        """A task falls due; someone idle takes it up."""
        row = (task.number, task.kind, task.owner, task.due, task.amount)
        self._records.given.add(row)
        task.pile.add(self._rank[task.kind], task.due, task)
        self._offer(task)

    def take_stock(self, agent: Agent) -> None:
        """After shift changes: who leaves the desk drops what can wait, who is free takes work."""
        stays = agent.presence is _AT_DESK and agent.end is None
        if not stays and (task := self._interruptible_task(agent)):
            self._lay_aside(agent, task)
            self._offer(task)
            self._is_free(agent)
        elif agent.job is None:
            self.next_job(agent)

    def give_up_questions(self) -> None:
        """Who asked and has no colleague left to answer works it out alone."""
        for question in self._help.give_up():
            question.rest += question.amount
            self._go_on(question)

    def next_job(self, agent: Agent) -> None:
        """Give a free agent the best there is; after the shift's end there are only replies."""
        presence = agent.presence
        if presence is not _AT_DESK and presence is not _FINISHING:
            return
        pile, entry = agent.inbox, agent.inbox.top()
        if presence is _AT_DESK and agent.end is None:
            if self._helps and (question := self._help.next_for(agent)):
                self._answer(agent, question)
                return
            for other in agent.piles:
                candidate = other.top()
                if candidate and (entry is None or candidate < entry):
                    pile, entry = other, candidate
        if entry is None:
            agent.idle = True
            if self._chats_move:
                self.on_idle(agent)
            return
        pile.take()
        if pile is agent.inbox:
            agent.waiting -= 1
        self._begin(agent, entry[3])

    def _begin(self, agent: Agent, job: Chat | Task) -> None:
        agent.idle = False
        if isinstance(job, Task):
            amount = _open_task(job, self._calendar.now)
        elif job.help and job.needs_help:
            self._begin_with_help(agent, job)
            return
        else:
            amount = self._open_message(job, agent)
        self._take_up(agent, job, amount)

    def _open_message(self, chat: Chat, agent: Agent) -> int:
        """Take up a message, and return the standard time of the reply.

        Who has not written the last reply reads first what others wrote since their own. The
        shopper may have left without a word.
        """
        columns, turn, now = chat.columns, chat.turn, self._calendar.now
        if chat.waiting:
            chat.waiting = False
            chat.leaving = None
            if now >= chat.since + columns.patience[turn] and has_left(chat, self._calendar):
                chat.gone = True
                columns.outcome[chat.row] = _LEFT_SILENTLY
        columns.begin[turn] = now
        columns.person[turn] = agent.number
        amount: int = columns.work[turn] + chat.extra
        chat.extra = 0
        if self._reread and chat.answered and columns.person[turn - 1] != agent.number:
            amount += self._reread * _unread(chat, agent)
        return amount

    def _take_up(self, agent: Agent, job: Chat | Task | Question, amount: int) -> None:
        calendar = self._calendar
        factor = agent.pace
        if self._crowding:
            factor *= _at(self._load, max(agent.open, 1) - 1) * _at(self._pressure, agent.waiting)
        agent.job = job
        agent.begin = calendar.now
        agent.factor = factor
        time = max(1, round(amount * factor))
        agent.done = Happening(calendar, time, _SENT + agent.number, self._is_done, agent)

    def _is_done(self, event: Happening) -> None:
        agent: Agent = event.subject
        if agent.done is not event:
            return
        job, now = agent.job, self._calendar.now
        if isinstance(job, Chat):
            job.columns.sent[job.turn] = now
            if job.kind != OFFLINE_MESSAGE:
                job.wake()
        elif isinstance(job, Task):
            self._records.worked.add((job.number, agent.number, agent.begin, now))
            self._records.tasks.add((job.number, job.kind, agent.number, job.due, job.begun, now))
        elif job:
            row = (job.chat.number, job.asker.number, agent.number, job.asked, job.begun, now)
            self._records.helped.add(row)
            self._go_on(job)
        agent.job = None
        self._is_free(agent)

    def _is_free(self, agent: Agent) -> None:
        """Nothing is in hand any more: go, or take the next job."""
        self._floor.pay_debt(agent)
        if agent.end is not None:
            self.on_ending(agent)
        if agent.presence is _AWAY:
            if agent.signs_out:
                self._floor.sign_out(agent)
            else:
                self._floor.write_down(agent)
        else:
            self.next_job(agent)

    def _begin_with_help(self, agent: Agent, chat: Chat) -> None:
        """Begin a reply that the agent cannot give alone, as the rulebook says."""
        question = Question(chat, agent, self._calendar.now)
        chat.help = 0
        may_ask = self._helps and chat.kind != OFFLINE_MESSAGE
        colleagues = self._help.colleagues(agent) if may_ask else []
        if colleagues and self._helper_takes_over:
            chat.extra += question.amount
            self.take_over(chat, min(colleagues, key=lambda helper: (helper.open, helper.number)))
            self._is_free(agent)
            return
        question.rest = self._open_message(chat, agent)
        self._take_up(agent, chat, question.rest + question.amount)
        if colleagues:
            self._ask(question, colleagues)

    def _ask(self, question: Question, colleagues: list[Agent]) -> None:
        """Wait for a colleague; one who is idle, or only passes the time, takes the question up."""
        question.asker.asks = question
        question.asker.done = None
        self._help.ask(question)
        for colleague in colleagues:
            if task := self._interruptible_task(colleague):
                self._lay_aside(colleague, task)
                self.next_job(colleague)
                self._offer(task)
            elif colleague.idle:
                self.next_job(colleague)
            if question.begun >= 0:
                break

    def _answer(self, agent: Agent, question: Question) -> None:
        question.begun = self._calendar.now
        agent.idle = False
        self._take_up(agent, question, question.amount)

    def _go_on(self, question: Question) -> None:
        """The answer is there: the asker composes the reply."""
        asker = question.asker
        asker.asks = None
        time = max(1, round(question.rest * asker.factor))
        rank = _SENT + asker.number
        asker.done = Happening(self._calendar, time, rank, self._is_done, asker)

    def _interruptible_task(self, agent: Agent) -> Task | None:
        job = agent.job
        return job if isinstance(job, Task) and job.kind in self._interruptible else None

    def _lay_aside(self, agent: Agent, task: Task) -> None:
        """Put the task in hand back on its pile, less what has been done of it."""
        self._records.worked.add((task.number, agent.number, agent.begin, self._calendar.now))
        worked = (self._calendar.now - agent.begin) / agent.factor
        task.amount = max(1, round(task.amount - worked))
        task.pile.add(self._rank[task.kind], task.due, task)
        agent.job = None
        agent.done = None

    def _offer(self, task: Task) -> None:
        """Somebody idle takes up a task that waits."""
        for agent in self._floor.at_desk:
            if task.entry and agent.idle and any(pile is task.pile for pile in agent.piles):
                self.next_job(agent)


def has_left(chat: Chat, calendar: Calendar) -> bool:
    """Tell whether a shopper whose message waits has left without a word."""
    ends = chat.since + chat.columns.patience[chat.turn]
    now = calendar.now
    return now > ends or (now == ends and calendar.rank > _LEAVES + chat.number)


def _unread(chat: Chat, agent: Agent) -> int:
    """Return how many turns were answered since this agent last wrote in a chat."""
    first, unread = chat.turn - chat.answered, 0
    for turn in range(chat.turn - 1, first - 1, -1):
        if chat.columns.person[turn] == agent.number:
            break
        unread += 1
    return unread


def _open_task(task: Task, now: int) -> int:
    if task.begun < 0:
        task.begun = now
    return task.amount


def _at(curve: tuple[float, ...], place: int) -> float:
    """Read a curve whose last value holds beyond its end."""
    return curve[min(place, len(curve) - 1)]
