"""The benchmark compares like with like: both desks give the same answers, to the microsecond."""

import numpy as np
import pytest

from benchmarks import measure
from benchmarks.reference_work import (
    AGENTS_AT_LOAD_1,
    AGENTS_AT_LOAD_2,
    NUMBERS,
    Answers,
    answers_of,
    draw_work,
    offered_load,
    play_idiomatically,
    play_on_desk,
)
from cssim.model import Outcome

DAYS = 4
OVERRUN = 1


@pytest.fixture(scope="module", params=[1, 2])
def contacts(request):
    return draw_work(DAYS, seed=request.param)


@pytest.mark.parametrize("agents", [AGENTS_AT_LOAD_1, AGENTS_AT_LOAD_2, OVERRUN])
def test_both_desks_agree_on_every_turn_and_every_leaver(contacts, agents):
    ours = answers_of(play_on_desk(contacts, DAYS, agents))
    idiomatic = answers_of(play_idiomatically(contacts, DAYS, agents))
    assert ours.differences(idiomatic) == {}


@pytest.mark.parametrize("agents", [AGENTS_AT_LOAD_1, AGENTS_AT_LOAD_2])
def test_some_are_answered_and_some_leave(contacts, agents):
    answers = answers_of(play_idiomatically(contacts, DAYS, agents))
    count = np.bincount(answers.outcome)
    assert count[Outcome.ANSWERED] > 1000
    assert count[Outcome.LEFT_OPENLY] > 500


def test_an_overrun_shop_sends_its_line_home_at_closing_time():
    answers = answers_of(play_idiomatically(draw_work(DAYS, seed=1), DAYS, OVERRUN))
    assert (answers.outcome == Outcome.LOST).any()


def test_the_loads_are_what_they_are_called(contacts):
    assert offered_load(contacts, DAYS, AGENTS_AT_LOAD_1) == pytest.approx(1.1, abs=0.1)
    assert offered_load(contacts, DAYS, AGENTS_AT_LOAD_2) == pytest.approx(2.2, abs=0.2)


def test_auto_close_is_set_and_never_strikes(contacts):
    assert NUMBERS.auto_close is not None
    assert contacts.think.max() < NUMBERS.auto_close


def test_a_difference_of_one_microsecond_is_seen():
    column = np.arange(3)
    answers = Answers(column, column, column, column)
    late = Answers(column, column, column + np.array([0, 0, 1]), column)
    assert answers.differences(late) == {"sent": 1}


def test_desks_that_disagree_are_not_timed(contacts, monkeypatch):
    def one_more(contacts, days, agents):
        return play_idiomatically(contacts, days, agents + 1)

    monkeypatch.setitem(measure.PLAYERS, "idiomatic", one_more)
    with pytest.raises(measure.DisagreementError, match="begin"):
        measure.compare_at_load(contacts, DAYS, AGENTS_AT_LOAD_2, rounds=1)
