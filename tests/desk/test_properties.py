"""Laws that hold in every small world."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import numpy as np
from desk.random_worlds import played, worlds
from desk.worlds import HORIZON, contacts_of, rows_of, rules, run, shift, submit
from hypothesis import given, settings
from hypothesis import strategies as st

from cssim.fate import Contacts
from cssim.model import TEAM, Closing, Desk, DutyPlan, Outcome, Presence

MANY = settings(max_examples=100, deadline=None, derandomize=True)


@MANY
@given(worlds)
def test_every_contact_has_one_outcome_that_its_turns_bear_out(small):
    world = played(small)
    by_shopper = {number: [] for number in range(len(small.shoppers))}
    for number, message, begin, sent, _ in world.turns:
        by_shopper[number].append((message, begin, sent))
    for number, (person, outcome) in enumerate(zip(small.shoppers, world.outcomes, strict=True)):
        rows = by_shopper[number]
        *earlier, (_, begin, sent) = rows
        assert rows[0][0] == person.at
        assert all(row[2] is not None for row in earlier)
        match outcome:
            case Outcome.ANSWERED:
                assert len(rows) == len(person.turns)
                assert sent is not None
            case Outcome.LEFT_OPENLY:
                assert begin is None
                assert not person.silent
            case Outcome.LEFT_SILENTLY:
                assert person.silent
            case Outcome.OFFLINE:
                assert person.message
            case Outcome.LOST:
                assert begin is None
                assert not person.message
            case _:
                raise AssertionError(f"still {outcome.name} after everything has come to rest")


@MANY
@given(worlds, st.integers(0, 80))
def test_who_is_still_there_is_counted_when_a_run_ends_early(small, until):
    outcomes = Counter(played(small, until).outcomes)
    arrived = sum(person.at < until for person in small.shoppers)
    assert outcomes[Outcome.EXPECTED] == len(small.shoppers) - arrived
    assert sum(outcomes.values()) == len(small.shoppers)


@MANY
@given(worlds, st.integers(0, 80))
def test_slots_opened_less_slots_closed_are_chats_still_open(small, until):
    world = played(small, until)
    held = Counter((chat, agent) for _, chat, agent in world.opened)
    held.subtract((chat, agent) for _, chat, agent, _ in world.closed)
    assert set(held.values()) <= {0, 1}
    without_slot = {Outcome.LEFT_OPENLY, Outcome.OFFLINE, Outcome.LOST, Outcome.EXPECTED}
    assert not without_slot & {world.outcomes[chat] for chat, _ in +held}


@MANY
@given(worlds)
def test_no_slot_is_held_when_everything_has_come_to_rest(small):
    world = played(small)
    assert sorted((chat, agent) for _, chat, agent in world.opened) == sorted(
        (chat, agent) for _, chat, agent, _ in world.closed
    )


@MANY
@given(worlds)
def test_times_of_a_turn_are_in_order(small):
    last: dict[int, int] = {}
    for number, message, begin, sent, agent in played(small).turns:
        assert message >= last.get(number, 0)
        assert (begin is None) == (sent is None) == (agent is None)
        if begin is not None:
            assert begin >= message
            assert sent > begin
            last[number] = sent


@MANY
@given(worlds)
def test_an_agent_writes_one_thing_at_a_time(small):
    world = played(small)
    pausable = set(small.numbers.interruptible)
    written = [(agent, begin, sent) for _, _, begin, sent, agent in world.turns if sent is not None]
    written += [
        (agent, begin, done)
        for task, agent, begin, done in world.tasks
        if small.tasks[task].kind not in pausable
    ]
    for agent in {row[0] for row in written}:
        stretches = sorted(row[1:] for row in written if row[0] == agent)
        for (_, done), (begin, _) in pairwise(stretches):
            assert begin >= done


@MANY
@given(worlds)
def test_nobody_begins_anything_unless_at_the_desk_or_finishing(small):
    world = played(small)
    begun = [(agent, begin) for _, _, begin, _, agent in world.turns if begin is not None]
    for agent, begin in begun:
        assert set(_presences(world, agent, begin)) & {Presence.AT_DESK, Presence.FINISHING}


@MANY
@given(worlds)
def test_nobody_goes_with_a_reply_in_hand_or_a_chat_open(small):
    world = played(small)
    for at, person in world.left:
        assert not any(
            begin < at < sent
            for _, _, begin, sent, agent in world.turns
            if agent == person and sent is not None
        )
        assert _open_at(world, person, at) == 0


@MANY
@given(worlds)
def test_no_message_waits_in_the_inbox_of_somebody_idle_at_the_desk(small):
    # Without pauses, whose stretches of work the log does not tell.
    world = played(replace(small, numbers=replace(small.numbers, interruptible=())))
    for number, message, begin, _, agent in world.turns:
        if begin is not None and world.outcomes[number] is not Outcome.OFFLINE:
            seated = max(at for at, chat, _ in world.opened if chat == number and at <= begin)
            since = max(message, seated)
            assert _covered(since, begin, _at_work(world, agent) + _absences(world, agent))


@MANY
@given(worlds)
def test_no_work_of_the_team_waits_for_somebody_idle_at_the_desk(small):
    world = played(replace(small, numbers=replace(small.numbers, interruptible=())))
    waits = [
        (small.tasks[task].due, begin)
        for task, _, begin, _ in world.tasks
        if small.tasks[task].owner == TEAM
    ]
    for number, outcome in enumerate(world.outcomes):
        *_, (_, message, begin, *_) = (turn for turn in world.turns if turn[0] == number)
        if outcome is Outcome.OFFLINE and begin is not None:
            waits.append((_nobody_on_duty_from(world, message), begin))
    for agent in {person for _, person, _ in world.presence}:
        busy = _at_work(world, agent) + _absences(world, agent, Presence.AT_DESK)
        assert all(_covered(since, begin, busy) for since, begin in waits)


@MANY
@given(worlds)
def test_first_turns_are_seated_in_the_order_in_which_they_come(small):
    world = played(small)
    seated: dict[int, int] = {}
    for at, chat, _ in world.opened:
        seated.setdefault(chat, at)
    first = {number: turn for number, *turn in reversed(world.turns)}
    came = sorted((first[chat][0], seated[chat]) for chat in seated)
    for (came_before, seated_before), (came_after, seated_after) in pairwise(came):
        assert came_before == came_after or seated_before <= seated_after


@MANY
@given(worlds)
def test_chats_opened_for_the_first_time_never_exceed_the_cap(small):
    # Those that return after an auto-close may. Judged at the end of each instant: within one, a
    # slot may be freed and filled, and the two logs do not say which came first.
    world = played(small)
    for now in {at for at, *_ in world.opened}:
        opened = [(chat, agent) for at, chat, agent in world.opened if at <= now]
        closed = [(chat, agent) for at, chat, agent, _ in world.closed if at <= now]
        times = Counter(chat for chat, _ in opened)
        held = Counter(opened) - Counter(closed)
        new = Counter(agent for chat, agent in held if times[chat] == 1)
        assert max(new.values(), default=0) <= small.numbers.concurrent_chats


@MANY
@given(worlds)
def test_patience_is_the_longest_wait_of_who_is_answered_and_of_who_leaves(small):
    world = played(small)
    given_back = {chat: at for at, chat, _, why in world.closed if why is Closing.SHOPPER_LEFT}
    for number, outcome in enumerate(world.outcomes):
        rows = [row for row in world.turns if row[0] == number]
        _, message, begin, *_ = rows[-1]
        patience = small.shoppers[number].turns[len(rows) - 1].patience
        if outcome is Outcome.LEFT_OPENLY:
            assert given_back.get(number, message + patience) == message + patience
        if outcome is Outcome.LEFT_SILENTLY and begin is not None:
            assert begin > message + patience
        if outcome is Outcome.ANSWERED and patience is not None:
            assert begin <= message + patience


@MANY
@given(worlds)
def test_every_task_is_done_once_if_somebody_is_there_for_it(small):
    world = played(small)
    done = [task for task, *_ in world.tasks]
    assert len(done) == len(set(done))
    for task, agent, begin, sent in world.tasks:
        assert begin >= small.tasks[task].due
        assert sent > begin
        assert small.tasks[task].owner in (TEAM, agent)


@MANY
@given(worlds, st.randoms(use_true_random=False), st.integers(1, 4))
def test_order_and_number_of_submissions_are_irrelevant(small, random, parts):
    straight = played(small)
    desk = Desk(small.numbers)
    duty = small.duty[:]
    random.shuffle(duty)
    numbers = list(range(len(small.shoppers)))
    random.shuffle(numbers)
    submissions = [numbers[part::parts] for part in range(parts)]
    half = len(duty) // 2
    desk.duty(DutyPlan.of(duty[:half]))
    for part in submissions:
        desk.contacts(contacts_of([small.shoppers[n] for n in part], part))
    submit(desk, small.tasks)
    desk.duty(DutyPlan.of(duty[half:]))
    shuffled = run(desk)
    assert sorted(shuffled.turns, key=_by_shopper) == straight.turns
    outcomes = zip([n for part in submissions for n in part], shuffled.outcomes, strict=True)
    assert [outcome for _, outcome in sorted(outcomes)] == straight.outcomes
    for log in ("opened", "closed", "presence", "tasks", "left"):
        assert getattr(shuffled, log) == getattr(straight, log)


@MANY
@given(worlds, st.randoms(use_true_random=False))
def test_order_of_tasks_with_due_times_of_their_own_is_irrelevant(small, random):
    own_times = [replace(task, due=7 * n) for n, task in enumerate(small.tasks)]
    order = list(range(len(own_times)))
    random.shuffle(order)
    straight = played(replace(small, tasks=own_times))
    shuffled = played(replace(small, tasks=[own_times[n] for n in order]))
    renumbered = [(order[task], *rest) for task, *rest in shuffled.tasks]
    assert renumbered == straight.tasks
    assert shuffled.turns == straight.turns


@MANY
@given(worlds)
def test_the_same_world_twice_is_the_same_to_the_bit(small):
    first, second = played(small).desk.records, played(small).desk.records
    for one, other in zip(first.contacts, second.contacts, strict=True):
        for name in ("outcome", "message", "begin", "sent", "person"):
            assert np.array_equal(getattr(one, name), getattr(other, name))
    assert rows_of(first.presence) == rows_of(second.presence)


# One slot, one turn, equal pace, nobody leaves, first come first served: only there is it a theorem
# that one more agent makes nobody wait longer.
queues = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), min_size=1, max_size=25)


@MANY
@given(queues, st.integers(1, 4))
def test_one_more_agent_makes_nobody_wait_longer(queue, agents):
    at, work = (np.array(column) for column in zip(*queue, strict=True))

    def begins(count):
        desk = Desk(rules())
        desk.duty(DutyPlan.of([row for person in range(count) for row in shift(person, 0)]))
        desk.contacts(Contacts.plain(at, work))
        desk.run_until(10_000)
        return desk.records.contacts[0].begin

    assert (begins(agents + 1) <= begins(agents)).all()


def _by_shopper(row):
    return row[0], row[1]


def _presences(world, person, at):
    """Presences of a person at an instant: the one before it and those taken within it."""
    rows = [(when, what) for when, who, what in world.presence if who == person]
    before = [what for when, what in rows if when < at]
    return [*before[-1:], *(what for when, what in rows if when == at)]


def _at_work(world, agent):
    """Stretches in which somebody writes or works."""
    written = [(begin, sent) for *_, begin, sent, who in world.turns if who == agent]
    return written + [(begin, done) for _, who, begin, done in world.tasks if who == agent]


def _absences(world, agent, but_for=None):
    """Stretches of an agent away or off; given one presence, of all others than that."""
    rows = [(0, Presence.OFF)]
    rows += [(at, what) for at, who, what in world.presence if who == agent]
    absent = (Presence.AWAY, Presence.OFF)
    stretches = pairwise([*rows, (HORIZON, Presence.OFF)])
    return [
        (at, until)
        for (at, what), (until, _) in stretches
        if (what is not but_for if but_for is not None else what in absent)
    ]


def _nobody_on_duty_from(world, at):
    """The first instant, not before `at`, at whose end nobody is on duty."""
    for instant in sorted({at, *(when for when, *_ in world.presence if when > at)}):
        latest = {who: what for when, who, what in world.presence if when <= instant}
        if not {Presence.AT_DESK, Presence.AWAY} & set(latest.values()):
            return instant
    raise AssertionError("an offline message although somebody is always there")


def _covered(since, until, stretches):
    """Do the stretches leave no gap between two times?"""
    for begin, end in sorted(stretches):
        if begin <= since < end:
            since = end
    return since >= until


def _open_at(world, person, at):
    opens = sum(agent == person and when <= at for when, _, agent in world.opened)
    return opens - sum(agent == person and when <= at for when, _, agent, _ in world.closed)
