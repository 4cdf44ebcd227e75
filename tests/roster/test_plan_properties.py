"""Whatever the rulebook and the fates: nobody is in two places, and nobody is held for ever."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from roster.plans import planner
from roster.rulebooks import constant, rulebook, shift, team

from cssim.model.desk import Duty
from cssim.model.desk.duty import ENDS
from cssim.scenario import OffDesk
from cssim.units import DAY, HOUR

DAYS = 4
CLOCKS = st.integers(0, 29 * 2).map(lambda half: f"{half // 2:02}:{half % 2 * 30:02}")
SHIFTS = {
    "early": ["05:00-13:00"],
    "split": ["10:00-14:00", "17:30-23:00"],
    "late": ["13:00-22:00"],
    "night": ["22:00-29:00"],
}
OFF_DESK = st.builds(
    lambda on, at, minutes, shifts, who: OffDesk.model_validate(
        {"on": on, "at": at, "length": f"{minutes} min", "shifts": shifts, "who": who}
    ),
    on=st.sampled_from(["every day", "monday and tuesday", "every 2 days"]),
    at=CLOCKS,
    minutes=st.integers(1, 300),
    shifts=st.lists(st.sampled_from([*SHIFTS]), min_size=1, max_size=4, unique=True),
    who=st.sampled_from(["all", "all but one", "one", "one by one"]),
)
TABLE = st.lists(OFF_DESK, max_size=2).map(lambda rules: {f"n{i}": r for i, r in enumerate(rules)})
CHANCE = st.sampled_from([0, 0.5, 1])


@st.composite
def books(draw):
    def drawn(name):
        more = {}
        if draw(st.booleans()):
            more |= {"early": "30 min", "early_at": draw(st.sampled_from(["desk", "aside"]))}
        relief = {"early": "late", "late": "night", "split": "night"}.get(name)
        if relief and draw(st.booleans()):
            more |= {"waits_for": relief}
        end = draw(st.sampled_from(["finish", "until_line_empty", "hand_over", "leave"]))
        if end == "until_line_empty":
            more |= {"latest": "30:00"}
        return shift(*SHIFTS[name], seats=draw(st.integers(0, 2)), at_end=end, **more)

    shifts = {name: drawn(name) for name in SHIFTS}
    rotation = draw(st.sampled_from(["none", "weekly from tuesday"]))
    rest = draw(st.sampled_from(["none", "2 on, 1 off"]))
    tables = {name: draw(TABLE) for name in ("meetings", "meals", "training", "cleaning")}
    bars = draw(st.sampled_from([(), ("urgent event",), ("restart", "urgent event")]))
    staff = {"presale": team(draw(st.integers(8, 9)), rest, rotation=rotation)}
    return rulebook(staff, shifts, handover={"bars": list(bars)}, **tables)


@st.composite
def shops(draw):
    lapse = {"length": {"dist": "exponential", "mean": "40 min"}}
    people = {
        "pace": {"dist": "constant", "mean": 1.0},
        "lateness": {"chance": draw(CHANCE), "by": {"dist": "exponential", "mean": "1 h"}},
        "stepping_away": {"chance": draw(CHANCE), **lapse},
        "signing_out": {"chance": draw(CHANCE), **lapse},
        "unfit": {"chance": draw(CHANCE), "stand_in": constant("2 h")},
    }
    trouble = {"per_day": draw(st.sampled_from([0, 2])), "lasts": constant("90 min")}
    return {"people": people, "trouble": {"urgent": trouble, "restart": trouble}}


@given(books(), shops())
@settings(max_examples=60)
def test_plans(book, shop):
    plans = planner(book, **shop).by_day
    days = [plans[day] for day in range(DAYS)]
    _no_absences_overlap(days)
    for person in {a.stint.person for day in days for a in day.arrivals}:
        changes = [c for day in days for c in day.changes if c.person == person]
        order = [Duty.BACK, Duty.START, Duty.AWAY, Duty.SIGN_OUT, *ENDS]
        _in_one_place_at_a_time(sorted(changes, key=lambda c: (c.at, order.index(c.what))))
    for number, day in enumerate(days):
        _within_reach(number, day)


def _no_absences_overlap(days):
    absences = sorted((a.person, a.begin, a.end) for day in days for a in day.absences)
    for (person, _, end), (other, begin, _) in pairwise(absences):
        assert person != other or end <= begin


def _in_one_place_at_a_time(changes):
    """Go away only from the desk, come back only from outside, and both within a duty."""
    is_there, is_away, since = False, False, -1
    for change in changes:
        if change.what is Duty.START:
            is_there, is_away, since = True, False, change.at
        elif change.what is Duty.BACK:
            assert is_away
            is_away = False
        elif change.what in ENDS:
            # The end of one stint at the instant of the next start is the end of the former.
            is_there = is_there and change.at == since
        else:
            assert is_there
            assert not is_away
            is_away = True
    assert not is_away
    assert not is_there


def _within_reach(number, day):
    begin, end = number * DAY + 4 * HOUR, number * DAY + 36 * HOUR
    assert all(begin <= change.at for change in day.changes)
    for arrival in day.arrivals:
        own = [c for c in day.changes if c.person == arrival.stint.person]
        assert arrival.came >= begin
        if not arrival.never:
            assert arrival.begins in {c.at for c in own if c.what is Duty.START}
            ends = [c.at for c in own if c.what in ENDS]
            assert any(arrival.stint.end <= at <= end for at in ends)
    for breach in day.breaches:
        assert begin <= breach.at <= end
        assert breach.amount > 0
