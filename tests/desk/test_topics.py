"""Topics and teams: who answers what; a line and offline messages for each topic."""

from desk.worlds import Task, Turn, play, rules, shift, shopper, signed_out

from cssim.model import Outcome, team_owner

TWO = rules(serves=((0,), (1,)))
"""Team 0 answers topic 0, team 1 topic 1."""

BOTH = rules(serves=((0, 1), (1,)))
"""Team 0 answers both topics, team 1 only topic 1."""


def test_a_chat_goes_to_who_answers_its_topic():
    world = play(
        [shopper(0, 5, topic=1), shopper(0, 5), shopper(0, 5, topic=1)],
        [shift(0, 0), shift(1, 0, team=1), shift(2, 0, team=1)],
        TWO,
    )
    assert world.opened == [(0, 0, 1), (0, 1, 0), (0, 2, 2)]


def test_a_line_waits_for_its_own_team():
    # 2 and 3 wait in line: 3 for topic 0 (free at 10), 2 for topic 1 (free at 50).
    world = play(
        [shopper(0, 10), shopper(0, 50, topic=1), shopper(1, 5, topic=1), shopper(2, 5)],
        [shift(0, 0), shift(1, 0, team=1)],
        TWO,
    )
    assert world.opened[2:] == [(10, 3, 0), (50, 2, 1)]


def test_of_several_lines_who_has_waited_longest_comes_first():
    # Agent 0 answers both topics; in line 1 (topic 1), 2 (topic 0), 3 (topic 1).
    world = play(
        [shopper(0, 10), shopper(1, 5, topic=1), shopper(2, 5), shopper(3, 5, topic=1)],
        [shift(0, 0)],
        BOTH,
    )
    assert [row[1] for row in world.opened] == [0, 1, 2, 3]


def test_of_those_who_came_at_one_instant_the_lowest_number_comes_first():
    world = play([shopper(0, 10), shopper(1, 5, topic=1), shopper(1, 5)], [shift(0, 0)], BOTH)
    assert [row[1] for row in world.opened] == [0, 1, 2]


def test_who_answers_one_topic_passes_over_older_ones_of_another():
    # Agent 1 (topic 1 only) is free first, at 5: 3 before 2, who came earlier.
    world = play(
        [shopper(0, 10), shopper(0, 5, topic=1), shopper(1, 5), shopper(2, 5, topic=1)],
        [shift(0, 0), shift(1, 0, team=1)],
        BOTH,
    )
    assert world.opened[2:] == [(5, 3, 1), (10, 2, 0)]


def test_nobody_of_that_topic_on_duty():
    # Team 0 is there, but topic 1 finds nobody.
    world = play(
        [shopper(0, 5, topic=1), shopper(0, 5, topic=1, message=True), shopper(0, 5)],
        [shift(0, 0)],
        TWO,
    )
    assert world.outcomes == [Outcome.LOST, Outcome.OFFLINE, Outcome.ANSWERED]


def test_offline_messages_wait_for_their_own_team():
    world = play(
        [shopper(0, 5, topic=1, message=True), shopper(1, 5, message=True)],
        [shift(0, 10), shift(1, 20, team=1)],
        TWO,
    )
    assert world.turns == [(0, 0, 20, 25, 1), (1, 1, 10, 15, 0)]


def test_offline_messages_that_two_teams_answer_go_to_the_first_who_is_free():
    # 0 and 1 of topic 1, 2 of topic 0: team 1 comes first, takes 0; team 0 at 12 takes 1, then 2.
    world = play(
        [shopper(0, 5, topic=1, message=True), shopper(1, 5, topic=1, message=True),
         shopper(2, 5, message=True)],
        [shift(1, 10, team=1), shift(0, 12)],
        BOTH,
    )  # fmt: skip
    assert world.turns == [(0, 0, 10, 15, 1), (1, 1, 12, 17, 0), (2, 2, 17, 22, 0)]


def test_only_the_line_of_the_topic_is_sent_home():
    # The only one of team 1 goes at 20: 3 finds nobody, 2 stays.
    world = play(
        [shopper(0, 50), shopper(0, 30, topic=1), shopper(1, 5), shopper(1, 5, topic=1)],
        [shift(0, 0), shift(1, 0, 20, team=1)],
        TWO,
    )
    assert world.outcomes[2:] == [Outcome.ANSWERED, Outcome.LOST]


def test_only_the_line_of_the_topic_is_sent_home_by_signing_out():
    world = play(
        [shopper(0, 50), shopper(0, 10, topic=1), shopper(1, 5), shopper(1, 5, topic=1)],
        [shift(0, 0), shift(1, 0, team=1), signed_out(1, 5, 90)],
        TWO,
    )
    assert world.outcomes[2:] == [Outcome.ANSWERED, Outcome.LOST]


def test_a_topic_that_nobody_answers():
    world = play(
        [shopper(0, 5, topic=1, message=True), shopper(0, 5, topic=1)],
        [shift(0, 0)],
        rules(topics=2),
    )
    assert world.outcomes == [Outcome.OFFLINE, Outcome.LOST]
    assert world.turns_of(0) == [(0, None, None, None)]


def test_team_work_is_for_the_team():
    world = play(
        [],
        [shift(0, 0), shift(1, 5, team=1)],
        TWO,
        [Task("reports", team_owner(1), 5), Task("reports", team_owner(0), 9)],
    )
    assert world.tasks == [(1, 0, 0, 9), (0, 1, 5, 10)]


def test_a_person_may_change_teams_from_shift_to_shift():
    # Person 0: team 0 until 20, team 1 from 40 on.
    world = play(
        [shopper(5, 5), shopper(45, 5), shopper(45, 5, topic=1)],
        [shift(0, 0, 20), shift(0, 40, 60, team=1)],
        TWO,
    )
    assert world.outcomes == [Outcome.ANSWERED, Outcome.LOST, Outcome.ANSWERED]


def test_a_person_may_change_teams_in_one_go_and_keeps_the_chats():
    # 0 (topic 0) is thinking 5-30 when team 1 begins at 20; 1 of topic 0 finds nobody from then on.
    world = play(
        [shopper(0, 5, Turn(5, think=25)), shopper(21, 5), shopper(22, 5, topic=1)],
        [shift(0, 0, 20), shift(0, 20, 60, team=1)],
        rules(slots=2, serves=((0,), (1,))),
    )
    assert world.outcomes == [Outcome.ANSWERED, Outcome.LOST, Outcome.ANSWERED]
    assert world.turns_of(0)[1] == (30, 30, 35, 0)
    assert world.left == [(60, 0)]


def test_a_change_of_teams_sends_the_line_home():
    # 1 in line for topic 0 when the only one who answers it goes over to team 1 at 20.
    world = play([shopper(0, 50), shopper(1, 5)], [shift(0, 0, 20), shift(0, 20, 90, team=1)], TWO)
    assert world.outcomes == [Outcome.ANSWERED, Outcome.LOST]
