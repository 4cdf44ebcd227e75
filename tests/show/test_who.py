"""Who is better off, in words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import cssim as cs
from cssim.experiment.comparing.agents import AgentChanges
from cssim.experiment.comparing.changes import PairChanges
from cssim.experiment.comparing.fates import FateCounts, GroupCounts
from cssim.experiment.comparing.shoppers import ShopperChanges
from cssim.experiment.comparing.weeks import AgentWeeks
from cssim.show.comparison.agents import agents_lines
from cssim.show.comparison.shoppers import shoppers_lines

N = 12
LABELS = ("today", "new")
LANGUAGES = ("en", "zh")


def weeks(hours: dict[int, float], shift: str = "day") -> AgentWeeks:
    rows = [[h, h, 0.0, 10 * h, h / 100] for h in hours.values()]
    rostered = np.ones((len(hours), 1), dtype=int)
    people = np.array(list(hours), dtype=int)
    return AgentWeeks(people, ("desk",) * len(hours), (shift,), rostered, np.array(rows))


NOBODY = (weeks({0: 40}), weeks({0: 40}))


def shoppers(
    *rows: tuple[int, ...], message: tuple[int, int] = (0, 0), hour: int = 17, n: int = N
) -> ShopperChanges:
    """So many of each fate in each replication in turn: sooner, same, later, won, lost, neither."""
    changes = []
    for number in range(n):
        row = rows[number % len(rows)]
        whole = GroupCounts(np.array([row]), np.array([message]), np.array([[41.0, 7.0]]))
        by_hour = GroupCounts(np.zeros((24, 6)), np.zeros((24, 2)), np.zeros((24, 2)))
        by_hour.shoppers[hour] = row
        counts = FateCounts(("all",), whole, by_hour, by_hour, whole, by_hour)
        changes.append(PairChanges(counts, NOBODY))
    return ShopperChanges.of(changes, LABELS, 0.95, watched=False)


def agents(first: Any, second: Any, *, n: int = N) -> AgentChanges:
    """`first` and `second` give the hours of each person in a replication."""
    fates = shoppers((0,) * 6, n=1)
    assert fates.n == 1
    counts = GroupCounts(np.zeros((24, 6)), np.zeros((24, 2)), np.zeros((24, 2)))
    kept = FateCounts(("all",), counts, counts, counts, counts, counts)
    changes = [
        PairChanges(kept, (weeks(first(number)), weeks(second(number), "night")))
        for number in range(n)
    ]
    return AgentChanges.of(changes, LABELS, 0.95, watched=False)


MANY = shoppers((140, 600, 30, 50, 20, 160), (141, 598, 30, 51, 20, 160))


def test_shoppers_are_told_in_a_few_words() -> None:
    assert MANY.sentence() == (
        "Of 1,000 shoppers “new” answers 141 sooner (median 41 s) and 30 later (median 7 s); it "
        "wins 50 that “today” never answers and loses 20 that “today” answers. Nothing changes for "
        "759, 160 of them never answered. Of those lost, 100 % come from 17:00 to 18:00. Of "
        "those won, 100 % come from 17:00 to 18:00."
    )
    assert MANY.sentence("zh") == (
        "每1,000位买家中，“new”使141位更早得到答复（中位数41秒）、30位更晚（中位数7秒）；"
        "赢得“today”下得不到答复的50位，流失“today”下得到答复的20位。759位没有变化，"
        "其中160位始终得不到答复。流失的买家中，100 %在17:00至18:00进线。"
        "赢得的买家中，100 %在17:00至18:00进线。"
    )


def test_the_last_hour_ends_at_24() -> None:
    late = shoppers((140, 600, 30, 50, 20, 160), (141, 598, 30, 51, 20, 160), hour=23)
    assert "from 23:00 to 24:00" in late.sentence()


def test_who_is_fewer_than_one_in_a_thousand() -> None:
    rarest = shoppers((1400, 8599, 0, 0, 1, 0)).sentence()
    assert "answers 140 sooner (median 41 s) and 0 later; it wins 0" in rarest
    assert "loses fewer than 1 that" in rarest
    assert "流失“today”下得到答复的不到1位" in shoppers((1400, 8599, 0, 0, 1, 0)).sentence("zh")


def test_whole_numbers_add_up() -> None:
    found = shoppers((2244, 5362, 1456, 538, 400, 0)).sentence()
    assert "answers 224 sooner" in found
    assert "and 146 later" in found
    assert "wins 54 that" in found
    assert "loses 40 that" in found
    assert "Nothing changes for 536." in found


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["median 41 s, 20 of them no longer by message", "7 s, 10 of them only by message"]),
        ("zh", ["其中20位不再只得到留言答复", "其中10位仅得到留言答复"]),
    ],
)
def test_answers_by_message_are_told(lang: str, words: list[str]) -> None:
    found = shoppers((140, 600, 30, 50, 20, 160), message=(20, 10)).sentence(lang)
    assert all(word in found for word in words)


def test_what_few_replications_show_is_not_yet_known() -> None:
    seldom = [(140, 600, 30, 50, 20 * (k < 9), 160) for k in range(N)]
    assert "Not yet known how many: lost." in shoppers(*seldom).sentence()
    assert "Of those lost" not in shoppers(*seldom).sentence()
    assert shoppers(*seldom).sentence("zh").endswith("尚不能确定有多少：流失。")
    once = shoppers((140, 600, 30, 50, 20, 160), n=1).sentence()
    assert "Not yet known how many: sooner, later, won, lost." in once
    assert "Not yet known" not in MANY.sentence()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_to_tell(lang: str) -> None:
    same = shoppers((0, 9, 0, 0, 0, 1)).sentence(lang)
    assert str(N) in same
    assert "100" not in same
    nobody = shoppers((0,) * 6, (1, 9, 0, 0, 0, 1)).sentence(lang)
    assert "nan" not in nobody
    assert nobody != same


def test_the_table_of_shoppers_has_all_fates() -> None:
    lines = shoppers_lines(MANY)
    assert len(lines) == 7
    assert lines[1][:2] == ("answered sooner", "14.1")
    assert lines[1][3] == "41 s"
    assert lines[4][0] == "won: answered only under “new”"
    assert lines[5][0] == "lost: answered only under “today”"
    low, high = map(float, lines[1][2].split(" to "))
    assert low <= 14.05 <= high
    chinese = shoppers_lines(shoppers((1, 1, 0, 0, 0, 1)), "zh")
    assert [line[2] for line in chinese[3:6]] == ["尚不确定"] * 3


TEAM = agents(
    lambda n: {0: 40.0, 1: 40.0, 2: 40.0, 3: 9.0},
    lambda n: {0: 44.0 + n % 3, 1: 40.0, 2: 30.0 - n % 2, 7: 8.0},
)


def test_agents_are_told_in_a_few_words() -> None:
    told = TEAM.sentence()
    assert told.startswith("Longer under “new”: desk 0 (day → night) +5.0 h a week (+4.")
    assert "; Shorter under “new”: desk 2 (day → night) −10.5 h a week (" in told
    assert "; As long in all replications: desk 1 (day → night); Only under “today”: " in told
    assert "desk 3 (day); Only under “new”: desk 7 (night). In every replication somebody" in told
    chinese = TEAM.sentence("zh")
    assert chinese.startswith("“new”下出勤更长：desk 0号（day → night）")
    assert "仅“today”有：desk 3号（day）；仅“new”有：desk 7号（night）。每次重复中" in chinese


@pytest.mark.parametrize(
    ("often", "english", "chinese"),
    [
        (0, "In no replication does anybody work over 1 h", "无人每周多出勤超过1小时"),
        (3, "In 25 % of the replications somebody works", "25 %的重复中，有人每周多出勤"),
        (12, "In every replication somebody works over 1 h a week longer", "每次重复中，有人"),
    ],
)
def test_how_often_somebody_works_longer(often: int, english: str, chinese: str) -> None:
    found = agents(lambda n: {0: 40.0}, lambda n: {0: 40.0 + 5 * (n < often)})
    assert english in found.sentence()
    assert chinese in found.sentence("zh")


def test_of_many_only_their_number_is_told() -> None:
    hours = dict.fromkeys(range(9), 40.0)
    found = agents(lambda n: hours, lambda n: hours)
    assert found.sentence().startswith("As long in all replications: all 9 agents. In no")
    assert found.sentence("zh").startswith("出勤未见差别：全部9人。")


@pytest.mark.parametrize(("sign", "word", "most"), [(1, "Longer", "+9.0"), (-1, "Shorter", "−9.0")])
def test_of_many_those_with_the_largest_and_smallest_change_are_named(
    sign: int, word: str, most: str
) -> None:
    first = dict.fromkeys(range(5), 40.0)
    second = {0: 40.0, **{person: 40.0 + sign * (person + 5) for person in range(1, 5)}}
    found = agents(lambda n: first, lambda n: {k: h + n % 2 / 1000 for k, h in second.items()})
    told = found.sentence()
    assert f"{word} under “new”: 4 of 5 agents, most desk 4 (day → night) {most} h a week" in told
    assert f"least desk 1 (day → night) {'+' if sign > 0 else '−'}6.0 h a week" in told
    assert "5人中的4人，最多desk 4号" in found.sentence("zh")


def test_nothing_is_said_of_longer_work_where_nobody_is_there_under_both() -> None:
    found = agents(lambda n: {0: 40.0}, lambda n: {1: 40.0})
    assert found.sentence() == "Only under “today”: desk 0 (day); Only under “new”: desk 1 (night)."
    assert found.sentence("zh") == "仅“today”有：desk 0号（day）；仅“new”有：desk 1号（night）。"


def test_the_table_of_agents() -> None:
    lines = agents_lines(TEAM)
    differ = ("interval of the difference", "verdict on the second")
    assert lines[0] == ("Hours worked, h a week", "today", "new", *differ)
    assert lines[1][:3] == ("desk 0 (day → night)", "40.0", "45.0")
    assert [line[4] for line in lines[1:]] == [
        "longer", "no difference seen", "shorter", "only under the first", "only under the second",
    ]  # fmt: skip
    assert [line[3] for line in lines[2:3] + lines[4:]] == [""] * 3
    assert lines[4][1:3] == ("9.0", "")
    share = agents_lines(TEAM, "zh", "occupancy")
    assert share[0][0] == "工时利用率（%）"
    assert share[1][1:3] == ("40.0", "45.0")
    assert share[1][4] == "更忙"


def test_another_language_is_refused() -> None:
    for tell in (MANY.sentence, TEAM.sentence):
        with pytest.raises(cs.CssimError, match="lang is 'fr'"):
            tell("fr")
