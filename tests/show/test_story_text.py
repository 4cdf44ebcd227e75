"""Stories in words: the very sentences, for days worked out by hand."""

from __future__ import annotations

import pytest
from desk.worlds import Task, Turn, shopper
from results.stories import BOTH, NINE, ONE_AFTER_THE_OTHER, SCENARIO, Books, books_of, during

from cssim.model import Cause
from cssim.results.story import Work, WorkKind, story_of
from cssim.show.language import Language
from cssim.show.story.event_text import Teller
from cssim.show.story.timeline import timeline
from cssim.units import SECOND


def lines(books: Books, contact: int = 0, lang: Language = "en") -> list[str]:
    """Each line with its seconds from 09:00."""
    told = timeline([story_of(books, contact)], Teller(lang))
    return [f"{line.at // SECOND - NINE} {line.text}" for line in told]


LEAVES_SILENTLY = [shopper(10, 40), shopper(20, 30, patience=15, silent=True)]
NEAR = "Shift change: early begins at 09:00, early ends at 09:05, late begins at 09:05, "
NEAR_ZH = "交接班：early班09:00开始、early班09:05结束、late班09:05开始、late班09:15结束。"


def test_who_leaves_silently() -> None:
    assert lines(books_of(LEAVES_SILENTLY), 1) == [
        "20 The shopper writes.",
        f"20 At the desk: desk 0 (1 open chat, writing). {NEAR}late ends at 09:15.",
        "20 desk 0 takes the chat and has 2 open chats now.",
        "35 Until then, desk 0 wrote to shopper 0 (15 s).",
        "35 The shopper leaves silently, having waited 15 s; the desk does not know.",
        "50 desk 0 begins to write, but the shopper has been gone for 15 s.",
        "80 desk 0 sends the reply to nobody: 30 s of writing in vain.",
        "140 Auto-close frees the slot of desk 0, held for 1 min 45 s by a shopper who had gone.",
        "140 The end: left after waiting 15 s, having got no replies.",
    ]


def test_who_leaves_silently_in_chinese() -> None:
    assert lines(books_of(LEAVES_SILENTLY), 1, "zh") == [
        "20 买家发来首条消息。",
        f"20 在台客服：desk 0号（1个会话，正在回复）。{NEAR_ZH}",
        "20 desk 0号接入会话，现接待2个会话。",
        "35 在此之前，desk 0号回复买家0（15秒）。",
        "35 买家等待15秒后默默离开，客服并不知情。",
        "50 desk 0号开始撰写回复，而买家已离开15秒。",
        "80 desk 0号发出回复，但买家已不在：白写了30秒。",
        "140 自动关闭释放desk 0号的接待位，已被离开的买家占用1分45秒。",
        "140 结局：等待15秒后离开，得到0条回复。",
    ]


def only(told: list[str], part: str) -> str:
    """The only line with some words in it."""
    (line,) = (line for line in told if part in line)
    return line


def test_a_first_reply_against_the_rule() -> None:
    books = books_of([shopper(310, 40), shopper(320, 40)], ONE_AFTER_THE_OTHER)
    assert only(lines(books, 0), "sends") == (
        "350 desk 1 sends the reply: first response time 40 s, of which 40 s composing, within the "
        "50 s of the rulebook."
    )
    late = lines(books, 1)
    assert only(late, "begins to write") == "350 desk 1 begins to write after 30 s."
    assert only(late, "allows") == (
        "370 The 50 s that the rulebook allows for the first reply have passed."
    )
    assert only(late, "sends") == (
        "390 desk 1 sends the reply: first response time 1 min 10 s, of which 40 s composing, 20 s "
        "beyond the 50 s of the rulebook."
    )
    assert only(lines(books, 1, "zh"), "发出") == (
        "390 desk 1号发出回复：首次响应时长1分10秒，其中撰写40秒，超出制度规定的50秒达20秒。"
    )


def test_a_later_reply_is_no_first_response() -> None:
    told = lines(books_of([shopper(10, 30, Turn(20, think=15))]))
    assert "55 The shopper writes message 2 after a pause of 15 s." in told
    assert "75 desk 0 sends the reply: response time 20 s, of which 20 s composing." in told


def test_work_before_is_summed_up() -> None:
    many = [shopper(10 + i, 10) for i in range(8)]
    wide = SCENARIO.replace({"desk.concurrent_chats": 9})
    books = books_of([*many, shopper(19, 5)], scenario=wide)
    assert only(lines(books, 8), "Until then") == (
        "90 Until then, desk 0 wrote to shoppers 0, 1, 2, 3, 4 and 3 more (1 min 11 s)."
    )
    assert only(lines(books, 8, "zh"), "之前") == (
        "90 在此之前，desk 0号回复买家0、1、2、3、4等8位（1分11秒）。"
    )


def test_a_task_before_is_told_by_its_rule() -> None:
    books = books_of([shopper(10, 30)], tasks=[Task("reports", 0, 25, NINE + 5)])
    assert only(lines(books), "Until then") == "30 Until then, desk 0 worked on by_hand."


def test_a_task_of_the_desk_is_told_by_its_class() -> None:
    records = SCENARIO.replace({"desk.contact_adding": "20 s"})
    books = books_of([shopper(10, 30), shopper(45, 30)], scenario=records)
    assert only(lines(books, 1), "Until then") == "60 Until then, desk 0 worked on records."
    assert only(lines(books, 1, "zh"), "之前") == "60 在此之前，desk 0号处理客户登记。"


def test_time_away_is_told_with_its_causes() -> None:
    works = (
        Work(WorkKind.NOT_THERE, 0, 60 * SECOND, cause=Cause.MEAL),
        Work(WorkKind.NOT_THERE, 60 * SECOND, 90 * SECOND),
        Work(WorkKind.ANSWER, 90 * SECOND, 95 * SECOND, shopper=7),
        Work(WorkKind.OWN_QUESTION, 95 * SECOND, 99 * SECOND, shopper=8),
    )
    assert Teller("en").works(works) == (
        "was away: meal, not there yet (1 min 30 s), answered a colleague about shopper 7 (5 s), "
        "wrote to shopper 8 with a colleague's help (4 s)"
    )
    assert Teller("zh").works(works) == (
        "不在：用餐、尚未到岗（1分30秒），解答同事关于买家7的问题（5秒），在同事协助下回复买家8（4秒）"
    )


def test_who_is_not_at_the_desk() -> None:
    books = books_of([shopper(290, 30), shopper(310, 5)], ONE_AFTER_THE_OTHER)
    assert only(lines(books, 1), "At the desk").startswith(
        "310 At the desk: desk 1 (free). "
        "Not at the desk: desk 0 (finishing own chats, 1 open chat, writing). Shift change: "
    )
    assert only(lines(books, 1, "zh"), "在台客服").startswith(
        "310 在台客服：desk 1号（空闲）。"
        "不在台：desk 0号（收尾自己的会话，1个会话，正在回复）。交接班："
    )


def test_an_empty_desk() -> None:
    told = lines(books_of([shopper(-100, 30, message=True)]))
    assert only(told, "Nobody is at").startswith("-100 Nobody is at the desk. Shift change: ")
    assert "0 desk 0 takes up the offline message after 1 min 40 s." in told
    assert told[-1] == "30 The end: the offline message was answered after 2 min 10 s."


def test_a_full_desk_and_a_line() -> None:
    one = SCENARIO.replace({"desk.concurrent_chats": 1})
    told = lines(books_of([shopper(10, 40), shopper(20, 30), shopper(30, 30)], scenario=one), 2)
    assert told[1].startswith(
        "30 At the desk: desk 0 (1 open chat, writing, no slot free). In line: 1 shopper. "
    )
    assert told[2] == "30 Nobody can take the chat yet: the shopper waits in line, 1 shopper ahead."


def test_a_chat_before_the_present_one() -> None:
    back = shopper(20, 30)
    leaver = shopper(20, 30, patience=15, silent=True, again=back)
    told = lines(books_of([shopper(10, 40), leaver]), 1)
    assert "55 The shopper comes back 20 s after giving up, as a new contact." in told
    assert only(told, "to nobody") == (
        "80 (the chat before) desk 0 sends the reply to nobody: 30 s of writing in vain."
    )
    assert told[-1] == (
        "140 The end: all answered with 1 reply, first response time 55 s. 2 contacts in all."
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_template_is_left_open(lang: Language) -> None:
    consult = SCENARIO.replace({"help": {"from": "colleague", "how": "consult"}})
    for books in (
        books_of(LEAVES_SILENTLY),
        books_of([shopper(10, 30, needs=20)], BOTH, consult),
        books_of([shopper(20, 30)], [during(0, 0, 25), during(1, 30, 900)]),
    ):
        for line in lines(books, 0, lang):
            assert not set("{}") & set(line)
            assert "None" not in line
            assert "-1" not in line
