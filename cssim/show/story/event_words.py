"""Words of stories: each kind of event in both languages.

In braces stand persons (`who`, `other`) and numbers by name, with a colon how they are told: as a
`span` of time, as how long something took to begin (`wait`), or as a count of a noun below.
"""

from __future__ import annotations

from typing import NamedTuple

from cssim.results.story import EventKind


class Words(NamedTuple):
    """One thing in both languages."""

    en: str
    zh: str


EVENTS: dict[EventKind, Words] = {
    EventKind.WRITES: Words("The shopper writes.", "买家发来首条消息。"),
    EventKind.COMES_BACK: Words(
        "The shopper comes back {after:span} after giving up, as a new contact.",
        "买家放弃{after:span}后再次咨询（新会话）。",
    ),
    EventKind.WRITES_AGAIN: Words(
        "The shopper writes message {turn} after a pause of {thought:span}.",
        "买家思考{thought:span}后发来第{turn}条消息。",
    ),
    EventKind.FINDS_NOBODY: Words("Nobody is on duty.", "无客服在岗。"),
    EventKind.JOINS_LINE: Words(
        "Nobody can take the chat yet: the shopper waits in line, {ahead:shoppers} ahead.",
        "暂时无人接入，买家排队，前面{ahead:shoppers}。",
    ),
    EventKind.TAKEN: Words(
        "{who} takes the chat and has {open:chats} now.",
        "{who}接入会话，现接待{open:chats}。",
    ),
    EventKind.TAKEN_FROM_LINE: Words(
        "{who} takes the chat from the line after {waited:span} and has {open:chats} now.",
        "排队{waited:span}后由{who}接入，现接待{open:chats}。",
    ),
    EventKind.BACK_TO_AGENT: Words(
        "The chat returns to {who}, who has {open:chats} now.",
        "会话回到{who}，现接待{open:chats}。",
    ),
    EventKind.LIMIT_PASSED: Words(
        "The {limit:span} that the rulebook allows for the first reply have passed.",
        "已超过制度规定的首次响应时限{limit:span}。",
    ),
    EventKind.LEAVES_OPENLY: Words(
        "The shopper leaves openly, having waited {waited:span}.",
        "买家等待{waited:span}后明确离开。",
    ),
    EventKind.LEAVES_SILENTLY: Words(
        "The shopper leaves silently, having waited {waited:span}; the desk does not know.",
        "买家等待{waited:span}后默默离开，客服并不知情。",
    ),
    EventKind.LEFT_BY_THE_LAST: Words(
        "The last one on duty goes, and the shopper has waited {waited:span}.",
        "最后一名在岗客服下班，买家已等待{waited:span}。",
    ),
    EventKind.LEAVES_MESSAGE: Words(
        "The message stays as an offline message for the next shift.",
        "该消息成为离线留言，留待下一班答复。",
    ),
    EventKind.LOST: Words("The shopper goes without a message: lost.", "买家未留言即离开：流失。"),
    EventKind.BUSY_BEFORE: Words("Until then, {who} {work}.", "在此之前，{who}{work}。"),
    EventKind.BEGINS: Words(
        "{who} begins to write {waited:wait}.", "{who}开始撰写回复（{waited:wait}）。"
    ),
    EventKind.BEGINS_TO_NOBODY: Words(
        "{who} begins to write, but the shopper has been gone for {gone:span}.",
        "{who}开始撰写回复，而买家已离开{gone:span}。",
    ),
    EventKind.BEGINS_OFFLINE: Words(
        "{who} takes up the offline message {waited:wait}.",
        "{who}开始答复离线留言（{waited:wait}）。",
    ),
    EventKind.ASKS: Words(
        "{who} cannot answer alone and asks a colleague.", "{who}无法独立答复，向同事求助。"
    ),
    EventKind.IS_HELPED: Words(
        "{who} has answered the question of {other}: taken up {waited:wait}, {took:span} of work.",
        "{who}解答了{other}的问题（{waited:wait}，用时{took:span}）。",
    ),
    EventKind.REPLIES: Words(
        "{who} sends the reply: {measure} {response:span}, of which {writing:span} composing.",
        "{who}发出回复：{measure}{response:span}，其中撰写{writing:span}。",
    ),
    EventKind.REPLIES_IN_TIME: Words(
        "{who} sends the reply: {measure} {response:span}, of which {writing:span} composing, "
        "within the {limit:span} of the rulebook.",
        "{who}发出回复：{measure}{response:span}，其中撰写{writing:span}，"
        "符合制度规定的{limit:span}。",
    ),
    EventKind.REPLIES_LATE: Words(
        "{who} sends the reply: {measure} {response:span}, of which {writing:span} composing, "
        "{over:span} beyond the {limit:span} of the rulebook.",
        "{who}发出回复：{measure}{response:span}，其中撰写{writing:span}，"
        "超出制度规定的{limit:span}达{over:span}。",
    ),
    EventKind.REPLIES_TO_NOBODY: Words(
        "{who} sends the reply to nobody: {writing:span} of writing in vain.",
        "{who}发出回复，但买家已不在：白写了{writing:span}。",
    ),
    EventKind.REPLIES_OFFLINE: Words(
        "{who} sends the answer to the offline message, {response:span} after it was written.",
        "{who}答复了离线留言，距留言{response:span}。",
    ),
    EventKind.HANDED_OVER: Words(
        "{who} hands the chat over to {other}, who has {open:chats} now.",
        "{who}将会话交接给{other}，后者现接待{open:chats}。",
    ),
    EventKind.CONTEXT_LOST: Words(
        "{who} hands the chat over to {other}, who has {open:chats} now; context is lost, and the "
        "shopper has to repeat {repeated:turns}.",
        "{who}将会话交接给{other}，后者现接待{open:chats}；"
        "上下文丢失，买家须重复{repeated:turns}。",
    ),
    EventKind.TRANSFERRED: Words(
        "{other}, who has time, takes the chat over from {who}.",
        "{other}有空，会话由{who}转接给{other}。",
    ),
    EventKind.PASSED_TO_HELPER: Words(
        "{who} cannot answer and passes the chat on to {other}.",
        "{who}无法答复，将会话转给{other}。",
    ),
    EventKind.TICKET: Words(
        "The case becomes a ticket of {amount:span} standard time, and the chat ends.",
        "该问题转为工单（标准工时{amount:span}），会话到此结束。",
    ),
    EventKind.SETTLED: Words(
        "{who} settles the ticket, {after:span} after it was opened.",
        "{who}处理完工单，距建单{after:span}。",
    ),
    EventKind.ADDED: Words(
        "{who} has added the shopper as a contact, {took:span} after beginning to.",
        "{who}已将买家加为联系人，自开始历时{took:span}。",
    ),
    EventKind.GOODBYE: Words(
        "The shopper says goodbye; the slot of {who} is free.", "买家道别，{who}的接待位释放。"
    ),
    EventKind.CLOSED_WHILE_THINKING: Words(
        "Auto-close frees the slot of {who} after {silent:span} of silence; "
        "the shopper is to write again.",
        "静默{silent:span}，自动关闭释放{who}的接待位；买家还会再发消息。",
    ),
    EventKind.AUTO_CLOSED: Words(
        "The shopper writes no more; auto-close frees the slot of {who} after {silent:span} of "
        "silence.",
        "买家不再发言，静默{silent:span}后自动关闭，{who}的接待位释放。",
    ),
    EventKind.CLOSED_ON_NOBODY: Words(
        "Auto-close frees the slot of {who}, held for {held:span} by a shopper who had gone.",
        "自动关闭释放{who}的接待位，已被离开的买家占用{held:span}。",
    ),
    EventKind.DROPPED: Words(
        "{who} leaves at the end of the shift and drops the chat.", "{who}到点下班，放下该会话。"
    ),
    EventKind.END_ANSWERED: Words(
        "The end: all answered with {replies:replies}, first response time {first_response:span}.",
        "结局：全部答复，共{replies:replies}，首次响应时长{first_response:span}。",
    ),
    EventKind.END_TICKET: Words(
        "The end: {replies:replies} and a ticket, first response time {first_response:span}.",
        "结局：{replies:replies}并转工单，首次响应时长{first_response:span}。",
    ),
    EventKind.END_LEFT: Words(
        "The end: left after waiting {waited:span}, having got {replies:replies}.",
        "结局：等待{waited:span}后离开，得到{replies:replies}。",
    ),
    EventKind.END_MESSAGE_ANSWERED: Words(
        "The end: the offline message was answered after {waited:span}.",
        "结局：离线留言在{waited:span}后得到答复。",
    ),
    EventKind.END_MESSAGE_OPEN: Words(
        "The end: the offline message was not answered before the run ended.",
        "结局：至模拟结束，离线留言未获答复。",
    ),
    EventKind.END_LOST: Words("The end: lost, for nobody was there.", "结局：无人在岗，买家流失。"),
    EventKind.END_OPEN: Words("The run ends with the chat still open.", "模拟结束时会话尚未结束。"),
}

NOUNS: dict[str, tuple[str, str, str]] = {
    "chats": ("open chat", "open chats", "个会话"),
    "shoppers": ("shopper", "shoppers", "位买家"),
    "messages": ("message", "messages", "条消息"),
    "replies": ("reply", "replies", "条回复"),
    "turns": ("turn", "turns", "轮"),
    "contacts": ("contact", "contacts", "次来询"),
    "people": ("person", "people", "人"),
}
"""What is counted: one, several, and with its measure word in Chinese."""
