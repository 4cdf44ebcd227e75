"""The public interface on scenarios/theory against Erlang C, Erlang A and Pollaczek-Khinchine.

The files have one slot an agent, shoppers who ask one question and say goodbye, and flat Poisson
demand, so a run is the textbook queue. A shift covers a whole service day and its people start the
next one at the instant it ends, so nobody is ever off. What could be missing is checked too: the
shoppers of the days that count are followed to their end, for a day to cool down comes after them.
"""

from pathlib import Path

import numpy as np
import pytest
from reductions.agreement import assert_agrees
from reductions.luck import Queue

import cssim as cs
from cssim.fate import draw_shoppers
from cssim.model import NOT_YET
from cssim.theory import erlang_a, erlang_c, erlang_c_mean_wait, mg1_mean_wait
from cssim.units import DAY, MINUTE, SECOND

THEORY = Path(__file__).parents[2] / "scenarios" / "theory"
REPLICATIONS = 40

ERLANG = Queue(agents=13, mean_gap=MINUTE / 3.5, mean_work=3 * MINUTE)
ONE_AGENT = Queue(agents=1, mean_gap=MINUTE / 0.7, mean_work=MINUTE, work_cv=1.2)


def load(name, days):
    return cs.load(THEORY / name).replace({"study.days": days, "study.cool_down": 1})


class Played:
    """All replications of a scenario: waits in seconds, KPIs, and the luck of the draw."""

    def __init__(self, scenario, queue):
        self.waits, self.kpis, self.luck = [], [], []
        for replication in range(REPLICATIONS):
            run = cs.run(scenario, replication=replication)
            self.waits.append(waits_of(run))
            self.kpis.append(run.kpis)
            self.luck.append(luck_of(scenario, queue, replication))

    def assert_agrees(self, values, exact):
        assert_agrees(values, exact, luck=self.luck)

    def assert_kpi_agrees(self, key, exact):
        self.assert_agrees([kpis[key] for kpis in self.kpis], exact)


def waits_of(run):
    """Return seconds from message to composing, or to leaving, of shoppers who count."""
    chats, turns = run.tables.columns.chats, run.tables.columns.turns
    over = np.where(turns["begin"] == NOT_YET, chats["left"], turns["begin"])
    waits = (over - turns["message"])[chats["counted"]]
    assert (waits >= 0).all()
    return waits / SECOND


def luck_of(scenario, queue, replication):
    shoppers = draw_shoppers(scenario.shop, scenario.study, replication)
    first = np.searchsorted(shoppers.day, scenario.study.warm_up)
    last = np.searchsorted(shoppers.day, scenario.study.warm_up + scenario.study.days)
    days = shoppers.day[-1] + 1
    crowd = len(shoppers.day) * queue.mean_gap / (days * DAY) - 1
    contacts = shoppers.contacts
    return [crowd, *queue.luck(contacts.at, contacts.work, slice(first, last))]


@pytest.mark.slow
def test_erlang_c():
    played = Played(load("erlang-c.toml", days=3), ERLANG)
    published = 26.56
    assert 60 * erlang_c_mean_wait(3.5, 3.0, 13) == pytest.approx(published, abs=0.005)
    played.assert_agrees([w.mean() for w in played.waits], published)
    played.assert_agrees([np.mean(w > 0) for w in played.waits], erlang_c(13, 10.5))
    played.assert_kpi_agrees("response_mean", published + 180)
    played.assert_kpi_agrees("occupancy", 10.5 / 13)
    assert all(kpis["abandoned_openly"] == 0 for kpis in played.kpis)


@pytest.mark.slow
def test_erlang_a():
    played = Played(load("erlang-a.toml", days=3), ERLANG)
    exact = erlang_a(3.5, 3.0, 13, mean_patience=5.0)
    published = 9.91
    assert 60 * exact.mean_wait == pytest.approx(published, abs=0.005)
    played.assert_agrees([w.mean() for w in played.waits], published)
    played.assert_agrees([np.mean(w > 0) for w in played.waits], exact.p_wait)
    played.assert_kpi_agrees("abandoned_openly", exact.p_abandon)
    played.assert_kpi_agrees("occupancy", exact.occupancy)


@pytest.mark.slow
def test_mg1():
    played = Played(load("mg1.toml", days=8), ONE_AGENT)
    exact = 60 * mg1_mean_wait(0.7, 1.0, service_cv=1.2)
    played.assert_agrees([w.mean() for w in played.waits], exact)
    played.assert_kpi_agrees("response_mean", exact + 60)
    played.assert_kpi_agrees("occupancy", 0.7)


@pytest.mark.slow
def test_replicate_gives_an_interval_that_holds_the_truth():
    exact = erlang_a(3.5, 3.0, 13, mean_patience=5.0)
    found = cs.replicate(load("erlang-a.toml", days=3), n=12, confidence=0.999, progress=False)
    occupancy = found.interval("occupancy")
    assert occupancy.low <= exact.occupancy <= occupancy.high
    assert occupancy.half_width < 0.02 * exact.occupancy
    served_an_hour = found.interval("chats_per_agent_hour")
    assert served_an_hour.low <= 20 * exact.occupancy <= served_an_hour.high
    assert served_an_hour.half_width < 0.02 * 20 * exact.occupancy


def test_nobody_is_ever_off_at_the_change_of_days():
    columns = cs.run(load("erlang-c.toml", days=1)).tables.columns
    assert columns.chats["attended"].all()
    assert len(columns.presence["person"]) == 13
