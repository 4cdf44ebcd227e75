"""The desk: shoppers' messages in, replies out, under a rulebook's numbers.

The desk is advanced, never called into. The outside submits contacts, duty and work, and lets it
run to its next clock time; whatever cannot wait for the outside happens in here. The shoppers' side
is told in `story`, the agents' side in `bench`, comings and goings in `floor`; what comes first
when things happen together is settled in `moments`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from simpy.core import StopSimulation

from cssim.fate import Contacts
from cssim.model.agent import NOBODY
from cssim.model.bench import Bench
from cssim.model.checks import check_contacts, check_duty, check_work
from cssim.model.duty import ORDER, Duty, DutyPlan
from cssim.model.floor import Floor
from cssim.model.jobs import TEAM, Task
from cssim.model.moments import RANK, Calendar, Happening, Order
from cssim.model.numbers import DeskNumbers
from cssim.model.records import ContactRecord, DeskRecords, LiveColumns
from cssim.model.story import Hall
from cssim.scenario import WORK_CLASSES


class Desk:
    """Agents, their inboxes, the team backlog and the waiting line.

    Attributes:
        records: what has been written down so far.

    Examples:
        One agent, two shoppers: the second waits 3 µs for the first.

        >>> desk = Desk(DeskNumbers(concurrent_chats=1, auto_close=None))
        >>> desk.duty(DutyPlan.of([(0, 0, Duty.START, 1.0)]))
        >>> desk.contacts(Contacts.plain(np.array([0, 2]), np.array([5, 5])))
        >>> desk.run_until(100)
        100
        >>> desk.records.contacts[0].begin
        array([0, 5])
    """

    def __init__(self, numbers: DeskNumbers, start: int = 0) -> None:
        self.records = DeskRecords()
        self._calendar = Calendar(start)
        self._floor = Floor(self._calendar, numbers.concurrent_chats, self.records)
        self._bench = Bench(self._calendar, self._floor, numbers, self.records)
        self._hall = Hall(
            self._calendar, self._floor, self._bench, numbers.auto_close, self.records
        )
        self._floor.on_settle = self._hall.settle
        self._floor.on_departure = self._return_early
        self._holds_for_ever = numbers.auto_close is None
        self._tasks = 0
        self._stop: Happening | None = None

    def contacts(self, contacts: Contacts) -> None:
        """Submit contacts; they arrive by themselves, and their record joins `records`.

        Raises:
            ValueError: a contact lies in the past, has the number of another, lasts a negative
                time, or would hold its slot for ever.
        """
        check_contacts(contacts, self.records, may_hold_slots=not self._holds_for_ever)
        record = ContactRecord.blank(contacts)
        order = np.lexsort((contacts.number, contacts.at)).tolist()
        self._await_arrival(LiveColumns(record), iter(order))
        self.records.contacts.append(record)

    def duty(self, plan: DutyPlan) -> None:
        """Submit changes of presence.

        Raises:
            ValueError: a change lies in the past, or takes ANYONE away; then none is submitted.
        """
        check_duty(plan, self._calendar.now)
        columns = (plan.at, plan.person, plan.what, plan.pace)
        for at, person, what, pace in zip(*(c.tolist() for c in columns), strict=True):
            change = Duty(what)
            rank = RANK[ORDER[change]] + person + 1
            self._calendar.put(at, rank, self._floor.change, (change, person, pace))

    def work(
        self,
        kind: list[str],
        owner: list[int],
        amount: NDArray[np.int64],
        due: NDArray[np.int64],
    ) -> range:
        """Submit tasks, and return their numbers.

        Args:
            kind: work classes, length n.
            owner: persons, or TEAM, length n.
            amount: standard time of each, µs, shape (n,).
            due: when each enters its inbox or the backlog, µs, shape (n,); the past means now.

        Raises:
            ValueError: the columns do not fit together, a class is unknown or is that of
                shoppers' messages, or work is negative; then no task is submitted.
        """
        check_work(kind, owner, amount, due)
        numbers = range(self._tasks, self._tasks + len(kind))
        self._tasks = numbers.stop
        now = self._calendar.now
        rows = zip(numbers, kind, owner, amount.tolist(), due.tolist(), strict=True)
        for number, name, person, standard, when in rows:
            agent = NOBODY if person == TEAM else self._floor.agent(person)
            pile = self._bench.backlog if person == TEAM else agent.tasks
            task = Task(number, WORK_CLASSES.index(name), when, standard, pile, agent)
            rank = RANK[Order.ITEM_DUE if when > now else Order.NEW_WORK] + number
            self._calendar.put(max(when, now), rank, self._bench.receive_task, task)
        return numbers

    def run_until(self, at: int) -> int:
        """Let everything before `at` happen; return the time reached.

        It returns early at the end of an instant in which someone left for the day.

        Raises:
            ValueError: `at` lies in the past.
        """
        self._stop = self._calendar.put(at, RANK[Order.OUTSIDE], self._halt)
        self._calendar.run()
        return self._calendar.now

    def _return_early(self) -> None:
        now = self._calendar.now
        self._stop = self._calendar.put(now, RANK[Order.INSTANT_OVER], self._halt)

    def _halt(self, event: Happening) -> None:
        if event is self._stop:
            raise StopSimulation(None)

    def _await_arrival(self, columns: LiveColumns, rows: Iterator[int]) -> None:
        """Put only the next arrival into the calendar, so that it stays short."""
        row = next(rows, None)
        if row is not None:
            rank = RANK[Order.ARRIVAL] + columns.number[row]
            self._calendar.put(columns.at[row], rank, self._arrive, (columns, row, rows))

    def _arrive(self, event: Happening) -> None:
        columns, row, rows = event.subject
        self._await_arrival(columns, rows)
        self._hall.enter(columns, row)
