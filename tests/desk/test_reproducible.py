"""Equal worlds give equal logs, in whatever order they are told, and whatever comes later."""

from dataclasses import replace

import numpy as np
from desk.random_worlds import played, worlds
from desk.worlds import Shopper, Task, contacts_of, rows_of, run, submit, with_returns
from hypothesis import given, settings
from hypothesis import strategies as st

from cssim.model import Desk, DutyPlan
from cssim.units import SECOND

MANY = settings(max_examples=60)
LOGS = ("opened", "closed", "passed", "presence", "given", "tasks", "worked", "helped", "left")

any_worlds = worlds(amended=True)


@MANY
@given(any_worlds, st.randoms(use_true_random=False), st.integers(1, 4))
def test_order_and_number_of_submissions_are_irrelevant(small, random, parts):
    amended = bool(small.amendments)
    small = replace(small, amendments=[])
    straight = played(small)
    desk = Desk(small.numbers)
    duty = small.duty[:]
    random.shuffle(duty)
    people = list(range(len(small.shoppers)))
    random.shuffle(people)
    numbers_of_parts = [_with_numbers_of_returns(small, people[n::parts]) for n in range(parts)]
    half = len(duty) // 2
    desk.duty(DutyPlan.of(duty[:half]))
    for part, numbers in zip((people[n::parts] for n in range(parts)), numbers_of_parts,
                             strict=True):  # fmt: skip
        shoppers = [small.shoppers[n] for n in part]
        desk.contacts(contacts_of(shoppers, numbers, small.spare))
    submit(desk, small.tasks)
    desk.duty(DutyPlan.of(duty[half:]))
    if amended:
        run(desk, 20)
        desk.obey(small.numbers)
    shuffled = run(desk)
    assert sorted(shuffled.turns, key=_by_shopper) == straight.turns
    all_numbers = [n for numbers in numbers_of_parts for n in numbers]
    outcomes = zip(all_numbers, shuffled.outcomes, strict=True)
    assert [outcome for _, outcome in sorted(outcomes)] == straight.outcomes
    for log in LOGS:
        assert rows_of(getattr(shuffled.desk.records, log)) == rows_of(
            getattr(straight.desk.records, log)
        )


@MANY
@given(any_worlds, st.randoms(use_true_random=False))
def test_order_of_tasks_with_due_times_of_their_own_is_irrelevant(small, random):
    own_times = [replace(task, due=7 * n) for n, task in enumerate(small.tasks)]
    order = list(range(len(own_times)))
    random.shuffle(order)
    straight = played(replace(small, tasks=own_times))
    shuffled = played(replace(small, tasks=[own_times[n] for n in order]))
    numbers = dict(enumerate(order))
    renumbered = [(numbers.get(task, task), *rest) for task, *rest in shuffled.tasks]
    assert renumbered == straight.tasks
    assert shuffled.turns == straight.turns


@MANY
@given(any_worlds)
def test_the_same_world_twice_is_the_same_to_the_bit(small):
    first, second = played(small).desk.records, played(small).desk.records
    for one, other in zip(first.contacts, second.contacts, strict=True):
        for name in ("outcome", "message", "begin", "sent", "person", "more"):
            assert np.array_equal(getattr(one, name), getattr(other, name))
    for log in LOGS:
        assert rows_of(getattr(first, log)) == rows_of(getattr(second, log))


@MANY
@given(any_worlds, st.integers(1, 60))
def test_what_changes_later_leaves_what_was_before(small, at):
    # Whatever is to happen from `at` on happens much later, or not at all.
    def put_off(thing, when):
        return thing if when < at else replace(thing, **{WHEN[type(thing)]: when + 1_000})

    later = replace(
        small,
        shoppers=[put_off(person, person.at) for person in small.shoppers],
        duty=[row for row in small.duty if row.at < at * SECOND],
        tasks=[put_off(task, task.due) for task in small.tasks],
        amendments=[amendment for amendment in small.amendments if amendment[0] < at],
    )
    whole, part = played(small, at), played(later, at)
    assert whole.turns == part.turns
    assert whole.outcomes == part.outcomes
    for log in LOGS:
        assert rows_of(getattr(whole.desk.records, log)) == rows_of(getattr(part.desk.records, log))


WHEN = {Shopper: "at", Task: "due"}


def _by_shopper(row):
    return row[0], row[1]


def _with_numbers_of_returns(small, people):
    """Numbers of all contacts of these people, in the order in which they are submitted."""
    _, follows = with_returns([small.shoppers[n] for n in people])
    numbers = [*people, *[0] * (len(follows) - len(people))]
    for row, following in enumerate(follows):
        if following > 0:
            numbers[following] = small.follows[numbers[row]]
    return numbers
