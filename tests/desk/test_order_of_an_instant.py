"""At one instant: shift start and return, away, shift end, (settling), reply sent, new work, item
due, new message, arrival, shopper leaves, auto-close. One test for each neighbours that matter."""

from desk.worlds import (
    Task,
    Turn,
    World,
    away,
    contacts_of,
    play,
    rules,
    run,
    shift,
    shopper,
    submit,
)

from cssim.model import ANYONE, TEAM, Closing, Desk, DutyPlan, Outcome, Presence
from cssim.units import SECOND

ANSWERED, LOST = Outcome.ANSWERED, Outcome.LOST


def test_outside_before_everything():
    # The outside acts at 10, when 0 arrives: the agent it sends is there already.
    desk = Desk(rules())
    desk.contacts(contacts_of([shopper(10, 5)]))
    desk.run_until(10 * SECOND)
    desk.duty(DutyPlan.of(shift(0, 10)))
    assert run(desk).turns == [(0, 10, 10, 15, 0)]


def test_outside_before_a_start():
    # The shift that starts at 10 has not started when the outside acts at 10.
    desk = Desk(rules())
    desk.duty(DutyPlan.of(shift(0, 10)))
    desk.run_until(10 * SECOND)
    assert World(desk).presence == []
    assert run(desk, 11).presence == [(10, 0, Presence.AT_DESK)]


def test_start_before_away():
    world = play([], [away(0, 10, 20), shift(0, 10)])
    assert world.presence == [
        (10, 0, Presence.AT_DESK), (10, 0, Presence.AWAY), (20, 0, Presence.AT_DESK)
    ]  # fmt: skip


def test_return_before_away():
    world = play([], [shift(0, 0), away(0, 20, 30), away(0, 10, 20)])
    assert world.presence[-1] == (30, 0, Presence.AT_DESK)
    assert [row[0] for row in world.presence] == [0, 10, 20, 20, 30]


def test_away_before_end():
    # Away and end at 20: out in the order away, finishing, off.
    world = play([], [shift(0, 0, 20), away(0, 20, 30)])
    assert [row[2] for row in world.presence[1:]] == [
        Presence.AWAY, Presence.FINISHING, Presence.OFF
    ]  # fmt: skip


def test_start_before_end():
    # Line kept: see also test_offline. Person 5 ends and person 1 starts at 20.
    world = play([shopper(0, 50), shopper(1, 5)], [shift(5, 0, 20), shift(1, 20)])
    assert world.outcomes == [ANSWERED, ANSWERED]


def test_of_several_starts_the_lowest_number_first_and_settling_after_all():
    # Agent 0 is away, 0 and 1 stand in line; agents 2 and 1 start at 10: the line's head gets 1.
    world = play(
        [shopper(3, 5), shopper(4, 5)], [shift(0, 0), away(0, 2, 99), shift(2, 10), shift(1, 10)]
    )
    assert world.opened == [(10, 0, 1), (10, 1, 2)]


def test_settling_before_reply_sent():
    # At 20: agent 1 starts, and agent 0 sends to 0. The line (1) is judged at the start: agent 1.
    world = play([shopper(0, 20), shopper(1, 5)], [shift(0, 0), shift(1, 20)])
    assert world.opened == [(0, 0, 0), (20, 1, 1)]


def test_end_before_reply_sent():
    # At 20 the only agent ends, then sends its reply: the line is empty before the slot is free.
    world = play([shopper(0, 20), shopper(1, 5)], [shift(0, 0, 20)])
    assert world.outcomes == [ANSWERED, LOST]


def test_reply_sent_before_new_work():
    # The agent is free at 20, and idle, before the work of 20 is handed in: it takes the first
    # task it is given. Otherwise it would have found both, and begun with the better class.
    desk = Desk(rules())
    desk.contacts(contacts_of([shopper(0, 20)]))
    desk.duty(DutyPlan.of(shift(0, 0)))
    desk.run_until(20 * SECOND)
    submit(desk, [Task("reports", TEAM, 5, due=20), Task("open items", TEAM, 3, due=20)])
    assert run(desk).tasks == [(0, 0, 20, 25), (1, 0, 25, 28)]


def test_new_work_before_item_due():
    # Two 'reports' at 20, agent idle. Number 0 falls due (submitted before); number 1 is handed in
    # at 20 by the outside: new work comes first although its number is higher.
    desk = Desk(rules())
    desk.duty(DutyPlan.of(shift(0, 0)))
    submit(desk, [Task("reports", TEAM, 5, due=20)])
    desk.run_until(20 * SECOND)
    submit(desk, [Task("reports", TEAM, 5, due=20)])
    assert run(desk).tasks == [(1, 0, 20, 25), (0, 0, 25, 30)]


def test_reply_sent_before_item_due():
    # As above, with tasks that fall due at 20.
    tasks = [Task("reports", TEAM, 5, due=20), Task("open items", TEAM, 3, due=20)]
    world = play([shopper(0, 20)], [shift(0, 0)], tasks=tasks)
    assert world.tasks == [(0, 0, 20, 25), (1, 0, 25, 28)]


def test_item_due_before_new_message():
    # 0 answered at 5, writes at 20, when an item is due: the item is begun, the message waits.
    world = play(
        [shopper(0, 5, Turn(2, think=15))],
        [shift(0, 0)],
        tasks=[Task("open items", TEAM, 7, due=20)],
    )
    assert world.tasks == [(0, 0, 20, 27)]
    assert world.turns[1] == (0, 20, 27, 29, 0)


def test_reply_sent_before_new_message():
    # The agent writes to 1 5-20; 0 writes again at 20: no waiting, patience 0 is enough.
    world = play(
        [shopper(0, 5, Turn(2, think=15, patience=0)), shopper(1, 15)],
        [shift(0, 0)],
        rules(slots=2),
    )
    assert world.turns[1] == (0, 20, 20, 22, 0)


def test_new_message_before_arrival():
    # Both at 20, agent idle, two slots: the reply is begun first, though first replies rank higher.
    world = play([shopper(20, 5), shopper(0, 5, Turn(2, think=15))], [shift(0, 0)], rules(slots=2))
    assert world.turns == [(0, 20, 22, 27, 0), (1, 0, 0, 5, 0), (1, 20, 20, 22, 0)]


def test_reply_sent_before_arrival():
    # The goodbye of 0 at 20 frees the slot for 1, who comes at 20 without patience.
    world = play([shopper(0, 20), shopper(20, 5, patience=0)], [shift(0, 0)])
    assert world.outcomes == [ANSWERED, ANSWERED]


def test_arrival_before_shopper_leaves():
    # Two slots. 1 leaves the inbox at 20; 2 comes at 20 without patience and finds no slot free:
    # it stands in line, and within the instant 1 (lower number) leaves first: 2 gets the slot of 1,
    # waits there for the agent, and leaves too.
    world = play(
        [shopper(0, 50), shopper(5, 5, patience=15), shopper(20, 5, patience=0)],
        [shift(0, 0)],
        rules(slots=2),
    )
    assert world.opened == [(0, 0, 0), (5, 1, 0), (20, 2, 0)]
    assert world.closed[:2] == [(20, 1, 0, Closing.SHOPPER_LEFT), (20, 2, 0, Closing.SHOPPER_LEFT)]


def test_of_several_who_leave_the_lowest_number_first():
    # As above with numbers exchanged: who comes at 20 leaves the line before the slot is free.
    world = play(
        [shopper(0, 50), shopper(20, 5, patience=0), shopper(5, 5, patience=15)],
        [shift(0, 0)],
        rules(slots=2),
    )
    assert world.opened == [(0, 0, 0), (5, 2, 0)]


def test_reply_sent_before_shopper_leaves():
    # Patience of 1 ends at 20 when the slot is freed: composing starts, the shopper stays.
    world = play([shopper(0, 20), shopper(5, 5, patience=15)], [shift(0, 0)])
    assert world.turns[1] == (1, 5, 20, 25, 0)


def test_start_before_shopper_leaves():
    # Patience ends at 20 when someone starts: stays.
    world = play([shopper(0, 90), shopper(5, 5, patience=15)], [shift(0, 0), shift(1, 20)])
    assert world.turns[1] == (1, 5, 20, 25, 1)


def test_shopper_leaves_before_auto_close():
    # The slot of 0 (sent 10) is closed at 70, when the patience of 1 ends: too late.
    world = play(
        [shopper(0, 10, goodbye=False), shopper(5, 5, patience=65)],
        [shift(0, 0)],
        rules(auto_close=60),
    )
    assert world.outcomes == [ANSWERED, Outcome.LEFT_OPENLY]
    one_more = play(
        [shopper(0, 10, goodbye=False), shopper(5, 5, patience=66)],
        [shift(0, 0)],
        rules(auto_close=60),
    )
    assert one_more.outcomes == [ANSWERED, ANSWERED]


def test_arrival_before_auto_close():
    # At 70 the slot of 0 is closed, but 1 comes before that and has no patience.
    world = play(
        [shopper(0, 10, goodbye=False), shopper(70, 5, patience=0)],
        [shift(0, 0)],
        rules(auto_close=60),
    )
    assert world.outcomes == [ANSWERED, Outcome.LEFT_OPENLY]


def test_auto_closes_by_number():
    # Both close at 70 (sent at 10 by agents 0 and 1); the log has the lower number first.
    world = play(
        [shopper(0, 10, goodbye=False), shopper(0, 10, goodbye=False)],
        [shift(0, 0), shift(1, 0)],
        rules(auto_close=60),
    )
    assert [row[:3] for row in world.closed] == [(70, 0, 0), (70, 1, 1)]


def test_replies_of_one_instant_by_number_of_the_agent():
    # Both send at 20; the line's head (2) goes to agent 0, the next (3) to agent 1.
    world = play(
        [shopper(0, 20), shopper(10, 10), shopper(11, 1), shopper(12, 1)],
        [shift(0, 0), shift(1, 0)],
    )
    assert world.opened[2:] == [(20, 2, 0), (20, 3, 1)]


def test_consequences_finish_before_the_next_happening():
    # At 20 agent 0 sends, 0 says goodbye, the line's head 2 is seated at agent 0 and begun, before
    # agent 1's reply of the same instant frees another slot for 3.
    world = play(
        [shopper(0, 20), shopper(0, 20), shopper(11, 1), shopper(12, 1)],
        [shift(0, 0), shift(1, 0)],
    )
    assert world.opened[2:] == [(20, 2, 0), (20, 3, 1)]
    assert [row[:3] for row in world.closed[:2]] == [(20, 0, 0), (20, 1, 1)]
    assert world.turns[2:] == [(2, 11, 20, 21, 0), (3, 12, 20, 21, 1)]


def test_leaving_comes_before_auto_close():
    # The first shopper's slot is freed at 10 + 60 = 70 by auto-close, the instant at which the
    # patience of the second (5 + 65) ends: leaving acts first, openly or silently.
    for silent, outcome in ((False, Outcome.LEFT_OPENLY), (True, Outcome.LEFT_SILENTLY)):
        second = shopper(5, 5, patience=65, silent=silent)
        world = play([shopper(0, 10, goodbye=False), second], [shift(0, 0)], rules(auto_close=60))
        assert world.outcomes[1] == outcome


def test_leaving_comes_before_who_finds_nobody_after_an_auto_close():
    # One agent, whose head-count end of 20 is owed until the slot is closed at 70; then it goes and
    # the line with it. The patience of 1 in line ends at 70 too: it has left before that.
    for silent, outcome in ((False, Outcome.LEFT_OPENLY), (True, Outcome.LEFT_SILENTLY)):
        second = shopper(5, 5, patience=65, silent=silent, message=True)
        world = play(
            [shopper(0, 10, goodbye=False), second],
            [shift(ANYONE, 0, 20)],
            rules(auto_close=60),
        )
        assert world.left == [(70, 0)]
        assert world.outcomes[1] == outcome
