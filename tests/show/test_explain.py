"""The story of one shopper as people get to see it: in text, in a notebook, beside another."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from desk.worlds import shopper
from experiment.small import BUSY_ALONE, BUSY_TODAY
from results.stories import ALL_DAY, BOTH, SCENARIO, books_of, run_of

import cssim as cs

IMPATIENT = [shopper(10, 40), shopper(20, 30, patience=15)]
TWO = SCENARIO.replace({"shifts.late.at_end": "leave"})


@pytest.fixture(scope="module")
def alone() -> cs.Run:
    return run_of(books_of(IMPATIENT, ALL_DAY))


@pytest.fixture(scope="module")
def both() -> cs.Run:
    return run_of(books_of(IMPATIENT, BOTH, TWO))


def test_one_story(alone: cs.Run) -> None:
    told = cs.explain(alone, shopper=1)
    head, title, empty, date, *lines = str(told).splitlines()
    assert head == "Shopper 1, replication 0"
    assert title == SCENARIO.title.en
    assert empty == ""
    assert date == "2026-03-02"
    assert lines[0] == "09:00:20  The shopper writes."
    assert lines[-1] == "09:00:35  The end: left after waiting 15 s, having got no replies."
    assert told.closing() == []
    assert "\n".join(told.lines()) == str(told)


def test_two_stories_side_by_side(alone: cs.Run, both: cs.Run) -> None:
    told = cs.explain(alone, both, shopper=1)
    assert told.heading() == [
        "Shopper 1, replication 0",
        f"A: {SCENARIO.title.en}",
        f"B: {TWO.title.en}",
    ]
    lines = told.timeline()
    assert lines[:2] == ["2026-03-02", "09:00:20  AB  The shopper writes."]
    assert "09:00:20   B  desk 1 takes the chat and has 1 open chat now." in lines
    assert "09:00:35  A   The shopper leaves openly, having waited 15 s." in lines
    assert all(re.match(r"\d\d:\d\d:\d\d  (AB|A | B)  \S", line) for line in lines[1:])
    assert lines[1:] == sorted(lines[1:], key=lambda line: line[:8])


def test_where_they_part_and_why(alone: cs.Run, both: cs.Run) -> None:
    assert cs.explain(alone, both, shopper=1).closing() == [
        "The two stories part at 09:00:20.",
        "Under A: at 09:00:20 1 person at the desk, none free, 1 open chat, no messages waiting, "
        "no shoppers in line. Until then, desk 0 wrote to shopper 0 (15 s). "
        "Then, at 09:00:35: The shopper leaves openly, having waited 15 s.",
        "Under B: at 09:00:20 2 people at the desk, 1 free, 1 open chat, no messages waiting, "
        "no shoppers in line. Then, at 09:00:20: desk 1 begins to write at once.",
    ]


def test_where_they_part_and_why_in_chinese(alone: cs.Run, both: cs.Run) -> None:
    assert cs.explain(alone, both, shopper=1, lang="zh").closing() == [
        "两段经历在09:00:20分开。",
        "A制度下：09:00:20在台1人，无人空闲，1个会话，0条消息待回，排队0位买家。"
        "在此之前，desk 0号回复买家0（15秒）。随后09:00:35：买家等待15秒后明确离开。",
        "B制度下：09:00:20在台2人，1人空闲，1个会话，0条消息待回，排队0位买家。"
        "随后09:00:20：desk 1号开始撰写回复（即时）。",
    ]


def test_stories_that_do_not_part(alone: cs.Run) -> None:
    told = cs.explain(alone, alone, shopper=1)
    assert told.closing() == [
        "Under both rulebooks the same happens to this shopper at the same times."
    ]
    assert all(line[10:12] == "AB" for line in told.timeline()[1:])


def test_an_equally_busy_desk_is_told_so() -> None:
    slow = [shopper(10, 40), shopper(20, 30, patience=35)]
    first = run_of(books_of([shopper(10, 60), slow[1]]))
    second = run_of(books_of(slow))
    closing = cs.explain(first, second, shopper=1).closing()
    assert closing[0] == (
        "The two stories part at 09:00:20. "
        "The desk was equally busy then; what followed was not the same."
    )


def test_the_labels_can_be_chosen(alone: cs.Run, both: cs.Run) -> None:
    told = cs.explain(alone, both, shopper=1)
    assert told.lines(("today", "tomorrow"))[1:3] == ["A: today", "B: tomorrow"]
    assert cs.explain(alone, shopper=1).heading(("today",))[1] == "today"


def test_a_story_over_two_days() -> None:
    late = [shopper(15 * 3600 - 30, 60)]
    lines = cs.explain(run_of(books_of(late)), shopper=0).timeline()
    assert (lines[0], lines[1][:8]) == ("2026-03-02", "23:59:30")
    place = lines.index("2026-03-03")
    assert lines[place + 1][:8] == "00:00:30"


class Cells(HTMLParser):
    """Rows of a table as texts, each with the columns it spans."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, int]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append(("", int(dict(attrs).get("colspan") or 1)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1] in ("td", "th"):
            text, span = self.rows[-1][-1]
            self.rows[-1][-1] = (text + data, span)


def test_a_notebook_shows_a_table(alone: cs.Run, both: cs.Run) -> None:
    for runs, columns in (((alone,), 2), ((alone, both), 3)):
        told = cs.explain(*runs, shopper=1)
        page = Cells()
        page.feed(told._repr_html_())
        assert page.open == []
        assert all(sum(span for _, span in row) == columns for row in page.rows)
        texts = {text for row in page.rows for text, _ in row}
        indent = 10 if len(runs) == 1 else 14
        assert {line[indent:] for line in told.timeline()[1:]} <= texts


def test_titles_are_escaped(alone: cs.Run) -> None:
    odd = replace(alone, scenario=SCENARIO.replace({"title.en": "<b>odd</b>"}))
    assert "<b>" not in cs.explain(odd, shopper=1)._repr_html_()


@pytest.mark.parametrize("number", [2, 99, 10**12])
def test_a_shopper_there_is_not(alone: cs.Run, number: int) -> None:
    with pytest.raises(cs.CssimError) as caught:
        cs.explain(alone, shopper=number)
    assert str(caught.value) == (
        f"there is no shopper {number} in replication 0; they are numbered from 0 to 1"
    )


@pytest.mark.parametrize("number", [-1, 1.5, "1", None, True])
def test_a_shopper_that_is_no_number(alone: cs.Run, number: Any) -> None:
    with pytest.raises(cs.CssimError, match=r"shopper is .*; it must be a whole number, 0 or more"):
        cs.explain(alone, shopper=number)


def test_a_day_on_which_nobody_came() -> None:
    nobody = cs.run(SCENARIO.replace({"shop.demand.per_day": 1e-9}))
    with pytest.raises(cs.CssimError, match="nobody came in replication 0"):
        cs.explain(nobody, shopper=0)


@pytest.mark.parametrize("lang", ["fr", "", "EN", "zh-CN"])
def test_a_language_that_is_not_spoken(alone: cs.Run, lang: str) -> None:
    with pytest.raises(cs.CssimError, match=r'"en" \(English\) or "zh" \(Chinese\)'):
        cs.explain(alone, shopper=1, lang=lang)


def test_something_else_than_a_run(alone: cs.Run) -> None:
    with pytest.raises(cs.CssimError, match=r"run is .*it must be a Run"):
        cs.explain(SCENARIO, shopper=1)  # type: ignore[arg-type]
    with pytest.raises(cs.CssimError, match=r"other is .*it must be a Run"):
        cs.explain(alone, SCENARIO, shopper=1)  # type: ignore[arg-type]


def test_other_shoppers_are_refused(alone: cs.Run) -> None:
    with pytest.raises(cs.CssimError, match="replications 0 and 1"):
        cs.explain(alone, replace(alone, replication=1), shopper=1)
    with pytest.raises(cs.CssimError, match="cannot be compared shopper by shopper"):
        cs.explain(alone, cs.run(BUSY_TODAY), shopper=1)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_real_runs_side_by_side(lang: str) -> None:
    runs = cs.run(BUSY_TODAY), cs.run(BUSY_ALONE)
    for number in range(0, 1000, 25):
        told = cs.explain(*runs, shopper=number, lang=lang)
        text = str(told)
        assert len(told.closing()) in (1, 3)
        assert not set("{}") & set(text)
        for line in told.timeline():
            assert line == line.rstrip()


def test_it_says_what_it_is(alone: cs.Run) -> None:
    assert repr(cs.explain(alone, shopper=1)) == "<Explanation of shopper 1>"
