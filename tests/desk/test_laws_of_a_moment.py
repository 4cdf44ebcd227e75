"""Laws that hold at every moment of every small world, whatever the rules, amended or not."""

from desk.random_worlds import played, worlds
from desk.timeline import Timeline
from hypothesis import given, settings

from cssim.model import ANY_COLLEAGUE, Passing, Presence
from cssim.units import SECOND

MANY = settings(max_examples=50)
AT_DESK, FINISHING = Presence.AT_DESK, Presence.FINISHING

any_worlds = worlds(amended=True)


@MANY
@given(any_worlds)
def test_a_chat_is_with_one_agent_at_most(small):
    line = Timeline(small, played(small))
    for at in line.moments():
        assert all(len(line.holders(chat, at)) <= 1 for chat in range(len(small.contacts)))


@MANY
@given(any_worlds)
def test_an_agent_does_one_thing_at_a_time_and_only_at_the_desk(small):
    line = Timeline(small, played(small))
    for at in line.moments():
        for person in line.people:
            jobs = line.jobs(person, at)
            assert jobs <= 1
            assert not jobs or line.presence(person, at) in (AT_DESK, FINISHING)


@MANY
@given(any_worlds)
def test_nobody_is_in_line_while_somebody_has_a_free_slot_for_them(small):
    line = Timeline(small, played(small))
    for at in line.moments():
        slots = small.numbers_at(at).concurrent_chats
        for wait in line.messages:
            if wait.since < at < wait.until and not line.holders(wait.chat, at):
                topic = line.topic(wait.chat)
                for person in line.people:
                    if line.is_there(person, at) and line.serves(person, topic, at):
                        assert line.open(person, at) >= slots


@MANY
@given(any_worlds)
def test_no_message_waits_in_the_inbox_of_somebody_idle_who_is_there(small):
    line = Timeline(small, played(small))
    for at in line.moments():
        for wait in line.messages:
            if wait.since < at < wait.until:
                for person in line.holders(wait.chat, at):
                    there = line.presence(person, at) in (AT_DESK, FINISHING)
                    assert not there or line.jobs(person, at)


@MANY
@given(any_worlds)
def test_where_chats_may_move_no_message_waits_while_a_colleague_has_time_for_it(small):
    world = played(small)
    line = Timeline(small, world)
    taken_over = {row[1:3] for row in world.passed if row[5] is Passing.HELP}
    for at in line.moments():
        if not small.numbers_at(at).transfers:
            continue
        slots = small.numbers_at(at).concurrent_chats
        after = small.numbers_at(at).transfer_after / SECOND
        for wait in line.messages:
            is_due = wait.since + after < at < wait.until
            is_held = is_due and line.holders(wait.chat, at)
            if is_held and (wait.chat, wait.turn) not in taken_over:
                topic = line.topic(wait.chat)
                for person in line.people:
                    assert not (
                        line.is_there(person, at)
                        and line.serves(person, topic, at)
                        and line.open(person, at) < slots
                        and not line.jobs(person, at)
                    )


@MANY
@given(any_worlds)
def test_no_work_waits_for_somebody_idle_who_may_do_it(small):
    world = played(small)
    line = Timeline(small, world)
    for at in line.moments():
        waiting = {
            owner: task
            for task, _, owner, due, _ in world.given
            if due < at and not _is_done_or_in_hand(world, task, at)
        }
        for person in line.people:
            if line.may_take_work(person, at):
                assert not waiting.keys() & set(line.owners(person, at))
                for wait in line.offline:
                    topic = line.topic(wait.chat)
                    is_waiting = wait.since < at < wait.until
                    assert not (is_waiting and line.serves(person, topic, at))


@MANY
@given(any_worlds)
def test_no_question_waits_for_a_colleague_with_time(small):
    world = played(small)
    line = Timeline(small, world)
    for at in line.moments():
        team = small.numbers_at(at).help_from
        for _, asker, _, asked, begun, _ in world.helped:
            if asked < at < begun:
                assert line.jobs(asker, at) == 1
                for person in line.people:
                    if team in (ANY_COLLEAGUE, line.team(person, at)):
                        assert not line.may_take_work(person, at)


def _is_done_or_in_hand(world, task, at):
    stretches = [row[2:] for row in world.worked if row[0] == task]
    done = any(row[0] == task and row[3] <= at for row in world.tasks)
    return done or any(begin < at < end for begin, end in stretches)
