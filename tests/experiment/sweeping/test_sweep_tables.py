"""What a sweep tells: tidy tables whose numbers are those of the runs, one by one."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from experiment.sweeping.worlds import BASE, GRID, KEYS, MOST, RELAY, RELAYS, SEATS

import cssim as cs
from cssim.errors import CssimError
from cssim.experiment.statistics import mean_interval
from cssim.experiment.sweeping import grid, open_sweep, resume, sweep
from cssim.experiment.sweeping.store import writing
from cssim.scenario import Scenario

CHATS_AT_ONCE = "desk.concurrent_chats"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("tables") / "sweep.db"
    sweep(BASE, GRID, n=3, store=file, workers=1, progress=False)
    return file


def in_memory(points: Any, n: int = 1, scenario: cs.Scenario = BASE) -> cs.Sweep:
    return sweep(scenario, points, n=n, workers=1, progress=False)


def test_points_and_scenarios_stand_in_the_order_asked_for(store: Path) -> None:
    found = open_sweep(store)
    assert found.paths == (SEATS, CHATS_AT_ONCE)
    assert [*map(dict, found.points)] == grid(GRID)
    assert found.scenarios == tuple(BASE.replace(point) for point in grid(GRID))
    assert found.n == 3
    assert repr(found) == "<Sweep of 4 points × 3 replications: 12 cells done, 0 failed>"


def test_every_number_is_the_one_of_its_run(store: Path) -> None:
    cells = open_sweep(store).cells()
    assert [*cells] == [SEATS, CHATS_AT_ONCE, "scenario", "replication", *KEYS]
    assert len(cells) == 12
    for _, row in cells.iterrows():
        scenario = BASE.replace({path: row[path] for path in (SEATS, CHATS_AT_ONCE)})
        kpis = cs.run(scenario, replication=row["replication"]).kpis
        assert row["scenario"] == scenario.fingerprint[:12]
        assert all(row[key] == kpis[key] or math.isnan(kpis[key]) for key in KEYS)
        assert [math.isnan(row[key]) for key in KEYS] == [math.isnan(kpis[key]) for key in KEYS]


def test_values_are_a_column_of_the_cells(store: Path) -> None:
    found = open_sweep(store)
    cells = found.cells()
    for place in range(4):
        column = cells["occupancy"].to_numpy()[3 * place : 3 * place + 3]
        assert found.values(place, "occupancy").tolist() == column.tolist()


def test_the_table_holds_means_and_intervals(store: Path) -> None:
    found = open_sweep(store)
    table = found.table(confidence=0.9)
    assert [*table] == [SEATS, CHATS_AT_ONCE, "key", "n", "mean", "low", "high", "unit"]
    assert len(table) == 4 * len(KEYS)
    row = table[(table[SEATS] == 2) & (table[CHATS_AT_ONCE] == 1) & (table["key"] == "occupancy")]
    values = found.values(2, "occupancy")
    expected = mean_interval(values, 0.9, watched=False)
    assert expected is not None
    assert row[["n", "mean", "low", "high", "unit"]].to_numpy().tolist() == [
        [3, np.mean(values), expected.low, expected.high, "share"]
    ]


def test_one_replication_has_a_mean_and_no_interval() -> None:
    table = in_memory({SEATS: [1]}).table().set_index("key").loc["occupancy"]
    assert table["n"] == 1
    assert table["mean"] == cs.run(BASE.replace({SEATS: 1})).kpis["occupancy"]
    assert math.isnan(table["low"])
    assert math.isnan(table["high"])


def test_fewer_replications_than_the_store_has_are_the_first_of_them(store: Path) -> None:
    found = sweep(BASE, GRID, n=2, store=store, workers=1, progress=False)
    assert found.n == 2
    assert found.counts() == (8, 0, 0)
    assert found.cells()["replication"].tolist() == [0, 1] * 4
    assert found.values(0, "occupancy").shape == (2,)
    assert open_sweep(store).n == 3
    assert resume(store, n=1, workers=1, progress=False).counts() == (4, 0, 0)


def test_some_of_the_points_of_a_store(store: Path) -> None:
    found = sweep(BASE, grid(GRID)[2:], n=3, store=store, workers=1, progress=False)
    assert [point[SEATS] for point in found.points] == [2, 2]
    assert found.cells()[SEATS].tolist() == [2] * 6


def test_a_point_that_leaves_a_path_alone_has_the_value_of_the_scenario() -> None:
    work = {"dist": "constant", "mean": "10 s"}
    found = in_memory([{}, {SEATS: 1}, {"shop.chat.work": work}, {"desk.auto_close": "9 min"}])
    assert found.paths == (SEATS, "shop.chat.work", "desk.auto_close")
    own = BASE.values
    assert [point[SEATS] for point in found.points] == [own[SEATS], 1, own[SEATS], own[SEATS]]
    assert found.points[1]["shop.chat.work"] == own["shop.chat.work"]
    assert found.points[2]["shop.chat.work"] == work
    assert found.points[0]["desk.auto_close"] == own["desk.auto_close"]
    assert len({one.fingerprint for one in found.scenarios}) == 4


def test_a_table_that_is_left_alone_and_one_that_is_not_there() -> None:
    demand = {"saturday": 1.0, "sunday": 2.0}
    found = in_memory([{}, {"shop.demand.weekday": demand}, {"response": {"within": "50 s"}}])
    first, second, third = found.points
    weekday = "shop.demand.weekday"
    written = {
        path.removeprefix(f"{weekday}."): value
        for path, value in BASE.values.items()
        if path.startswith(weekday)
    }
    assert first[weekday] == (written or "none")
    assert second[weekday] == demand
    assert third["response"] == {"within": "50 s"}
    assert len(found.cells()) == 3


def test_failed_cells_are_in_a_table_of_their_own() -> None:
    found = in_memory(RELAYS, n=4, scenario=RELAY)
    assert repr(found) == "<Sweep of 2 points × 4 replications: 6 cells done, 2 failed>"
    cells = found.cells()
    assert [*zip(cells[MOST], cells["replication"], strict=True)] == [
        (1, 0), (1, 2), (6, 0), (6, 1), (6, 2), (6, 3)
    ]  # fmt: skip
    failed = found.failed()
    assert [*failed] == ["scenario", "replication", "reason"]
    assert failed["replication"].tolist() == [1, 3]
    assert set(failed["scenario"]) == {found.scenarios[0].fingerprint[:12]}
    assert all("Raise shop.chat.context.most" in reason for reason in failed["reason"])
    assert found.table().query("key == 'paid_hours'")["n"].tolist() == [2, 4]


def test_a_sweep_without_failures_has_an_empty_table_of_them(store: Path) -> None:
    failed = open_sweep(store).failed()
    assert failed.empty
    assert [*failed] == ["scenario", "replication", "reason"]


def test_a_sweep_in_memory_is_the_one_in_a_file(store: Path) -> None:
    found = in_memory(GRID, n=3)
    assert found.cells().equals(open_sweep(store).cells())
    assert found.points == open_sweep(store).points


def test_different_numbers_of_replications_in_one_store(tmp_path: Path) -> None:
    file = tmp_path / "sweep.db"
    sweep(BASE, {SEATS: [1]}, n=3, store=file, workers=1, progress=False)
    sweep(BASE, {SEATS: [2]}, n=1, store=file, workers=1, progress=False)
    found = open_sweep(file)
    assert found.n == 3
    assert found.counts() == (4, 0, 0)
    assert found.values(1, "occupancy").shape == (1,)


def test_what_a_sweep_has_not_is_refused_with_the_nearest(store: Path) -> None:
    found = open_sweep(store)
    with pytest.raises(cs.CssimError, match=r"'ocupancy'; did you mean 'occupancy'\?"):
        found.values(0, "ocupancy")
    with pytest.raises(cs.CssimError, match="point is 4; this sweep has 4, from 0"):
        found.values(4, "occupancy")
    with pytest.raises(cs.CssimError, match="point is -1"):
        found.values(-1, "occupancy")
    with pytest.raises(cs.CssimError, match="confidence is 95"):
        found.table(confidence=95)


def test_a_sweep_of_another_scenario_wants_a_store_of_its_own(tmp_path: Path) -> None:
    """Its points would have the same values in the table, and nobody could tell them apart."""
    file = tmp_path / "sweep.db"
    sweep(BASE, {SEATS: [1]}, n=1, store=file, workers=1, progress=False)
    other = BASE.replace({"shop.demand.per_day": 40})
    with pytest.raises(CssimError, match=r"another scenario, .* differ at shop\.demand\.per_day\."):
        sweep(other, {SEATS: [1]}, n=1, store=file, workers=1, progress=False)
    assert open_sweep(file).scenarios == (BASE.replace({SEATS: 1}),)
    titled = Scenario.from_json(BASE.to_json())
    sweep(titled, {SEATS: [2]}, n=1, store=file, workers=1, progress=False)
    assert len(open_sweep(file).points) == 2


def test_a_scenario_asked_for_in_two_ways_is_one_point(tmp_path: Path) -> None:
    file, spelt = tmp_path / "sweep.db", "desk.auto_close"
    for points in ([{spelt: "60 s"}], [{spelt: "1 min"}, {spelt: "5 min"}]):
        found = sweep(BASE, points, n=2, store=file, workers=1, progress=False)
        assert [point[spelt] for point in found.points] == [point[spelt] for point in points]
    found = open_sweep(file)
    assert [point[spelt] for point in found.points] == ["60 s", "5 min"]
    assert found.counts() == (4, 0, 0)
    assert resume(file, n=3, workers=1, progress=False).cells().shape[0] == 6


def test_values_at_each_point_are_those_at_one(store: Path) -> None:
    found = open_sweep(store)
    each = [*found.each_values(["occupancy", "paid_hours"])]
    assert [[*values] for values in each] == 4 * [["occupancy", "paid_hours"]]
    for place, values in enumerate(each):
        for key, column in values.items():
            assert column.tolist() == found.values(place, key).tolist()
    with pytest.raises(cs.CssimError, match="no measure 'paid_hour'; did you mean 'paid_hours'"):
        next(found.each_values(["occupancy", "paid_hour"]))


def test_one_scenario_without_the_others(store: Path) -> None:
    found = open_sweep(store)
    assert found.fingerprints == tuple(scenario.fingerprint for scenario in found.scenarios)
    assert found.scenario(2) == BASE.replace(grid(GRID)[2])
    with pytest.raises(cs.CssimError, match="point is 4; this sweep has 4, from 0"):
        found.scenario(4)


def test_a_store_that_nothing_was_asked_of_yet(tmp_path: Path) -> None:
    """As a kill between its first two transactions leaves it."""
    file = tmp_path / "sweep.db"
    with writing(file, new=True):
        pass
    found = open_sweep(file)
    assert (found.points, found.n, found.counts()) == ((), 0, (0, 0, 0))
    assert found.cells().empty
    assert found.table().empty
    assert found.failed().empty
    found.export(tmp_path / "cells.csv")
    with pytest.raises(cs.CssimError, match="the sweep has no points yet"):
        cs.meets(found, at_least={"first_response_60": 0.5})
    assert resume(file, workers=1, progress=False).points == ()
