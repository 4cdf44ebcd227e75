"""A night's backlog costs work linear in its length. Counted, not timed."""

from dataclasses import replace

import numpy as np
import pytest
from desk.worlds import shift

from cssim.fate import Contacts
from cssim.model import Desk, DeskNumbers, DutyPlan, Outcome
from cssim.model.desk import line as line_module
from cssim.model.desk import pile as pile_module
from cssim.model.desk.moments import Calendar
from cssim.units import HOUR, SECOND

LENGTHS = (5_000, 10_000, 20_000)
END = 5_000 * HOUR


class Counter:
    """Counts what a backlog could make expensive: events, heap moves, steps through the line."""

    def __init__(self, monkeypatch):
        self.events = self.heap = self.line = 0
        step, head = Calendar.step, line_module.Line.head
        push, pop = pile_module.heappush, pile_module.heappop

        def counted_step(env):
            self.events += 1
            step(env)

        def counted_push(heap, entry):
            self.heap += 1
            push(heap, entry)

        def counted_pop(heap):
            self.heap += 1
            return pop(heap)

        def counted_head(line):
            before = len(line._chats)
            found = head(line)
            self.line += 1 + before - len(line._chats)
            return found

        monkeypatch.setattr(Calendar, "step", counted_step)
        monkeypatch.setattr(pile_module, "heappush", counted_push)
        monkeypatch.setattr(pile_module, "heappop", counted_pop)
        monkeypatch.setattr(line_module.Line, "head", counted_head)


def night(length, *, patience=None, message=False, silent=False):
    """`length` shoppers, one every second from 0 on, each 60 s of work."""
    at, work = np.arange(length) * SECOND, np.full(length, 60 * SECOND)
    return replace(
        Contacts.plain(at, work, patience),
        leaves_message=np.full(length, message),
        leaves_silently=np.full(length, silent),
    )


def costs(monkeypatch, contacts_of_length, duty, auto_close=None, *, expected):
    """Counts (events, heap moves, line steps) for each length; exactly these outcomes come."""
    counted = []
    for length in LENGTHS:
        with monkeypatch.context() as patch:
            counter = Counter(patch)
            desk = Desk(DeskNumbers(concurrent_chats=4, auto_close=auto_close))
            desk.duty(DutyPlan.of(duty))
            desk.contacts(contacts_of_length(length))
            while desk.run_until(END) < END:
                pass
        outcomes = desk.records.contacts[0].outcome
        assert set(outcomes.tolist()) == set(expected)
        counted.append((counter.events, counter.heap, counter.line))
    return np.array(counted)


def assert_linear(counted):
    """Each further shopper costs the same: at least one step of each kind, and three at most."""
    further = np.diff(counted, axis=0) / np.diff(LENGTHS)[:, None]
    assert further.min() >= 1
    assert np.array_equal(further[0], further[1])
    assert further.max() <= 3


BUSY_ALL_NIGHT = [row for person in range(2) for row in shift(person, 0)]


@pytest.mark.slow
def test_a_line_served_to_its_end(monkeypatch):
    counted = costs(monkeypatch, night, BUSY_ALL_NIGHT, expected=[Outcome.ANSWERED])
    assert_linear(counted)


@pytest.mark.slow
def test_a_line_that_gives_up(monkeypatch):
    def impatient(length):
        # Half would wait for ever, so that those who give up lie between those who do not.
        patience = np.where(np.arange(length) % 2 == 0, 10**15, 30 * SECOND)
        return night(length, patience=patience)

    both = [Outcome.ANSWERED, Outcome.LEFT_OPENLY]
    assert_linear(costs(monkeypatch, impatient, BUSY_ALL_NIGHT, expected=both))


@pytest.mark.slow
def test_a_line_that_leaves_without_a_word(monkeypatch):
    def silent(length):
        return night(length, patience=np.full(length, 30 * SECOND), silent=True)

    both = [Outcome.ANSWERED, Outcome.LEFT_SILENTLY]
    counted = costs(monkeypatch, silent, BUSY_ALL_NIGHT, 60 * SECOND, expected=both)
    assert_linear(counted)


@pytest.mark.slow
def test_offline_messages_of_a_night(monkeypatch):
    morning = [row for person in range(2) for row in shift(person, 24 * 3600)]

    def offline(length):
        return night(length, message=True)

    counted = costs(monkeypatch, offline, morning, expected=[Outcome.OFFLINE])
    assert counted[:, 2].max() <= 10  # nobody ever stood in line
    assert_linear(counted[:, :2])


@pytest.mark.slow
def test_a_line_emptied_when_the_last_agent_goes(monkeypatch):
    def offline(length):
        return night(length, message=True)

    until_six_hours = [row for person in range(2) for row in shift(person, 0, 6 * 3600)]
    again = [row for person in range(2) for row in shift(person, 24 * 3600)]
    both = [Outcome.ANSWERED, Outcome.OFFLINE]
    assert_linear(costs(monkeypatch, offline, until_six_hours + again, expected=both))
