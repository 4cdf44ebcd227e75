"""Which shoppers are answered sooner, later, won or lost under a second rulebook."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pandas as pd
import pytest
from experiment.small import BUSY_ALONE, BUSY_TODAY, PROPOSED, TODAY
from results.rich import AMENDED, BUSY, RICH
from show.tiny import SCENARIO, chat, tiny

import cssim as cs
from cssim.experiment.comparing.changes import PairChanges, changes_between
from cssim.experiment.comparing.fates import (
    FATES,
    Fate,
    FateCounts,
    GroupCounts,
    count_fates,
)
from cssim.experiment.comparing.shoppers import ShopperChanges
from cssim.experiment.comparing.weeks import weeks_of
from cssim.experiment.statistics import mean_interval
from cssim.model import Outcome

BY = ["hour", "weekday", "topic", "on_duty"]
NOW, PROMPT, LATE = {"first_response": 20}, {"first_response": 10}, {"first_response": 50}
NEVER: dict[str, Any] = {"outcome": Outcome.LEFT_OPENLY}


def first(number: int = 0, arrived: float = 0, **more: Any) -> dict[str, Any]:
    row = {"shopper": number, "after": -1, "counted": True, "attended": True, "agent": -1}
    return chat(number, arrived, **row | more)


def again(number: int, shopper: int, arrived: float, **more: Any) -> dict[str, Any]:
    return first(number, arrived, shopper=shopper, after=shopper, **more)


def message(answered: float | None) -> dict[str, Any]:
    return {"outcome": Outcome.OFFLINE, "message_left": 0, "message_answered": answered}


def counted(one: list[dict[str, Any]], two: list[dict[str, Any]]) -> FateCounts:
    return count_fates(tiny(chats=one), tiny(chats=two))


def fates(counts: GroupCounts, group: int = 0) -> dict[Fate, int]:
    return {f: int(n) for f, n in zip(FATES, counts.shoppers[group], strict=True) if n}


@pytest.mark.parametrize(
    ("one", "two", "fate"),
    [
        (NOW, NOW, Fate.SAME),
        (NOW, PROMPT, Fate.SOONER),
        (NOW, LATE, Fate.LATER),
        (NOW, {"first_response": 20.999}, Fate.SAME),
        (NOW, {"first_response": 21}, Fate.LATER),
        (NOW, {"first_response": 19.001}, Fate.SAME),
        (NOW, {"first_response": 19}, Fate.SOONER),
        (NOW, NEVER, Fate.LOST),
        (NEVER, LATE, Fate.WON),
        (NEVER, {"outcome": Outcome.LOST}, Fate.NEITHER),
        (NOW, message(90), Fate.LATER),
        (message(90), message(90), Fate.SAME),
        (message(90), NOW, Fate.SOONER),
        (message(None), NOW, Fate.WON),
        (message(90), message(None), Fate.LOST),
        ({"first_response": 200}, message(90), Fate.SOONER),
        (NOW, {**message(5000), **NOW}, Fate.SAME),
    ],
)
def test_the_fate_of_one_shopper(one: Any, two: Any, fate: Fate) -> None:
    assert fates(counted([first(**one)], [first(**two)]).whole) == {fate: 1}


def test_an_answer_after_coming_back_counts_from_the_first_message() -> None:
    came_back = [first(**NEVER), again(5, 0, 100, **PROMPT)]
    assert fates(counted([first(first_response=110)], came_back).whole) == {Fate.SAME: 1}
    assert fates(counted([first(**NOW)], came_back).whole) == {Fate.LATER: 1}
    assert fates(counted([first(**NEVER)], came_back).whole) == {Fate.WON: 1}
    twice = [first(**NOW), again(5, 0, 100, **PROMPT)]
    assert fates(counted([first(**NOW)], twice).whole) == {Fate.SAME: 1}


def test_a_shopper_who_comes_back_is_one_shopper() -> None:
    back = [first(0, **NEVER), first(1, 5, **NOW), again(7, 0, 90, **NEVER), again(8, 0, 300)]
    assert fates(counted(back, [first(0, **NOW), first(1, 5, **NOW)]).whole) == {
        Fate.WON: 1,
        Fate.SAME: 1,
    }


def test_who_first_came_in_other_days_does_not_count() -> None:
    rows = [first(0, **NOW, counted=False), first(1, 1, **NOW)]
    assert fates(counted(rows, rows).whole) == {Fate.SAME: 1}


def test_by_how_much_is_the_median() -> None:
    one = [first(n, n, first_response=100) for n in range(6)]
    two = [first(n, n, first_response=r) for n, r in enumerate([90, 60, 20, 107, 101, 100.5])]
    found = counted(one, two).whole
    assert fates(found) == {Fate.SOONER: 3, Fate.LATER: 2, Fate.SAME: 1}
    np.testing.assert_array_equal(found.seconds, [[40, 4]])
    np.testing.assert_array_equal(counted(one, one).whole.seconds, [[np.nan, np.nan]])


def test_who_gets_only_a_message_answered_is_told_apart() -> None:
    one = [first(0, **NOW), first(1, 1, **NOW), first(2, 2, **message(99)), first(3, **message(9))]
    two = [first(0, **message(99)), first(1, 1, **LATE), first(2, 2, **NOW), first(3, **message(5))]
    found = counted(one, two).whole
    assert fates(found) == {Fate.SOONER: 2, Fate.LATER: 2}
    np.testing.assert_array_equal(found.by_message, [[1, 1]])


def test_groups_are_those_of_the_first_contact() -> None:
    topics = {"shop.chat.topics": {"pre-sale": 1.0, "after-sale": 1.0}}
    scenario = SCENARIO.replace({**topics, "study.days": 2})  # from a Monday on
    early, night = 0, 16.5 * 3600  # 09:00, and 01:30 of the night that ends the service day
    one = [
        first(0, early, topic=1, **NOW),
        first(1, night, topic=0, attended=False, **NEVER),
        first(2, 24 * 3600, day=1, topic=1, **NOW),
        again(9, 1, night + 9 * 3600, topic=1, day=1, attended=True, **NEVER),
    ]
    two = [
        first(0, early, topic=1, attended=False, **NEVER),
        first(1, night, topic=0, attended=False, **NEVER),
        first(2, 24 * 3600, day=1, topic=1, **NOW),
    ]
    found = count_fates(tiny(scenario, chats=one), tiny(scenario, chats=two))
    assert found.topics == ("pre-sale", "after-sale")
    assert fates(found.hour, 9) == {Fate.LOST: 1, Fate.SAME: 1}
    assert fates(found.hour, 1) == {Fate.NEITHER: 1}
    assert fates(found.weekday, 0) == {Fate.LOST: 1, Fate.NEITHER: 1}
    assert fates(found.weekday, 1) == {Fate.SAME: 1}
    assert fates(found.topic, 0) == {Fate.NEITHER: 1}
    assert fates(found.topic, 1) == {Fate.LOST: 1, Fate.SAME: 1}
    assert [fates(found.on_duty, k) for k in range(4)] == [
        {Fate.SAME: 1},
        {Fate.LOST: 1},
        {},
        {Fate.NEITHER: 1},
    ]


def test_nobody_at_all_is_counted_too() -> None:
    found = counted([], [])
    assert fates(found.whole) == {}
    assert np.isnan(found.whole.seconds).all()


PAIRS = {
    "other rulebook": (BUSY_TODAY, PROPOSED.replace({"shop.demand.per_day": 600})),
    "half the seats": (BUSY_TODAY, BUSY_ALONE),
    "everything": (RICH, RICH.replace({"shifts.late.seats": 1, "desk.concurrent_chats": 1})),
    "everything, amended": (RICH.replace(BUSY), AMENDED.replace(BUSY)),
}


@pytest.fixture(scope="module", params=PAIRS)
def pair(request: pytest.FixtureRequest) -> tuple[cs.Run, cs.Run]:
    one, two = PAIRS[request.param]
    return cs.run(one, replication=3), cs.run(two, replication=3)


def in_words(one: cs.Run, two: cs.Run) -> pd.DataFrame:
    """The same once more, shopper by shopper, from the tables for people."""
    rows = {}
    for number, run in enumerate((one, two)):
        chats = run.tables.chats
        for row in chats[chats["counted"]].to_dict("records"):
            own = rows.setdefault(row["shopper"], {"answers": ([], [])})
            if row["after"] == -1:
                service_day = row["arrived"] - pd.Timedelta("4h")
                own["hour"], own["weekday"] = row["arrived"].hour, service_day.day_name().lower()
                own["topic"] = [*one.scenario.shop.chat.topics, "all"][row["topic"]]
                own[f"attended {number}"] = row["attended"]
            if not np.isnan(row["first_response"]):
                at = row["arrived"] + pd.Timedelta(row["first_response"], unit="s")
                own["answers"][number].append((at, "live"))
            elif not pd.isna(row["message_answered"]):
                own["answers"][number].append((row["message_answered"], "message"))
    for own in rows.values():
        before, after = (min(answers, default=None) for answers in own.pop("answers"))
        own["fate"], own["by"], own["switched"] = fate_in_words(before, after)
        duty = (own.pop("attended 0"), own.pop("attended 1"))
        own["on_duty"] = {
            (True, True): "both",
            (True, False): "only first",
            (False, True): "only second",
            (False, False): "neither",
        }[duty]
    return pd.DataFrame.from_dict(rows, orient="index")


def fate_in_words(before: Any, after: Any) -> tuple[str, float, bool]:
    if before is None or after is None:
        names = {(True, False): "won", (False, True): "lost", (True, True): "neither"}
        return names[before is None, after is None], np.nan, False
    change = round((after[0] - before[0]) / pd.Timedelta("1us"))
    if abs(change) < 1_000_000:
        return "same", np.nan, False
    ways = (before[1], after[1])
    switched = ways == (("live", "message") if change > 0 else ("message", "live"))
    return "later" if change > 0 else "sooner", abs(change) / 1e6, switched


@pytest.mark.parametrize("by", [None, *BY])
def test_counts_and_words_agree(pair: tuple[cs.Run, cs.Run], by: str | None) -> None:
    shoppers = in_words(*pair)
    table = ShopperChanges.of([changes_between(*pair)], ("a", "b"), 0.95, watched=False).table(by)
    assert table["shoppers"].sum() == len(shoppers) > 100
    for row in table.to_dict("records"):
        group = shoppers if by is None else shoppers[shoppers[by] == row[by]]
        own = group[group["fate"] == row["fate"]]
        assert row["shoppers"] == len(own)
        if len(group):
            assert row["share"] == pytest.approx(len(own) / len(group))
            if row["fate"] in ("sooner", "later"):
                assert row["by_message"] == pytest.approx(own["switched"].sum() / len(group))
                assert row["seconds"] == pytest.approx(own["by"].median(), nan_ok=True)
        else:
            assert np.isnan(row["share"])


def test_all_fates_occur_in_these_checks() -> None:
    one, two = PAIRS["everything"]
    found = in_words(*(cs.run(s, replication=3) for s in (one, two)))
    assert set(found["fate"]) == {fate.value for fate in Fate}
    assert found["switched"].any()
    assert set(found["topic"]) == {"pre-sale", "after-sale"}


def test_shoppers_are_neither_lost_nor_added(pair: tuple[cs.Run, cs.Run]) -> None:
    found = count_fates(*pair)
    chats = pair[0].tables.columns.chats
    shoppers = (chats["counted"] & (chats["after"] == -1)).sum()
    for by in ("whole", *BY):
        counts = getattr(found, by)
        np.testing.assert_array_equal(counts.shoppers.sum(axis=0), found.whole.shoppers[0])
        np.testing.assert_array_equal(counts.by_message.sum(axis=0), found.whole.by_message[0])
        assert counts.shoppers.sum() == shoppers


def test_the_other_way_round_everything_is_the_other_way_round(
    pair: tuple[cs.Run, cs.Run],
) -> None:
    there, back = count_fates(*pair), count_fates(*reversed(pair))
    turned = [FATES.index(f) for f in map(Fate, ("later", "same", "sooner", "lost", "won"))]
    for by in ("whole", "hour", "weekday", "topic"):
        one, two = getattr(there, by), getattr(back, by)
        np.testing.assert_array_equal(one.shoppers, two.shoppers[:, [*turned, 5]])
        np.testing.assert_array_equal(one.seconds, two.seconds[:, ::-1])
        np.testing.assert_array_equal(one.by_message, two.by_message[:, ::-1])


def test_under_the_same_rulebook_nothing_changes_for_anybody() -> None:
    run = cs.run(RICH)
    assert set(fates(count_fates(run, run).whole)) == {Fate.SAME, Fate.NEITHER}


@pytest.mark.parametrize(
    "other",
    [
        cs.run(TODAY, replication=1),
        cs.run(TODAY.replace({"study.seed": 4})),
        cs.run(TODAY.replace({"study.days": 1})),
    ],
)
def test_other_shoppers_are_refused(other: cs.Run) -> None:
    with pytest.raises(cs.CssimError, match="other shoppers; play both with the same shop, study"):
        changes_between(cs.run(TODAY), other)


def test_other_people_are_refused_even_where_nobody_comes() -> None:
    quiet = TODAY.replace({"shop.demand.per_day": 1e-9})
    with pytest.raises(cs.CssimError, match="play both with the same shop, study and replication"):
        changes_between(cs.run(quiet), cs.run(quiet, replication=1))


def test_what_is_kept_is_small_however_many_shoppers() -> None:
    few, many = (
        len(pickle.dumps(changes_between(cs.run(s), cs.run(s)))) for s in (TODAY, BUSY_TODAY)
    )
    assert few == many < 6000


WEEKS = weeks_of(tiny())


def made(counts: list[tuple[int, ...]], **more: Any) -> ShopperChanges:
    """Replications in which so many shoppers met each fate, in the order of `FATES`."""
    changes = []
    for row in counts:
        shoppers = np.array([row])
        group = GroupCounts(shoppers, np.zeros((1, 2), dtype=int), np.full((1, 2), 5.0))
        empty = GroupCounts(*(np.zeros((24, 6)), np.zeros((24, 2)), np.full((24, 2), np.nan)))
        empty.shoppers[8] = row
        counted = FateCounts(("all",), group, empty, empty, group, empty)
        changes.append(PairChanges(counted, (WEEKS, WEEKS)))
    return ShopperChanges.of(changes, ("a", "b"), **{"confidence": 0.9, "watched": False, **more})


VARIED = [(10 + n % 3, 50, 5 + n % 2, 5, int(n < 9), 30) for n in range(12)]


@pytest.mark.parametrize("watched", [False, True])
def test_intervals_hold_for_all_fates_together(watched: bool) -> None:
    found = made(VARIED, watched=watched)
    shares = np.array([row[0] / sum(row) for row in VARIED])
    sooner = found.fate(Fate.SOONER)
    assert sooner.share == pytest.approx(shares.mean())
    assert sooner.interval is not None
    wanted = mean_interval(shares, 1 - 0.1 / 6, watched=watched)
    assert wanted is not None
    assert (sooner.interval.low, sooner.interval.high) == pytest.approx(
        (max(wanted.low, 0), min(wanted.high, 1))
    )
    by_hour = next(row for row in found.rows("hour") if row.group == 8)
    assert by_hour.interval is not None
    assert by_hour.interval.confidence == pytest.approx(1 - 0.1 / (6 * 24))


def test_what_is_seen_in_few_replications_has_no_interval() -> None:
    found = made(VARIED)
    assert found.fate(Fate.LOST).share > 0
    assert found.fate(Fate.LOST).interval is None
    assert made([(0, 0, 0, 0, 0, 9)] * 12).fate(Fate.NEITHER).interval is None
    assert made(VARIED[:3]).fate(Fate.LOST).interval is not None  # seen in all three
    assert made(VARIED[:1]).fate(Fate.LOST).interval is None


def test_an_interval_of_a_share_is_between_0_and_1() -> None:
    found = made([(n % 7 == 0, 99, 0, 0, 0, 0) for n in range(80)])
    sooner, same = found.fate(Fate.SOONER).interval, found.fate(Fate.SAME).interval
    assert sooner is not None
    assert same is not None
    assert 0 <= sooner.low < sooner.high < 0.02
    assert 0.98 < same.low < same.high <= 1
    wild = made([(1 + 97 * (n == 0), 1, 97 * (n > 0), 0, 0, 0) for n in range(10)], watched=True)
    found_nothing = wild.fate(Fate.SOONER).interval
    assert found_nothing is not None
    assert (found_nothing.low, found_nothing.high) == (0, 1)


def test_a_share_is_undefined_if_nobody_comes_in_some_replication() -> None:
    found = made([*VARIED, (0,) * 6]).fate(Fate.SOONER)
    assert np.isnan(found.share)
    assert found.interval is None
    assert found.shoppers == pytest.approx(sum(row[0] for row in VARIED) / 13)


def test_seconds_are_a_mean_of_medians() -> None:
    changes = [
        changes_between(tiny(chats=[first(**NOW)]), tiny(chats=[first(first_response=r)]))
        for r in (25, 28, 32, 20)
    ]
    found = ShopperChanges.of(changes, ("a", "b"), 0.95, watched=False)
    assert found.fate(Fate.LATER).seconds == pytest.approx((5 + 8 + 12) / 3)
    assert np.isnan(found.fate(Fate.SOONER).seconds)


@pytest.mark.parametrize("by", BY)
def test_a_table_names_its_groups(by: str) -> None:
    run = cs.run(RICH)
    found = ShopperChanges.of([changes_between(run, run)], ("a", "b"), 0.95, watched=False)
    table = found.table(by)
    numbers = ["share", "low", "high", "shoppers", "seconds", "by_message"]
    assert list(table.columns) == [by, "fate", *numbers]
    assert list(table["fate"][:6]) == [fate.value for fate in Fate]
    assert len(table) == 6 * table[by].nunique()
    shares = table.groupby(by, sort=False)["share"].sum(min_count=6).dropna()
    assert shares.tolist() == pytest.approx([1] * len(shares))


@pytest.mark.parametrize(
    ("by", "hint"), [("hours", "did you mean 'hour'"), ("whole", "hour"), (3, "one of: hour")]
)
def test_an_unknown_grouping_comes_with_those_there_are(by: Any, hint: str) -> None:
    with pytest.raises(cs.CssimError) as caught:
        made(VARIED).table(by)
    assert repr(by) in str(caught.value)
    assert hint in str(caught.value)
    assert all(known in str(caught.value) for known in BY)
