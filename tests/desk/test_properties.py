"""Laws that hold for the whole of every small world."""

from collections import Counter
from itertools import pairwise

import numpy as np
from desk.random_worlds import played, worlds
from desk.worlds import (
    HORIZON,
    rules,
    shift,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from cssim.fate import Contacts
from cssim.model import Closing, Desk, DutyPlan, Outcome, Passing, team_owner
from cssim.model.desk import RECORDS, TICKETS

MANY = settings(max_examples=50)
LEFT = (Outcome.LEFT_OPENLY, Outcome.LEFT_SILENTLY)

any_worlds = worlds(amended=True)


@MANY
@given(any_worlds)
def test_every_contact_has_one_outcome_that_its_turns_bear_out(small):
    world = played(small)
    dropped = {chat for _, chat, _, why in world.closed if why is Closing.SHIFT_END}
    more = world.desk.records.contacts[0].more.tolist()
    for number, (person, outcome) in enumerate(zip(small.contacts, world.outcomes, strict=True)):
        rows = world.turns_of(number)
        if outcome is Outcome.EXPECTED:
            assert not rows
            assert number >= len(small.shoppers)
            continue
        *earlier, (_, begin, sent, _) = rows
        assert all(row[2] is not None for row in earlier)
        match outcome:
            case Outcome.ANSWERED:
                assert len(rows) == len(person.turns) + more[number]
                assert sent is not None
            case Outcome.LEFT_OPENLY:
                assert begin is None
                assert not person.silent
            case Outcome.LEFT_SILENTLY:
                assert person.silent
            case Outcome.OFFLINE:
                assert person.message or number in dropped
            case Outcome.LOST:
                assert begin is None
                assert not person.message
            case _:
                raise AssertionError(f"still {outcome.name} after everything has come to rest")


@MANY
@given(any_worlds)
def test_who_leaves_comes_back_once_if_a_row_is_reserved_for_it(small):
    world = played(small)
    not_made = 0
    for number, following in enumerate(small.follows):
        has_left = world.outcomes[number] in LEFT
        not_made += has_left and following < 0
        if following > 0:
            assert (world.outcomes[following] is not Outcome.EXPECTED) == has_left
            if has_left:
                message = world.turns_of(number)[-1][0]
                left_at = message + _patience(small, number, len(world.turns_of(number)) - 1)
                assert world.turns_of(following)[0][0] == left_at + small.contacts[following].at
    assert world.desk.records.returns_not_made == not_made


@MANY
@given(any_worlds, st.integers(0, 80))
def test_who_is_still_there_is_counted_when_a_run_ends_early(small, until):
    world = played(small, until)
    arrived = sum(person.at < until for person in small.shoppers)
    by_themselves = Counter(world.outcomes[: len(small.shoppers)])
    assert by_themselves[Outcome.EXPECTED] == len(small.shoppers) - arrived
    assert len(world.outcomes) == len(small.contacts)


@MANY
@given(any_worlds, st.integers(0, 80))
def test_slots_opened_less_slots_closed_are_chats_still_open(small, until):
    world = played(small, until)
    held = Counter((chat, agent) for _, chat, agent in world.opened)
    held.subtract((chat, agent) for _, chat, agent, _ in world.closed)
    assert set(held.values()) <= {0, 1}
    assert max(Counter(chat for chat, _ in +held).values(), default=0) <= 1
    without_slot = {Outcome.LEFT_OPENLY, Outcome.OFFLINE, Outcome.LOST, Outcome.EXPECTED}
    assert not without_slot & {world.outcomes[chat] for chat, _ in +held}


@MANY
@given(any_worlds)
def test_no_slot_is_held_when_everything_has_come_to_rest(small):
    world = played(small)
    assert sorted((chat, agent) for _, chat, agent in world.opened) == sorted(
        (chat, agent) for _, chat, agent, _ in world.closed
    )


@MANY
@given(any_worlds)
def test_everybody_goes_home(small):
    world = played(small)
    starts = {row.person for row in small.duty}
    assert starts == {person for _, person in world.left}
    for at, person in world.left:
        later = [row for row in world.presence if row[1] == person and row[0] > at]
        assert not later or later[0][2].name == "AT_DESK"


@MANY
@given(any_worlds)
def test_a_chat_is_passed_on_slot_for_slot(small):
    world = played(small)
    given = Counter((at, chat, giver) for at, chat, _, giver, *_ in world.passed)
    taken = Counter((at, chat, taker) for at, chat, _, _, taker, *_ in world.passed)
    closed = Counter(row[:3] for row in world.closed if row[3] is Closing.PASSED_ON)
    assert closed == given
    assert taken <= Counter(world.opened)
    assert all(giver != taker for _, _, _, giver, taker, *_ in world.passed)


@MANY
@given(any_worlds)
def test_chats_are_handed_over_and_repeated_only_as_the_rules_say(small):
    world = played(small)
    in_force = [small.numbers, *(numbers for _, numbers in small.amendments)]
    whys = {row[5] for row in world.passed}
    assert Passing.TRANSFER not in whys or any(n.transfers for n in in_force)
    assert Passing.HELP not in whys or any(n.help_takes_over for n in in_force)
    most = max(0 if n.chat_note else n.repeated_turns for n in in_force)
    told = Counter()
    for _, chat, answered, _, _, why, repeated in world.passed:
        assert repeated <= (most if why is Passing.HAND_OVER else 0)
        told[chat] += repeated
        assert told[chat] <= min(answered, len(small.spare))


@MANY
@given(any_worlds)
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
@given(any_worlds)
def test_replies_take_at_least_their_work_at_the_pace_of_who_writes(small):
    world = played(small)
    paces = {row.person: row.pace for row in small.duty if row.what.name == "START"}
    for number in range(len(small.contacts)):
        turns = [*small.contacts[number].turns, *small.spare]
        for turn, (_, begin, sent, person) in enumerate(world.turns_of(number)):
            if begin is not None:
                assert sent - begin >= turns[turn].work * paces[person] - 1e-5


@MANY
@given(any_worlds)
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
@given(any_worlds)
def test_first_turns_of_a_topic_are_seated_in_the_order_in_which_they_come(small):
    world = played(small)
    seated: dict[int, int] = {}
    for at, chat, _ in world.opened:
        seated.setdefault(chat, at)
    for topic in range(small.numbers.topics):
        came = sorted(
            (world.turns_of(chat)[0][0], at)
            for chat, at in seated.items()
            if small.contacts[chat].topic == topic
        )
        for (came_before, seated_before), (came_after, seated_after) in pairwise(came):
            assert came_before == came_after or seated_before <= seated_after


@MANY
@given(worlds())
def test_chats_opened_for_the_first_time_never_exceed_the_cap(small):
    # Those that return after an auto-close, or are handed over, may. Judged at the end of each
    # instant: within one, a slot may be freed and filled, and the logs do not say which came first.
    world = played(small)
    for now in {at for at, *_ in world.opened}:
        opened = [(chat, agent) for at, chat, agent in world.opened if at <= now]
        closed = [(chat, agent) for at, chat, agent, _ in world.closed if at <= now]
        times = Counter(chat for chat, _ in opened)
        held = Counter(opened) - Counter(closed)
        new = Counter(agent for chat, agent in held if times[chat] == 1)
        assert max(new.values(), default=0) <= small.numbers.concurrent_chats


@MANY
@given(any_worlds)
def test_patience_is_the_longest_wait_of_who_is_answered_and_of_who_leaves(small):
    world = played(small)
    given_back = {chat: at for at, chat, _, why in world.closed if why is Closing.SHOPPER_LEFT}
    for number, outcome in enumerate(world.outcomes):
        rows = world.turns_of(number)
        for turn, (message, begin, *_) in enumerate(rows):
            patience = _patience(small, number, turn)
            is_last = turn == len(rows) - 1
            if is_last and outcome is Outcome.LEFT_OPENLY:
                assert given_back.get(number, message + patience) == message + patience
            elif is_last and outcome is Outcome.LEFT_SILENTLY:
                # At the very end of patience they have left if it is an auto-close that lets the
                # reply begin, the last thing in an instant.
                assert begin is None or begin >= message + patience
            elif not is_last or outcome is Outcome.ANSWERED:
                assert begin <= message + patience


@MANY
@given(any_worlds)
def test_every_task_is_done_once_by_who_may_do_it(small):
    world = played(small)
    given = {task: (owner, due) for task, _, owner, due, _ in world.given}
    assert len(given) == len(world.given)
    done = [task for task, *_ in world.tasks]
    assert len(done) == len(set(done))
    for task, person, begin, sent in world.tasks:
        owner, due = given[task]
        assert begin >= due
        assert sent > begin
        assert owner in {person, *_teams_of(small, person)}


@MANY
@given(worlds())
def test_tickets_and_records_follow_the_first_reply_to_who_is_still_there(small):
    world = played(small)
    answered = {
        number
        for number in range(len(small.contacts))
        if (rows := world.turns_of(number))
        and rows[0][2] is not None
        and (len(rows) > 1 or world.outcomes[number] is Outcome.ANSWERED)
    }
    given = {task for task, *_ in world.given}
    records = {RECORDS + number for number in answered if small.numbers.contact_adding}
    assert {task for task in given if task >= RECORDS} == records
    tickets = {task - TICKETS for task in given if TICKETS <= task < RECORDS}
    assert tickets <= {n for n in answered if small.contacts[n].topic in small.numbers.tickets}
    assert all(len(world.turns_of(number)) == 1 for number in tickets)


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


def _patience(small, number, turn):
    patience = [*small.contacts[number].turns, *small.spare][turn].patience
    return HORIZON if patience is None else patience


def _teams_of(small, person):
    """The owners that stand for the teams somebody is ever in."""
    return {team_owner(row.team) for row in small.duty if row.person == person}


def _open_at(world, person, at):
    opens = sum(agent == person and when <= at for when, _, agent in world.opened)
    return opens - sum(agent == person and when <= at for when, _, agent, _ in world.closed)
