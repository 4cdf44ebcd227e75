"""The desk with one slot and one turn is the textbook queue, customer by customer.

The reference shares no code with cssim. Loads below, at and above capacity: a bug that passes 0.3
and 1.0 may fail at 1.6, where the line never empties.
"""

import numpy as np
import pytest
from desk.worlds import shift
from reference import first_come_first_served

from cssim.fate import Contacts
from cssim.model import NOT_YET, Desk, DeskNumbers, DutyPlan, Outcome
from cssim.units import SECOND

SHOPPERS = 100_000
SERVICE = 60 * SECOND
MICROSECOND = 1


def draw(seed, load, servers, grain):
    """Arrivals, services (a grain at least), patiences (two services on average), in µs."""
    rng = np.random.default_rng(seed)

    def exponential(mean):
        drawn = rng.exponential(mean / grain, SHOPPERS)
        return np.rint(drawn).astype(np.int64) * grain

    gaps = exponential(SERVICE / (load * servers))
    return np.cumsum(gaps), np.maximum(exponential(SERVICE), grain), exponential(2 * SERVICE)


def play(contacts, servers):
    desk = Desk(DeskNumbers(concurrent_chats=1, auto_close=None))
    desk.duty(DutyPlan.of([row for person in range(servers) for row in shift(person, 0)]))
    desk.contacts(contacts)
    end = int(contacts.at[-1] + contacts.work.sum()) + 1
    assert desk.run_until(end) == end
    return desk.records.contacts[0]


def assert_equal(record, begin, departure):
    answered = begin >= 0
    assert np.array_equal(record.begin, np.where(answered, begin, NOT_YET))
    assert np.array_equal(record.sent, np.where(answered, departure, NOT_YET))
    outcome = np.where(answered, Outcome.ANSWERED, Outcome.LEFT_OPENLY)
    assert np.array_equal(record.outcome, outcome)


@pytest.mark.slow
@pytest.mark.parametrize("impatient", [False, True], ids=["patient", "impatient"])
@pytest.mark.parametrize("servers", [1, 5])
@pytest.mark.parametrize("load", [0.3, 1.0, 1.6])
def test_equals_the_reference(load, servers, impatient):
    at, work, patience = draw(20260301, load, servers, MICROSECOND)
    patience = patience if impatient else None
    expected = first_come_first_served(servers, at, work, patience)
    assert_equal(play(Contacts.plain(at, work, patience), servers), *expected)


@pytest.mark.slow
@pytest.mark.parametrize(("load", "servers"), [(0.3, 5), (1.0, 1), (1.6, 5)])
def test_equals_the_reference_where_ties_are_frequent(load, servers):
    at, work, patience = draw(7, load, servers, 5 * SECOND)
    begin, departure = first_come_first_served(servers, at, work, patience)
    assert np.isin(at, departure).mean() > 0.05
    assert_equal(play(Contacts.plain(at, work, patience), servers), begin, departure)


def test_who_is_who_does_not_depend_on_the_order_of_the_columns():
    at, work, patience = (column[:2_000] for column in draw(7, 1.2, 3, 5 * SECOND))
    shuffled = np.random.default_rng(1).permutation(len(at))
    straight = play(Contacts.plain(at, work, patience), 3)
    contacts = Contacts.plain(at[shuffled], work[shuffled], patience[shuffled])
    contacts.number[:] = shuffled
    desk = Desk(DeskNumbers(concurrent_chats=1, auto_close=None))
    desk.duty(DutyPlan.of([row for person in range(3) for row in shift(person, 0)]))
    desk.contacts(contacts)
    desk.run_until(int(at[-1] + work.sum()) + 1)
    assert np.array_equal(desk.records.contacts[0].begin, straight.begin[shuffled])
