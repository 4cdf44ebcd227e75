"""The desk: shoppers' messages in, replies out, under a rulebook's numbers.

The desk is advanced, never called into. The outside submits contacts, duty and work, and lets it
run to its next clock time; whatever cannot wait for the outside happens in here. The shoppers' side
is told in `story`, the agents' side in `bench`, comings and goings in `floor`, who has whom in
`slots`, the ways a shift can end in `ending`; what comes first when things happen together is
settled in `moments`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from simpy.core import StopSimulation

from cssim.fate import Contacts
from cssim.model.desk.bench import Bench
from cssim.model.desk.checks import (
    check_contacts,
    check_duty,
    check_numbers,
    check_slots_are_freed,
    check_work,
)
from cssim.model.desk.duty import ORDER, DutyPlan
from cssim.model.desk.ending import Ending
from cssim.model.desk.floor import Floor
from cssim.model.desk.jobs import TEAM, Task
from cssim.model.desk.moments import RANK, Calendar, Happening, Order
from cssim.model.desk.numbers import DeskNumbers
from cssim.model.desk.pile import Pile
from cssim.model.desk.records import ContactRecord, DeskRecords, LiveColumns, Outcome
from cssim.model.desk.slots import Slots
from cssim.model.desk.story import Hall
from cssim.model.desk.team import teams_with_piles
from cssim.model.desk.wrap_up import WrapUp
from cssim.scenario import WORK_CLASSES


class Desk:
    """Agents, their inboxes, the team backlog and the waiting line.

    Attributes:
        records: what has been written down so far.

    Examples:
        One agent, two shoppers: the second waits 3 µs for the first.

        >>> from cssim.model import Change, Duty
        >>> desk = Desk(DeskNumbers(concurrent_chats=1, auto_close=None))
        >>> desk.duty(DutyPlan.of([Change(0, 0, Duty.START)]))
        >>> desk.contacts(Contacts.plain(np.array([0, 2]), np.array([5, 5])))
        >>> desk.run_until(100)
        100
        >>> desk.records.contacts[0].begin
        array([0, 5])
    """

    def __init__(self, numbers: DeskNumbers, start: int = 0) -> None:
        self.records = DeskRecords()
        calendar = self._calendar = Calendar(start)
        teams, offline = teams_with_piles(numbers.serves, numbers.topics)
        floor = self._floor = Floor(calendar, numbers.topics, teams, self.records)
        bench = self._bench = Bench(calendar, floor, offline, self.records)
        slots = Slots(calendar, floor, bench, numbers.topics, self.records)
        ending = Ending(calendar, floor, bench, slots)
        wrap_up = WrapUp(calendar, floor, bench)
        self._hall = Hall(calendar, floor, bench, slots, ending, wrap_up, self.records)
        floor.on_settle = self._hall.settle
        floor.on_departure = self._return_early
        bench.on_idle = slots.relieve
        bench.on_ending = slots.on_ending = ending.proceed
        bench.take_over = slots.help_out
        self._rule_bound = (floor, bench, slots, wrap_up, self._hall)
        self._who_answers = numbers.topics, numbers.serves
        self._tasks = 0
        self._stop: Happening | None = None
        self._put_in_force(numbers)

    def obey(self, numbers: DeskNumbers) -> None:
        """Work by these numbers from now on; topics, and who answers them, stay as they are.

        Free slots and work are looked at again after the shift changes of the instant.

        Raises:
            ValueError: the topics or the teams are others, or a contact that is not over would
                hold its slot for ever.
        """
        if (numbers.topics, numbers.serves) != self._who_answers:
            raise ValueError("a desk keeps its topics, its teams, and what each team answers")
        if numbers.auto_close is None:
            for record in self.records.contacts:
                check_slots_are_freed(record.contacts, record.outcome <= Outcome.OPEN)
        self._put_in_force(numbers)
        self._floor.settle_soon()

    def contacts(self, contacts: Contacts) -> None:
        """Submit contacts; they arrive by themselves, and their record joins `records`.

        Raises:
            ValueError: a contact lies in the past, has the number of another, lasts a negative
                time, or would hold its slot for ever.
        """
        check_contacts(contacts, self.records, len(self._floor.on_duty))
        if self._holds_for_ever:
            check_slots_are_freed(contacts)
        record = ContactRecord.blank(contacts)
        coming = len(contacts) - contacts.reserved
        order = np.lexsort((contacts.number[:coming], contacts.at[:coming])).tolist()
        self._await_arrival(LiveColumns(record), iter(order))
        self.records.contacts.append(record)

    def duty(self, plan: DutyPlan) -> None:
        """Submit changes of presence.

        Raises:
            ValueError: a change lies in the past, or takes ANYONE away; then none is submitted.
        """
        check_duty(plan, self._calendar.now, len(self._floor.teams))
        for change in plan.changes():
            rank = RANK[ORDER[change.what]] + change.person + 1
            self._calendar.put(change.at, rank, self._floor.change, change)

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
            owner: persons, or `team_owner` of a team, length n.
            amount: standard time of each, µs, shape (n,).
            due: when each enters its inbox or the backlog, µs, shape (n,); the past means now.

        Raises:
            ValueError: the columns do not fit together, a class is unknown or is that of
                shoppers' messages, or work is negative; then no task is submitted.
        """
        check_work(kind, owner, amount, due, len(self._floor.teams))
        numbers = range(self._tasks, self._tasks + len(kind))
        self._tasks = numbers.stop
        now = self._calendar.now
        rows = zip(numbers, kind, owner, amount.tolist(), due.tolist(), strict=True)
        for number, name, who, standard, when in rows:
            pile = self._floor.agent(who).tasks if who >= 0 else self._backlog_of(who)
            task = Task(number, WORK_CLASSES.index(name), who, when, standard, pile)
            rank = RANK[Order.ITEM_DUE if when > now else Order.NEW_WORK] + number
            self._calendar.put(max(when, now), rank, self._task_due, task)
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

    def _put_in_force(self, numbers: DeskNumbers) -> None:
        check_numbers(numbers)
        for part in self._rule_bound:
            part.obey(numbers)
        self._holds_for_ever = numbers.auto_close is None

    def _backlog_of(self, owner: int) -> Pile:
        return self._floor.teams[TEAM - owner].backlog

    def _task_due(self, event: Happening) -> None:
        self._bench.receive_task(event.subject)

    def _return_early(self) -> None:
        now = self._calendar.now
        self._stop = self._calendar.put(now, RANK[Order.INSTANT_OVER], self._halt)

    def _halt(self, event: Happening) -> None:
        if event is self._stop:
            self._calendar.rank = RANK[Order.OUTSIDE]
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
