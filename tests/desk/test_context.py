"""What was written before: a colleague reads it; without a note, the shopper tells it again."""

from desk.worlds import Turn, play, rules, shift, shopper

from cssim.model import Duty, Outcome

FAST = Turn(5, think=1)
"""A turn of 5 s, one second after the reply."""

SPARE = (Turn(3, think=2), Turn(3, think=2))
"""Two turns kept for each shopper to be repeated."""


def until(end, person=0, start=0):
    """A shift that ends by handing over."""
    return shift(person, start, end, ends=Duty.HAND_OVER)


def passed_with_repeats(world):
    """(shopper, turns answered, turns repeated) of each chat that was passed on."""
    return [(row[1], row[2], row[6]) for row in world.passed]


def test_a_colleague_reads_every_turn_already_answered():
    # 0-5, 6-11, and 12-17 in hand at the end of 15; then 2 s x 3 turns before the fourth reply.
    world = play(
        [shopper(0, 5, FAST, FAST, Turn(5, think=3), FAST)],
        [until(15), shift(1, 15)],
        rules(reread=2, note=True),
    )
    assert world.turns_of(0)[2:] == [(12, 12, 17, 0), (20, 20, 31, 1), (32, 32, 37, 1)]


def test_nothing_has_been_written_before_the_first_reply():
    world = play(
        [shopper(0, 50), shopper(0, 5)], [until(20), shift(1, 20)], rules(slots=2, reread=9)
    )
    assert world.turns_of(1) == [(0, 20, 25, 1)]


def test_who_gets_a_chat_back_reads_what_was_answered_since():
    # Agent 0: 0-5. Agent 1 reads that: 15-22. Agent 0 again, who reads only the turn of agent 1.
    world = play(
        [shopper(0, 5, Turn(5, think=10), Turn(5, think=20))],
        [until(10), until(30, person=1, start=10), shift(0, 30)],
        rules(reread=2, note=True),
    )
    assert world.turns_of(0)[1:] == [(15, 15, 22, 1), (42, 42, 49, 0)]


def test_reading_takes_time_at_the_reader_s_pace():
    world = play(
        [shopper(0, 5, Turn(5, think=30))], [until(20), shift(1, 20, pace=2.0)], rules(reread=2)
    )
    assert world.turns_of(0)[1] == (35, 35, 49, 1)


def test_what_is_handed_over_twice_is_read_once():
    # 0 thinks 5-45 and is handed over at 20 and at 30: agent 1 never read it.
    world = play(
        [shopper(0, 5, Turn(5, think=40))],
        [until(20), until(30, person=1, start=20), shift(2, 30)],
        rules(reread=2),
    )
    assert world.turns_of(0)[1] == (45, 45, 52, 2)


def test_who_returns_to_a_colleague_is_read_too():
    # Slot closed at 15, agent 0 gone at 20: the message of 25 goes to agent 1 as a new chat would.
    world = play(
        [shopper(0, 5, Turn(5, think=20))],
        [shift(0, 0, 20), shift(1, 20)],
        rules(auto_close=10, reread=2),
    )
    assert world.turns_of(0)[1] == (25, 25, 32, 1)


def test_an_offline_message_of_a_later_turn_is_read_by_another_but_not_by_its_agent():
    thinking = shopper(0, 5, Turn(5, think=20), message=True)
    numbers = rules(auto_close=10, reread=2)
    own = play([thinking], [shift(0, 0, 20), shift(0, 50)], numbers)
    other = play([thinking], [shift(0, 0, 20), shift(1, 50)], numbers)
    assert own.turns_of(0)[1] == (25, 50, 55, 0)
    assert other.turns_of(0)[1] == (25, 50, 57, 1)


def test_turns_are_repeated_after_the_last_one_if_there_is_no_note():
    # Handed over at 10 with two turns answered: the third and then two more, on the spare rows.
    world = play(
        [shopper(0, 4, Turn(4, think=1), Turn(5, think=4))],
        [until(10), shift(1, 10)],
        rules(repeats=2),
        spare=SPARE,
    )
    assert passed_with_repeats(world) == [(0, 2, 2)]
    assert world.turns_of(0)[2:] == [(13, 13, 18, 1), (20, 20, 23, 1), (25, 25, 28, 1)]
    assert world.desk.records.contacts[0].more.tolist() == [2]
    assert world.outcomes == [Outcome.ANSWERED]


def test_nothing_is_repeated_if_a_note_travels_with_the_chat():
    world = play(
        [shopper(0, 4, Turn(5, think=10))],
        [until(10), shift(1, 10)],
        rules(repeats=2, note=True),
        spare=SPARE,
    )
    assert passed_with_repeats(world) == [(0, 1, 0)]
    assert len(world.turns) == 2


def test_never_more_is_repeated_than_was_answered():
    world = play(
        [shopper(0, 4, Turn(5, think=10)), shopper(0, 20), shopper(1, 5)],
        [until(10), shift(1, 10)],
        rules(slots=3, repeats=2),
        spare=SPARE,
    )
    assert passed_with_repeats(world) == [(0, 1, 1), (2, 0, 0)]
    assert [len(world.turns_of(n)) for n in range(3)] == [3, 1, 1]


def test_turns_that_no_spare_row_is_left_for_are_counted():
    # Three are to be repeated, two can.
    world = play(
        [shopper(0, 2, Turn(2, think=1), Turn(2, think=1), Turn(5, think=10))],
        [until(10), shift(1, 10)],
        rules(repeats=3),
        spare=SPARE,
    )
    assert passed_with_repeats(world) == [(0, 3, 2)]
    assert world.desk.records.turns_not_repeated == 1
    assert len(world.turns) == 6


def test_what_is_still_to_be_told_is_not_told_twice():
    # Handed over at 10 and, before anything was answered, at 12: two turns in all, not four.
    world = play(
        [shopper(0, 2, Turn(2, think=1), Turn(5, think=20))],
        [until(10), until(12, person=1, start=10), shift(2, 12)],
        rules(repeats=2),
        spare=SPARE * 2,
    )
    assert passed_with_repeats(world) == [(0, 2, 2), (0, 2, 0)]
    assert len(world.turns) == 5


def test_what_was_told_to_one_colleague_is_lost_again_with_the_next():
    # Agent 1 answers one turn (25-30) before it goes at 40: that one is lost too.
    world = play(
        [shopper(0, 2, Turn(2, think=1), Turn(5, think=20), Turn(5, think=30))],
        [until(10), until(40, person=1, start=10), shift(2, 40)],
        rules(repeats=2),
        spare=SPARE * 2,
    )
    assert passed_with_repeats(world) == [(0, 2, 2), (0, 3, 1)]
    assert len(world.turns) == 7


def test_who_has_said_the_last_word_repeats_nothing():
    # Answered at 10, silent, slot held to 70; handed over at 20.
    world = play(
        [shopper(0, 10, goodbye=False)],
        [until(20), shift(1, 20)],
        rules(auto_close=60, repeats=1),
        spare=SPARE,
    )
    assert passed_with_repeats(world) == [(0, 1, 0)]
    assert world.desk.records.contacts[0].more.tolist() == [0]


def test_who_has_left_silently_repeats_nothing():
    # 0: answered 0-4, writes at 5, gone at 6; agent 0 writes to 1 until 9 and then 9-14 to nobody.
    world = play(
        [shopper(0, 4, Turn(5, think=1, patience=1), silent=True), shopper(0, 5)],
        [until(20), shift(1, 20)],
        rules(slots=2, auto_close=60, repeats=1),
        spare=SPARE,
    )
    assert world.turns_of(0) == [(0, 0, 4, 0), (5, 9, 14, 0)]
    assert passed_with_repeats(world) == [(0, 1, 0)]
    assert world.desk.records.contacts[0].more.tolist() == [0, 0]
    assert world.desk.records.turns_not_repeated == 0


def test_only_a_hand_over_loses_context():
    # A transfer at 12: agent 1 reads one turn of 4 s, but nothing is repeated.
    world = play(
        [shopper(0, 10, Turn(5, think=2)), shopper(0, 30)],
        [shift(0, 0), shift(1, 11)],
        rules(slots=2, transfers=True, repeats=1, reread=4),
        spare=SPARE,
    )
    assert world.turns_of(0) == [(0, 0, 10, 0), (12, 12, 21, 1)]
    assert passed_with_repeats(world) == [(0, 1, 0)]
