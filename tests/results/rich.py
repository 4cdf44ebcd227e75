"""Rulebooks and shops with everything in them, and any mixture of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from results.rulebooks import MONDAY, RULES, SHOP

from cssim.scenario import Scenario

WEDNESDAY = MONDAY + timedelta(days=2)
SECONDS_30 = {"dist": "exponential", "mean": "30 s"}
MINUTES_10 = {"dist": "exponential", "mean": "10 min"}
MINUTES_40 = {"dist": "exponential", "mean": "40 min"}

TROUBLED_SHOP: Mapping[str, Any] = {
    **SHOP,
    "chat": {
        **SHOP["chat"],
        "asks_for_data": 0.3,
        "topics": {"pre-sale": 0.7, "after-sale": 0.3},
        "returns": {"chance": 0.5, "after": MINUTES_10, "most": 2},
        "help": {"chance": 0.2, "takes": SECONDS_30},
        "context": {"reread": "5 s", "repeated_turns": 1},
    },
    "people": {
        **SHOP["people"],
        "lateness": {"chance": 0.3, "by": MINUTES_10},
        "stepping_away": {"chance": 0.5, "length": MINUTES_10},
        "signing_out": {"chance": 0.3, "length": MINUTES_40},
        "unfit": {"chance": 0.2, "stand_in": MINUTES_40},
    },
    "trouble": {
        "urgent": {"per_day": 1.0, "lasts": MINUTES_40},
        "restart": {"per_day": 1.0, "lasts": MINUTES_10},
    },
    "holidays": {"first": {"first": WEDNESDAY, "last": WEDNESDAY}},
}

TEAMS: Mapping[str, Any] = {
    "sales": {
        "people": 5,
        "rest": "6 on, 1 off",
        "rotation": "weekly from saturday",
    },
    "aftersale": {"people": 3, "rest": "none", "serves": ["after-sale"]},
    "leaders": {"people": 1, "rest": "none", "serves": []},
}
SHIFTS: Mapping[str, Any] = {
    "early": {
        "team": "sales",
        "blocks": ["08:30-12:00", "13:00-17:30"],
        "seats": 2,
        "holiday_seats": 1,
        "at_end": "hand_over",
        "waits_for": "late",
        "early": "10 min",
        "early_at": "desk",
        "latest": "19:00",
    },
    "late": {
        "team": "sales",
        "blocks": ["17:30-24:00"],
        "seats": 2,
        "at_end": "until_line_empty",
        "latest": "25:00",
        "early": "15 min",
        "early_at": "aside",
    },
    "cases": {"team": "aftersale", "blocks": ["09:00-18:00"], "seats": 2, "at_end": "leave"},
    "lead": {"team": "leaders", "blocks": ["09:00-17:00"], "seats": 1, "at_end": "finish"},
}
OFF_DESK: Mapping[str, Any] = {
    "meetings": {
        "weekly": {"on": "monday", "at": "08:00", "length": "1 h", "shifts": ["early"]},
        "talk": {
            "on": "every day",
            "at": "17:00",
            "length": "20 min",
            "shifts": ["early", "late"],
            "who": "all but one",
        },
    },
    "meals": {
        "lunch": {
            "on": "every day",
            "at": "11:00",
            "length": "30 min",
            "shifts": ["early", "cases"],
            "who": "one by one",
        },
    },
    "training": {
        "goods": {"on": "every 2 days", "at": "15:00", "length": "1 h", "shifts": ["cases"]},
    },
    "cleaning": {
        "desk": {
            "on": "every day",
            "at": "09:00",
            "length": "20 min",
            "shifts": ["early"],
            "who": "one",
        },
    },
}
TASKS: Mapping[str, Any] = {
    "summary": {
        "work": "reports",
        "on": "every day",
        "at": "17:00",
        "amount": "10 min",
        "shifts": ["early", "late"],
        "who": "each",
    },
    "stock": {
        "work": "idle work",
        "on": "every day",
        "at": "10:00",
        "amount": "1 h",
        "shifts": ["early"],
        "who": "team",
    },
    "reviews": {
        "work": "review repair",
        "on": "tuesday and thursday",
        "at": "18:00",
        "amount": "30 min",
        "shifts": ["late"],
        "who": "one",
    },
}
DESK: Mapping[str, Any] = {
    "concurrent_chats": 3,
    "auto_close": "2 min",
    "interruptible": ["idle work", "review repair"],
    "transfer": "consent",
    "consent": "20 s",
    "contact_adding": "20 s",
    "identity_check": "30 s",
    "auto_reply": True,
    "tickets": ["after-sale"],
    "ticket_team": "aftersale",
}
RICH_RULES: Mapping[str, Any] = {
    **RULES,
    "teams": TEAMS,
    "shifts": SHIFTS,
    **OFF_DESK,
    "tasks": TASKS,
    "desk": DESK,
    "handover": {
        "bars": ["urgent event", "restart", "not prepared", "unfit"],
        "prepare": "10 min",
    },
    "help": {"from": "colleague", "how": "consult"},
    "response": {"within": "60 s", "shifts": ["early", "late"]},
    "presence": {"away_limit": "10 min", "late_limit": "20 min", "checks": 0.5},
    "study": {"start": MONDAY, "warm_up": 1, "days": 3, "cool_down": 1, "seed": 5},
}
AMENDMENT: Mapping[str, Any] = {
    str(WEDNESDAY): {
        "shifts": {"early": {"seats": 1}, "late": {"at_end": "hand_over", "latest": "none"}},
        "desk": {"concurrent_chats": 2, "auto_reply": False, "priority": ["reports"]},
        "response": {"within": "30 s"},
        "pay": {"overtime": "paid"},
    }
}


def rich(**more: Any) -> Scenario:
    """Everything at once; `more` are tables in place of these."""
    return Scenario.from_tables({**RICH_RULES, "shop": TROUBLED_SHOP, **more})


RICH = rich()
AMENDED = rich(amendments=AMENDMENT)
BUSY = {"shop.demand.per_day": 700, "study.days": 2, "study.warm_up": 0}


def rich_rulebooks() -> dict[str, Scenario]:
    """Everything at once, and with one thing or other taken to its end, by name."""
    return {
        "everything": RICH,
        "everything, busy": RICH.replace(BUSY),
        "everything, amended": AMENDED.replace(BUSY),
        "pass on": RICH.replace({**BUSY, "help.how": "pass_on", "help.from": "leaders"}),
        "free transfer": RICH.replace({**BUSY, "desk.transfer": "free", "desk.consent": "none"}),
        "nobody reads, all say it twice": RICH.replace(
            {**BUSY, "shop.chat.context.repeated_turns": 3, "shop.chat.leaves_silently": 0.1}
        ),
        "with a note": RICH.replace({**BUSY, "handover.chat_note": True}),
        "all come back": RICH.replace(
            {"shop.chat.returns.chance": 1.0, "shop.chat.returns.most": 4, "study.days": 1}
        ),
        "always late, always away": RICH.replace(
            {
                "shop.people.lateness.chance": 1.0,
                "shop.people.stepping_away.chance": 1.0,
                "shop.people.signing_out.chance": 1.0,
                "shop.people.unfit.chance": 0.9,
            }
        ),
        "tasks first": RICH.replace({"desk.priority": ["reports", "after-sales cases", "records"]}),
        "overtime paid": RICH.replace({"pay.overtime": "paid"}),
    }


_WHO = st.sampled_from(["all", "all but one", "one", "one by one"])
_SHARE = st.sampled_from([0.0, 0.3, 1.0])
MIXTURES = st.fixed_dictionaries(
    {
        "shifts.early.at_end": st.sampled_from(["finish", "hand_over", "leave"]),
        "shifts.late.at_end": st.sampled_from(["until_line_empty"]),
        "shifts.cases.at_end": st.sampled_from(["finish", "hand_over", "leave"]),
        "shifts.early.early_at": st.sampled_from(["desk", "aside"]),
        "shifts.early.early": st.sampled_from(["1 min", "2 h"]),
        "shifts.early.seats": st.integers(1, 3),
        "shifts.early.holiday_seats": st.integers(0, 2),
        "shifts.cases.seats": st.integers(0, 3),
        "shifts.late.blocks": st.sampled_from([["17:30-24:00"], ["17:00-24:59"], ["18:00-21:00"]]),
        "teams.sales.rest": st.sampled_from(["none", "2 on, 1 off"]),
        "teams.sales.rotation": st.sampled_from(["none", "weekly from tuesday"]),
        "meetings.talk.who": _WHO,
        "meals.lunch.who": _WHO,
        "training.goods.who": _WHO,
        "cleaning.desk.who": _WHO,
        "cleaning.desk.at": st.sampled_from(["08:00", "12:30", "16:00"]),
        "teams.sales.serves": st.sampled_from([["pre-sale"], ["pre-sale", "after-sale"]]),
        "tasks.stock.who": st.sampled_from(["each", "one", "team"]),
        "tasks.summary.at": st.sampled_from(["09:00", "17:29", "26:00"]),
        "desk.concurrent_chats": st.integers(1, 4),
        "desk.auto_close": st.sampled_from(["30 s", "3 h"]),
        "desk.interruptible": st.sampled_from([[], ["idle work"], ["reports", "idle work"]]),
        "desk.priority": st.sampled_from([[], ["reports"], ["offline messages", "records"]]),
        "desk.transfer": st.sampled_from(["consent"]),
        "desk.auto_reply": st.booleans(),
        "handover.chat_note": st.booleans(),
        "response.hours": st.sampled_from(
            ["none", ["18:00-22:00"], ["09:00-10:00", "23:00-24:30"]]
        ),
        "help.from": st.sampled_from(["colleague", "leaders", "aftersale"]),
        "help.how": st.sampled_from(["consult", "pass_on"]),
        "pay.overtime": st.sampled_from(["paid", "unpaid"]),
        "shop.demand.per_day": st.sampled_from([20.0, 200.0, 600.0]),
        "shop.chat.leaves_silently": _SHARE,
        "shop.chat.leaves_message": _SHARE,
        "shop.chat.returns.chance": _SHARE,
        "shop.chat.help.chance": _SHARE,
        "shop.people.lateness.chance": _SHARE,
        "shop.people.stepping_away.chance": _SHARE,
        "shop.people.signing_out.chance": _SHARE,
        "shop.people.unfit.chance": _SHARE,
        "study.warm_up": st.integers(0, 1),
        "study.days": st.integers(1, 2),
        "study.cool_down": st.integers(0, 1),
        "study.seed": st.integers(0, 99),
    }
)
"""Overrides of the rulebook with everything."""
