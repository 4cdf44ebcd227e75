"""A published simulation: the call centre of SSJ, tutorial example CallCenter (10,000 days).

P. L'Ecuyer, SSJ (umontreal-simul/ssj on GitHub, src/main/docs/examples/tutorial): CallCenter.java,
.dat and .res. Thirteen hours with their own demand and staff; a Gamma busyness of the day; service
exponential; a tenth of the callers hang up rather than wait, the others have exponential patience.
Where the staff falls, a busy agent finishes the call in hand; after closing, the last hour's staff
serve the line to its end. On the desk that is a head-count, ANYONE, of agents with one slot: who is
idle leaves first, else the next to be free. Ratios are ÷ expected calls, as in the original, and a
caller who hangs up within 20 s counts as having waited less than 20 s.
"""

from pathlib import Path

import numpy as np
import pytest
from reductions.agreement import CONFIDENCE, assert_agrees
from scipy.special import ndtri
from scipy.stats import nbinom

import cssim as cs
from cssim.fate import draw_shoppers
from cssim.model import ANYONE, Desk, DeskNumbers, Duty, DutyPlan, Outcome
from cssim.theory import offered_load
from cssim.units import DAY, HOUR, SECOND

SCENARIO = Path(__file__).parents[2] / "scenarios" / "theory" / "erlang-a.toml"

OPENS = 8 * HOUR
STAFF = np.array([4, 6, 8, 8, 8, 7, 8, 8, 6, 6, 4, 4, 4])
CALLS = np.array([100, 150, 150, 180, 200, 150, 150, 150, 120, 100, 80, 70, 60])
EXPECTED = int(CALLS.sum())
BUSYNESS_SHAPE = 400
SERVICE = 100 * SECOND
SOON = 20 * SECOND

DESKS, DAYS_A_DESK = 20, 50

PUBLISHED_DAYS = 10_000
PUBLISHED = {"wait": (4.713, 1.997), "soon": (0.925, 0.040), "lost": (0.020, 0.0067)}
"""Mean and standard deviation of a day."""

PUBLISHED_CALLS = (1660.366, 93.620)
LAST_DIGIT = 0.0005

CALLERS = {
    "shop.demand.per_day": EXPECTED,
    "shop.demand.hourly": [0] * 8 + CALLS.tolist() + [0] * 3,
    "shop.demand.busyness_shape": BUSYNESS_SHAPE,
    "shop.chat.work": {"dist": "exponential", "mean": "100 s"},
    "shop.chat.patience.first": {
        "dist": "mixture",
        "atom": "0 s",
        "weight": 0.1,
        "rest": {"dist": "exponential", "mean": "1000 s"},
    },
    "study.warm_up": 0,
    "study.days": DAYS_A_DESK,
    "study.seed": 61,
}
"""Changes to the shop of erlang-a.toml that make its shoppers these callers."""


def draw_calls(desk):
    callers = cs.load(SCENARIO).replace(CALLERS)
    return draw_shoppers(callers.shop, callers.study, desk)


def head_count():
    """Return the staff of all days; by night the last hour's staff stay."""
    plan = [(0, ANYONE, Duty.START, 1.0)] * int(STAFF[-1])
    changes = np.diff(STAFF, prepend=STAFF[-1])
    for day in range(DAYS_A_DESK):
        for hour, change in enumerate(changes):
            what = Duty.START if change > 0 else Duty.FINISH
            plan += [(day * DAY + OPENS + hour * HOUR, ANYONE, what, 1.0)] * abs(int(change))
    return DutyPlan.of(plan)


def answer(calls):
    """Return the moment each call's wait ended, and who was lost."""
    desk = Desk(DeskNumbers(concurrent_chats=1, auto_close=None))
    desk.duty(head_count())
    desk.contacts(calls.contacts)
    while desk.run_until(DAYS_A_DESK * DAY) < DAYS_A_DESK * DAY:
        pass
    record = desk.records.contacts[0]
    lost = record.outcome == Outcome.LEFT_OPENLY
    assert (lost | (record.outcome == Outcome.ANSWERED)).all()
    assert (record.sent <= calls.day * DAY + DAY).all()
    return np.where(lost, calls.contacts.at + calls.contacts.patience, record.begin), lost


def by_day(calls, values):
    return np.bincount(calls.day, weights=values, minlength=DAYS_A_DESK)


def luck_of(calls):
    """Return numbers of each day whose expectation is 0, shape (days, k)."""
    at, work = calls.contacts.at, calls.contacts.work
    present = np.arange(len(at)) - np.searchsorted(np.sort(at + work), at, side="right")
    above = present - STAFF[(at % DAY - OPENS) // HOUR]
    crowd = by_day(calls, np.ones(len(at))) / EXPECTED - 1
    p_full, excess = expected_by_agent_for_everybody()
    return np.column_stack([
        crowd,
        crowd**2 - 1 / BUSYNESS_SHAPE - 1 / EXPECTED,
        by_day(calls, work / SERVICE - 1) / EXPECTED,
        by_day(calls, above >= 0) / EXPECTED - p_full,
        by_day(calls, np.maximum(above, 0)) / EXPECTED - excess,
    ])  # fmt: skip


def expected_by_agent_for_everybody(steps=200):
    """Return expected calls a day that would find the staff's number of others, and the excess.

    With an agent for everybody the number present is Poisson, times the day's Gamma busyness; seen
    by a call, which comes rather on a busy day, that is a negative binomial number.
    """
    edges = np.arange(len(CALLS) + 1.0)
    times = (np.arange(len(CALLS) * steps) + 0.5) / steps
    mean = offered_load(times, edges, CALLS, SERVICE / HOUR)
    seen = nbinom(BUSYNESS_SHAPE + 1, BUSYNESS_SHAPE / (BUSYNESS_SHAPE + mean))
    staff = np.repeat(STAFF, steps)
    weight = np.repeat(CALLS, steps) / steps / EXPECTED
    excess = sum(seen.sf(staff - 1 + beyond) for beyond in range(1, 80))
    return weight @ seen.sf(staff - 1), weight @ excess


@pytest.mark.slow
def test_published_days():
    days = {name: [] for name in PUBLISHED}
    luck, numbers = [], []
    for desk in range(DESKS):
        calls = draw_calls(desk)
        over, lost = answer(calls)
        wait = over - calls.contacts.at
        days["wait"].append(by_day(calls, wait / SECOND) / EXPECTED)
        days["soon"].append(by_day(calls, wait < SOON) / EXPECTED)
        days["lost"].append(by_day(calls, lost) / EXPECTED)
        luck.append(luck_of(calls))
        numbers.append(by_day(calls, np.ones(len(wait))))
    check_calls(np.concatenate(numbers))
    for name, (mean, deviation) in PUBLISHED.items():
        known_to = half_width_of_mean(deviation) + LAST_DIGIT
        values = np.concatenate(days[name])
        assert_agrees(values, mean, luck=np.concatenate(luck), known_to=known_to)


def half_width_of_mean(deviation):
    return ndtri((1 + CONFIDENCE) / 2) * deviation / PUBLISHED_DAYS**0.5


def check_calls(numbers):
    mean, deviation = PUBLISHED_CALLS
    assert_agrees(numbers, mean, known_to=half_width_of_mean(deviation))
    # The variance of a variance is that of a normal number: 2 x variance squared.
    known_to = half_width_of_mean(2**0.5 * deviation**2)
    assert_agrees((numbers - EXPECTED) ** 2, deviation**2, known_to=known_to, tightness=0.2)
