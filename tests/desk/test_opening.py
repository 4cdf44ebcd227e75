"""Opening with a night's backlog: offline messages first against live shoppers first.

One agent, one shopper every 3 s from the opening on, each reply 2 s; N messages of 2 s were left.
By hand: in all 2 s of work come in every 3 s, so that 1 s in 3 is left for the backlog.
"""

import pytest
from desk.worlds import play, rules, shift, shopper

N = 30
OPENING, EVERY, WORK = 1_000, 3, 2
LIVE = 120


def opening_day(first):
    """(waits of the backlog from opening on, waits of the live shoppers), in order of arrival."""
    night = [shopper(n, WORK, message=True) for n in range(N)]
    live = [shopper(OPENING + EVERY * k, WORK) for k in range(LIVE)]
    world = play(night + live, [shift(0, OPENING)], rules(slots=LIVE, first=first))
    begun = [turn[2] for turn in world.turns]
    came = [turn[1] for turn in world.turns]
    backlog = [begin - OPENING for begin in begun[:N]]
    return backlog, [b - c for b, c in zip(begun[N:], came[N:], strict=True)]


def test_live_first():
    # At the opening the shift comes before the first shopper, so that a message is begun (0-2).
    # Shoppers 0 and 1, who come at 0 and 3, are answered 2-4 and 4-6, having waited 2 and 1. At 6
    # the reply is sent before shopper 2 comes: again a message is begun (6-8), and so on: of every
    # 6 s two belong to the backlog and four to two shoppers, until it is worked off.
    backlog, live = opening_day(first=())
    assert backlog == [6 * n for n in range(N)]
    assert live == [2, 1] * N + [0] * (LIVE - 2 * N)


def test_offline_first():
    # The backlog takes 2 N s. Shopper k then begins at 2 N + 2 k, having come at 3 k: a wait of
    # 2 N - k, until the line is worked off after 2 N of them.
    backlog, live = opening_day(first=("offline messages",))
    assert backlog == [WORK * n for n in range(N)]
    assert live == [max(0, 2 * N - k) for k in range(LIVE)]


@pytest.mark.parametrize("first", [(), ("offline messages",)], ids=["live", "offline"])
def test_work_is_conserved(first):
    # Whoever is first, the agent is never idle while anything waits: the N messages and the 2 N
    # shoppers who come until the line is worked off are begun without a gap.
    backlog, live = opening_day(first)
    begun = sorted(backlog + [EVERY * k + wait for k, wait in enumerate(live)])
    assert begun[: 3 * N] == [WORK * n for n in range(3 * N)]


def test_what_the_shoppers_lose_the_backlog_gains():
    # Equal work each: the sum of all waiting is the same, whoever is first.
    total = [
        sum(sum(waits) for waits in opening_day(first)) for first in ((), ("offline messages",))
    ]
    assert total[0] == total[1]
