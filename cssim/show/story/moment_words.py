"""Words of the desk at one moment, of what people do there, and of where two stories part."""

from __future__ import annotations

from cssim.experiment.comparing.parting import PartedBy
from cssim.results.story import Whereabouts, WorkKind
from cssim.show.story.event_words import Words

WORKS: dict[WorkKind, Words] = {
    WorkKind.NOTHING: Words("free", "空闲"),
    WorkKind.REPLY: Words("writing", "正在回复"),
    WorkKind.TO_NOBODY: Words("writing to a shopper who has gone", "正在回复已离开的买家"),
    WorkKind.OFFLINE: Words("answering an offline message", "正在答复留言"),
    WorkKind.OWN_QUESTION: Words("waiting for a colleague's answer", "等待同事解答"),
    WorkKind.ANSWER: Words("answering a colleague", "解答同事"),
    WorkKind.TASK: Words("on a task", "处理任务"),
    WorkKind.NOT_THERE: Words("not there", "不在"),
}
"""What somebody does at one moment."""

DONE: dict[WorkKind, Words] = {
    WorkKind.NOTHING: Words("was free", "空闲"),
    WorkKind.REPLY: Words("wrote to {shoppers} ({time:span})", "回复{shoppers}（{time:span}）"),
    WorkKind.TO_NOBODY: Words(
        "wrote to {shoppers} in vain ({time:span})", "白写给已离开的{shoppers}（{time:span}）"
    ),
    WorkKind.OFFLINE: Words(
        "answered the offline messages of {shoppers} ({time:span})",
        "答复{shoppers}的留言（{time:span}）",
    ),
    WorkKind.OWN_QUESTION: Words(
        "wrote to {shoppers} with a colleague's help ({time:span})",
        "在同事协助下回复{shoppers}（{time:span}）",
    ),
    WorkKind.ANSWER: Words(
        "answered a colleague about {shoppers} ({time:span})",
        "解答同事关于{shoppers}的问题（{time:span}）",
    ),
    WorkKind.TASK: Words("worked on {tasks}", "处理{tasks}"),
    WorkKind.NOT_THERE: Words("was away: {causes} ({time:span})", "不在：{causes}（{time:span}）"),
}
"""What somebody did before: the same, summed up."""

WHERE: dict[Whereabouts, Words] = {
    Whereabouts.MEETING: Words("meeting", "开会"),
    Whereabouts.MEAL: Words("meal", "用餐"),
    Whereabouts.TRAINING: Words("training", "培训"),
    Whereabouts.CLEANING: Words("cleaning", "打扫"),
    Whereabouts.STEPPED_AWAY: Words("stepped away", "离岗"),
    Whereabouts.SIGNED_OUT: Words("signed out", "下线"),
    Whereabouts.FINISHING: Words("finishing own chats", "收尾自己的会话"),
    Whereabouts.NOT_YET_THERE: Words("not there yet", "尚未到岗"),
    Whereabouts.ABSENT: Words("absent", "缺勤"),
}
"""Why somebody on shift is not at the desk."""

WORK_CLASSES: dict[str, Words] = {
    "first replies": Words("first replies", "首次回复"),
    "replies": Words("replies", "后续回复"),
    "offline messages": Words("offline messages", "离线留言"),
    "open items": Words("open items", "未完事项"),
    "after-sales cases": Words("after-sales cases", "售后工单"),
    "order checks": Words("order checks", "核对订单"),
    "reminders": Words("reminders", "催付"),
    "review repair": Words("review repair", "评价跟进"),
    "reports": Words("reports", "报表"),
    "records": Words("records", "客户登记"),
    "idle work": Words("idle work", "空闲时的工作"),
}

PHRASES: dict[str, Words] = {
    "heading": Words(
        "Shopper {shopper}, replication {replication}", "买家{shopper}，第{replication}号重复"
    ),
    "earlier": Words("(the chat before) {sentence}", "（前一会话）{sentence}"),
    "person": Words("{team} {number}", "{team} {number}号"),
    "shopper": Words("shopper {number}", "买家{number}"),
    "listed": Words("shoppers {numbers}", "买家{numbers}"),
    "more": Words("{numbers} and {rest} more", "{numbers}等{total}位"),
    "at once": Words("at once", "即时"),
    "after": Words("after {span}", "消息等待{span}"),
    "first": Words("first response time", "首次响应时长"),
    "later": Words("response time", "响应时长"),
    "not yet there": Words("not there yet", "尚未到岗"),
    "at desk": Words("At the desk: {people}.", "在台客服：{people}。"),
    "nobody": Words("Nobody is at the desk.", "无人在台。"),
    "agent": Words("{person} ({facts})", "{person}（{facts}）"),
    "waiting": Words("{waiting:messages} waiting", "{waiting:messages}待回"),
    "open": Words("{open:chats}", "{open:chats}"),
    "full": Words("no slot free", "已满员"),
    "line": Words("In line: {line:shoppers}.", "排队：{line:shoppers}。"),
    "gone": Words("Not at the desk: {people}.", "不在台：{people}。"),
    "changes": Words("Shift change: {changes}.", "交接班：{changes}。"),
    "begins": Words("{shift} begins at {clock}", "{shift}班{clock}开始"),
    "ends": Words("{shift} ends at {clock}", "{shift}班{clock}结束"),
    "contacts": Words("{contacts:contacts} in all.", "共{contacts:contacts}。"),
}

PARTED: dict[PartedBy, Words] = {
    PartedBy.DEEDS: Words("The two stories part at {clock}.", "两段经历在{clock}分开。"),
    PartedBy.WAITING: Words(
        "The same happens under both, but the waiting differs from {clock} on.",
        "两套制度下经过相同，但自{clock}起等待不同。",
    ),
    PartedBy.COMPOSING: Words(
        "The same happens under both; only composing takes another time, from {clock} on.",
        "两套制度下经过与等待相同，只是自{clock}起撰写用时不同。",
    ),
}

PARTING: dict[str, Words] = {
    "same": Words(
        "Under both rulebooks the same happens to this shopper at the same times.",
        "两套制度下，这位买家的经历与时间完全相同。",
    ),
    "side": Words("Under {side}: {told}", "{side}制度下：{told}"),
    "desk": Words(
        "at {clock} {people:people} at the desk, {free}, {open:chats}, "
        "{waiting:messages} waiting, {line:shoppers} in line{gone}.",
        "{clock}在台{people:people}，{free}，{open:chats}，"
        "{waiting:messages}待回，排队{line:shoppers}{gone}。",
    ),
    "free": Words("{free} free", "{free}人空闲"),
    "none free": Words("none free", "无人空闲"),
    "gone": Words("; not at the desk: {people}", "；不在台：{people}"),
    "alike": Words(
        "The desk was equally busy then; what followed was not the same.",
        "当时接待台同样忙碌，差别在其后。",
    ),
    "next": Words("Then, at {clock}: {sentence}", "随后{clock}：{sentence}"),
    "over": Words("Nothing more happens.", "此后再无事发生。"),
}
