"""How often more was wanted than is reserved, and when that is refused."""

from __future__ import annotations

import pytest
from results.rich import BUSY, RICH
from results.rulebooks import NOBODY_LEAVES, two_shifts

from cssim.errors import CssimError
from cssim.model import NOT_YET
from cssim.model.shop import spare_turns
from cssim.results import run
from cssim.results.caps import check_caps
from cssim.scenario import Scenario

COMING_BACK = RICH.replace(
    {**BUSY, "shop.chat.returns.chance": 1.0, "shop.chat.turns": {"dist": "constant", "mean": 6}}
)
HANDING_OVER = two_shifts(["08:00-15:00"], ["14:00-22:00"]).replace(
    {
        **NOBODY_LEAVES,
        "shifts.early.at_end": "hand_over",
        "shop.chat.context": {"reread": "5 s", "repeated_turns": 2},
        "shop.chat.turns": {"dist": "constant", "mean": 8},
        "study.days": 5,
    }
)


def chains(scenario: Scenario) -> list[int]:
    """How often each shopper who came back did so."""
    chats = run(scenario).tables.columns.chats
    back = chats["shopper"][chats["after"] != NOT_YET].tolist()
    return [back.count(shopper) for shopper in set(back)]


def test_returns_are_counted_against_those_that_most_leaves_out():
    for most in (1, 3):
        scenario = COMING_BACK.replace({"shop.chat.returns.most": most})
        bound, cases = run(scenario).caps["returns"]
        made = sum(chains(scenario))
        assert max(chains(scenario)) == most
        assert bound > 10
        assert cases == bound + made


def test_whoever_would_come_back_is_the_shops_own_number_and_never_refused():
    check_caps({"repeated turns": (0, 0), "returns": (99, 100)})


def test_repeated_turns_are_counted():
    found = run(HANDING_OVER)
    repeated = int(found.tables.columns.passes["repeated"].sum())
    assert repeated > 3
    assert found.caps["repeated turns"] == (0, repeated)


def test_one_in_a_thousand_is_tolerated():
    check_caps({"repeated turns": (1, 1000), "returns": (0, 0)})


def test_more_than_one_in_a_thousand_is_refused_in_words():
    with pytest.raises(CssimError, match=r"3 of 60 turns \(5\.0%\)") as error:
        check_caps({"repeated turns": (3, 60), "returns": (0, 0)})
    assert "Raise shop.chat.context.most" in str(error.value)


@pytest.mark.parametrize(
    ("change", "turns"),
    [
        ({}, 6),
        ({"shop.chat.context.most": 1}, 2),
        ({"shop.chat.context.repeated_turns": 0}, 0),
        ({"shop.chat.context": "none"}, 0),
        ({"handover.chat_note": True}, 0),
        ({"shifts.early.at_end": "finish"}, 0),
        ({"amendments.2026-03-03.handover.chat_note": True}, 6),
    ],
)
def test_turns_are_reserved_where_a_chat_may_lose_context(change: dict[str, object], turns: int):
    assert spare_turns(HANDING_OVER.replace(change)) == turns
